import type { PlanStep } from '#lib/domain/plan-readiness.ts';

/** The part of a row where each thing is mended. */
const CELLS: Partial<Record<PlanStep['code'], string>> = { participations: 'people', dates: 'expected' };

/** The address where a step is done: the very row where there is one. `years` are those that are open. */
export function stepPlace(step: PlanStep, year: number, years: readonly number[]): string {
  switch (step.code) {
    case 'year':
      return years.includes(year - 1) ? `/${year - 1}/anno-nuovo` : '/ente';
    case 'areas':
    case 'heads':
      return '/ente';
    case 'content':
      return '/importa';
    case 'people':
      return '/ente/persone';
    case 'accounts':
      return step.people.length === 1 ? `/ente/persone/${step.people[0]}` : '/ente/persone';
    case 'mandate':
    case 'strategic':
      return `/${year}/strategia`;
    case 'chapters':
      return `/${year}/testi`;
    case 'findings':
      return step.chapter === null ? `/${year}/testi` : `/${year}/testi/${step.chapter}`;
    case 'figures':
      return `/${year}/contesto`;
    case 'objectives':
    case 'phases':
    case 'titles':
    case 'weights':
    case 'indicators':
    case 'dates':
    case 'participations':
    case 'other': {
      const area = `/${year}/obiettivi/${step.area}`;
      if (step.objective === null) return area;
      const cell = CELLS[step.code];
      return cell === undefined ? `${area}#riga-${step.objective}` : `${area}#cella-${step.objective}-${cell}`;
    }
    default:
      return step.code satisfies never;
  }
}
