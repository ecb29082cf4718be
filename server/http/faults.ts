import * as v from 'valibot';
import type { Fault } from './problem.ts';

type Issue = v.BaseIssue<unknown>;

/** What is wrong with an input, field by field, in Italian. At most fifty: nobody reads more. */
export function faultsOf(issues: readonly Issue[]): Fault[] {
  return issues.slice(0, 50).map((issue) => ({ path: v.getDotPath(issue) ?? '', detail: sentence(issue) }));
}

function sentence(issue: Issue): string {
  switch (issue.type) {
    case 'min_length':
      return issue.requirement === 1 ? 'Manca.' : `Servono almeno ${String(issue.requirement)} caratteri.`;
    case 'max_length':
      return Array.isArray(issue.input)
        ? `Sono troppi: al massimo ${String(issue.requirement)}.`
        : `È troppo lungo: al massimo ${String(issue.requirement)} caratteri.`;
    case 'iso_date':
      return 'Non è una data.';
    case 'integer':
      return 'Deve essere un numero intero.';
    case 'min_value':
      return `Deve essere almeno ${String(issue.requirement)}.`;
    case 'max_value':
      return `Deve essere al massimo ${String(issue.requirement)}.`;
    case 'picklist':
    case 'variant':
    case 'literal':
      return 'Non è uno dei valori previsti.';
    case 'regex':
      return 'Ha una forma che non va bene.';
    default:
      return issue.received === 'undefined' ? 'Manca.' : 'Non è del tipo previsto.';
  }
}
