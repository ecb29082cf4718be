import type { Objective } from './objective.ts';
import { personListName, personName } from './org.ts';
import type { AreaId, PersonId, Registry } from './org.ts';
import type { AreaPlan, EntityPlan } from './plan.ts';
import type { Findable, FindableText } from './search.ts';

export const FOUND_KINDS = ['area', 'objective', 'strategic-objective', 'mandate-line', 'person'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Where something found is. */
export interface FoundPlace {
  kind: FoundKind;
  /** Null for what lives longer than a year. */
  year: number | null;
  area: AreaId | null;
  /** The row, the person, the area itself. */
  id: string;
  /** In the Cestino. */
  discarded?: boolean;
}

const written = (texts: readonly FindableText[]) => texts.filter(({ text }) => text !== '');

type NameOf = (person: PersonId) => string;

function objectiveTexts(one: Objective, nameOf: NameOf): FindableText[] {
  return written([
    { field: 'description', text: one.description },
    { field: 'expected', text: one.expectedPerformance },
    ...one.indicators.map(({ id, name }) => ({ field: `indicator-${id}`, text: name })),
    { field: 'value', text: one.expectedValue },
    ...one.participations.map(({ person, group }) => ({
      field: 'people',
      text: person === null ? group : nameOf(person),
    })),
    { field: 'notes', text: one.notes },
  ]);
}

/** The objectives of an area, those in the Cestino last; who works on one finds it by name. */
export function areaPlanFindables(plan: AreaPlan, registry: Registry | null): Findable<FoundPlace>[] {
  const { year, area, objectives, discarded } = plan;
  const names = new Map(registry?.people.map((person) => [person.id, personName(person)]));
  const nameOf = (person: PersonId) => names.get(person) ?? '';
  const findable = (one: Objective, inBin: boolean): Findable<FoundPlace> => ({
    id: `objective/${one.id}`,
    place: { kind: 'objective', year, area, id: one.id, ...(inBin && { discarded: true }) },
    code: one.code,
    title: one.title,
    texts: objectiveTexts(one, nameOf),
  });
  return [...objectives.map((one) => findable(one, false)), ...discarded.map((one) => findable(one, true))];
}

export function entityPlanFindables({ year, mandateLines, strategicObjectives }: EntityPlan): Findable<FoundPlace>[] {
  return [
    ...strategicObjectives.map((one) => ({
      id: `strategic-objective/${one.id}`,
      place: { kind: 'strategic-objective' as const, year, area: null, id: one.id },
      code: one.code,
      title: one.title,
      texts: written([{ field: 'description', text: one.description }]),
    })),
    ...mandateLines.map((one) => ({
      id: `mandate-line/${one.id}`,
      place: { kind: 'mandate-line' as const, year, area: null, id: one.id },
      title: one.title,
      texts: written([{ field: 'description', text: one.description }]),
    })),
  ];
}

/** People by either order of their names; areas by name and by the code of their objectives. */
export function registryFindables({ people, areas }: Registry): Findable<FoundPlace>[] {
  return [
    ...areas.map((area) => ({
      id: `area/${area.id}`,
      place: { kind: 'area' as const, year: null, area: area.id, id: area.id },
      code: area.code,
      title: area.name,
    })),
    ...people.map((person) => ({
      id: `person/${person.id}`,
      place: { kind: 'person' as const, year: null, area: null, id: person.id },
      title: personName(person),
      also: personListName(person),
    })),
  ];
}
