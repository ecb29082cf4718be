import type { ImportedObjective, ImportedParticipant, ImportedPlan, ImportProblem } from './imported-plan.ts';
import { plain } from './read/clean.ts';

/** Problem id → id of the choice taken (`swap`, `date:2024-04-30`, …). */
export type ImportAnswers = Readonly<Record<string, string>>;

/**
 * The plan as it is after some problems have been answered; those are gone from it. The given plan
 * stays as it was. The places of the other problems are still those of the given plan: who answers
 * one by one moves them when an area or objective is left out.
 */
export function answerProblems(plan: ImportedPlan, answers: ImportAnswers): ImportedPlan {
  const answered = structuredClone(plan);
  const removed = { objectives: new Set<ImportedObjective>(), areas: new Set<number>() };
  for (const problem of plan.problems) {
    const choice = answers[problem.id];
    if (choice !== undefined) take(answered, problem, choice, removed);
  }
  answered.problems = answered.problems.filter((problem) => answers[problem.id] === undefined);
  for (const area of answered.areas) {
    area.objectives = area.objectives.filter((objective) => !removed.objectives.has(objective));
    for (const objective of area.objectives) {
      objective.problems = objective.problems.filter((problem) => answers[problem.id] === undefined);
    }
  }
  answered.areas = answered.areas.filter((_, index) => !removed.areas.has(index));
  return answered;
}

function take(
  plan: ImportedPlan,
  problem: ImportProblem,
  choice: string,
  removed: { objectives: Set<ImportedObjective>; areas: Set<number> },
): void {
  const touched = problem.where.flatMap(({ area, objective }) => {
    const found = objective === null ? undefined : plan.areas[area]?.objectives[objective];
    return found === undefined ? [] : [found];
  });
  if (choice.startsWith('date:')) setDate(problem, touched, choice.slice('date:'.length));
  else if (choice === 'swap') swapWeights(touched);
  else if (choice.startsWith('even:')) for (const one of touched) one.weight = Number(choice.slice(5)) / touched.length;
  else if (choice === 'single') joinObjectives(touched, removed.objectives, problem.subject?.weight);
  else if (choice === 'drop') for (const one of touched) removed.objectives.add(one);
  else if (choice === 'two') splitPerson(plan, problem);
  else if (choice === 'leave-out') for (const { area } of problem.where) removed.areas.add(area);
  for (const objective of touched) {
    const field = problem.where[0]?.field;
    if (field !== undefined && field !== null && field in objective.certainty) {
      objective.certainty[field as keyof typeof objective.certainty] = 1;
    }
    objective.confidence = Math.min(1, ...Object.values(objective.certainty));
  }
}

function setDate(problem: ImportProblem, objectives: ImportedObjective[], date: string): void {
  for (const objective of objectives) {
    if (problem.where[0]?.field === 'dueDate') {
      objective.dueDate = date;
      continue;
    }
    const { person, side } = problem.subject ?? {};
    for (const participant of objective.participants) {
      if (side !== undefined && plain(participant.name) === plain(person ?? '')) participant[side] = date;
    }
  }
}

function swapWeights(objectives: ImportedObjective[]): void {
  const [first, second] = objectives;
  if (first === undefined || second === undefined) return;
  [first.weight, second.weight] = [second.weight, first.weight];
}

/** "È un obiettivo solo": the titles joined, the weights added. */
function joinObjectives(objectives: ImportedObjective[], removed: Set<ImportedObjective>, weight?: number): void {
  const [first, ...rest] = objectives;
  if (first === undefined) return;
  first.title = objectives.map((objective) => objective.title).join(' – ');
  const weights = objectives.flatMap((objective) => (objective.weight === null ? [] : [objective.weight]));
  const sum = weights.length === 0 ? null : weights.reduce((total, one) => total + one, 0);
  first.weight = weight ?? sum;
  for (const objective of rest) removed.add(objective);
}

/** "Sono due": the second spelling becomes a person of its own. */
function splitPerson(plan: ImportedPlan, problem: ImportProblem): void {
  const index = problem.subject?.index;
  const known = index === undefined ? undefined : plan.people[index];
  const second = known?.spellings[1];
  if (known === undefined || second === undefined) return;
  const other = plan.people.length;
  plan.people.push({
    ...known,
    name: known.name.replace(known.familyName, second),
    familyName: second,
    spellings: [second],
  });
  known.spellings = known.spellings.filter((spelling) => spelling !== second);
  const written = (text: string): boolean => ` ${plain(text)} `.includes(` ${plain(second)} `);
  const moves = (participant: ImportedParticipant): boolean =>
    participant.person === index && written(participant.name);
  for (const area of plan.areas) {
    if (area.headPerson === index && area.head !== null && written(area.head)) area.headPerson = other;
    for (const participant of area.objectives.flatMap((objective) => objective.participants)) {
      if (moves(participant)) participant.person = other;
    }
  }
}
