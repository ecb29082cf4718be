import type { Registry } from '#lib/domain/org.ts';
import type { ForkRow, ForkValue, OutboxRow, TimedChange } from '#lib/persistence/local-store.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { mergeChanges } from '#lib/sync/change-count.ts';
import type { DocumentName } from '#lib/texts/document-name.ts';

/** In the store or on its way there. */
type Row = Omit<OutboxRow, 'id'>;

/** One change that the relay does not have yet: of a field, or a new row. */
export interface UnsentChange {
  document: string;
  name: DocumentName;
  table: string;
  row: string;
  field: string;
  from: unknown;
  to: unknown;
  at: string;
}

/** A document as it was when the relay refused it. */
export interface Fork {
  id: string;
  document: string;
  name: DocumentName;
  code: number;
  reason: string;
  at: string;
  values: ForkValue[];
}

export function documentName(id: string, documents: readonly DocumentEntry[], registry: Registry | null): DocumentName {
  const entry = documents.find((document) => document.id === id);
  if (!entry) return { kind: 'gone' };
  const { year } = entry;
  if (year === null) return { kind: 'mandate' };
  if (entry.kind === 'plan') return { kind: 'plan', year };
  return { kind: 'area', year, area: registry?.areas.find((candidate) => candidate.id === entry.area)?.name ?? null };
}

/** One entry per change as a person would count them. */
export function unsentChanges(rows: readonly Row[], name: (document: string) => DocumentName): UnsentChange[] {
  return [...Map.groupBy(rows, (row) => row.document)].flatMap(([document, own]) =>
    mergeChanges(own.flatMap((row) => row.changes)).map((change) => ({ document, name: name(document), ...change })),
  );
}

/** The refused values of a fork as changes. */
export function forkChanges({ values }: ForkRow): TimedChange[] {
  return mergeChanges(values.map(({ base, mine, ...place }) => ({ ...place, from: base, to: mine })));
}

export function forkOf(row: ForkRow, name: (document: string) => DocumentName): Fork {
  const { id, document, code, reason, at } = row;
  const values = forkChanges(row).map(({ from, to, ...place }) => ({ ...place, base: from, mine: to }));
  return { id, document, name: name(document), code, reason, at, values };
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function bytesOf(rows: readonly Row[]) {
  return rows.map(({ document, generation, update, createdAt }) => ({
    document,
    generation,
    createdAt,
    update: base64(update),
  }));
}

function file(format: string, content: Record<string, unknown>): Blob {
  return new Blob([JSON.stringify({ format, version: 1, ...content }, null, 2)], { type: 'application/json' });
}

/** Everything on this device that the relay does not have: readable values, and the bytes they came in. */
export function exportUnsent(
  rows: readonly Row[],
  forks: readonly ForkRow[],
  name: (document: string) => DocumentName,
  facts: { entity: string; person: string; at: string },
): Blob {
  return file('traguardo-unsent', {
    ...facts,
    changes: unsentChanges(rows, name),
    updates: bytesOf(rows),
    forks: forks.map((fork) => forkContent(fork, name)),
  });
}

export function exportFork(row: ForkRow, name: (document: string) => DocumentName, facts: object): Blob {
  return file('traguardo-fork', { ...facts, ...forkContent(row, name) });
}

function forkContent(row: ForkRow, name: (document: string) => DocumentName) {
  return { ...forkOf(row, name), values: row.values, state: base64(row.state), updates: bytesOf(row.rows) };
}
