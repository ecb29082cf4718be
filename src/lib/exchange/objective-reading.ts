import type { Mender } from './document/words.ts';
import { findDates, readDueDate, type FoundDate } from './fields/dates.ts';
import { readParticipants, type ParticipantReading } from './fields/participants.ts';
import { asWritten, saysNothing } from './fields/said.ts';
import { readTarget } from './fields/target.ts';
import { readType } from './fields/type.ts';
import { readWeight, type WeightReading } from './fields/weight.ts';
import type { ImportedField, ImportedObjective } from './imported-plan.ts';
import { readOwnRow } from './own-row.ts';
import { readIndicators } from './read-indicators.ts';
import { rawSources, rawText, type RawObjective, type RawValue } from './raw-objective.ts';
import { oneLine, paragraphs } from './read/clean.ts';

/** An objective understood by itself; people and weights wait for the rest of the plan. */
export interface ObjectiveReading {
  raw: RawObjective;
  objective: ImportedObjective;
  people: ParticipantReading[];
  weight: WeightReading;
  dueDate: FoundDate | null;
}

/** Reads each field of an objective from its texts. `year` completes dates that have none. */
export function readObjective(raw: RawObjective, year: number | null, mend: Mender): ObjectiveReading {
  const own = readOwnRow(raw, year);
  const line = (field: Parameters<typeof rawText>[1]): string => mend(oneLine(rawText(raw, field)));
  // The halves of a torn row are one text; the cells of several rows are paragraphs of their own.
  const text = (field: Parameters<typeof rawText>[1]): string =>
    mend(
      raw.broken
        ? paragraphs(rawText(raw, field))
        : (raw.values[field] ?? []).map((value) => paragraphs(value.text)).join('\n'),
    );
  const heading = readTitle(line('title'), line('code'));
  const separate = raw.values.description !== undefined && raw.values.description !== raw.values.title;
  // Without a description, what is to be done phase by phase is one.
  const scheduled = raw.phases.some((phase) => phase.title !== '');
  let description = separate ? text('description') : scheduled ? '' : phases(text('phase'));
  let title = heading.title;
  if (!separate && description === '')
    [title, description] = splitLongTitle(rawText(raw, 'title'), heading.title, mend);
  // Beside a column of titles, numbers under "Ob." are codes.
  const numbers = raw.values.title !== undefined && CODE_ONLY.test(description);
  if (numbers) {
    if (heading.code === '') heading.code = description.replace(/[.)]$/, '');
    description = '';
  }
  // Nothing beside the code: it is all the title there is.
  if (title === '' && description === '' && /\p{L}/u.test(heading.code)) {
    title = heading.code;
    heading.code = line('code');
  }
  const unnamed = title === '' && description !== '';
  // A first column that only counts: the description is the objective.
  if (unnamed && description.length <= 160) [title, description] = [oneLine(description), ''];
  else if (unnamed) title = firstSentence(description);

  const people = own?.people ?? readParticipants(rawText(raw, 'participants'), year);
  const horizon = cutHorizon(text('expectedPerformance'), year);
  const indicators = own?.indicators ?? readIndicators(raw, mend);
  const expectedPerformance =
    raw.values.expectedPerformance !== undefined ? horizon.text : indicators.map((one) => one.name).join('\n');
  const dueDate =
    own === null ? (ownDueDate(raw, year) ?? horizon.date ?? dueWithin(raw, year)) : readDueDate(own.dueDate, year);
  const listed = (raw.values.target ?? []).map((value) =>
    indicators.length > 1 ? value.text.replace(/\n/g, '; ') : asWritten(value.text),
  );
  const targetText = own?.target ?? oneLine(listed.join('; '));
  const stated = readTarget(targetText);
  const unit = stated.value === null ? null : (stated.unit ?? (line('unit') || null));
  const target = indicators.length > 1 ? { ...stated, value: null, unit: null } : { ...stated, unit };
  const undated = dueDate === null ? oneLine(rawText(raw, 'dueDate')) : '';
  const notes = [text('notes'), /\p{L}{3}/u.test(undated) ? `Scadenza: ${undated}` : ''];
  const weight = readWeight(rawText(raw, 'weight').replace(/\n/g, ' '));

  const sources: ImportedObjective['sources'] = {};
  const certainty: ImportedObjective['certainty'] = {};
  const note = (field: ImportedField, from: RawObjective['values'][keyof RawObjective['values']], sure = 1): void => {
    const refs = (from ?? []).map((value) => value.source);
    if (refs.length === 0) return;
    sources[field] = refs;
    certainty[field] = Math.min(sure, raw.guessed ? 0.5 : 1);
  };
  const counted = unnamed && heading.code !== '';
  note(
    'title',
    counted ? raw.values.description : raw.values.title,
    counted ? 0.9 : unnamed ? 0.6 : title === '' ? 0.3 : 1,
  );
  note(
    'code',
    raw.values.code ?? (heading.code === '' ? undefined : numbers ? raw.values.description : raw.values.title),
  );
  if (!numbers) note('description', raw.values.description ?? (description === '' ? undefined : raw.values.phase));
  note('expectedPerformance', raw.values.expectedPerformance ?? raw.values.indicator);
  note('target', raw.values.target);
  note('weight', raw.values.weight);
  note('indicators', raw.values.indicator);
  note('participants', raw.values.participants, Math.min(1, ...people.map((one) => one.certainty)));
  note('type', raw.values.type);
  note('strategicReference', raw.values.strategicReference);
  note('result', raw.values.result);
  note('notes', raw.values.notes);
  if (dueDate !== null) note('dueDate', dueSources(raw, dueDate), dueDate.certainty);

  return {
    raw,
    people,
    weight,
    dueDate,
    objective: {
      rowId: raw.rowId,
      code: own?.code ?? heading.code,
      title: own?.title ?? title,
      description: own?.description ?? description,
      type: readType(line('type')),
      strategicReference: line('strategicReference'),
      expectedPerformance: own?.expectedPerformance ?? expectedPerformance,
      dueDate: dueDate === null || !dueDate.exists ? null : dueDate.last,
      weight: null,
      gate: weight.kind === 'gate',
      target,
      indicators,
      participants: [],
      phases: raw.phases,
      result: (raw.values.result ?? [])
        .map(({ text }) => asWritten(oneLine(text)))
        .filter((text) => !saysNothing(text))
        .join('; '),
      details: detailsOf(raw, text),
      notes: notes.filter((part) => part !== '').join('\n'),
      confidence: 1,
      certainty,
      problems: [],
      sources,
    },
  };
}

