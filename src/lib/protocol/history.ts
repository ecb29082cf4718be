import * as v from 'valibot';

const table = v.pipe(v.string(), v.maxLength(40));
const row = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const field = v.pipe(v.string(), v.maxLength(40));
/** From an address: a row of the log. */
const seqText = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const time = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp());

/** The person of what nobody did: twins, structure. */
export const COMUNE = 'comune';

/** GET /api/documents/<id>/history?…: changes by field, latest first, a page at a time. */
export const HistoryQuery = v.object({
  person: v.optional(row),
  table: v.optional(table),
  /** With what hangs on it. */
  row: v.optional(row),
  field: v.optional(field),
  since: v.optional(time),
  until: v.optional(time),
  /** Only what is older than this entry. */
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
});
export const HISTORY_PAGE = 200;
export type HistorySearch = { readonly [Key in keyof v.InferInput<typeof HistoryQuery>]?: string | number | undefined };

/** A row the history speaks of, as it is now; of one that is gone nothing is known. */
export const HistoryRow = v.object({
  table: v.string(),
  row: v.string(),
  /** Code and title, or what it says; may be empty. */
  name: v.string(),
  /** Of a participation. */
  person: v.nullable(v.string()),
  parent: v.nullable(v.object({ table: v.string(), row: v.string() })),
  /** In the Cestino. */
  discarded: v.boolean(),
});
export type HistoryRow = v.InferOutput<typeof HistoryRow>;

export const HistoryRecord = v.object({
  id: v.number(),
  seq: v.number(),
  /** Server time. */
  at: v.string(),
  /** What the device said; nobody vouches for it. */
  claimedAt: v.nullable(v.string()),
  person: v.nullable(v.string()),
  /** Who proposed what `person` accepted. */
  proposedBy: v.optional(v.nullable(v.string())),
  device: v.nullable(v.string()),
  table: v.string(),
  row: v.string(),
  field: v.string(),
  from: v.unknown(),
  to: v.unknown(),
});
export type HistoryRecord = v.InferOutput<typeof HistoryRecord>;

export const HistoryPage = v.object({
  entries: v.array(HistoryRecord),
  /** `before` of the page that follows; null when this is the last. */
  next: v.nullable(v.number()),
  /** Everybody who changed something, for the filter. */
  authors: v.array(v.nullable(v.string())),
  rows: v.array(HistoryRow),
  /** The document's last row of the log. */
  seq: v.number(),
  /** The first moment that can be shown again: after an erasure not the first of all. */
  versionsSince: v.string(),
  erasure: v.nullable(v.object({ at: v.string(), organ: v.string(), number: v.string(), day: v.string() })),
  mayRestore: v.boolean(),
});
export type HistoryPage = v.InferOutput<typeof HistoryPage>;

const moment = v.union([v.literal('now'), seqText, time]);

/** GET /api/documents/<id>/compare?from=<seq, time or now>&to=<the same>[&table=&row=[&field=]] */
export const CompareQuery = v.object({
  from: moment,
  to: moment,
  table: v.optional(table),
  row: v.optional(row),
  field: v.optional(field),
});

export type CompareSearch = { readonly [Key in keyof v.InferInput<typeof CompareQuery>]?: string | number | undefined };

const Moment = v.object({ seq: v.number(), at: v.string() });

/** What differs between two moments; a chapter's text as its words. */
export const Comparison = v.object({
  from: Moment,
  to: Moment,
  differences: v.array(
    v.object({
      table: v.string(),
      row: v.string(),
      kind: v.picklist(['added', 'removed', 'changed', 'moved']),
      fields: v.array(v.object({ field: v.string(), from: v.unknown(), to: v.unknown() })),
    }),
  ),
  rows: v.array(HistoryRow),
});
export type Comparison = v.InferOutput<typeof Comparison>;

/** POST /api/documents/<id>/restore → Restored. New edits of whoever asks, only where the two moments differ. */
export const RestoreInput = v.object({
  /** The moment to go back to. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The row of the log that the preview was made from: what changed since at the same places is not overwritten. */
  base: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Absent: the whole document. */
  places: v.optional(
    v.pipe(v.array(v.object({ table, row, field: v.optional(field) })), v.minLength(1), v.maxLength(500)),
  ),
});
export type RestoreInput = v.InferOutput<typeof RestoreInput>;
/** The document's last row afterwards; going back to `base` at the same places takes it back. */
export const Restored = v.object({ seq: v.number() });
export type Restored = v.InferOutput<typeof Restored>;
