import type { Person, PersonId } from './org.ts';

/** In a shorter family name one letter makes another name, not a slip: Rota and Rosa. */
const SHORTEST_SLIP = 5;

/**
 * The pairs of people who look like one person written in two ways, as in the registry's order;
 * only those of which at least one is `among` the people asked about.
 */
export function findTwoSpellings(
  people: readonly Person[],
  among: { has: (person: PersonId) => boolean },
): [PersonId, PersonId][] {
  const names = people.map(nameOf);
  return names.flatMap((name, index) =>
    names
      .slice(index + 1)
      .filter((other) => (among.has(name.id) || among.has(other.id)) && compare(name, other) !== null)
      .map((other): [PersonId, PersonId] => [name.id, other.id]),
  );
}

/** In what two names differ that are still one name. */
export type Likeness = 'same' | 'exchanged' | 'short' | 'slip';

/** How two names are one name, or null when they are two. */
export function likenessOf(a: Omit<Person, 'id' | 'title'>, b: Omit<Person, 'id' | 'title'>): Likeness | null {
  return compare(nameOf({ id: '', title: '', ...a }), nameOf({ id: '', title: '', ...b }));
}

interface PlainName {
  id: PersonId;
  given: string;
  family: string;
}

function nameOf(person: Person): PlainName {
  return { id: person.id, given: letters(person.givenName), family: letters(person.familyName) };
}

/** Only the letters: accents, apostrophes, spaces and case are ways of writing. */
function letters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/**
 * How two names are one name: the same letters, given and family name exchanged, a given name
 * cut to its initial, or one slip. A slip is looked for in the family name when the given names
 * agree; in the given name only a doubled letter counts, because Paolo and Paola are two people.
 */
function compare(a: PlainName, b: PlainName): Likeness | null {
  if (a.family === '' || b.family === '') return null;
  if (a.given === b.given && a.family === b.family) return 'same';
  if (a.given !== '' && a.given === b.family && a.family === b.given) return 'exchanged';
  if (a.family === b.family) {
    if (isShortOf(a.given, b.given)) return 'short';
    return undoubled(a.given) === undoubled(b.given) ? 'slip' : null;
  }
  const sameGiven = a.given !== '' && a.given === b.given;
  const long = Math.min(a.family.length, b.family.length) >= SHORTEST_SLIP;
  return sameGiven && long && isOneSlip(a.family, b.family) ? 'slip' : null;
}

/** Whether one given name is missing or is the other's initial. */
function isShortOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length <= 1 && long.startsWith(short);
}

/** A name with every doubled letter written once. */
function undoubled(name: string): string {
  return name.replace(/(\p{L})\1+/gu, '$1');
}

/** Whether one letter more, less, other, or exchanged with its neighbour makes one name of two. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const longest = Math.min(a.length, b.length) - start;
  while (end < longest && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
