import type { Progress } from './progress.ts';
import { readSpreadsheet } from './read/spreadsheet.ts';
import { decodeText } from './read/decode.ts';
import { findDelimiter, parseDelimited } from './read/delimited.ts';
import { cleanText } from './read/clean.ts';
import { readDocx } from './read/docx.ts';
import { readHtml } from './read/html.ts';
import { recognise } from './read/formats.ts';
import { readOdt } from './read/odt.ts';
import { readPdf } from './read/pdf.ts';
import { Refusal } from './refusals.ts';
import type { PassageList } from './source.ts';
import { layGrid, rowTexts } from './table/grid.ts';
import { peopleHeaderScore } from './people/people-columns.ts';
import { readPeople } from './people/read-people.ts';
import type { PeopleReading } from './people/read-people.ts';
import type { PlanInput } from './read-plan-file.ts';

/** A list of people is small: more is another kind of file. */
export const MAX_PEOPLE_BYTES = 5 * 1024 * 1024;
export const MAX_PEOPLE_ROWS = 5_000;

export type PeopleRefusal = 'too-large' | 'too-many-rows' | 'no-people' | Refusal['code'];
export type PeopleResult = { ok: true; reading: PeopleReading } | { ok: false; reason: PeopleRefusal };

/** Reads a list of people from a file or from the clipboard. Never throws for bad input: it says why. */
export async function readPeopleFile(input: PlanInput, progress: Progress = () => undefined): Promise<PeopleResult> {
  try {
    const tables = await tablesOf(input, progress);
    if (tables.some((rows) => rows.length > MAX_PEOPLE_ROWS)) return { ok: false, reason: 'too-many-rows' };
    const reading = readPeople(tables);
    return reading === null || reading.people.length === 0 ? { ok: false, reason: 'no-people' } : { ok: true, reading };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.code };
    throw error;
  }
}

async function tablesOf(input: PlanInput, progress: Progress): Promise<string[][][]> {
  if ('html' in input) return ofMarkup(limited(input.html));
  if ('text' in input) return [ofText(limited(input.text), false)];
  const { bytes, name } = input;
  if (bytes.length === 0) throw new Refusal('empty');
  if (bytes.length > MAX_PEOPLE_BYTES) throw new Refusal('too-large');
  const file = await recognise(bytes);
  switch (file?.kind) {
    case 'workbook':
      return readSpreadsheet(bytes, MAX_PEOPLE_ROWS);
    case 'docx':
      return ofPassages(await readDocx(bytes));
    case 'odt':
      return ofPassages(await readOdt(file.archive));
    case 'pdf':
      return ofPassages(await readPdf(bytes, progress, peopleHeaderScore));
    case undefined:
  }
  const text = decodeText(bytes);
  if (/^\s*(?:<!doctype html|<html|<table|<meta|<body|<div)/i.test(text.slice(0, 2_000))) return ofMarkup(text);
  return [ofText(text, /\.csv$/i.test(name))];
}

function limited(text: string): string {
  if (text.length > MAX_PEOPLE_BYTES) throw new Refusal('too-large');
  return text;
}

function ofMarkup(html: string): string[][][] {
  return ofPassages(readHtml(html).list);
}

/** Each table; text between them is no list, unless there is nothing else. */
function ofPassages({ blocks }: PassageList): string[][][] {
  if (blocks.length === 0) throw new Refusal('empty');
  const tables = blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const grid = layGrid(block);
    return [grid.rows.map((_, row) => rowTexts(grid, row))];
  });
  if (tables.length > 0) return tables;
  return [ofText(blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('\n'), false)];
}

function ofText(raw: string, csv: boolean): string[][] {
  const text = raw.replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new Refusal('empty');
  const delimiter = !csv && text.includes('\t') ? '\t' : (findDelimiter(text, true) ?? delimiterOfTwo(text));
  const rows = delimiter === null ? text.split('\n').map((line) => [line]) : parseDelimited(text, delimiter);
  return rows.map((cells) => cells.map(cleanText));
}

/** Two columns only: name and area. */
function delimiterOfTwo(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [';', '\t', '|'].find((one) => lines.filter((line) => line.includes(one)).length > lines.length / 2) ?? null;
}