const DETAILS = ['tools', 'stakeholders', 'budgetItem'] as const;

function detailsOf(raw: RawObjective, text: (field: (typeof DETAILS)[number]) => string): ImportedObjective['details'] {
  return Object.fromEntries(
    DETAILS.flatMap((field) => (raw.values[field] === undefined ? [] : [[field, text(field)]])),
  );
}

const CODE_ONLY = /^(?:[A-Z]{1,4}[-. ]?)?\d{1,3}(?:[.-]\d{1,3})?[.)]?$/;

/** Phases that say what is done; one word or a cross in a month does not. */
function phases(text: string): string {
  return text.length >= 20 ? text : '';
}

const NUMBERED =
  /^(?:(?:ob(?:iettivo|b?\.?)?\s*(?:operativo|gestionale|strategico|specifico|di performance)?)\s*(?:n[.°r]*\s*)?|n[.°r]+\s*)(\d{1,3}(?:\.\d{1,3})?)(?!\d)\s*[.):–-]*\s*|^(\d{1,2}(?:\.\d{1,2})?)\s*[.)]\s+|^(\d{1,2}(?:\.\d{1,2}){1,2})\s+(?=\p{Lu})|^(\d{1,2})\s+[-–]\s+|^([A-Z]{1,4}[-.]?\d{1,3})\s*[:.)–-]\s+/iu;

/** `n. 1 Carta d’identità` → code `1`; a title that is only a number has none left. */
function readTitle(text: string, code: string): { title: string; code: string } {
  // A column of short codes under "Obiettivo": the text beside it is the objective.
  if (CODE_ONLY.test(text)) return { title: '', code: code === '' ? text.replace(/[.)]$/, '') : code };
  const match = NUMBERED.exec(text);
  const number = match === null ? '' : (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '');
  const title = (match === null || number === '' ? text : text.slice(match[0].length))
    .replace(/^[-–•:]\s+|\s*:$/g, '')
    .trim();
  const own = code.replace(/^(?:n[.°]?|nr\.?)\s*(?=\d)/i, '').replace(/[.)]$/, '');
  return { title, code: own !== '' ? own : number };
}

