import { readMonthSpans } from '../fields/month-spans.ts';
import type { ImportedPhase } from '../imported-plan.ts';
import type { RawObjective, RawValue } from '../raw-objective.ts';
import { labelField, type ColumnField } from '../table/columns.ts';
import { inlineLabel, SHEET_NUMBER, sheetObjectives, type Entry } from '../table/sheet.ts';
import { sectionLabels } from './section-labels.ts';

const BULLET = /^(?:[-–•*·▪●]|\d{1,2}[.)]|[a-z]\))\s+/i;
const LABEL_ALONE = /^\p{Lu}[\p{L} ’']{2,40}:$/u;
const STRUCK = /^\(?\s*obiettivo\s+(?:\p{L}+\s+)?(?:eliminat|stralciat|soppress|annullat|revocat)o\b/iu;

/** Sheets written as lines of plain text, `Etichetta: valore`. */
export function textSheets(lines: { text: string; source: RawValue['source'] }[]): RawObjective[] | null {
  const entries: Entry[] = [];
  let above: RawValue | null = null;
  // Below a title a sentence without label describes it.
  let awaiting = false;
  const add = (field: ColumnField, label: string, text: string, source: RawValue['source']): void => {
    awaiting = field === 'title' || (awaiting && (field === 'weight' || field === 'code'));
    entries.push({ field, label, values: [{ text, source }], row: 0 });
    if (field === 'title' && above !== null)
      entries.push({ field: 'strategicReference', label: '', values: [above], row: 0 });
  };
  const parts = lines.flatMap(severalLabels);
  for (const [at, line] of parts.entries()) {
    const labels = sectionLabels(line.text, line.source);
    if (labels?.strategicReference !== undefined) {
      above = labels.strategicReference;
      continue;
    }
    const listed = listedObjective(line);
    if (listed !== null) {
      entries.push(...listed);
      awaiting = true;
      continue;
    }
    const numbered = /^(\d{1,3})\s*[.)]\s*/.exec(line.text);
    if (numbered !== null && isTitle(line.text) && saysMore(parts.slice(at + 1, at + 9))) {
      add('code', 'N.', numbered[1]!, line.source);
      add('title', '', line.text.slice(numbered[0].length), line.source);
      continue;
    }
    const found = inlineLabel(line.text.replace(BULLET, ''));
    const last = entries.at(-1);
    // `Obiettivo n. 1`, and its title in the line below.
    if (found === null && last?.field === 'code' && last.label === 'N.' && isHeading(line.text)) {
      add('title', '', line.text, line.source);
      continue;
    }
    // `Metri lineari realizzati: 900` in a list of indicators is one of them.
    const item = last?.listed === true && found !== null && found.label.split(' ').length > 2;
    if (found !== null && !item && !(found.field === 'title' && OF_AN_ACT.test(found.rest))) {
      if (numbered !== null && found.field === 'title') found.label += ` n. ${numbered[1]}`;
      add(found.field, found.label, found.rest, line.source);
    } else if (LABEL_ALONE.test(line.text) && labelField(line.text) !== null) {
      // Its values are the lines below it.
      entries.push({ field: labelField(line.text)!, label: line.text, values: [], row: 0, listed: true });
    } else if (STRUCK.test(line.text)) {
      add('notes', '', line.text, line.source);
    } else if (SHEET_NUMBER.test(line.text)) {
      add('code', 'N.', SHEET_NUMBER.exec(line.text)![1]!, line.source);
    } else if (last?.listed === true && last.field === 'phase') {
      const phase = phaseIn(line.text);
      if (phase !== null) entries.push({ field: 'phase', label: '', values: [], row: 0, listed: true, phase });
    } else if (last?.listed === true) {
      last.values.push({ text: line.text.replace(BULLET, ''), source: line.source });
    } else if (awaiting && SENTENCE.test(line.text)) {
      add('description', '', line.text, line.source);
    } else if (
      last !== undefined &&
      (last.field === 'description' || last.field === 'notes') &&
      (line.text.length > 20 || /^(?:[-–•*]|\p{Ll})/u.test(line.text))
    ) {
      const before = last.values.at(-1);
      if (before === undefined) last.values.push({ text: line.text, source: line.source });
      else last.values[last.values.length - 1] = { ...before, text: `${before.text}\n${line.text}` };
    }
  }
  return sheetObjectives(entries);
}

function isHeading(text: string): boolean {
  return text.length <= 160 && /^\p{Lu}.*\p{L}{3}/u.test(text) && !/[.;:]$/.test(text);
}

/** A numbered line as short as a title. */
function isTitle(text: string): boolean {
  return text.length <= 140 && /^\d{1,3}\s*[.)]\s*\p{Lu}[^.;:]+$/u.test(text);
}

