import type { Objective } from '#lib/domain/objective.ts';
import { areaKey } from './document/headings.ts';
import type { ImportedObjective, ImportedPlan } from './imported-plan.ts';
import { plain } from './read/clean.ts';

/** An objective the year has already. */
export interface KnownObjective extends Pick<Objective, 'id' | 'code' | 'title'> {
  /** The area's name. */
  area: string;
}

export interface Recognised {
  id: string;
  title: string;
  /** 100 the very row the file was written from; 95 the same code and like words; else how alike the titles are. */
  score: number;
}

/** From here on two objectives are taken for one. */
const ALIKE = 75;

/** Which objectives of the plan are there already, by area and row; each of those known is found once at most. */
export function recogniseObjectives(
  plan: ImportedPlan,
  known: readonly KnownObjective[],
): ReadonlyMap<string, Recognised> {
  const pairs = plan.areas.flatMap((area, index) =>
    area.objectives.flatMap((objective, row) =>
      known.flatMap((one) => {
        const score = scoreOf(objective, area.name, one);
        return score < ALIKE ? [] : [{ place: placeOf(index, row), one, score }];
      }),
    ),
  );
  const found = new Map<string, Recognised>();
  const taken = new Set<string>();
  for (const { place, one, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (found.has(place) || taken.has(one.id)) continue;
    found.set(place, { id: one.id, title: one.title, score });
    taken.add(one.id);
  }
  return found;
}

export const placeOf = (area: number, row: number): string => `${area} ${row}`;

function scoreOf(objective: ImportedObjective, area: string, known: KnownObjective): number {
  if (objective.rowId !== null) return objective.rowId === known.id ? 100 : 0;
  const alike = likeness(objective.title, known.title);
  const here = area === '' || areaKey(area) === areaKey(known.area);
  const sameCode = objective.code !== '' && plain(objective.code) === plain(known.code);
  if (sameCode && here && alike >= 0.5) return Math.max(95, Math.round(alike * 99));
  return Math.round(alike * (here ? 99 : 85));
}

/** How much of their words two titles share, 0 to 1; a slip inside a long word counts little. */
export function likeness(a: string, b: string): number {
  const [x, y] = [plain(a), plain(b)];
  if (x === '' || y === '') return 0;
  if (x === y) return 1;
  const [left, right] = [pairsOf(x), pairsOf(y)];
  let shared = 0;
  const rest = [...right];
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared++;
  }
  return (2 * shared) / (left.length + right.length);
}

/** Pairs of letters, word by word. */
function pairsOf(text: string): string[] {
  return text
    .split(' ')
    .flatMap((word) =>
      word.length === 1 ? [word] : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)),
    );
}
