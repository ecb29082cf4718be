import type { Employment, Person, PersonId, Registry } from '#lib/domain/org.ts';
import { likenessOf } from '#lib/domain/spelling.ts';
import type { Likeness } from '#lib/domain/spelling.ts';
import { areaKey } from '../document/headings.ts';
import { plain } from '../read/clean.ts';
import type { ReadPerson } from './read-people.ts';

/** Somebody of the registry a row may be, and how sure that is. */
export interface Candidate {
  person: Person;
  likeness: Likeness;
  /** 100 the same letters, 95 the words exchanged, 80 an initial or one letter. */
  score: number;
}

const SCORES: Readonly<Record<Likeness, number>> = { same: 100, exchanged: 95, short: 80, slip: 80 };

/** A value the list and the registry say differently. */
export type Difference = 'area' | 'classificationArea' | 'profile' | 'partTime' | 'from' | 'to';

export interface PersonMatch {
  read: ReadPerson;
  /** Surest first. */
  candidates: Candidate[];
  /** The row of the list, by index, that may be the same person in another spelling. */
  twin: number | null;
  /** `new`: nobody is like it; `here`: exactly one person of that name; else somebody has to say. */
  state: 'new' | 'here' | 'confirm';
}

export function matchPeople(rows: readonly ReadPerson[], registry: Registry): PersonMatch[] {
  const people = [
    ...registry.people.map((person) => ({ person, name: person })),
    ...registry.aliases.flatMap((alias) => {
      const person = registry.people.find((one) => one.id === alias.person);
      return person === undefined ? [] : [{ person, name: alias }];
    }),
  ];
  return rows.map((read, index) => {
    const best = new Map<PersonId, Candidate>();
    for (const { person, name } of people) {
      const likeness = likenessOf(read, name);
      if (likeness === null) continue;
      const score = SCORES[likeness];
      if ((best.get(person.id)?.score ?? 0) < score) best.set(person.id, { person, likeness, score });
    }
    const candidates = [...best.values()].toSorted((a, b) => b.score - a.score);
    const twin = rows.findIndex((other, at) => {
      if (at >= index) return false;
      const likeness = likenessOf(read, other);
      return likeness !== null && likeness !== 'same';
    });
    const sure = candidates.length === 1 && candidates[0]!.likeness === 'same';
    const doubtful = read.notes.some((note) => note.code === 'order-doubtful');
    const state = sure ? 'here' : candidates.length > 0 || twin >= 0 || doubtful ? 'confirm' : 'new';
    return { read, candidates, twin: twin < 0 ? null : twin, state };
  });
}

/** The service a row of the list speaks of: the one that overlaps or is nearest, else none. */
export function employmentFor(
  read: ReadPerson,
  person: PersonId,
  area: string | null,
  registry: Registry,
): Employment | null {
  const own = registry.employments.filter((row) => row.person === person);
  const latest = own.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1));
  const sameStart = read.from === null ? undefined : own.find((row) => row.from === read.from);
  return sameStart ?? latest.find((row) => row.area === area) ?? latest[0] ?? null;
}

/** What the list says otherwise than the registry; what only one of them says is no difference. */
export function differencesOf(read: ReadPerson, row: Employment, area: string | null): Difference[] {
  const differences: Difference[] = [];
  if (area !== null && row.area !== null && row.area !== area) differences.push('area');
  if (
    read.classificationArea !== null &&
    row.classificationArea !== null &&
    read.classificationArea !== row.classificationArea
  )
    differences.push('classificationArea');
  if (read.profile !== '' && row.profile !== '' && plain(read.profile) !== plain(row.profile))
    differences.push('profile');
  if (read.partTime !== undefined && read.partTime !== row.partTime && row.partTime !== null)
    differences.push('partTime');
  if (read.from !== null && row.from !== null && read.from !== row.from && !differences.includes('area'))
    differences.push('from');
  if (read.to !== null && row.to !== null && read.to !== row.to) differences.push('to');
  return differences;
}

/** The names of areas in the list, once each, with the area of the registry that is called so. */
export function matchAreas(rows: readonly ReadPerson[], registry: Registry): { name: string; area: string | null }[] {
  const found = new Map<string, { name: string; area: string | null }>();
  for (const { area } of rows) {
    if (area === '' || found.has(areaKey(area))) continue;
    const known = registry.areas.find((one) => areaKey(one.name) === areaKey(area) || plain(one.code) === plain(area));
    found.set(areaKey(area), { name: area, area: known?.id ?? null });
  }
  return [...found.values()];
}
