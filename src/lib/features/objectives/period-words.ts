import type { Period } from '#lib/domain/calendar.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** Periods cut to a year, in words; ends that are the year's own say nothing, and the whole year is empty. */
export function periodsInYear(periods: readonly Period[], year: number): string {
  return t.format.list(
    periods.flatMap(({ from, to }) => {
      const within = { from: from === `${year}-01-01` ? null : from, to: to === `${year}-12-31` ? null : to };
      return t.format.period(within) ?? [];
    }),
  );
}
