/** A calendar day as ISO 8601 text, `2027-01-31`. Days have no time zone; they sort as text. */
export type IsoDate = string;

/** A span of days with `to` included; `null` is open on that side. */
export interface Period {
  from: IsoDate | null;
  to: IsoDate | null;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days in a month, 1 to 12, of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether a text is a day that exists. */
export function isDay(text: string): text is IsoDate {
  const match = DAY.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `2027-02-01` from its numbers. */
export function dayOf(year: number, month: number, day: number): IsoDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** 1 January to 31 December. */
export function yearPeriod(year: number): { from: IsoDate; to: IsoDate } {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
}

/** Number of the day, counted in the proleptic Gregorian calendar; only differences mean anything. */
function ordinal(day: IsoDate): number {
  const [year, month, date] = partsOf(day);
  const past = year - 1;
  let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  for (let before = 1; before < month; before += 1) days += daysInMonth(year, before);
  return days + date;
}

/** The days of a closed period, both ends counted; 0 when it is empty. */
export function daysIn(period: { from: IsoDate; to: IsoDate }): number {
  return Math.max(0, ordinal(period.to) - ordinal(period.from) + 1);
}

/** What two periods have in common, or null when that is no day. */
export function overlap(a: Period, b: Period): Period | null {
  const from = a.from === null ? b.from : b.from === null || a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return from !== null && to !== null && from > to ? null : { from, to };
}

/** Whether a day lies within the period. */
export function includesDay(period: Period, day: IsoDate): boolean {
  return (period.from === null || period.from <= day) && (period.to === null || day <= period.to);
}

/** Whether every day of `inner` lies within `outer`. */
export function includesPeriod(outer: Period, inner: Period): boolean {
  const startsWithin = outer.from === null || (inner.from !== null && outer.from <= inner.from);
  const endsWithin = outer.to === null || (inner.to !== null && inner.to <= outer.to);
  return startsWithin && endsWithin;
}

/** Whether the period covers the whole year. */
export function coversYear(period: Period, year: number): boolean {
  return includesPeriod(period, yearPeriod(year));
}

/** How much of each of the year's twelve months the period covers. */
export function monthsOf(period: Period, year: number): ('full' | 'part' | 'none')[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = { from: dayOf(year, index + 1, 1), to: dayOf(year, index + 1, daysInMonth(year, index + 1)) };
    if (overlap(period, month) === null) return 'none';
    return includesPeriod(period, month) ? 'full' : 'part';
  });
}

/** The day before. */
export function dayBefore(day: IsoDate): IsoDate {
  const [year, month, date] = partsOf(day);
  if (date > 1) return dayOf(year, month, date - 1);
  return month > 1 ? dayOf(year, month - 1, daysInMonth(year, month - 1)) : dayOf(year - 1, 12, 31);
}

/** The day after. */
export function dayAfter(day: IsoDate): IsoDate {
  const [year, month, date] = partsOf(day);
  if (date < daysInMonth(year, month)) return dayOf(year, month, date + 1);
  return month < 12 ? dayOf(year, month + 1, 1) : dayOf(year + 1, 1, 1);
}

/** Year, month 1 to 12, day of the month. */
export function partsOf(day: IsoDate): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** The same days as fewest periods, in order: periods that touch or overlap become one. */
export function mergePeriods(periods: readonly Period[]): Period[] {
  const sorted = periods
    .filter((period) => period.from === null || period.to === null || period.from <= period.to)
    .toSorted((a, b) => ((a.from ?? '') === (b.from ?? '') ? 0 : (a.from ?? '') < (b.from ?? '') ? -1 : 1));
  const merged: Period[] = [];
  for (const period of sorted) {
    const last = merged.at(-1);
    const touches = last && (last.to === null || period.from === null || period.from <= dayAfter(last.to));
    if (!touches) merged.push({ from: period.from, to: period.to });
    else if (last.to !== null && (period.to === null || period.to > last.to)) last.to = period.to;
  }
  return merged;
}

/** The days of `outer` that none of `periods` covers, as fewest periods in order. */
export function uncovered(outer: { from: IsoDate; to: IsoDate }, periods: readonly Period[]): Period[] {
  const gaps: Period[] = [];
  let next = outer.from;
  for (const { from, to } of mergePeriods(periods)) {
    if (next > outer.to || (to !== null && to < next)) continue;
    if (from !== null && from > next) gaps.push({ from: next, to: from > outer.to ? outer.to : dayBefore(from) });
    if (to === null) return gaps;
    next = dayAfter(to);
  }
  if (next <= outer.to) gaps.push({ from: next, to: outer.to });
  return gaps;
}
