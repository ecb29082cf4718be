import type { Objective } from './objective.ts';
import { personListName, personName } from './org.ts';
import type { AreaId, PersonId, Registry } from './org.ts';
import { mandatesOf } from './mandate.ts';
import { linesOf, lineText } from './rich-text.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from './plan.ts';
import type { Findable, FindableText } from './search.ts';

export type FoundKind =
  'area' | 'service' | 'objective' | 'strategic-objective' | 'mandate-line' | 'chapter' | 'figure' | 'person';

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
    ...one.indicators.flatMap(({ id, name, formula, source }) => [
      { field: `indicator-${id}`, text: name },
      { field: `formula-${id}`, text: formula },
      { field: `source-${id}`, text: source },
    ]),
    { field: 'value', text: one.expectedValue },
    ...one.participations.map(({ person, group }) => ({
      field: 'people',
      text: person === null ? group : nameOf(person),
    })),
    ...one.phases.map(({ id, title }) => ({ field: `phase-${id}`, text: title })),
    { field: 'tools', text: one.tools },
    { field: 'budgetItem', text: one.budgetItem },
    { field: 'stakeholders', text: one.stakeholders },
    { field: 'preventionMeasure', text: one.preventionMeasure },
    { field: 'transparencyDuty', text: one.transparencyDuty },
    { field: 'notes', text: one.notes },
  ]);
}

/** All that is found in one document. */
export function findablesOf(
  content: AreaPlan | EntityPlan | MandateProgramme,
  registry: Registry | null,
): Findable<FoundPlace>[] {
  if ('lines' in content) return programmeFindables(content, registry);
  return 'objectives' in content ? areaPlanFindables(content, registry) : entityPlanFindables(content);
}

/** The objectives of an area, those in the Cestino last; who works on one finds it by name. */
function areaPlanFindables(plan: AreaPlan, registry: Registry | null): Findable<FoundPlace>[] {
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

/** The lines of a mandate are shown with the latest year that meets it. */
function programmeFindables({ mandate, lines }: MandateProgramme, registry: Registry | null): Findable<FoundPlace>[] {
  const year = registry?.years.findLast((one) => mandatesOf(registry, one).some(({ id }) => id === mandate)) ?? null;
  return lines.map((one) => ({
    id: `mandate-line/${one.id}`,
    place: { kind: 'mandate-line' as const, year, area: null, id: one.id },
    title: one.title,
    texts: written([{ field: 'description', text: one.description }]),
  }));
}

function entityPlanFindables(plan: EntityPlan): Findable<FoundPlace>[] {
  const { year, strategicObjectives, chapters, figures } = plan;
  return [
    ...strategicObjectives.map((one) => ({
      id: `strategic-objective/${one.id}`,
      place: { kind: 'strategic-objective' as const, year, area: null, id: one.id },
      code: one.code,
      title: one.title,
      texts: written([{ field: 'description', text: one.description }]),
    })),
    ...chapters.map((chapter) => ({
      id: `chapter/${chapter.id}`,
      place: { kind: 'chapter' as const, year, area: null, id: chapter.id },
      title: chapter.title,
      texts: written(
        [...linesOf(chapter.body)].map(({ line }, at) => ({ field: `line-${at}`, text: lineText(line, () => '') })),
      ),
    })),
    ...figures.map((figure) => ({
      id: `figure/${figure.id}`,
      place: { kind: 'figure' as const, year, area: null, id: figure.id },
      title: figure.label,
      texts: written([{ field: 'source', text: figure.source }]),
    })),
  ];
}

/** People by either order of their names; areas by name and by the code of their objectives; services by name. */
export function registryFindables({ people, areas, services }: Registry): Findable<FoundPlace>[] {
  return [
    ...areas.map((area) => ({
      id: `area/${area.id}`,
      place: { kind: 'area' as const, year: null, area: area.id, id: area.id },
      code: area.code,
      title: area.name,
    })),
    ...services.map(({ id, area, name }) => ({
      id: `service/${id}`,
      place: { kind: 'service' as const, year: null, area, id },
      title: name,
    })),
    ...people.map((person) => ({
      id: `person/${person.id}`,
      place: { kind: 'person' as const, year: null, area: null, id: person.id },
      title: personName(person),
      also: personListName(person),
    })),
  ];
}
