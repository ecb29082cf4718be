import type {
  ImportedArea,
  ImportedField,
  ImportedObjective,
  ImportedPerson,
  ImportedPlan,
} from '#lib/exchange/imported-plan.ts';
import { movePlaces } from './settle.ts';
import { resolveParticipants, type ParticipantLine } from './participants-text.ts';

/** What a person changes in the reading. Each gives a new plan; the old one is what undo goes back to. */

function replaceAt<Item>(list: readonly Item[], index: number, change: (item: Item) => Item): Item[] {
  return list.map((item, at) => (at === index ? change(item) : item));
}

export function mendArea(plan: ImportedPlan, area: number, change: Partial<ImportedArea>): ImportedPlan {
  return { ...plan, areas: replaceAt(plan.areas, area, (one) => ({ ...one, ...change })) };
}

/** A cell written by a person is certain. `field`: null where a cell has no certainty of its own. */
export function mendObjective(
  plan: ImportedPlan,
  area: number,
  objective: number,
  field: ImportedField | null,
  change: Partial<ImportedObjective>,
): ImportedPlan {
  const mend = (one: ImportedObjective): ImportedObjective => {
    const certainty = field === null ? one.certainty : { ...one.certainty, [field]: 1 };
    return { ...one, ...change, certainty, confidence: Math.min(...Object.values(certainty)) };
  };
  const current = plan.areas[area];
  return current ? mendArea(plan, area, { objectives: replaceAt(current.objectives, objective, mend) }) : plan;
}

export function mendParticipants(
  plan: ImportedPlan,
  area: number,
  objective: number,
  lines: readonly ParticipantLine[],
): ImportedPlan {
  const before = plan.areas[area]?.objectives[objective]?.participants ?? [];
  const { participants, people } = resolveParticipants(lines, before, plan.people);
  return mendObjective({ ...plan, people }, area, objective, 'participants', { participants });
}

export function leaveOutObjective(plan: ImportedPlan, area: number, objective: number): ImportedPlan {
  const current = plan.areas[area];
  if (!current) return plan;
  const without = mendArea(plan, area, { objectives: current.objectives.filter((_, at) => at !== objective) });
  return movePlaces(without, area, objective);
}

export function leaveOutArea(plan: ImportedPlan, area: number): ImportedPlan {
  return movePlaces({ ...plan, areas: plan.areas.filter((_, at) => at !== area) }, area, null);
}

export function mendPerson(plan: ImportedPlan, person: number, change: Partial<ImportedPerson>): ImportedPlan {
  const mend = (one: ImportedPerson): ImportedPerson => {
    const next = { ...one, ...change };
    return { ...next, name: `${next.familyName} ${next.givenName}`.trim() };
  };
  return { ...plan, people: replaceAt(plan.people, person, mend) };
}

/** Two spellings of one person: `gone` becomes `kept` everywhere. */
export function mergePeople(plan: ImportedPlan, gone: number, kept: number): ImportedPlan {
  if (gone === kept) return plan;
  const moved = (index: number | null) => {
    if (index === null) return null;
    const target = index === gone ? kept : index;
    return target > gone ? target - 1 : target;
  };
  const spellings = plan.people[gone]?.spellings ?? [];
  const people = replaceAt(plan.people, kept, (one) => ({
    ...one,
    spellings: [...new Set([...one.spellings, ...spellings])],
  })).filter((_, at) => at !== gone);
  const areas = plan.areas.map((area) => ({
    ...area,
    headPerson: moved(area.headPerson),
    objectives: area.objectives.map((objective) => ({
      ...objective,
      participants: withoutDoubles(objective.participants.map((one) => ({ ...one, person: moved(one.person) }))),
    })),
  }));
  const problems = plan.problems.map((problem) => {
    const index = problem.subject?.index;
    return index === undefined
      ? problem
      : { ...problem, subject: { ...problem.subject, index: moved(index) ?? index } };
  });
  return { ...plan, people, areas, problems };
}

/** After a merge the same person may stand twice with the same dates. */
function withoutDoubles(participants: ImportedObjective['participants']): ImportedObjective['participants'] {
  return participants.filter(
    (one, at) =>
      one.person === null ||
      participants.findIndex(
        (other) => other.person === one.person && other.from === one.from && other.to === one.to,
      ) === at,
  );
}

export function mendChapter(plan: ImportedPlan, chapter: number, title: string): ImportedPlan {
  return { ...plan, chapters: replaceAt(plan.chapters, chapter, (one) => ({ ...one, title })) };
}

export function leaveOutChapter(plan: ImportedPlan, chapter: number): ImportedPlan {
  return { ...plan, chapters: plan.chapters.filter((_, at) => at !== chapter) };
}
