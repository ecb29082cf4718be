import { readName } from '../fields/names.ts';
import { plain } from '../read/clean.ts';
import { classOf, readDay } from './people-fields.ts';

/** What a column of a list of people holds. `ignored` is known, and not wanted here. */
export type PeopleColumn =
  | 'family'
  | 'given'
  | 'family-first'
  | 'given-first'
  | 'title'
  | 'area'
  | 'service'
  | 'class'
  | 'profile'
  | 'part-time'
  | 'from'
  | 'to'
  | 'ignored';

/** Tried in order on the plain text of the heading: narrow meanings stand before wide ones. */
const SYNONYMS: [PeopleColumn, RegExp][] = [
  [
    'ignored',
    /e ?mail|posta elettronica|^pec$|matricola|codice fiscale|^c ?f$|telefono|cellulare|^tel$|nascita|nato|sesso|indirizzo|residenza|^note$|^n$|^nr$|^num$|^id$|^prog(?:ressivo)?$|badge|stipendio|retribuzione|importo|iban|sede/,
  ],
  ['given-first', /^nome (?:e )?cognome/],
  ['family-first', /cognome (?:e )?nome|nominativ|^dipendent[ei]|^lavorator|^persona(?:le)?$|^unita di personale$/],
  ['family', /^cognome/],
  ['given', /^nome/],
  ['title', /^titolo$/],
  ['part-time', /part ?time|^p ?t$|% ?(?:p ?t|orario|tempo)|^ore|orario|^tempo|regime|percentuale|% di servizio/],
  ['to', /cessaz|cessat|^al$|fine|scadenza|fino al|termine|uscita|data fin/],
  ['from', /assunz|assunt|^dal$|inizio|decorrenza|in servizio|ingresso|data ini|entrata/],
  [
    'class',
    /inquadrament|categoria|^cat\b|area (?:ccnl|contrattual|professional)|posizione economica|livello|classificaz/,
  ],
  ['profile', /profil|qualifica|mansion|figura|ruolo/],
  ['service', /servizi|uffici|unita operativ|sezione|u ?o$/],
  [
    'area',
    /^area|settor|direzion|struttura|unita organizzativ|ripartizion|dipartiment|centro di responsabilit|reparto/,
  ],
];

const NAMES: readonly PeopleColumn[] = ['family', 'family-first', 'given-first'];

export interface PeopleHeader {
  /** Rows from here on are people; 0 when the table has no header. */
  first: number;
  columns: (PeopleColumn | null)[];
  /** The headings as written. */
  headings: string[];
}

/** A title, a letterhead, a date may stand above the header. */
const LOOK = 25;

/** Where the header of a list of people is and what its columns hold; null when it is no such list. */
export function findHeader(rows: readonly string[][]): PeopleHeader | null {
  for (const [index, row] of rows.slice(0, LOOK).entries()) {
    const columns = columnsOf(row);
    const known = columns.filter((column) => column !== null).length;
    const named = columns.some((column) => column !== null && NAMES.includes(column));
    if (named && (known >= 2 || row.filter((cell) => cell !== '').length === 1))
      return settle({ first: index + 1, columns, headings: row }, rows);
  }
  return guess(rows);
}

/** How many columns of a list of people a row of headings names; 0 when it is no such row. */
export function peopleHeaderScore(headings: readonly string[]): number {
  const columns = columnsOf(headings).filter((column) => column !== null);
  return columns.some((column) => NAMES.includes(column)) ? columns.length : 0;
}

function columnsOf(row: readonly string[]): (PeopleColumn | null)[] {
  const seen = new Set<PeopleColumn>();
  return row.map((cell) => {
    const heading = plain(cell.replace(/[./-]/g, ' '));
    if (heading === '' || heading.length > 60) return null;
    const column = SYNONYMS.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;
    // A second one of a kind says something else.
    if (column === null || column === 'ignored' || !seen.has(column)) {
      if (column !== null) seen.add(column);
      return column;
    }
    return null;
  });
}

/** «Area» is also what the CCNL calls a classification; «Ufficio» alone is the area. */
function settle(header: PeopleHeader, rows: readonly string[][]): PeopleHeader {
  const columns = [...header.columns];
  const body = rows.slice(header.first);
  columns.forEach((column, at) => {
    if (column !== 'area' || columns.includes('class')) return;
    if (share(body, at, (text) => classOf(text) !== null) > 0.6) columns[at] = 'class';
  });
  if (!columns.includes('area')) {
    const service = columns.indexOf('service');
    if (service >= 0) columns[service] = 'area';
  }
  if (columns.includes('family') && !columns.includes('given')) columns[columns.indexOf('family')] = 'family-first';
  return { ...header, columns };
}

/** Without a header: by what the cells are. */
function guess(rows: readonly string[][]): PeopleHeader | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns: (PeopleColumn | null)[] = Array.from({ length: width }, () => null);
  const dates: number[] = [];
  for (let at = 0; at < width; at += 1) {
    if (share(rows, at, (text) => classOf(text) !== null) > 0.6)
      columns[at] ??= columns.includes('class') ? null : 'class';
    else if (share(rows, at, (text) => typeof readDay(text) === 'string') > 0.8) dates.push(at);
    else if (share(rows, at, (text) => /^(?:area|settore|servizio|ufficio|corpo|polizia)\b/i.test(text)) > 0.6)
      columns[at] = columns.includes('area') ? null : 'area';
    else if (
      !columns.includes('family-first') &&
      share(rows, at, (text) => (readName(text)?.words.length ?? 0) > 1) > 0.7
    )
      columns[at] = 'family-first';
  }
  if (dates[0] !== undefined) columns[dates[0]] = 'from';
  if (dates[1] !== undefined) columns[dates[1]] = 'to';
  if (!columns.includes('family-first')) return null;
  return { first: 0, columns, headings: columns.map(() => '') };
}

/** How many of a column's written cells are such. */
function share(rows: readonly string[][], at: number, is: (text: string) => boolean): number {
  const written = rows.map((row) => row[at] ?? '').filter((text) => text !== '');
  return written.length === 0 ? 0 : written.filter(is).length / written.length;
}
