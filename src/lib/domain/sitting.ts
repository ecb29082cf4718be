import { isContentField, PARENT_FIELDS } from './version.ts';

/** One field's change as the history tells it, latest first. */
export interface HistoryChange {
  id: number;
  seq: number;
  /** ISO 8601. */
  at: string;
  claimedAt: string | null;
  person: string | null;
  proposedBy?: string | null;
  table: string;
  row: string;
  field: string;
  from: unknown;
  to: unknown;
}

/** A field's changes within one sitting, as one. */
export interface SittingLine {
  field: string;
  from: unknown;
  to: unknown;
  at: string;
  claimedAt: string | null;
  proposedBy: string | null;
  /** The row of the log before the first of them. */
  before: number;
}

export type RowEvent = 'added' | 'discarded' | 'restored' | 'moved';

/** What happened to one row in a sitting. */
export interface SittingRow {
  table: string;
  row: string;
  events: RowEvent[];
  lines: SittingLine[];
  before: number;
}

/** What one person did without a long pause, on one day. */
export interface Sitting {
  person: string | null;
  /** ISO 8601: the first and the last change. */
  from: string;
  to: string;
  /** The rows of the log before the first change and at the last. */
  before: number;
  last: number;
  rows: SittingRow[];
}

const LONG_PAUSE_MS = 30 * 60_000;

/**
 * Changes, latest first, as sittings, latest first; two people at work at the same time have one each. `dayOf` says
 * on which day a time is.
 */
export function sittingsOf(changes: readonly HistoryChange[], dayOf: (at: string) => string): Sitting[] {
  const groups: HistoryChange[][] = [];
  const open = new Map<string | null, HistoryChange[]>();
  for (const change of changes) {
    const group = open.get(change.person);
    const earliest = group?.at(-1);
    const goesOn =
      earliest !== undefined &&
      dayOf(earliest.at) === dayOf(change.at) &&
      Date.parse(earliest.at) - Date.parse(change.at) <= LONG_PAUSE_MS;
    if (group !== undefined && goesOn) group.push(change);
    else {
      const next = [change];
      open.set(change.person, next);
      groups.push(next);
    }
  }
  return groups.map(sittingOf).filter((sitting) => sitting.rows.length > 0);
}

function sittingOf(latestFirst: readonly HistoryChange[]): Sitting {
  const changes = latestFirst.toReversed();
  const [first, last] = [changes[0], changes.at(-1)];
  const rows = [...Map.groupBy(changes, ({ table, row }) => `${table}/${row}`).values()];
  return {
    person: first?.person ?? null,
    from: first?.at ?? '',
    to: last?.at ?? '',
    before: (first?.seq ?? 1) - 1,
    last: last?.seq ?? 0,
    rows: rows.map(rowOf).filter((row) => row.events.length + row.lines.length > 0),
  };
}

/** Changes of one row, oldest first. */
function rowOf(changes: readonly HistoryChange[]): SittingRow {
  const { table = '', row = '', seq = 1 } = changes[0] ?? {};
  const lines: SittingLine[] = [];
  for (const [field, own] of Map.groupBy(changes, (change) => change.field)) {
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) continue;
    // A chapter's text is no plain value: that it was written in is all its changes say.
    const told = first.from !== last.to || own.some(({ from, to }) => from === '' && to === last.to);
    if (!isContentField(field) || field === PARENT_FIELDS[table]?.field || !told) continue;
    lines.push({
      field,
      from: first.from,
      to: last.to,
      at: last.at,
      claimedAt: last.claimedAt,
      proposedBy: last.proposedBy ?? null,
      before: first.seq - 1,
    });
  }
  return { table, row, events: eventsOf(changes), lines, before: seq - 1 };
}

function eventsOf(changes: readonly HistoryChange[]): RowEvent[] {
  const places = changes.filter(({ field }) => field === 'position');
  const bins = changes.filter(({ field }) => field === 'discarded');
  // A row is born with a place, and in the Cestino, out of which the same person takes it.
  const born = places[0]?.from === '';
  const [was, is] = [born ? true : bins[0]?.from, bins.at(-1)?.to];
  const events: RowEvent[] = born ? ['added'] : [];
  if (is === true && (born ? bins.length > 1 : was === false)) events.push('discarded');
  if (!born && was === true && is === false) events.push('restored');
  if (!born && places.length > 0 && events.length === 0) events.push('moved');
  return events;
}
