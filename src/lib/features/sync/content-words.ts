import type { PlaceNames } from './place-names.ts';
import { isRichText, plainText } from '#lib/domain/rich-text.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** A field's value as people read it; a rich text as its lines. */
export function contentWords(place: { table: string; field: string }, value: unknown, names: PlaceNames): string {
  if (!Array.isArray(value)) return t.fields.value(place.table, place.field, value, names.nameOf);
  const words = isRichText(value) ? plainText(value).trim() : '';
  return words === '' ? t.fields.value(place.table, place.field, '') : words;
}
