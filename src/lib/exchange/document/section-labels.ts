import { readType } from '../fields/type.ts';
import type { SourceRef } from '../source.ts';
import type { RawLabels } from '../table/objective-rows.ts';

const TYPE =
  /^(?:(?:\d{1,2}|[a-z])[.)]\s*)?obiettiv[oi]\s+(?:di\s+|d['’]\s*|a carattere\s+)?(?:\p{L}+\s+){0,2}?(mantenimento|sviluppo|miglioramento|innovazione|ordinar\p{L}+|trasversal\p{L}+|consolidamento)\b/iu;
const REFERENCE =
  /^(?:(?:missione|programma|linea (?:strategica|di mandato|programmatica)|indirizzo strategico|obiettivo strategico|finalit[àa])\s*(?:n[.°]?\s*)?(?:[\d.]{1,8}|[IVX]{1,5}\b|:)|area strategica\s+\S)/iu;

/**
 * What a line between the objectives says of those below it: `Obiettivi di mantenimento`, `Programma 5 – Cultura`.
 * Null when it says nothing of the kind.
 */
export function sectionLabels(text: string, source: SourceRef): RawLabels | null {
  if (text.length > 140) return null;
  if (REFERENCE.test(text)) return { strategicReference: { text, source } };
  const type = text.length <= 70 ? TYPE.exec(text)?.[1] : undefined;
  return type === undefined || readType(type) === null ? null : { type: { text: type, source } };
}
