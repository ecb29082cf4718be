import type { IsoDate } from '#lib/domain/calendar.ts';
import type { ClassificationArea } from '#lib/domain/org.ts';
import { areaHeading } from '../document/headings.ts';
import { isGivenName, readName } from '../fields/names.ts';
import { calmCapitals, oneLine, plain } from '../read/clean.ts';
import { findHeader } from './people-columns.ts';
import type { PeopleColumn, PeopleHeader } from './people-columns.ts';
import { classOf, readDay, readPartTime, splitName } from './people-fields.ts';

/** Something about a row that a person should look at; `text` is as written. */
export interface RowNote {
  code: 'order-mended' | 'order-doubtful' | 'class-unread' | 'part-time-unread' | 'date-unread' | 'dates-turned';
  text: string;
}

/** One row of a list of people, as understood. Empty and null: the list does not say. */
export interface ReadPerson {
  /** Row of the list, from 1, header included. */
  row: number;
  familyName: string;
  givenName: string;
  title: string;
  area: string;
  service: string;
  classificationArea: ClassificationArea | null;
  profile: string;
  /** undefined: the list does not say; null: full time. */
  partTime: number | null | undefined;
  from: IsoDate | null;
  to: IsoDate | null;
  notes: RowNote[];
}

export interface PeopleReading {
  people: ReadPerson[];
  /** Rows that bring nobody in, and why. */
  skipped: { row: number; text: string; reason: 'vacant' | 'no-name' | 'repeated' }[];
  /** The headings of columns that were understood, and of those left out. */
  columns: { heading: string; holds: PeopleColumn | null }[];
}

const VACANT = /vacant|da coprire|da assumere|da nominare|scoperto/i;
const PLACE = /^(?:area|settore|servizio|ufficio|direzione|corpo|polizia|unit[aà] organizzativa|ripartizione)\b/i;

/** The people of a list; null when it is none. */
export function readPeople(tables: readonly string[][][]): PeopleReading | null {
  const reading: PeopleReading = { people: [], skipped: [], columns: [] };
  let found = false;
  for (const rows of tables) {
    const header = findHeader(rows);
    if (header === null) continue;
    found = true;
    if (reading.columns.length === 0)
      reading.columns = header.columns.map((holds, at) => ({ heading: header.headings[at] ?? '', holds }));
    readTable(rows, header, reading);
  }
  return found ? reading : null;
}

function readTable(rows: readonly string[][], header: PeopleHeader, reading: PeopleReading): void {
  const exchanged = namesExchanged(rows, header);
  let heading = '';
  let above: ReadPerson | null = null;
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell) => oneLine(cell));
    const written = cells.filter((cell) => cell !== '');
    if (index < header.first || written.length === 0) continue;
    const distinct = [...new Set(written)];
    const [only = ''] = distinct;
    if (distinct.length === 1 && (PLACE.test(only) || areaHeading(only) !== null) && readName(only) === null) {
      heading = calmCapitals(only);
      above = null;
      continue;
    }
    const texts = cells.join(' ');
    if (VACANT.test(texts)) {
      reading.skipped.push({ row: index + 1, text: written.join(' · '), reason: 'vacant' });
      continue;
    }
    const person = /^tot(?:ale|\.)/i.test(only) ? null : readRow(cells, header, index + 1, exchanged);
    if (person === null) {
      // Totals and page feet are no people; a header that comes again is none either.
      if (!sameHeader(cells, header) && !/^(?:tot|pag)/i.test(only))
        reading.skipped.push({ row: index + 1, text: written.join(' · '), reason: 'no-name' });
      continue;
    }
    if (person.area === '')
      person.area = heading === '' && !header.columns.includes('area') ? '' : heading || (above?.area ?? '');
    above = person;
    if (reading.people.some((other) => sameRow(other, person)))
      reading.skipped.push({ row: index + 1, text: written.join(' · '), reason: 'repeated' });
    else reading.people.push(person);
  }
}

