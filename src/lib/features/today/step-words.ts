import { personName, personOf, type Registry } from '#lib/domain/org.ts';
import type { PlanStep } from '#lib/domain/plan-readiness.ts';
import { FULL_WEIGHT } from '#lib/domain/weight.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export interface StepWords {
  title: string;
  why: string;
  /** Of the button. */
  act: string;
  /** What the plan lacks, after "manca". */
  lacks: string;
}

/** A step in words; `registry` knows the names of the areas it is about. */
export function stepWords(step: PlanStep, year: number, registry: Registry): StepWords {
  const { steps } = t.today;
  const names = t.format.list(
    step.areas.map((id) => registry.areas.find((area) => area.id === id)?.name ?? '').filter((name) => name !== ''),
  );
  const people = step.people.map((id) => personOf(registry, id)).filter((person) => person !== undefined);
  switch (step.code) {
    case 'year':
      return steps.year(year);
    case 'heads':
      return steps.heads(names);
    case 'accounts':
      return steps.accounts(t.format.list(people.map(personName)));
    case 'weights':
      return steps.weights(FULL_WEIGHT - step.total, step.count);
    case 'findings':
    case 'phases':
    case 'titles':
    case 'indicators':
    case 'dates':
    case 'participations':
    case 'other':
      return steps[step.code](step.count);
    case 'areas':
    case 'content':
    case 'people':
    case 'mandate':
    case 'strategic':
    case 'chapters':
    case 'figures':
    case 'objectives':
      return steps[step.code]();
    default:
      return step.code satisfies never;
  }
}
