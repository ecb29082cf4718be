import type { ObjectiveType } from '#lib/domain/objective.ts';
import { plain } from '../read/clean.ts';

/** The type an office's word stands for: `Mantenimento`, `di sviluppo`, `trasversale`. */
export function readType(text: string): ObjectiveType | null {
  const word = plain(text);
  if (/trasversal|di ente|intersettorial/.test(word)) return 'transversal';
  if (/miglior|innovazion|potenziament/.test(word)) return 'improvement';
  if (/svilupp|strategic/.test(word)) return 'development';
  return /manteniment|ordinari|consolidament|routin/.test(word) ? 'maintenance' : null;
}
