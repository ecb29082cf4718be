import type { IsoDate } from '#lib/domain/calendar.ts';
import { plain } from '../read/clean.ts';
import { findDates, type FoundDate } from './dates.ts';
import { isGivenName, readName, type NameReading } from './names.ts';

/** One person or group named in a cell, before people are told apart. */
export interface ParticipantReading {
  text: string;
  name: NameReading | null;
  from: IsoDate | null;
  to: IsoDate | null;
  /** Dates written so that another day may be meant. */
  odd: { side: 'from' | 'to'; date: FoundDate }[];
  /** The courtesy title stood before the name. */
  certainty: number;
}

const PERIOD =
  /(?:\b(?:dal(?:la data del)?|da|fino al?|sino al?|al|a decorrere dal|con decorrenza(?: dal)?|a partire dal?|in servizio (?:dal|fino al)|cessat[oa] (?:il|dal)|assunt[oa] (?:il|dal))(?=[\s\d])\s*)/i;

/** `Rossi Anna – Istruttore amministrativo`: what somebody is, not who else takes part. */
const ROLE =
  /(?<=\p{L})\s+[-–—]\s+(?:istruttore|istruttrice|operatore|operatrice|funzionari[oa]|collaborator[e]|collaboratrice|esecutore|esecutrice|specialista|assistente|agente|bibliotecari[oa]|educatore|educatrice|cantoniere|autista|messo)(?!\p{L})[\p{L}’'./ ]*/giu;

/** The people and groups of a cell: separated by dashes, commas, semicolons, bullets, lines or "e". */
export function readParticipants(text: string, year: number | null): ParticipantReading[] {
  const pieces = joinFragments(cut(text.replace(ROLE, ' ')));
  const readings = pieces.flatMap((piece) => splitRun(piece)).flatMap((piece) => readPiece(piece, year));
  // One person in two rows of an objective takes part once; with other dates, twice.
  const key = (one: ParticipantReading): string => `${plain(one.text)} ${one.from} ${one.to}`;
  return [...new Map(readings.map((one) => [key(one), one])).values()];
}

/** Cuts at separators that are not inside parentheses. */
function cut(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  const flush = (): void => {
    pieces.push(piece);
    piece = '';
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '(') depth++;
    if (character === ')') depth = Math.max(0, depth - 1);
    const spacedDash =
      /[-–—]/.test(character) &&
      (i === 0 || /\s/.test(text[i - 1]!)) &&
      (i + 1 >= text.length || /\s/.test(text[i + 1]!));
    const slash = character === '/' && !/\d/.test(text[i - 1] ?? '') && !/\d/.test(text[i + 1] ?? '');
    if (depth === 0 && (spacedDash || slash || /[;,•·▪●\n]/.test(character))) {
      if (character === '\n') piece += '\n';
      flush();
    } else {
      piece += character;
    }
  }
  flush();
  return pieces;
}

/** Puts back what a line's end tore apart: `(fino al …)` after its name, an initial after its surname. */
function joinFragments(pieces: string[]): string[] {
  const joined: string[] = [];
  let lineBroken = false;
  for (const raw of pieces) {
    const piece = raw
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^[-–—•·*]+\s*/, '')
      .trim();
    const previous = joined.at(-1);
    if (piece !== '' && previous !== undefined && belongsToPrevious(piece, previous, lineBroken)) {
      joined[joined.length - 1] = `${previous} ${piece}`;
    } else if (piece !== '') {
      joined.push(piece);
    }
    lineBroken = raw.endsWith('\n');
  }
  return joined.flatMap(splitAnd);
}

/** `Rossi M. e Bianchi L.` are two; `Ufficio Anagrafe e Stato civile` is one. */
function splitAnd(piece: string): string[] {
  const parts = piece.split(/\s+(?:e|ed|&)\s+(?=(?:[a-z]{2,5}\.\s*)?\p{Lu})/u);
  const names = parts.every((part) => readName(part.replace(/\([^)]*\)?/g, ' ')) !== null);
  if (names) return parts;
  // `Rossi M. e collaboratori esterni`: a person, and others beside.
  const [first = '', ...others] = piece.split(/\s+(?:e|ed)\s+/);
  const beside = others.join(' e ');
  const person = readName(first);
  const named = person !== null && (person.initials !== '' || person.words.length > 1);
  return named && isGroup(beside) && readName(beside) === null ? [first, beside] : [piece];
}

