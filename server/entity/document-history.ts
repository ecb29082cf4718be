import type * as v from 'valibot';
import { readVersion } from '#lib/documents/read-version.ts';
import { TWINS } from '#lib/documents/twin.ts';
import { compareVersions, parentOf, rowName, textOfValue, withChildren } from '#lib/domain/version.ts';
import type { Place, Version, VersionValue } from '#lib/domain/version.ts';
import { COMUNE, HISTORY_PAGE } from '#lib/protocol/history.ts';
import type { CompareQuery, Comparison, HistoryPage, HistoryQuery, HistoryRow } from '#lib/protocol/history.ts';
import type { HistoryEntry, StoredDocument } from '../storage/document-store.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Ente } from './ente.ts';
import { replayed, stored } from './versions.ts';

/** A page of a document's history for whoever may read it. */
export async function historyPage(
  ente: Ente,
  person: string,
  document: StoredDocument,
  query: v.InferOutput<typeof HistoryQuery>,
): Promise<HistoryPage> {
  const { table, row, field, since, until, before } = query;
  const version = readVersion(await stored(ente.store, document.id), document.kind);
  const entries = await ente.store.history(document.id, {
    person: query.person === COMUNE ? null : query.person,
    ...(table !== undefined && row !== undefined
      ? { places: withChildren({ table, row }, version).map(({ table, row }) => ({ table, row })) }
      : { table }),
    field,
    since,
    until,
    before,
    limit: HISTORY_PAGE + 1,
  });
  const page = entries.slice(0, HISTORY_PAGE);
  // What one row got in one go stands on one page: half of a birth would read like changes.
  const cut = entries[HISTORY_PAGE];
  const together = (one: HistoryEntry | undefined) =>
    cut !== undefined && one?.seq === cut.seq && one.table === cut.table && one.row === cut.row;
  const whole = page.findLastIndex((entry) => !together(entry)) + 1;
  if (whole > 0) page.length = whole;
  const erasure = (await ente.store.tombstones()).find((one) => one.successor === document.id) ?? null;
  const [first] = await ente.store.chained(document.id, 0, 1);
  return {
    entries: page.filter((entry) => entry.table !== TWINS).map(record),
    next: entries.length > HISTORY_PAGE ? (page.at(-1)?.id ?? null) : null,
    authors: await ente.store.authors(document.id),
    rows: rowsOf(page, version),
    seq: document.seq,
    versionsSince: first?.at ?? '',
    erasure: erasure === null ? null : { at: erasure.at, ...erasure.act },
    mayRestore: document.state === 'open' && ente.accessOf(person, document) === 'write',
  };
}

function record({ outcome: _outcome, ...entry }: HistoryEntry): HistoryPage['entries'][number] {
  return entry;
}

/** What a document was at two moments, side by side: only what differs, in plain values. */
export async function compareMoments(
  ente: Ente,
  document: StoredDocument,
  query: v.InferOutput<typeof CompareQuery>,
): Promise<Comparison> {
  const [from, to] = [await momentOf(ente, document, query.from), await momentOf(ente, document, query.to)];
  const [older, newer] = [await versionAt(ente, document, from.seq), await versionAt(ente, document, to.seq)];
  const { table, row, field } = query;
  const places =
    table === undefined || row === undefined ? undefined : withChildren({ table, row, field }, older, newer);
  const differences = compareVersions(older, newer, places);
  return {
    from,
    to,
    differences: differences.map((difference) => ({
      ...difference,
      fields: difference.fields.map((one) => ({ ...one, from: shown(one.from), to: shown(one.to) })),
    })),
    // What a removed row was called counts, and what one that is there is called now.
    rows: rowsOf(differences, newer, older),
  };
}

export async function versionAt(ente: Ente, document: StoredDocument, seq: number): Promise<Version> {
  const doc =
    seq === document.seq ? await stored(ente.store, document.id) : await replayed(ente.store, document.id, seq);
  const version = readVersion(doc, document.kind);
  doc.destroy();
  return version;
}

/** A row of the log by its number, or by the time when it was the last. */
async function momentOf(ente: Ente, document: StoredDocument, moment: number | string): Promise<Comparison['from']> {
  if (moment === 'now') return momentOf(ente, document, document.seq);
  const seq = typeof moment === 'number' ? moment : await ente.store.seqAt(document.id, new Date(moment).toISOString());
  if (seq > document.seq) throw new HttpProblem('not-found');
  if (seq === 0) return { seq: 0, at: typeof moment === 'string' ? moment : '' };
  const [row] = await ente.store.chained(document.id, seq - 1, 1);
  if (row === undefined) throw new HttpProblem('not-found');
  return { seq, at: row.at };
}

function shown(value: VersionValue): string | number | boolean | null {
  return typeof value === 'object' ? (value === null ? null : textOfValue(value)) : value;
}

/** The rows that are spoken of, and what they hang on. */
function rowsOf(places: readonly Place[], ...versions: readonly Version[]): HistoryRow[] {
  const rows = new Map<string, HistoryRow>();
  const add = (table: string, row: string) => {
    const key = `${table}/${row}`;
    const fields = versions.map((version) => version[table]?.[row]).find((one) => one !== undefined);
    if (rows.has(key) || fields === undefined) return;
    const parent = parentOf(table, fields);
    const { person } = fields;
    rows.set(key, {
      table,
      row,
      name: rowName(table, fields),
      person: table === 'participations' && typeof person === 'string' ? person : null,
      parent,
      discarded: fields['discarded'] === true,
    });
    if (parent !== null) add(parent.table, parent.row);
  };
  for (const { table, row } of places) add(table, row);
  return [...rows.values()];
}
