import * as v from 'valibot';
import { Session } from './http.ts';

/** Of the two bytes-as-text alphabets WebAuthn speaks only this one. */
const base64url = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[A-Za-z0-9_-]+$/));
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const code = v.pipe(v.string(), v.trim(), v.minLength(6), v.maxLength(20));
const time = v.pipe(v.string(), v.isoTimestamp());

/** Answer of whatever signs in: in, or the code of the second factor is asked for. */
export const SignInStep = v.object({ next: v.literal('second-factor') });
export const SignInAnswer = v.union([Session, SignInStep]);
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;

/** POST /api/session/second-factor → Session. A code of the app, or a recovery code. */
export const CodeInput = v.object({ code });

/** What a browser hands to `navigator.credentials`: made and read by the same library on both sides. */
export const PasskeyOptions = v.record(v.string(), v.unknown());

const credential = {
  id: base64url(1_500),
  rawId: base64url(1_500),
  type: v.literal('public-key'),
  authenticatorAttachment: v.optional(v.picklist(['platform', 'cross-platform'])),
  clientExtensionResults: v.optional(v.object({}), {}),
};

/** POST /api/session/passkey → SignInAnswer; its options come from POST /api/session/passkey/options. */
export const PasskeyAnswer = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
    userHandle: v.optional(base64url(200)),
  }),
});

/** POST /api/access/passkeys/options → PasskeyOptions. */
export const NewPasskeyInput = v.object({
  password,
  /** Of the device that holds it, as the person calls it. */
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
});
/** POST /api/access/passkeys. */
export const NewPasskeyAnswer = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: base64url(8_000),
    attestationObject: base64url(20_000),
    transports: v.optional(
      v.pipe(v.array(v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])), v.maxLength(10)),
    ),
  }),
});
/** POST /api/access/passkeys/remove. */
export const PasskeyRemoval = v.object({ id: base64url(1_500), password });

/** POST /api/access/second-factor/begin → SecondFactorSecret; nothing is on until a code is confirmed. */
export const PasswordProof = v.object({ password });
export const SecondFactorSecret = v.object({
  /** Base32, for who cannot take a picture. */
  secret: v.string(),
  /** `otpauth://…`, what the QR code holds. */
  address: v.string(),
});
export type SecondFactorSecret = v.InferOutput<typeof SecondFactorSecret>;
/** POST /api/access/second-factor/confirm with CodeInput, and /recovery-codes with SecondFactorProof. */
export const RecoveryCodes = v.object({ codes: v.array(v.string()) });
/** POST /api/access/second-factor/remove and /api/access/recovery-codes. */
export const SecondFactorProof = v.object({ password, code });

/** POST /api/access/sessions/end: one, or all the others. */
export const SessionEnding = v.union([
  v.object({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
  v.object({ others: v.literal(true) }),
]);

/** POST /api/session/provider → where to send the browser. */
export const ProviderInput = v.object({ next: v.pipe(v.string(), v.maxLength(1_000), v.regex(/^\/(?![/\\])/)) });
export const ProviderStart = v.object({ url: v.pipe(v.string(), v.url()) });

export const PasskeyFacts = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: time,
  usedAt: v.nullable(time),
});
export type PasskeyFacts = v.InferOutput<typeof PasskeyFacts>;

export const SessionFacts = v.object({
  id: v.string(),
  /** The one that asks. */
  current: v.boolean(),
  browser: v.nullable(v.string()),
  system: v.nullable(v.string()),
  means: v.picklist(['password', 'second-factor', 'passkey', 'provider']),
  since: time,
  /** Within some minutes. */
  usedAt: time,
});
export type SessionFacts = v.InferOutput<typeof SessionFacts>;

/** GET /api/access: how I get in, and where I am in. */
export const AccessFacts = v.object({
  identifier: v.string(),
  /** false: the account has none, its person comes in by the organisation's own sign-in. */
  password: v.boolean(),
  secondFactor: v.nullable(v.object({ since: time, codesLeft: v.number() })),
  passkeys: v.array(PasskeyFacts),
  sessions: v.array(SessionFacts),
});
export type AccessFacts = v.InferOutput<typeof AccessFacts>;
