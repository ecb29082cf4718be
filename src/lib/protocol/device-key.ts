import { fromBase64 } from 'lib0/buffer';
import * as v from 'valibot';

/** GET /api/device-key?device=<device> → DeviceKey; DELETE forgets it: what the device has sealed never opens again. */
export const DeviceKeyQuery = v.object({ device: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)) });

export const DeviceKey = v.object({
  /** 32 random bytes of this person on this device, in base64; the relay alone keeps them. */
  secret: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z0-9+/]{43}=$/),
    v.transform((text): Uint8Array => fromBase64(text)),
  ),
});
