import type { Period } from '#lib/domain/calendar.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** `to` before `from`, said beside `to`. */
export function periodFaults(period: Period, path: string): Record<string, string> {
  const turned = period.from !== null && period.to !== null && period.to < period.from;
  return turned ? { [`${path}.to`]: t.ente.turned } : {};
}