function belongsToPrevious(piece: string, previous: string, lineBroken: boolean): boolean {
  if (piece.startsWith('(')) return true;
  if (/^(?:\p{Lu}\.\s?){1,3}$/u.test(piece)) return readName(previous)?.initials === '';
  if (!lineBroken) return false;
  if (/^(?:\p{Lu}\.\s?){1,3}\(/u.test(piece)) return true;
  if (/^\p{Ll}|^\d+[/.-]\d/u.test(piece) && !/^(?:n[.°]|tutt|intero|dott|geom|rag|arch|ing|sig)/i.test(piece))
    return true;
  // A given name alone at the line's end waits for its family name.
  const [word = '', more] = piece.replace(/\s*\(.*$/, '').split(' ');
  if (isGivenName(previous) && more === undefined && /^\p{Lu}\p{Ll}/u.test(word) && !isGivenName(word)) return true;
  // A title or a surname alone at the line's end waits for the rest.
  return /^(?:dott|dott\.ssa|geom|rag|arch|ing|sig|sig\.ra)\.?$/i.test(previous);
}

/** `Rossi M. Bianchi L.` without separators. */
function splitRun(piece: string): string[] {
  const outside = piece.replace(/\([^)]*\)/g, (inside) => '~'.repeat(inside.length));
  const one = String.raw`(?:\p{Lu}[\p{L}'’]+\s+){1,2}(?:\p{Lu}\.){1,2}(?:\s*~+)?`;
  if (!new RegExp(`^(?:${one}\\s*){2,}$`, 'u').test(outside)) return splitPairs(piece);
  const parts: string[] = [];
  for (const match of outside.matchAll(new RegExp(one, 'gu'))) {
    parts.push(piece.slice(match.index, match.index + match[0].length).trim());
  }
  return parts;
}

/** `Anna Rossi Marco Bianchi`: every second word is a given name, the others are none. */
function splitPairs(piece: string): string[] {
  const words = piece.split(' ');
  if (words.length < 4 || words.length % 2 !== 0 || !words.every((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word)))
    return [piece];
  const given = words.map(isGivenName);
  const alternate = (at: number): boolean => given.every((one, index) => one === (index % 2 === at));
  if (!alternate(0) && !alternate(1)) return [piece];
  return Array.from({ length: words.length / 2 }, (_, at) => words.slice(at * 2, at * 2 + 2).join(' '));
}

function readPiece(piece: string, year: number | null): ParticipantReading[] {
  const inside = [...piece.matchAll(/\(([^)]*)\)?/g)].map((match) => match[1]!).join(' ');
  let outside = piece
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const at = outside.search(PERIOD);
  let hint = inside;
  if (at > 0 && findDates(outside.slice(at), year).length > 0) {
    hint = `${outside.slice(at)} ${inside}`;
    outside = outside.slice(0, at).trim();
  }
  // "50%" or "quota 50%" beside a name is a share, not part of the name.
  outside = outside.replace(/\s*(?:quota\s*)?\d{1,3}\s?%$/i, '').replace(/^[-–—:.,\s]+|[-–—:,\s]+$/g, '');
  const count = /^(?:n[.°]?\s*)?(\d{1,3})$/i.exec(outside)?.[1];
  if (count !== undefined) outside = count === '1' ? '1 persona' : `${count} persone`;
  if (outside === '' || !/\p{L}/u.test(outside)) return [];
  if (/^(?:nessuno|n\.?d\.?|da (?:definire|individuare|assegnare)|vacante)$/i.test(outside)) return [];
  const period = readPeriod(hint, year);
  const name = readName(outside);
  const role =
    /^(?:responsabile|referente|resp\.?|capofila|rup)\s*[:–-]?\s+(.+)$/i.exec(outside) ??
    /^[^:]{3,40}:\s*(.+)$/.exec(outside);
  const behind = name === null && role !== null ? readName(role[1]!) : null;
  const reading = name ?? behind;
  return [
    {
      text: reading?.text ?? groupText(outside, inside, year),
      name: reading,
      certainty: reading !== null || isGroup(outside) ? 1 : 0.7,
      ...period,
    },
  ];
}

/** A group keeps what its parentheses say, unless that is when: `Operai (2)`. */
function groupText(outside: string, inside: string, year: number | null): string {
  return inside === '' || findDates(inside, year).length > 0 ? outside : `${outside} (${inside.trim()})`;
}

function isGroup(text: string): boolean {
  return /\d|\b(?:tutt|personale|dipendent|istruttor|funzionar|operator|agent|operai|ufficio|servizio|area|settore|responsabil|segretari|collaborator|messo|vigil|addett|assistent|squadra|gruppo|unit)/i.test(
    text,
  );
}

function readPeriod(hint: string, year: number | null): Pick<ParticipantReading, 'from' | 'to' | 'odd'> {
  const period: Pick<ParticipantReading, 'from' | 'to' | 'odd'> = { from: null, to: null, odd: [] };
  for (const date of findDates(hint, year)) {
    const before = hint.slice(0, date.start);
    const words = /([\p{L}'’ ]+)[^\p{L}]*$/u.exec(before)?.[1]?.trim().toLowerCase() ?? '';
    const ends =
      /(?:fino|sino|al|all['’]|a|entro|cessat\p{L}*(?: il| dal)?)$/u.test(words) && !/decorrere$|partire$/u.test(words);
    const begins = /(?:dal|dall['’]|da|decorrenza|decorrere|partire|assunt\p{L}*(?: il)?)$/u.test(words);
    const side = begins && !/cessat/u.test(words) ? 'from' : ends || period.from !== null ? 'to' : null;
    if (side === null || period[side] !== null) continue;
    period[side] = side === 'from' ? date.first : date.last;
    if (date.odd || !date.exists) period.odd.push({ side, date });
  }
  return period;
}
