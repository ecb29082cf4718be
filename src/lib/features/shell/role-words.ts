import type { IsoDate } from '#lib/domain/calendar.ts';
import { includesDay, type PersonId, type Registry, type Role } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** From the charge that says most about a person to the one that says least. */
const ORDER: readonly Role[] = [
  'segretario',
  'sindaco',
  'head',
  'interim',
  'deputy',
  'assessore',
  'evaluation-body',
  'payroll',
  'administrator',
];

/** In what role a person is here today, in one word; null for whoever holds no charge. */
export function roleWords(registry: Registry | null, person: PersonId, day: IsoDate): string | null {
  const held = new Set(
    registry?.incarichi.filter((held) => held.person === person && includesDay(held, day)).map(({ role }) => role),
  );
  const first = ORDER.find((role) => held.has(role));
  return first === undefined ? null : t.shell.roles[first];
}