/** Without a description column, a long cell begins with its title on a line of its own. */
function splitLongTitle(raw: string, title: string, mend: Mender): [string, string] {
  const lines = raw.split('\n');
  const first = mend(lines[0] ?? '');
  const rest = lines.slice(1).join(' ');
  const apart =
    /^(?:[\p{Lu}«"“-]|\d{1,2}[.)]\s)/u.test(rest) &&
    !/[,(]$|\s(?:di|del|della|dei|delle|e|a|il|la|per|con|in)$/i.test(first);
  // A title broken over two lines has a short second one, or is all in capitals.
  const told = raw.length > 160 || ((rest.length >= 50 || /[.;]$/.test(rest)) && rest !== rest.toUpperCase());
  if (lines.length > 1 && first.length <= 160 && apart && told) {
    return [readTitle(first, '').title, mend(paragraphs(lines.slice(1).join('\n')))];
  }
  return title.length > 300 ? [firstSentence(title), title] : [title, ''];
}

function firstSentence(text: string): string {
  const sentence = /^.{10,200}?[.;:](?=\s|$)/su.exec(text)?.[0]?.replace(/[.;:]$/, '') ?? text;
  return oneLine(sentence.length <= 200 ? sentence : `${sentence.slice(0, 197).replace(/\s\S*$/, '')}…`);
}

const HORIZON =
  /(?:[-–.;,(]\s*)?\b(?:orizzonte temporale|scadenza|termine(?: previsto| finale)?|tempistica|tempi|data (?:fine|prevista))\s*[:–-]?\s*/i;

/** "Relazione… Orizzonte temporale: 31/12/2024" is a text and a date. */
function cutHorizon(text: string, year: number | null): { text: string; date: FoundDate | null } {
  const label = HORIZON.exec(text);
  if (label === null) return { text, date: null };
  const rest = text.slice(label.index + label[0].length);
  const date = readDueDate(oneLine(rest), year);
  if (date === null) return { text, date: null };
  const shown = rest.indexOf(date.raw);
  const after = shown < 0 ? '' : rest.slice(shown + date.raw.length).replace(/^[\s.;,)–-]+/, '');
  const before = text.slice(0, label.index).replace(/[\s.;,(–-]+$/, (end) => (end.includes('.') ? '.' : ''));
  return { text: paragraphs([before, after].filter((part) => part !== '').join('\n')), date };
}

function ownDueDate(raw: RawObjective, year: number | null): FoundDate | null {
  const text = oneLine(rawText(raw, 'dueDate'));
  return text === '' ? null : readDueDate(text, year);
}

const UNTIL = /\b(?:entro|fino al)\s+(?:e non oltre\s+)?(?:il\s+|la fine di\s+|fine\s+|l['’])?/gi;
const UNTIL_OR_AT =
  /\b(?:entro|al|alla data del|fino al)\s+(?:e non oltre\s+)?(?:il\s+|la fine di\s+|fine\s+|l['’])?/gi;

/** "entro il 30/09/2024" inside what is expected. */
function dueWithin(raw: RawObjective, year: number | null): FoundDate | null {
  for (const field of ['expectedPerformance', 'target', 'indicator'] as const) {
    const text = oneLine(rawText(raw, field));
    // Of an indicator, "al 31/12" says when it is counted.
    const until = field === 'indicator' ? UNTIL : UNTIL_OR_AT;
    for (const match of text.matchAll(until)) {
      const after = text.slice(match.index + match[0].length);
      const date = findDates(after, year)[0];
      if (date !== undefined && date.start <= 2) return { ...date, certainty: Math.min(date.certainty, 0.9) };
    }
  }
  // A target that is a day says when.
  const target = oneLine(rawText(raw, 'target'));
  const [only] = findDates(target, year);
  // `8/11` is eight of eleven.
  return only !== undefined && only.raw.length >= target.length - 3 && /\d{4}|\p{L}/u.test(only.raw)
    ? { ...only, certainty: Math.min(only.certainty, 0.9) }
    : null;
}

function dueSources(raw: RawObjective, date: FoundDate): RawValue[] {
  for (const field of ['dueDate', 'expectedPerformance', 'target', 'indicator'] as const) {
    const values = raw.values[field];
    if (values === undefined || rawSources(raw, field).length === 0) continue;
    if (field === 'dueDate') return values;
    const holding = values.filter((value) => oneLine(value.text).includes(date.raw));
    if (holding.length > 0) return holding;
  }
  return [];
}
