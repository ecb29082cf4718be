import type { Person, Registry } from '#lib/domain/org.ts';
import { likenessOf, type Likeness } from '#lib/domain/spelling.ts';
import type { ImportedPerson } from './imported-plan.ts';
import { plain } from './read/clean.ts';

/** Somebody of the registry a name may be, and how sure that is. */
export interface PersonCandidate {
  person: Person;
  /** 100 the same letters, 95 the words exchanged, 85 one of several given names, 80 an initial, a slip of one letter. */
  score: number;
}

const SCORES: Readonly<Record<Likeness, number>> = { same: 100, exchanged: 95, short: 80, slip: 80 };

/** Whom of the registry an imported person may be, surest first; also under a name they went by before. */
export function personCandidates(
  imported: Pick<ImportedPerson, 'givenName' | 'familyName' | 'spellings'>,
  { people, aliases }: Pick<Registry, 'people' | 'aliases'>,
): PersonCandidate[] {
  const names = [
    ...people.map((person) => ({ person, name: person })),
    ...aliases.flatMap((alias) => {
      const person = people.find((one) => one.id === alias.person);
      return person === undefined ? [] : [{ person, name: alias }];
    }),
  ];
  const families = [...new Set([imported.familyName, ...imported.spellings])];
  const best = new Map<string, PersonCandidate>();
  for (const { person, name } of names) {
    const score = Math.max(
      0,
      ...families.map((familyName) => scoreOf({ givenName: imported.givenName, familyName }, name)),
    );
    if (score > (best.get(person.id)?.score ?? 0)) best.set(person.id, { person, score });
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score);
}

/** The one person an imported one is taken for; null when there is none, or two are as likely. */
export function matchPerson(...args: Parameters<typeof personCandidates>): PersonCandidate | null {
  const [first, second] = personCandidates(...args);
  return first === undefined || first.score === second?.score ? null : first;
}

type Name = Pick<Person, 'givenName' | 'familyName'>;

function scoreOf(imported: Name, known: Name): number {
  const found = likenessOf(imported, known);
  if (found !== null) return SCORES[found];
  const [own, other] = [wordsOf(imported), wordsOf(known)];
  // `De Luca Anna Maria`, cut between family and given name at another word.
  if (own.length > 2 && own.length === other.length && own.every((word) => other.includes(word))) return 95;
  const [short, long] = own.length < other.length ? [own, other] : [other, own];
  return short.length > 1 &&
    plain(imported.familyName) === plain(known.familyName) &&
    short.every((word) => long.includes(word))
    ? 85
    : 0;
}

function wordsOf({ givenName, familyName }: Name): string[] {
  return plain(`${familyName} ${givenName}`)
    .split(' ')
    .filter((word) => word !== '');
}
