import { plain } from '../read/clean.ts';
import { isGivenName, isParticle, type NameReading } from '../fields/names.ts';
import type { ImportedPerson, ImportPlace } from '../imported-plan.ts';
import type { SourceRef } from '../source.ts';

/** A name somewhere in the plan; `person` is filled in with its index. */
export interface Mention {
  name: NameReading;
  person: number;
  place: ImportPlace;
  source: SourceRef[];
}

export interface PeopleReading {
  people: ImportedPerson[];
  /** Persons whose family name is written in two ways. */
  twoSpellings: { person: number; first: string; second: string; mentions: Mention[] }[];
  /** Mentions that fit two persons: `Rossi M.` beside Mario and Marco Rossi. */
  ambiguous: Mention[];
}

interface Split {
  family: string;
  given: string;
  initial: string;
}

/** Every mention written in one way. */
interface Writing {
  split: Split;
  mentions: Mention[];
}

interface Cluster {
  writings: Writing[];
}

/** Tells people apart: by family name and given name or initial, in either order, across spellings. */
export function tellApart(mentions: Mention[]): PeopleReading {
  const writings = groupWritings(mentions);
  // Full names first, so that initials and bare surnames find whom they mean.
  const order = [...writings].sort(
    (a, b) => b.split.given.length - a.split.given.length || b.split.initial.length - a.split.initial.length,
  );
  const clusters: Cluster[] = [];
  const doubtful: Writing[] = [];
  for (const writing of order) {
    const fits = clusters.filter((cluster) => cluster.writings.some((other) => samePerson(other.split, writing.split)));
    if (fits.length === 1) fits[0]!.writings.push(writing);
    else {
      clusters.push({ writings: [writing] });
      if (fits.length > 1) doubtful.push(writing);
    }
  }
  joinSpellings(clusters);
  // People stand in the order the plan names them.
  const place = new Map(mentions.map((mention, index) => [mention, index]));
  const first = (cluster: Cluster): number =>
    cluster.writings.reduce((least, { mentions: [one] }) => Math.min(least, place.get(one!)!), Infinity);
  clusters.sort((a, b) => first(a) - first(b));
  const people = clusters.map(describe);
  clusters.forEach((cluster, person) => {
    for (const mention of cluster.writings.flatMap((writing) => writing.mentions)) mention.person = person;
  });
  return {
    people,
    twoSpellings: people.flatMap(({ spellings }, person) => twoSpellings(clusters[person]!, spellings, person)),
    ambiguous: doubtful.flatMap((writing) => writing.mentions),
  };
}

function groupWritings(mentions: Mention[]): Writing[] {
  const families = new Set(mentions.flatMap(({ name }) => (name.family === null ? [] : [plain(name.family)])));
  const surnameFirst = prefersSurnameFirst(mentions);
  const groups = new Map<string, Writing>();
  for (const mention of mentions) {
    const split = splitName(mention.name, families, surnameFirst);
    const key = [split.family, split.given, split.initial].map(plain).join('|');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { split, mentions: [mention] });
    else known.mentions.push(mention);
  }
  return joinOrders([...groups.values()]);
}

/** `Ezio Greppi` and `Greppi Ezio` are one: the split of whichever is written more holds. */
function joinOrders(writings: Writing[]): Writing[] {
  const byWords = new Map<string, Writing>();
  const kept: Writing[] = [];
  for (const writing of [...writings].sort((a, b) => b.mentions.length - a.mentions.length)) {
    const words = writing.mentions[0]!.name.words.map(plain).sort().join(' ');
    const known = writing.split.given === '' ? undefined : byWords.get(words);
    if (known === undefined) {
      if (writing.split.given !== '') byWords.set(words, writing);
      kept.push(writing);
    } else {
      known.mentions.push(...writing.mentions);
    }
  }
  return kept;
}

function twoSpellings(cluster: Cluster, spellings: string[], person: number): PeopleReading['twoSpellings'] {
  const [first, second] = spellings;
  if (first === undefined || second === undefined) return [];
  const isUsual = (writing: Writing): boolean => plain(writing.split.family) === plain(first);
  const odd = cluster.writings.filter((writing) => !isUsual(writing)).flatMap((writing) => writing.mentions);
  const usual = cluster.writings.find(isUsual)!.mentions[0]!;
  return [{ person, first, second, mentions: [...odd, usual] }];
}

