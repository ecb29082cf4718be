import { overlap, yearPeriod } from './calendar.ts';
import { personName, personOf } from './org.ts';
import type { Mandate, Registry } from './org.ts';

/**
 * The mandates of a year, in order of time: two when the Sindaco changes within it. One whose dates nobody has
 * said yet belongs to every year.
 */
export function mandatesOf(registry: Pick<Registry, 'mandates'>, year: number): Mandate[] {
  return registry.mandates
    .filter((mandate) => overlap(mandate, yearPeriod(year)) !== null)
    .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '') || a.id.localeCompare(b.id));
}

/** Whether the mandate's dates are still to be said. */
export function isUndated(mandate: Mandate): boolean {
  return mandate.from === null || mandate.to === null;
}

/** `Anna Ghilardi`; empty when nobody has been named. */
export function sindacoName(mandate: Mandate, registry: Pick<Registry, 'people' | 'aliases'>): string {
  const person = mandate.sindaco === null ? undefined : personOf(registry, mandate.sindaco);
  return person ? personName(person) : mandate.name;
}
