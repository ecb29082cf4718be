import { plain } from '../read/clean.ts';
import type { ColumnField } from './columns.ts';

interface Heading {
  field: ColumnField;
  label: string;
}

const YEAR = /\b(20\d\d)$/;
const yearOf = ({ label }: Heading): string | null => YEAR.exec(plain(label))?.[1] ?? null;

/**
 * `Target 2026`, `Target 2027`: which is the plan's year and which come after it. A value of a year before the
 * first target is where the office starts from; of the same year or a later one it is the result.
 */
export function settleTargets(headings: readonly Heading[]): void {
  const targets = headings.filter(({ field }) => field === 'target');
  const ofYears = targets
    .flatMap((heading) => {
      const year = yearOf(heading);
      return year === null ? [] : [{ heading, year }];
    })
    .toSorted((a, b) => a.year.localeCompare(b.year));
  const first = ofYears[0]?.year;
  if (first !== undefined) {
    for (const heading of headings) {
      const year = yearOf(heading);
      if (year === null) continue;
      if (heading.field === 'result' && year < first) heading.field = 'baseline';
      else if (heading.field === 'baseline' && year >= first) heading.field = 'result';
    }
  }
  if (ofYears.length > 1) {
    const fields = ['target', 'targetSecond', 'targetThird'] as const;
    for (const heading of targets) heading.field = 'ignored';
    ofYears.forEach(({ heading }, at) => (heading.field = fields[at] ?? 'ignored'));
  } else {
    const stated = targets.find(({ label }) => !/^20\d\d$/.test(plain(label)));
    for (const heading of targets) if (heading !== (stated ?? targets[0])) heading.field = 'ignored';
  }
  // Of several years before, the last.
  const before = headings.filter(({ field }) => field === 'baseline');
  const latest = before.toSorted((a, b) => (yearOf(b) ?? '').localeCompare(yearOf(a) ?? ''))[0];
  for (const heading of before) if (heading !== latest) heading.field = 'ignored';
}