/** In this plan, do full names put the family name first? */
function prefersSurnameFirst(mentions: Mention[]): boolean {
  let first = 0;
  let last = 0;
  for (const { name } of mentions) {
    if (name.words.length !== 2 || name.initials !== '') continue;
    const [a, b] = name.words.map(isGivenName);
    if (a === true && b === false) last++;
    if (a === false && b === true) first++;
  }
  return first > last;
}

function splitName(name: NameReading, families: Set<string>, surnameFirst: boolean): Split {
  const { words, initials } = name;
  if (initials !== '') return { family: words.join(' '), given: '', initial: initials[0]! };
  if (words.length === 1) return { family: words[0]!, given: '', initial: '' };
  const cutAt = (at: number, familyFirst: boolean): Split => {
    const given = (familyFirst ? words.slice(at) : words.slice(0, at)).join(' ');
    const family = (familyFirst ? words.slice(0, at) : words.slice(at)).join(' ');
    return { family, given, initial: given[0] ?? '' };
  };
  if (name.family !== null) {
    const family = plain(name.family);
    const given = words.filter((word) => !family.split(' ').includes(plain(word))).join(' ');
    return { family: name.family, given, initial: given[0] ?? '' };
  }
  for (let at = 1; at < words.length; at++) {
    if (families.has(plain(words.slice(0, at).join(' ')))) return cutAt(at, true);
    if (families.has(plain(words.slice(at).join(' ')))) return cutAt(at, false);
  }
  const last = words.length - 1;
  const startsGiven = isGivenName(words[0]!);
  const endsGiven = isGivenName(words[last]!);
  if (isParticle(words[0]!) && !startsGiven) return cutAt(Math.min(2, last), true);
  if (startsGiven && !endsGiven) return cutAt(words.length > 2 && isGivenName(words[1]!) ? 2 : 1, false);
  if (endsGiven && !startsGiven)
    return cutAt(words.length > 2 && isGivenName(words[last - 1]!) ? last - 1 : last, true);
  return surnameFirst ? cutAt(words.length > 2 && isParticle(words[0]!) ? 2 : 1, true) : cutAt(last, false);
}

function samePerson(a: Split, b: Split): boolean {
  if (plain(a.family) !== plain(b.family)) return false;
  if (a.given !== '' && b.given !== '') {
    const [x, y] = [plain(a.given), plain(b.given)];
    return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `);
  }
  return a.initial === '' || b.initial === '' || plain(a.initial) === plain(b.initial);
}

/** Two clusters whose surnames differ by one slip inside the word and whose given names agree are one person. */
function joinSpellings(clusters: Cluster[]): void {
  for (let i = 0; i < clusters.length; i++) {
    for (let j = i + 1; j < clusters.length; j++) {
      const [a, b] = [clusters[i]!, clusters[j]!];
      const close = a.writings.some((one) =>
        b.writings.some(
          (other) => isSlip(plain(one.split.family), plain(other.split.family)) && givenAgrees(one.split, other.split),
        ),
      );
      if (!close) continue;
      a.writings.push(...b.writings);
      clusters.splice(j--, 1);
    }
  }
}

function givenAgrees(a: Split, b: Split): boolean {
  if (a.given !== '' && b.given !== '') return plain(a.given) === plain(b.given);
  return a.initial !== '' && plain(a.initial) === plain(b.initial);
}

/** One letter more, less, changed or swapped inside the word: `Comisso` and `Commisso`, not `Rossi` and `Rossa`. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 5 || a[0] !== b[0] || a.at(-1) !== b.at(-1)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
  );
}

function describe(cluster: Cluster): ImportedPerson {
  const counts = new Map<string, { text: string; count: number }>();
  for (const { split, mentions } of cluster.writings) {
    const key = plain(split.family);
    const known = counts.get(key);
    counts.set(key, { text: known?.text ?? split.family, count: (known?.count ?? 0) + mentions.length });
  }
  const spellings = [...counts.values()].sort((a, b) => b.count - a.count).map((one) => one.text);
  const given = cluster.writings.map(({ split }) => split.given).sort((a, b) => b.length - a.length)[0] ?? '';
  const initial = cluster.writings.map(({ split }) => split.initial).find((one) => one !== '') ?? '';
  const family = spellings[0]!;
  const title =
    cluster.writings.flatMap(({ mentions }) => mentions.map(({ name }) => name.title)).find((one) => one !== '') ?? '';
  const name = given !== '' ? `${given} ${family}` : initial !== '' ? `${family} ${initial}.` : family;
  return {
    name,
    givenName: given === '' && initial !== '' ? `${initial}.` : given,
    familyName: family,
    title,
    spellings,
  };
}
