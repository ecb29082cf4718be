import * as v from 'valibot';

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Change = v.object({
  table: v.string(),
  row: v.string(),
  field: v.string(),
  from: v.unknown(),
  to: v.unknown(),
  at: v.string(),
});

const Heard = v.object({
  access: v.picklist(['read', 'write']),
  epoch: v.string(),
  seq: v.number(),
  schema: v.number(),
  reason: v.nullable(v.picklist(['role', 'closed'])),
  at: v.string(),
});

/** What the tabs that have one document's generation open say to each other. */
export const TabMessage = v.variant('type', [
  /** A tab has opened it and knows this much. */
  v.object({ type: v.literal('opened'), vector: bytes }),
  /** What it did not know. */
  v.object({ type: v.literal('state'), update: bytes }),
  /** A person's edit, part of a batch that the sender will write to the outbox. */
  v.object({ type: v.literal('edit'), batch: v.string(), update: bytes, changes: v.array(Change) }),
  /** The batch is outbox row `row` now. */
  v.object({ type: v.literal('written'), batch: v.string(), row: v.number() }),
  /** The relay has these batches on stable storage; each tab names those of earlier visits by their row. */
  v.object({ type: v.literal('stored'), batches: v.array(v.string()), rows: v.optional(v.array(v.number()), []) }),
  /** What the leading tab fetched from the relay, for those without a connection. */
  v.object({ type: v.literal('fetched'), update: bytes, hello: Heard, seq: v.number() }),
  /** The relay refused the document; go on with this generation. */
  v.object({ type: v.literal('forked'), generation: v.number() }),
]);
export type TabMessage = v.InferOutput<typeof TabMessage>;

/** Another tab may run another version of the app: what is not understood is ignored. */
export function parseTabMessage(message: unknown): TabMessage | null {
  const parsed = v.safeParse(TabMessage, message);
  return parsed.success ? parsed.output : null;
}
