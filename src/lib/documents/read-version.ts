import * as Y from 'yjs';
import type { Version, VersionRow, VersionValue } from '#lib/domain/version.ts';
import type { DocumentKind } from './kind.ts';
import { richToTree } from './rich-text.ts';
import { SCHEMA } from './schema.ts';
import { readField } from './table.ts';
import { TWINS } from './twin.ts';

/** A document of any kind as plain values, the Cestino included; without twins, which are about values. */
export function readVersion(doc: Y.Doc, kind: DocumentKind): Version {
  const version: Record<string, Record<string, VersionRow>> = {};
  for (const [table, { fields }] of Object.entries(SCHEMA[kind])) {
    if (table === TWINS) continue;
    const rows: Record<string, VersionRow> = {};
    for (const [id, row] of doc.getMap(table)) {
      if (!(row instanceof Y.Map)) continue;
      const values: Record<string, VersionValue> = {};
      for (const [field, spec] of Object.entries(fields)) {
        const stored: unknown = row.get(field);
        values[field] =
          spec.type === 'rich' ? (stored instanceof Y.XmlFragment ? richToTree(stored) : []) : readField(spec, stored);
      }
      rows[id] = values;
    }
    version[table] = rows;
  }
  return version;
}
