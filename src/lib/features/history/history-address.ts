/** As the relay calls what nobody did. */
export const COMUNE = 'comune';

/** `objectives:<id>`, as an address names a row. */
export function placeOf(text: string | null): { table: string; row: string } | null {
  const [, table, row] = /^([A-Za-z]{1,40}):([A-Za-z0-9_-]{1,64})$/.exec(text ?? '') ?? [];
  return table === undefined || row === undefined ? null : { table, row };
}

/** The beginning of a day of this device, or of a later one, as ISO time; nothing for what is no day. */
export function dayStart(day: string | null, later = 0): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** A day and an hour of this device as ISO time; null when the hour is none. */
export function momentAt(day: string, hour: string): string | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(hour.trim()) ?? [];
  const start = dayStart(day);
  if (start === undefined || hours === undefined || minutes === undefined) return null;
  const at = new Date(start);
  // The whole minute counts: what was written in it is in.
  at.setHours(Number(hours), Number(minutes), 59, 999);
  return at.toISOString();
}

/** The history of a document, or of a row and what hangs on it. */
export function historyPath(year: number, key: string, place?: { table: string; row: string }): string {
  const search = new URLSearchParams({ di: key, ...(place && { riga: `${place.table}:${place.row}` }) });
  return `/${year}/cronologia?${search}`;
}
