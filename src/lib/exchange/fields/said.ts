import { italianDate } from './dates.ts';

/** A day of a spreadsheet, as people write it. */
export function asWritten(text: string): string {
  return /^20\d\d-\d{2}-\d{2}$/.test(text) ? italianDate(text) : text;
}

/** What an office writes in a cell that says nothing: `-`, `n.d.`. */
export function saysNothing(text: string): boolean {
  return /^(?:[-–—.\s]+|n\.?\s?d\.?|n\.?\s?p\.?)$/i.test(text);
}
