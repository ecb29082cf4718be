import { personName, personOf } from '#lib/domain/org.ts';
import type { Registry } from '#lib/domain/org.ts';
import { forkValues, openValues } from '#lib/persistence/fork-values.ts';
import type { ForkRow, ForkText, ForkValue, OutboxRow } from '#lib/persistence/local-store.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { FORK_FILE_VERSION, type ForkFile } from '#lib/protocol/refused.ts';
import { mergeChanges } from '#lib/sync/change-count.ts';
import type { DocumentName } from '#lib/texts/document-name.ts';
import { base64 } from './base64.ts';

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

export function documentName(id: string, documents: readonly DocumentEntry[], registry: Registry | null): DocumentName {
  const entry = documents.find((document) => document.id === id);
  if (!entry) return { kind: 'gone' };
  const { year } = entry;
  if (entry.kind === 'talk') return { kind: 'talk' };
  if (year === null) return { kind: 'mandate' };
  if (entry.kind === 'plan') return { kind: 'plan', year };
  if (entry.kind !== 'area') {
    const person = personOf(registry, entry.person ?? null);
    return { kind: entry.kind, year, person: person ? personName(person) : null };
  }
  return { kind: 'area', year, area: registry?.areas.find((candidate) => candidate.id === entry.area)?.name ?? null };
}

/** One entry per change as a person would count them. */
export function unsentChanges(rows: readonly Row[], name: (document: string) => DocumentName): UnsentChange[] {
  return [...Map.groupBy(rows, (row) => row.document)].flatMap(([document, own]) =>
    mergeChanges(own.flatMap((row) => row.changes)).map((change) => ({ document, name: name(document), ...change })),
  );
}

function bytesOf(rows: readonly Row[]) {
  return rows.map(({ document, generation, update, createdAt }) => ({
    document,
    generation,
    createdAt,
    update: base64(update),
  }));
}

interface ExportFacts {
  entity: string;
  entityId: string;
  person: string;
  personId: string;
  at: string;
  /** The name of this device for this person. */
  device: string;
}

/** What a file can be gone on from: readable values, each document and generation on its own. */
type FileFork = Pick<ForkRow, 'document' | 'generation' | 'code' | 'reason' | 'at' | 'values'> & { device: string };

function file(format: ForkFile['format'], { device: _device, ...facts }: ExportFacts, content: object): Blob {
  const written = { format, version: FORK_FILE_VERSION, ...facts, ...content };
  return new Blob([JSON.stringify(written, null, 2)], { type: 'application/json' });
}

/** Everything on this device that the relay does not have: readable values, and the bytes they came in. */
export function exportUnsent(
  rows: readonly Row[],
  forks: readonly ForkRow[],
  name: (document: string) => DocumentName,
  facts: ExportFacts,
  textsOf: (rows: readonly Row[]) => ForkText[],
): Blob {
  const unsent = [...Map.groupBy(rows, (row) => `${row.document}-${row.generation}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { document, generation, createdAt: at } = first;
    const values = forkValues(own, textsOf(own));
    return [{ device: facts.device, document, generation, code: 0, reason: '', at, values: values.map(wholeValue) }];
  });
  return file('traguardo-unsent', facts, {
    changes: unsentChanges(rows, name),
    updates: bytesOf(rows),
    forks: [...unsent, ...forks.map((fork) => forkContent(fork, name, facts.device))],
  });
}

export function exportFork(row: ForkRow, name: (document: string) => DocumentName, facts: ExportFacts): Blob {
  return file('traguardo-fork', facts, { forks: [forkContent(row, name, facts.device)] });
}

function forkContent(
  row: ForkRow,
  name: (document: string) => DocumentName,
  device: string,
): FileFork & Record<string, unknown> {
  const { document, generation, code, reason, at, rows, state } = row;
  const facts = { device, document, generation, name: name(document), code, reason, at };
  return { ...facts, values: openValues(row).map(wholeValue), state: base64(state), updates: bytesOf(rows) };
}

/** JSON leaves out what is undefined. */
function wholeValue(value: ForkValue): ForkValue {
  return { ...value, base: value.base ?? null, mine: value.mine ?? null };
}
