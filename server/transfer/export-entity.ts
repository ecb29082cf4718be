import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { readVersion } from '#lib/documents/read-version.ts';
import { joinedText } from '#lib/domain/rich-text.ts';
import type { Version, VersionValue } from '#lib/domain/version.ts';
import type { Ente } from '../entity/ente.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import { EXPORT_FORMAT, EXPORTED_KINDS } from './export-shape.ts';
import type { Export, ExportedDocument } from './export-shape.ts';

/**
 * Everything that people wrote of the plan, the Cestino included, as plain values in one order. No account, no secret,
 * nothing of an evaluation; not who wrote what when, which is in the copies.
 */
export async function exportEntity(ente: Ente): Promise<Export> {
  const {
    version: _version,
    lastImport: _lastImport,
    lastPlanImport: _lastPlanImport,
    lastOpening: _lastOpening,
    entity: { stemma: _sum, ...entity },
    ...rest
  } = ente.registry;
  const registry = { entity, ...rest };
  const { stemma } = ente;
  const documents: ExportedDocument[] = [];
  for (const document of await ente.store.list()) {
    const name = nameOf(document, registry.years);
    if (name === null) continue;
    const version = await ente.relay.inspect(document.id, ({ doc }) => readVersion(doc, document.kind));
    documents.push({ ...name, state: document.state, tables: tablesOf(version) });
  }
  return {
    format: EXPORT_FORMAT,
    schema: Object.fromEntries(EXPORTED_KINDS.map((kind) => [kind, DOCUMENT_SCHEMA[kind]])),
    registry,
    ...(stemma && { stemma: stemma.png }),
    documents: documents.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

export function exportText(content: Export): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** null: a kind that stays here, or a year that was taken back. */
function nameOf(document: StoredDocument, years: readonly number[]) {
  if (document.kind === 'mandate') return { kind: document.kind, mandate: document.mandate };
  if (document.kind === 'plan' && years.includes(document.year)) return { kind: document.kind, year: document.year };
  if (document.kind === 'area' && years.includes(document.year))
    return { kind: document.kind, year: document.year, area: document.area };
  return null;
}

const keyOf = (one: ExportedDocument) =>
  one.kind === 'mandate' ? `0/${one.mandate}` : `${one.year}/${one.kind === 'plan' ? '' : one.area}`;

function tablesOf(version: Version): ExportedDocument['tables'] {
  return Object.fromEntries(
    Object.entries(version).map(([table, rows]) => [
      table,
      Object.entries(rows)
        .map(([id, fields]): { id: string; position: string } & Record<string, VersionValue> => ({
          id,
          position: String(fields['position']),
          ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, plain(value)])),
        }))
        .toSorted((a, b) => (a.position === b.position ? (a.id < b.id ? -1 : 1) : a.position < b.position ? -1 : 1)),
    ]),
  );
}

/** Words that follow each other with the same marks are one piece, however they came to be written. */
function plain(value: VersionValue): VersionValue {
  return Array.isArray(value) ? joinedText(value) : value;
}
