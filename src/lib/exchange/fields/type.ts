import type { ObjectiveType } from '#lib/domain/objective.ts';
import { plain } from '../read/clean.ts';

/** As a narrow column has them, often with a legend above it. */
const SHORT: Readonly<Record<string, ObjectiveType>> = {
  s: 'development',
  sv: 'development',
  svil: 'development',
  mi: 'improvement',
  mig: 'improvement',
  migl: 'improvement',
  inn: 'improvement',
  ma: 'maintenance',
  man: 'maintenance',
  mant: 'maintenance',
  tr: 'transversal',
  tra: 'transversal',
  trasv: 'transversal',
};

/** `☒ Mantenimento ☐ Sviluppo`. */
const TICKED = /(?:[☒☑■✔✓✗]|\[\s?x\s?\]|\(x\))\s*(\p{L}[^☐□☒☑■✔✓✗[(]*)/iu;

/** The type an office's word stands for: `Mantenimento`, `di sviluppo`, `trasversale`. */
export function readType(text: string): ObjectiveType | null {
  const word = plain(TICKED.exec(text)?.[1] ?? text);
  const short = SHORT[word];
  if (short !== undefined) return short;
  if (/trasversal|di ente|intersettorial/.test(word)) return 'transversal';
  if (/miglior|innovazion|potenziament/.test(word)) return 'improvement';
  if (/svilupp|strategic/.test(word)) return 'development';
  return /manteniment|ordinari|consolidament|routin/.test(word) ? 'maintenance' : null;
}
