import { fromBase64 } from 'lib0/buffer';
import * as v from 'valibot';
import { MAX_FRAME_BYTES } from './frames.ts';

/** Documents in one request. */
export const MOST_DOCUMENTS = 64;
/** Bytes of a request's body, as JSON. */
export const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** Base64 of at most one frame; read as bytes. A pattern of groups would overflow the stack on megabytes. */
const bytes = v.pipe(
  v.string(),
  v.maxLength(Math.ceil(MAX_FRAME_BYTES / 3) * 4),
  v.regex(/^[A-Za-z0-9+/]*={0,2}$/),
  v.transform((text): Uint8Array => fromBase64(text)),
);

/**
 * POST /api/sync → BatchAnswer: what a step 1, and a step 2 if there is something to give, would say over a socket,
 * for many documents at once. Each goes its own way: one that is refused changes nothing for the others.
 */
export const BatchRequest = v.object({
  device: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))),
  documents: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
        /** As offered to a socket. */
        subprotocol: v.pipe(v.string(), v.maxLength(40)),
        /** The epoch the device knows, null when it has never met the document; of another one nothing is taken. */
        epoch: v.nullable(v.pipe(v.string(), v.maxLength(64))),
        /** Yjs state vector of the device. */
        vector: bytes,
        /** Everything the relay lacks, against the vector of an answer before. */
        update: v.optional(bytes),
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_DOCUMENTS),
  ),
});
export type BatchRequest = v.InferOutput<typeof BatchRequest>;

/** One document, in the words of a socket: a close code, or HELLO, the relay's state and the acknowledgement. */
export const BatchDocument = v.union([
  v.object({ id: v.string(), closed: v.number(), reason: v.string() }),
  v.object({
    id: v.string(),
    hello: v.object({
      access: v.picklist(['read', 'write']),
      epoch: v.string(),
      seq: v.number(),
      schema: v.number(),
      reason: v.nullable(v.picklist(['role', 'closed'])),
      at: v.string(),
    }),
    /** The last stored row. */
    seq: v.number(),
    /** Yjs state vector of the relay, once what was given is stored. */
    vector: bytes,
    /** What the device lacks: collected state, never rows of the log. */
    update: bytes,
    /** What was given is on stable storage. */
    stored: v.boolean(),
  }),
]);
export type BatchDocument = v.InferOutput<typeof BatchDocument>;

/** Fewer documents than were asked for when the answer would grow too large: the device asks again for the rest. */
export const BatchAnswer = v.object({ documents: v.array(BatchDocument) });
export type BatchAnswer = v.InferOutput<typeof BatchAnswer>;
