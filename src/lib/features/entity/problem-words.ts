import { personListName, personName, personOf, type PersonId, type Registry } from '#lib/domain/org.ts';
import type { RegistryProblem } from '#lib/domain/registry-checks.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import { chargeWord } from './charge-words.ts';

/** What is wrong, in one sentence. */
export function problemSentence(problem: RegistryProblem, registry: Registry): string {
  const words = t.enteProblems;
  const area = (id: string) => registry.areas.find((one) => one.id === id)?.name ?? '';
  const name = (id: PersonId) => {
    const person = personOf(registry, id);
    return person ? personName(person) : '';
  };
  const list = (id: PersonId) => {
    const person = personOf(registry, id);
    return person ? personListName(person) : '';
  };
  switch (problem.code) {
    case 'no-areas':
      return words.noAreas;
    case 'segretario-missing':
      return words.segretarioMissing(words.days(problem.data.periods));
    case 'area-headless':
      return words.headless(area(problem.data.area), words.days(problem.data.periods));
    case 'heads-overlap':
    case 'head-and-interim': {
      const { people, period } = problem.data;
      const say = problem.code === 'heads-overlap' ? words.headsOverlap : words.headAndInterim;
      return say(area(problem.data.area), name(people[0]), name(people[1]), words.days([period]));
    }
    case 'charge-outside-service': {
      const { person, incarico, periods } = problem.data;
      return words.chargeOutside(name(person), chargeWord(registry, incarico), words.days(periods));
    }
    case 'area-unstaffed':
      return words.unstaffed(area(problem.data.area));
    case 'person-idle':
      return words.idle(list(problem.data.person));
    case 'over-full-time': {
      const { person, hours, period } = problem.data;
      return words.overFullTime(name(person), t.ente.hours(hours), words.days([period]));
    }
    case 'two-spellings':
      return words.twoSpellings(list(problem.data.people[0]), list(problem.data.people[1]));
    default:
      return problem satisfies never;
  }
}
