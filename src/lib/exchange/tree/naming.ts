import { CLASSIFICATION_AREAS, headPeople, personName, personOf, personShortName } from '#lib/domain/org.ts';
import type { ClassificationArea, PersonId, Registry } from '#lib/domain/org.ts';
import { mandatesOf, sindacoName } from '#lib/domain/mandate.ts';
import type { Objective } from '#lib/domain/objective.ts';
import { overlap, yearPeriod } from '#lib/domain/calendar.ts';
import type { Mandate } from '#lib/domain/org.ts';
import { effectivePeriods, hull, withinYear } from '#lib/domain/participation.ts';
import type { StrategicObjective } from '#lib/domain/plan.ts';
import { redactNames } from '#lib/domain/redact-names.ts';
import type { KnownName } from '#lib/domain/redact-names.ts';
import { planFieldValue } from '#lib/texts/plan-fields.ts';
import { cell, text } from './document-tree.ts';
import type { Cell } from './document-tree.ts';
import { dayWithin } from './facts.ts';
import type { Making } from './facts.ts';

/** How a document speaks of people: by name, or by how many there are. */
export interface Naming {
  /** What somebody wrote, as it may stand in the document. */
  words: (written: string) => string;
  /** Who answers for an area; empty when nobody is to be named. */
  heads: (area: string) => string;
  /** Who works on an objective. */
  participants: (objective: Objective) => Cell;
  /** People in a list: `Rota Nadia`, or how many. */
  group: (people: readonly PersonId[]) => string;
  /** Who answers politically; empty when nobody is to be named. */
  lead: (objective: StrategicObjective) => string;
  /** The title of a mandate. */
  mandate: (mandate: Mandate) => string;
  /** What a field of a chapter says. */
  field: (name: string) => string;
}

export function namingOf(making: Making): Naming {
  return making.choice.names ? byName(making) : byNumber(making);
}

function byName({ facts, texts }: Making): Naming {
  const { registry, year } = facts;
  const day = dayWithin(year, facts.today);
  const mandates = mandatesOf(registry, year);
  return {
    words: (written) => written,
    heads: (area) =>
      texts.format.list(
        headPeople(registry, area, day).map((person) => `${person.title} ${personName(person)}`.trim()),
      ),
    participants: ({ participations }) => {
      const lines = participations.map((one) => {
        const person = personOf(registry, one.person);
        const period = texts.format.period(withinYear(hull(effectivePeriods(one, registry, year)), year));
        const name = person ? personShortName(person) : one.person === null ? one.group : texts.objective.people.gone;
        return [text(period === null ? name : `${name}, ${period}`)];
      });
      return lines.length === 0 ? cell(texts.papers.none) : lines;
    },
    group: (people) =>
      texts.format.list(
        people.flatMap((id) => {
          const person = personOf(registry, id);
          return person ? [personName(person)] : [];
        }),
      ),
    lead: (one) => {
      const person = personOf(registry, one.politicalLead);
      return person ? personName(person) : one.politicalLeadName;
    },
    mandate: (mandate) => {
      const name = sindacoName(mandate, registry);
      return name === '' ? texts.papers.mandateYears(mandateYears(mandate)) : texts.strategy.mandate.of(name);
    },
    field: (name) => planFieldValue(name, { registry, year, mandates }, texts).value,
  };
}

function byNumber({ facts, texts }: Making): Naming {
  const { registry, year } = facts;
  const { papers } = texts;
  const names = knownNames(facts);
  const mandates = mandatesOf(registry, year);
  const words = (written: string) => redactNames(written, names, papers.omissis);
  const group = (people: readonly PersonId[]) => {
    const ids = [...new Set(people)];
    const classes = ids.map((id) => classOf(registry, id, year));
    const counts = CLASSIFICATION_AREAS.toReversed()
      .map((one): [ClassificationArea, number] => [one, classes.filter((each) => each === one).length])
      .filter(([, count]) => count > 0);
    return ids.length === 0 ? '' : papers.counted(ids.length, counts);
  };
  return {
    words,
    heads: () => '',
    participants: ({ participations }) => {
      const people = group(participations.flatMap(({ person }) => (person === null ? [] : [person])));
      const groups = participations.flatMap((one) => (one.person === null ? [words(one.group)] : []));
      const lines = [...(people === '' ? [] : [people]), ...groups].map((line) => [text(line)]);
      return lines.length === 0 ? cell(papers.none) : lines;
    },
    group,
    lead: () => '',
    mandate: (mandate) => papers.mandateYears(mandateYears(mandate)),
    field: (name) => {
      if (name === 'segretario' || name === 'sindaco') return papers.omissis;
      const asked = name === 'aree-responsabili' ? 'aree-elenco' : name;
      return words(planFieldValue(asked, { registry, year, mandates }, texts).value);
    },
  };
}

function mandateYears({ from, to }: Mandate): string {
  return from !== null && to !== null ? `${from.slice(0, 4)}-${to.slice(0, 4)}` : '';
}

function classOf(registry: Registry, person: PersonId, year: number): ClassificationArea | null {
  const id = personOf(registry, person)?.id;
  const rows = registry.employments.filter((one) => one.person === id && overlap(one, yearPeriod(year)));
  return rows.at(-1)?.classificationArea ?? null;
}

/** Every name of the registry, of spellings merged into others, and of who is named in words only. */
export function knownNames({ registry, plan, strategy }: Making['facts']): KnownName[] {
  const inWords = [
    ...registry.mandates.map(({ name }) => name),
    ...strategy.mandates.map(({ mandate }) => mandate.name),
    // `Anna Bianchi, assessora`: the name ends where the office begins.
    ...plan.strategicObjectives.map(({ politicalLeadName }) => politicalLeadName.split(/[,(–]/u, 1)[0] ?? ''),
  ];
  const written = [...new Set(inWords.map((name) => name.trim()))].flatMap((name): KnownName[] => {
    const [givenName = '', ...rest] = name.split(/\s+/u);
    const familyName = rest.join(' ');
    // One word is an office: `Sindaco`.
    return familyName === '' ? [] : [{ givenName, familyName, title: '' }];
  });
  return [...registry.people, ...registry.aliases, ...written];
}
