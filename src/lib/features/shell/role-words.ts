import type { IsoDate } from '#lib/domain/calendar.ts';
import { includesDay, type PersonId, type Registry, type Role } from '#lib/domain/org.ts';

/** From the charge that says most about a person to the one that says least. */
const WORDS: readonly (readonly [Role, string])[] = [
  ['segretario', 'Segretario'],
  ['sindaco', 'Sindaco'],
  ['head', 'Responsabile'],
  ['interim', 'Responsabile ad interim'],
  ['deputy', 'Vice responsabile'],
  ['assessore', 'Assessore'],
  ['evaluation-body', 'Nucleo di valutazione'],
  ['payroll', 'Personale e ragioneria'],
  ['administrator', 'Amministratore'],
];

/** In what role a person is here today, in one word; null for whoever holds no charge. */
export function roleWords(registry: Registry | null, person: PersonId, day: IsoDate): string | null {
  const held = new Set(
    registry?.incarichi.filter((held) => held.person === person && includesDay(held, day)).map(({ role }) => role),
  );
  return WORDS.find(([role]) => held.has(role))?.[1] ?? null;
}
