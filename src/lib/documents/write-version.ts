import type { RichText } from '#lib/domain/rich-text.ts';
import type { Version } from '#lib/domain/version.ts';
import type { AnyDocument } from './open-document.ts';
import { fillRich } from './rich-text.ts';
import type { Scalar } from './value.ts';

/** Writes rows into a document that has none of them, in one transaction: what `readVersion` gives, the other way. */
export function writeVersion(document: AnyDocument, version: Version): void {
  const { store } = document;
  store.bear(() => {
    for (const [name, rows] of Object.entries(version)) {
      const table = store.table(name);
      const specs = Object.entries(table.spec.fields);
      const texts = specs.filter(([, spec]) => spec.type === 'text').map(([field]) => field);
      const riches = specs.filter(([, spec]) => spec.type === 'rich').map(([field]) => field);
      for (const [id, fields] of Object.entries(rows)) {
        const blank = Object.fromEntries([...texts, ...riches].map((field) => [field, '']));
        table.create({ ...(fields as Record<string, Scalar>), ...blank }, id);
        // Two people's writing may have merged beyond the limit of what one may write.
        for (const field of texts) {
          const words = fields[field];
          if (typeof words === 'string' && words !== '') table.text(id, field)?.insert(0, words);
        }
        for (const field of riches) {
          const fragment = table.rich(id, field);
          const text = fields[field];
          if (fragment && Array.isArray(text) && text.length > 0) fillRich(fragment, text as RichText);
        }
      }
    }
  });
}

/** Takes every row out of a document, as if there had never been one: not even the Cestino shows them. */
export function removeRows({ store }: AnyDocument): void {
  store.bear(() => {
    for (const { root } of store.tables()) for (const id of [...root.keys()]) root.delete(id);
  });
}

/** Whether a document has no row, not even in its Cestino. */
export function isBlank({ store }: AnyDocument): boolean {
  return store.tables().every(({ root }) => root.size === 0);
}
