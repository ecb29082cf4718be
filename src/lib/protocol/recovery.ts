import * as v from 'valibot';

/**
 * Who writes under a Yjs client id of a document, signed by the Comune for devices to keep: after the Comune was
 * restored from a copy they hand back what it lost, and the signature says whose it is.
 */
export const OwnerEntry = v.object({
  client: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 53 - 1)),
  /** null: the Comune itself. */
  person: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  /** 16 bytes, base64url. */
  mac: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
});
export type OwnerEntry = v.InferOutput<typeof OwnerEntry>;

/** Base64 of at most 8 MiB. */
const bytes = v.pipe(v.string(), v.maxLength(11_200_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** GET /api/documents/<id>/recovery: how the Comune's document stands, for whoever may read it. */
export const RecoveryStanding = v.object({
  epoch: v.string(),
  /** Its Yjs state vector, base64. */
  vector: bytes,
  /** Whether it takes back what it lost: for some weeks after a restore, while the document is open. */
  open: v.boolean(),
});
export type RecoveryStanding = v.InferOutput<typeof RecoveryStanding>;

/** POST /api/documents/<id>/recovery: what a device has that the Comune does not, and whose it is. */
export const RecoveryOffer = v.object({
  update: bytes,
  owners: v.pipe(v.array(OwnerEntry), v.maxLength(20_000)),
});
export type RecoveryOffer = v.InferOutput<typeof RecoveryOffer>;

export const RecoveryResult = v.object({
  /** Rows the log gained. */
  rows: v.number(),
});
export type RecoveryResult = v.InferOutput<typeof RecoveryResult>;
