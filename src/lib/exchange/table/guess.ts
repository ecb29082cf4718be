import { findDates } from '../fields/dates.ts';
import { readName } from '../fields/names.ts';
import { readWeight } from '../fields/weight.ts';
import type { ColumnField } from './columns.ts';
import { ownCells, rowTexts, type Grid } from './grid.ts';
import type { Column, Header } from './header.ts';

/**
 * Columns of a table that has no header, by what they contain. Only where the weights prove it is a
 * table of objectives: a column of numbers that add up to 100 beside one of texts.
 */
export function guessHeader(grid: Grid): Header | null {
  const rows = grid.rows.map((_, row) => row).filter((row) => ownCells(grid, row).length > 1);
  if (rows.length < 2 || grid.width < 2) return null;
  const columns = Array.from({ length: grid.width }, (_, column) =>
    rows.map((row) => rowTexts(grid, row)[column] ?? '').filter((text) => text !== ''),
  );
  const fields: (ColumnField | null)[] = columns.map((texts) => contentField(texts));
  const weight = columns.findIndex((texts, column) => fields[column] !== 'code' && addsToHundred(texts));
  if (weight < 0) return null;
  fields[weight] = 'weight';
  const texts = columns.map((values, column) => ({ column, length: average(values), field: fields[column] ?? null }));
  const free = texts.filter((one) => one.field === null && one.length >= 8);
  const title = free[0];
  if (title === undefined) return null;
  fields[title.column] = 'title';
  const description = free.slice(1).sort((a, b) => b.length - a.length)[0];
  if (description !== undefined) fields[description.column] = 'description';
  const known: Column[] = fields.flatMap((field, column) =>
    field === null ? [] : [{ column, field, label: '', month: null }],
  );
  const first = grid.rows.findIndex((_, row) => ownCells(grid, row).length > 1);
  return { from: first, to: first, columns: known, unread: [], stated: false };
}

function contentField(texts: string[]): ColumnField | null {
  if (texts.length === 0) return null;
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / texts.length;
  if (
    share((text) => /^(?:n[.°]?\s*)?\d{1,2}[.)]?$/.test(text)) === 1 &&
    texts.every((text, i) => Number(/\d+/.exec(text)![0]) === i + 1)
  ) {
    return 'code';
  }
  if (share((text) => text.length < 40 && findDates(text, null).length > 0) > 0.6) return 'dueDate';
  if (share((text) => readName(text.split(/\s[-–]\s|[,;\n(]/)[0]!) !== null) > 0.6 && average(texts) > 4) {
    return texts.some((text) => /\p{Lu}\.|[,;\n]|\s-\s/u.test(text)) ? 'participants' : null;
  }
  return share((text) => /^[≥≤<>]?\s*\d+([.,]\d+)?\s*%?$/.test(text)) === 1 && !addsToHundred(texts) ? 'target' : null;
}

function addsToHundred(texts: string[]): boolean {
  const values = texts.flatMap((text) => {
    const reading = readWeight(text);
    return reading.kind === 'numbers' ? reading.values : [];
  });
  return (
    values.length >= 2 && values.length >= texts.length && Math.abs(values.reduce((a, b) => a + b, 0) - 100) < 0.01
  );
}

function average(texts: string[]): number {
  return texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}
