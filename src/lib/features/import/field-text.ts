import type { ImportedField, ImportedObjective } from '#lib/exchange/imported-plan.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import { formatIndicator } from './indicators-text.ts';
import { formatParticipant } from './participants-text.ts';

/** A value as it was understood, in words. */
export function fieldText(objective: ImportedObjective, field: ImportedField): string {
  switch (field) {
    case 'code':
    case 'title':
    case 'description':
    case 'strategicReference':
    case 'expectedPerformance':
    case 'result':
    case 'notes':
      return objective[field];
    case 'type':
      return objective.type === null ? '' : t.fields.types[objective.type];
    case 'dueDate':
      return objective.dueDate === null ? '' : t.format.date(objective.dueDate);
    case 'weight':
      return objective.weight === null ? '' : t.format.weight(objective.weight);
    case 'target':
      return objective.target.text;
    case 'indicators':
      return objective.indicators.map(formatIndicator).join('; ');
    case 'participants':
      return objective.participants.map(formatParticipant).join('; ');
  }
}
