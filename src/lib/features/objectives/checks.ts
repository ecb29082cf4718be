import { parseWeight } from '#lib/domain/weight.ts';
import { figuresOf, parseDate } from '#lib/texts/format.ts';
import { t } from '#lib/ui/texts.svelte.ts';

const MOST = 100_000;

/** The sentence for a weight that cannot be taken, or null. */
export function weightFault(text: string): string | null {
  if (text.trim() === '') return null;
  const weight = parseWeight(text);
  if (weight === null) return t.weights.notAFigure;
  if (weight < 0) return t.weights.negative;
  return weight > MOST ? t.weights.tooLarge : null;
}

/** The sentence for a date that cannot be taken, or null. */
export function dateFault(text: string): string | null {
  const written = text.trim();
  if (written === '' || parseDate(written) !== null) return null;
  return figuresOf(written) === null ? t.dates.howTo : t.dates.notInCalendar(written);
}

/** The sentence for a text longer than the field holds, or null. */
export const lengthFault =
  (most: number) =>
  (text: string): string | null =>
    text.length > most ? t.objective.tooLong(text.length, most) : null;