/** Whether the lines below a title give it a weight or a target. */
function saysMore(lines: readonly { text: string }[]): boolean {
  const next = lines.findIndex(({ text }) => isTitle(text));
  const fields = lines.slice(0, next < 0 ? lines.length : next).map(({ text }) => inlineLabel(text)?.field);
  return fields.includes('weight') && (fields.includes('target') || fields.includes('dueDate'));
}

/** `Gennaio–febbraio: esame del regolamento;` */
function phaseIn(text: string): ImportedPhase | null {
  const [when = '', what = ''] = text.replace(BULLET, '').split(/:\s+(.*)/s);
  const planned = readMonthSpans(when);
  return planned === null || what === '' ? null : { title: what.replace(/[;.]$/, ''), planned };
}

/** What an act is about is no objective. */
const OF_AN_ACT =
  /^(?:approvazione|adozione|assegnazione)\s+(?:del|della|degli|dei)\s+(?:piano|piao|p\.?d\.?o|peg|obiettivi)/i;
const SENTENCE = /^\p{Lu}.{38,}$/u;

/** `Indicatore: ore; target: 8` says two things, and so does `Peso: 30% – Scadenza: 31.12.2026`. */
function severalLabels<Line extends { text: string }>(line: Line): Line[] {
  const parts = line.text.split(/(?:[;.]|\s[–—-])\s+(?=\p{L}[^:;.–—]{1,40}:\s|(?:Scadenza|Termine)\s+\d)/u);
  const labelled = (part: string): boolean => inlineLabel(part.replace(BULLET, '')) !== null;
  const [first = '', ...more] = parts;
  const several = more.length > 0 && more.every(labelled) && (labelled(first) || isListed(first) || first.length > 30);
  return several ? parts.map((text) => ({ ...line, text: text.replace(/\.$/, '') })) : [line];
}

const WEIGHT = 'peso|pesatura|punti|punteggio';
const LISTED = /^(?:\d{1,2}\s*[.)]|[-–•*]|(?:obiettivo|ob\.)\s+(?:n[.°]?\s*)?\d{1,3}\s*[:.)–-]?)\s*(\p{Lu}.*)$/iu;
/** Without a number it is known by the weight in parentheses. */
const WEIGHED = new RegExp(`^(\\p{Lu}.{5,250}\\((?:${WEIGHT})\\b[^)]*\\).*)$`, 'iu');
const ASIDE =
  /\s*[-–,;(]\s*(peso|pesatura|punti|punteggio|scadenza|termine|entro)\b\s*(?:obiettivo|%)?\s*[:=]?\s*(?:il\s+)?(\d[^-–,;()]*|\d{1,2}-\d{1,2}-\d{2,4})\)?/giu;

function listedBody(text: string): string | undefined {
  const body = LISTED.exec(text)?.[1] ?? WEIGHED.exec(text)?.[1];
  return body !== undefined && new RegExp(`\\b(?:${WEIGHT})\\b`, 'i').test(body) ? body : undefined;
}

function isListed(text: string): boolean {
  return listedBody(text) !== undefined;
}

/** `1. Rotatoria di via Dante – peso 30 – scadenza 31/12/2025`: an objective in one line, known by its weight. */
function listedObjective(line: { text: string; source: RawValue['source'] }): Entry[] | null {
  const body = listedBody(line.text);
  if (body === undefined) return null;
  const asides = [...body.matchAll(ASIDE)];
  const title = asides[0] === undefined ? '' : body.slice(0, asides[0].index).trim();
  const ofWeight = new RegExp(`^(?:${WEIGHT})$`, 'i');
  if (title === '' || !asides.some((one) => ofWeight.test(one[1]!))) return null;
  const entry = (field: ColumnField, text: string): Entry => ({
    field,
    label: '',
    values: [{ text, source: line.source }],
    row: 0,
  });
  const number = /^\D{0,20}?(\d{1,3})/.exec(line.text.slice(0, line.text.length - body.length))?.[1];
  return [
    ...(number === undefined ? [] : [entry('code', number)]),
    entry('title', title),
    ...asides.map((one) => entry(ofWeight.test(one[1]!) ? 'weight' : 'dueDate', one[2]!.trim())),
  ];
}
