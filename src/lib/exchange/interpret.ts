import type { AreaReading } from './area-reading.ts';
import { findChapters } from './document/chapters.ts';
import { collect } from './document/collect.ts';
import { findEntity, findYears } from './document/entity.ts';
import { documentLines } from './document/lines.ts';
import { tellApart, type Mention } from './document/people.ts';
import { wordMender } from './document/words.ts';
import { findDates } from './fields/dates.ts';
import type { ImportedArea, ImportedPlan } from './imported-plan.ts';
import { readObjective } from './objective-reading.ts';
import {
  noteAreas,
  noteDates,
  noteEliminated,
  noteMerged,
  noteNames,
  noteRepeated,
  noteRows,
} from './plan-problems.ts';
import { ProblemList } from './problem-list.ts';
import { rawText } from './raw-objective.ts';
import { oneLine } from './read/clean.ts';
import type { Passage } from './source.ts';
import { applyWeights } from './weights.ts';

/** The whole reading: passages to plan. Null when they hold no objectives. */
export function interpret(blocks: readonly Passage[]): ImportedPlan | null {
  const lines = documentLines(blocks);
  const collected = collect(blocks, lines);
  const raws = collected.areas.flatMap((area) => area.objectives);
  if (raws.length === 0) return null;

  const dueYears = raws.flatMap((raw) =>
    findDates(
      oneLine(`${rawText(raw, 'dueDate')} ${rawText(raw, 'expectedPerformance')} ${rawText(raw, 'target')}`),
      null,
    ).map((date) => Number(date.last.slice(0, 4))),
  );
  const { years, year } = findYears(lines, dueYears);
  const mend = wordMender(textsOf(blocks));
  const drafts = collected.areas.filter((draft) => draft.name !== '' || draft.objectives.length > 0);
  const areas = drafts.map((draft): AreaReading => {
    const readings = draft.objectives.map((raw) => readObjective(raw, year, mend));
    const area: ImportedArea = {
      name: draft.name,
      head: null,
      headPerson: null,
      staff: draft.staff,
      sharedWith: draft.sharedWith,
      objectives: readings.map((reading) => reading.objective),
      sources: draft.sources,
    };
    return { draft, area, readings };
  });

  const problems = new ProblemList();
  const found = nameEverybody(areas);
  if (collected.guessed) {
    problems.add({
      code: 'header-guessed',
      text: 'La tabella non ha i nomi delle colonne: li ho dedotti dal contenuto. Controlla che siano giusti.',
      where: [],
      source: [],
    });
  }
  areas.forEach((reading, index) => {
    noteMerged(reading, index, problems);
    applyWeights(reading, index, problems);
    noteRows(reading, index, problems);
    noteEliminated(reading, index, problems);
    noteDates(reading, index, years, problems);
    noteRepeated(reading, index, problems);
  });
  noteNames(found, areas, problems);
  noteAreas(areas, problems);

  const plan: ImportedPlan = {
    entity: findEntity(lines),
    years,
    year,
    areas: areas.map((reading) => reading.area),
    people: found.people,
    chapters: findChapters(blocks, new Set([...objectiveBlocks(areas), ...collected.sheets])),
    problems: problems.finish(areas.map((reading) => reading.area)),
    unreadColumns: collected.unreadColumns,
  };
  for (const objective of plan.areas.flatMap((area) => area.objectives)) {
    const sure = Object.values(objective.certainty);
    objective.confidence = Math.round(Math.min(1, ...sure) * 100) / 100;
  }
  return plan;
}

function objectiveBlocks(areas: readonly AreaReading[]): Set<string> {
  const refs = areas.flatMap(({ area }) => area.objectives.flatMap(({ sources }) => Object.values(sources).flat()));
  return new Set(refs.map(({ block }) => block));
}

function* textsOf(blocks: readonly Passage[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'text') yield block.text;
    else for (const row of block.rows) for (const cell of row) yield cell.text;
  }
}

/** Gives heads and participants their persons. */
function nameEverybody(areas: AreaReading[]): ReturnType<typeof tellApart> {
  const mentions: Mention[] = [];
  const mention = (name: Mention['name'], place: Mention['place'], source: Mention['source']): Mention => {
    const one = { name, person: -1, place, source };
    mentions.push(one);
    return one;
  };
  const settle: (() => void)[] = [];
  for (const [index, { draft, area, readings }] of areas.entries()) {
    // What stands over the table counts more than a list at the beginning.
    const head = draft.heads.findLast((one) => one.nearTable) ?? draft.heads.at(-1);
    for (const one of draft.heads) {
      const named = mention(one.name, { area: index, objective: null, field: 'head' }, [one.source]);
      area.sources.head.push(one.source);
      if (one === head) {
        area.head = one.name.text;
        settle.push(() => (area.headPerson = named.person));
      }
    }
    for (const [position, { objective, people }] of readings.entries()) {
      objective.participants = people.map((one) => {
        const participant: (typeof objective.participants)[number] = {
          name: one.text,
          from: one.from,
          to: one.to,
          kind: one.name === null ? 'group' : 'person',
          person: null,
        };
        if (one.name !== null) {
          const place = { area: index, objective: position, field: 'participants' as const };
          const named = mention(one.name, place, objective.sources.participants ?? []);
          settle.push(() => (participant.person = named.person));
        }
        return participant;
      });
    }
  }
  const found = tellApart(mentions);
  for (const one of settle) one();
  return found;
}
