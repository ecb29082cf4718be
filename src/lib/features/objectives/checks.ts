import { parseWeight } from '#lib/domain/weight.ts';
import { parseDate } from '#lib/texts/italian.ts';

const MOST = 100_000;

/** The sentence for a weight that cannot be taken, or null. */
export function weightFault(text: string): string | null {
  if (text.trim() === '') return null;
  const weight = parseWeight(text);
  if (weight === null) return 'Scrivi il peso in cifre, per esempio 20 oppure 12,5.';
  if (weight < 0) return 'Il peso non può essere meno di 0.';
  return weight > MOST ? 'Il peso è troppo grande: il totale dell’Area è 100.' : null;
}

/** The sentence for a date that cannot be taken, or null. */
export function dateFault(text: string): string | null {
  const written = text.trim();
  if (written === '' || parseDate(written) !== null) return null;
  return /^\d{1,2}[/.\-\s]\d{1,2}[/.\-\s]\d{2,4}$/.test(written)
    ? `Il ${written} non è nel calendario. Scrivi un’altra data.`
    : 'Scrivi giorno, mese e anno, per esempio 31/12/2027.';
}

/** The sentence for a text longer than the field holds, or null. */
export const lengthFault =
  (most: number) =>
  (text: string): string | null =>
    text.length > most ? `Il testo ha ${text.length} caratteri: al massimo ${most}.` : null;
