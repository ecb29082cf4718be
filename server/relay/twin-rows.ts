import type { FoundTwin, Twin } from '#lib/documents/twins.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import type { Batch } from './batch.ts';

interface TwinSource {
  document: string;
  store: Pick<DocumentStore, 'changes'>;
  /** Accepted in this turn and not stored yet. */
  batch: Pick<Batch, 'changes'>;
  owner: (client: number) => string | null;
  at: string;
}

/** Adds to each twin who wrote the two values and when the Comune received them. */
export async function twinRows(twins: readonly FoundTwin[], source: TwinSource): Promise<Omit<Twin, 'id'>[]> {
  const rows: Omit<Twin, 'id'>[] = [];
  for (const twin of twins) {
    const { table, row, field, kept, other, keptIsNew } = twin;
    const standing = await standingSince(twin, source);
    rows.push({
      table,
      row,
      field,
      kept,
      keptBy: source.owner(twin.keptClient),
      keptAt: keptIsNew ? source.at : standing,
      other,
      otherBy: source.owner(twin.otherClient),
      otherAt: keptIsNew ? standing : source.at,
    });
  }
  return rows;
}

/** When the value that stood before this frame was received. */
async function standingSince(twin: FoundTwin, source: TwinSource): Promise<string> {
  const { table, row, field } = twin;
  const waiting = source.batch.changes.findLast(
    (change) => change.table === table && change.row === row && change.field === field && change.outcome === 'applied',
  );
  if (waiting !== undefined) return waiting.at;
  const stored = await source.store.changes(source.document, { table, row, field, limit: 20 });
  return stored.find((change) => change.outcome === 'applied')?.at ?? source.at;
}
