import { findDates } from './fields/dates.ts';
import { readName } from './fields/names.ts';
import { readParticipants, type ParticipantReading } from './fields/participants.ts';
import type { ImportedIndicator } from './imported-plan.ts';
import { rawText, type RawObjective } from './raw-objective.ts';
import type { ColumnField } from './table/columns.ts';

/** What a row of a document of ours says: its layout is ours, so nothing in it is guessed. */
export interface OwnRow {
  code: string;
  title: string;
  description: string;
  expectedPerformance: string;
  /** As written. */
  dueDate: string;
  target: string;
  indicators: ImportedIndicator[];
  people: ParticipantReading[];
}

/** Stands in a cell of ours that has nothing to say. */
export const NOTHING = '—';
const UNTITLED = 'Senza titolo';

/** Null where the row is none of ours, or somebody gave its table another shape. */
export function readOwnRow(raw: RawObjective, year: number | null): OwnRow | null {
  const { title, description } = raw.values;
  if (raw.rowId === null || title?.length !== 1 || description !== undefined) return null;
  const said = (field: ColumnField): string => {
    const text = rawText(raw, field).trim();
    return text === NOTHING ? '' : text;
  };
  const expected = said('expectedPerformance');
  const [first = '', ...rest] = title[0]!.text.split('\n');
  return {
    code: said('code'),
    title: first === UNTITLED ? '' : first,
    description: rest.join('\n'),
    expectedPerformance: expected.replace(DUE, ''),
    dueDate: DUE.exec(expected)?.[1] ?? '',
    target: said('target'),
    indicators:
      raw.ownIndicators ??
      said('indicator')
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [readIndicator(line)])),
    people: said('participants')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : readPeople(line, year))),
  };
}

/** The last line under the expected performance is when it is due. */
const DUE = /(?:^|\n)entro il (\d{1,2}\/\d{1,2}\/\d{4})$/;

/** `Tempo di risposta: al massimo 30 giorni (da 45)`: a name may hold a colon of its own, a target has none. */
function readIndicator(line: string): ImportedIndicator {
  const cut = line.lastIndexOf(': ');
  if (cut < 0) return { name: line, unit: '', baseline: '', target: '' };
  return { name: line.slice(0, cut), ...readTargetWords(line.slice(cut + 2)) };
}

const DIRECTIONS = { almeno: 'at-least', 'al massimo': 'at-most', esattamente: 'exactly' } as const;

/** `almeno 60% (da 45)`, `da 1.240 a 100 pratiche`, `da 40%`. */
export function readTargetWords(words: string): Omit<ImportedIndicator, 'name'> {
  const wanted = /^(almeno|al massimo|esattamente) (.+?)(?: \(da (.+)\))?$/.exec(words);
  if (wanted !== null) {
    const direction = DIRECTIONS[wanted[1] as keyof typeof DIRECTIONS];
    return { ...measured(wanted[2]!), baseline: wanted[3] ?? '', direction };
  }
  const change = /^da (.+) a (.+)$/.exec(words);
  if (change !== null) return { ...measured(change[2]!), baseline: change[1]! };
  const from = /^da (.+)$/.exec(words);
  if (from === null) return { ...measured(words), baseline: '' };
  const { target, unit } = measured(from[1]!);
  return { target: '', unit, baseline: target };
}

/** A figure and its unit; words stay words. */
export function measured(words: string): { target: string; unit: string } {
  const figure = /^([+-]?\d[\d.,]*)(?:(%)| (\S.*))$/.exec(words);
  return figure === null ? { target: words, unit: '' } : { target: figure[1]!, unit: figure[2] ?? figure[3]! };
}

/** One on a line, as we write them; several where somebody added them on the same line. */
function readPeople(line: string, year: number | null): ParticipantReading[] {
  const period = /^(.+), ((?:dal|fino al) .+)$/.exec(line);
  const dated = period !== null && findDates(period[2]!, year).length > 0;
  if (!dated) {
    const read = readParticipants(line, year);
    if (read.length > 0 && read.every(({ name }) => name !== null)) return read;
    return [{ text: line, name: readName(line), from: null, to: null, odd: [], certainty: 1 }];
  }
  const [, written = '', when = ''] = period;
  const name = readName(written);
  const dates = findDates(when, year);
  const begins = when.startsWith('dal');
  const from = begins ? (dates[0]?.first ?? null) : null;
  const to = begins ? (dates[1]?.last ?? null) : (dates[0]?.last ?? null);
  return [{ text: name?.text ?? written, name, from, to, odd: [], certainty: 1 }];
}
