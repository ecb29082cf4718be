import * as v from 'valibot';
import { isRichText } from '#lib/domain/rich-text.ts';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const moment = v.pipe(v.string(), v.isoTimestamp());
/** Longer than what merged writing can grow a text to: it may be refused for its length. */
const LONGEST_TEXT = 1_000_000;
const MOST_VALUES = 5_000;
const MOST_GENERATIONS = 1_000_000;

/** A field's value: one plain value, or a rich text as its blocks. */
const Content = v.union([
  v.null(),
  v.boolean(),
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.maxLength(LONGEST_TEXT)),
  v.custom<unknown[]>(isRichText),
]);
const place = { table: v.pipe(v.string(), v.maxLength(40)), row: id, field: v.pipe(v.string(), v.maxLength(40)) };

/** `table/row/field`. */
const FieldKey = v.pipe(v.string(), v.maxLength(150));
const FieldKeys = v.pipe(v.array(FieldKey), v.maxLength(MOST_VALUES));

/** One refused field: what the Comune had when the person changed it, and what the person wrote. */
export const RefusedValue = v.object({ ...place, base: Content, mine: Content, at: v.string() });
export type RefusedValue = v.InferOutput<typeof RefusedValue>;
const RefusedValues = v.pipe(v.array(RefusedValue), v.maxLength(MOST_VALUES));

const generation = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_GENERATIONS));
/** A fork is known by person, device, document and generation: sending it again is sending it once. */
const forkPlace = { device: id, document: id, generation };
const code = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_999));
const reason = v.pipe(v.string(), v.maxLength(500));

/** Yjs updates in base64; left out when they are too big for one request. */
const Bytes = v.nullable(v.pipe(v.string(), v.maxLength(6 * 1024 * 1024), v.base64()));

/** POST /api/documents/<id>/forks. Nobody can read the bytes back through HTTP. */
export const ForkInput = v.object({
  device: id,
  generation,
  code,
  reason,
  at: moment,
  values: RefusedValues,
  settled: FieldKeys,
  bytes: Bytes,
});
export type ForkInput = v.InferOutput<typeof ForkInput>;

/** POST /api/forks/settled: fields that need no decision any more; also of a fork that is still on its way. */
export const ForkSettled = v.object({ ...forkPlace, keys: FieldKeys });
export type ForkSettled = v.InferOutput<typeof ForkSettled>;

/** GET /api/forks: mine, latest first. `base` is null where I may not read the document any more (`own`). */
export const ForkRecord = v.object({
  ...forkPlace,
  code: v.number(),
  reason: v.string(),
  at: v.string(),
  own: v.boolean(),
  values: v.array(RefusedValue),
  settled: v.array(v.string()),
});
export type ForkRecord = v.InferOutput<typeof ForkRecord>;
export const ForkRecords = v.array(ForkRecord);

/** One value that is proposed; `base` is what the Comune had. */
export const ProposedValue = v.object({ ...place, base: Content, value: Content });
export type ProposedValue = v.InferOutput<typeof ProposedValue>;

/** POST /api/documents/<id>/proposals. The device chooses the id: sending it again is sending it once. */
export const ProposalInput = v.object({
  id,
  values: v.pipe(v.array(ProposedValue), v.minLength(1), v.maxLength(MOST_VALUES)),
});
export type ProposalInput = v.InferOutput<typeof ProposalInput>;

export const PROPOSAL_OUTCOMES = ['accepted', 'declined'] as const;

/** GET /api/proposals: what waits in documents I may read, and mine until I have read the outcome. */
export const Proposal = v.object({
  id: v.string(),
  document: v.string(),
  author: v.string(),
  at: v.string(),
  values: v.array(
    v.object({
      ...ProposedValue.entries,
      outcome: v.nullable(v.picklist(PROPOSAL_OUTCOMES)),
      decidedBy: v.nullable(v.string()),
      decidedAt: v.nullable(v.string()),
    }),
  ),
});
export type Proposal = v.InferOutput<typeof Proposal>;
export const Proposals = v.array(Proposal);

/**
 * POST /api/proposals/<id>/decisions → Proposal. `seen` is what the document had on the screen: when it has moved
 * since, nothing is decided.
 */
export const ProposalDecisions = v.object({
  outcome: v.picklist(PROPOSAL_OUTCOMES),
  values: v.pipe(
    v.array(v.object({ key: FieldKey, seen: v.nullish(Content, null) })),
    v.minLength(1),
    v.maxLength(MOST_VALUES),
  ),
});
export type ProposalDecisions = v.InferOutput<typeof ProposalDecisions>;

/** The file of *Esporta*, to go on from here or on another device. */
export const FORK_FILE_VERSION = 2;
const FileFork = v.object({
  ...forkPlace,
  code,
  reason,
  at: v.string(),
  values: RefusedValues,
});
export const ForkFile = v.object({
  format: v.picklist(['traguardo-unsent', 'traguardo-fork']),
  version: v.literal(FORK_FILE_VERSION),
  entityId: v.string(),
  personId: v.string(),
  at: v.string(),
  forks: v.pipe(v.array(FileFork), v.maxLength(500)),
});
export type ForkFile = v.InferOutput<typeof ForkFile>;
