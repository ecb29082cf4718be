import * as v from 'valibot';

/** A picture in base64; the command itself looks whether it is a PNG of the size and shape of a stemma. */
export const StemmaPng = v.pipe(v.string(), v.maxLength(400_000), v.base64());

const pixels = v.pipe(v.number(), v.integer(), v.minValue(1));

/** GET /api/stemma → the stemma of the ente, null where there is none. Asked for when the registry names another one. */
export const StemmaAnswer = v.nullable(v.object({ sha256: v.string(), png: StemmaPng, width: pixels, height: pixels }));