function readRow(cells: readonly string[], header: PeopleHeader, row: number, exchanged: boolean): ReadPerson | null {
  const at = (column: PeopleColumn): string => cells[header.columns.indexOf(column)] ?? '';
  const notes: RowNote[] = [];
  const name = readNames(at, exchanged, notes);
  if (name === null) return null;
  const partTime =
    at('part-time') === '' ? undefined : readPartTime(at('part-time'), plainHeading(header, 'part-time'));
  if (at('part-time') !== '' && partTime === undefined) notes.push({ code: 'part-time-unread', text: at('part-time') });
  const classificationArea = at('class') === '' ? null : classOf(at('class'));
  if (at('class') !== '' && classificationArea === null) notes.push({ code: 'class-unread', text: at('class') });
  const [from, to] = [readDay(at('from')), readDay(at('to'))];
  for (const [day, text] of [
    [from, at('from')],
    [to, at('to')],
  ] as const)
    if (day === undefined) notes.push({ code: 'date-unread', text });
  const turned = from != null && to != null && to < from;
  if (turned) notes.push({ code: 'dates-turned', text: `${at('from')} – ${at('to')}` });
  return {
    row,
    ...name,
    title: at('title') || name.title,
    area: calmCapitals(at('area')),
    service: calmCapitals(at('service')),
    classificationArea,
    profile: calmCapitals(at('profile')),
    partTime,
    from: from ?? null,
    to: turned ? null : (to ?? null),
    notes,
  };
}

type Name = Pick<ReadPerson, 'familyName' | 'givenName' | 'title'>;

function readNames(at: (column: PeopleColumn) => string, exchanged: boolean, notes: RowNote[]): Name | null {
  if (at('family') !== '') {
    const [family, given] = exchanged ? [at('given'), at('family')] : [at('family'), at('given')];
    if (!/\p{L}/u.test(family)) return null;
    if (exchanged) notes.push({ code: 'order-mended', text: `${at('family')} ${at('given')}` });
    const read = readName(given);
    return { familyName: calmName(family), givenName: calmName(given), title: read?.title ?? '' };
  }
  const familyFirst = at('family-first') !== '';
  const text = familyFirst ? at('family-first') : at('given-first');
  if (text === '') return null;
  const split = splitName(text, familyFirst);
  if (split === null) return null;
  if (split.order !== 'certain') notes.push({ code: `order-${split.order}`, text });
  return { familyName: split.familyName, givenName: split.givenName, title: split.title };
}

/** Somebody swapped the two columns: most of «Cognome» are given names and most of «Nome» are not. */
function namesExchanged(rows: readonly string[][], { first, columns }: PeopleHeader): boolean {
  const [family, given] = [columns.indexOf('family'), columns.indexOf('given')];
  if (family < 0 || given < 0) return false;
  const body = rows.slice(first).filter((row) => (row[family] ?? '') !== '' && (row[given] ?? '') !== '');
  const isGiven = (text: string) => text.split(' ').every(isGivenName);
  const swapped = body.filter((row) => isGiven(row[family]!) && !isGiven(row[given]!)).length;
  return body.length > 1 && swapped > body.length / 2;
}

/** `DE LUCA` → `De Luca`; what is not all in capitals or all small stays. */
function calmName(text: string): string {
  const written = text.replace(/\s+/g, ' ').trim();
  if (written !== written.toUpperCase() && written !== written.toLowerCase()) return written;
  return written
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function plainHeading(header: PeopleHeader, column: PeopleColumn): string {
  return plain(header.headings[header.columns.indexOf(column)] ?? '');
}

function sameHeader(cells: readonly string[], header: PeopleHeader): boolean {
  return header.first > 0 && cells.every((cell, at) => cell === oneLine(header.headings[at] ?? ''));
}

function sameRow(a: ReadPerson, b: ReadPerson): boolean {
  const key = ({ row: _row, notes: _notes, ...said }: ReadPerson) => plain(JSON.stringify(said));
  return key(a) === key(b);
}
