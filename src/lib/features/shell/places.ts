import type { IconName } from '#lib/ui/icons.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** An entry of the navigation. */
export interface ShellPlace {
  label: string;
  /** For the bar at the bottom, where there is room for one word. */
  short: string;
  href: string;
  icon: IconName;
  current: boolean;
}

/** The years an address may speak of. */
const YEAR = /^\/(20\d\d)(\/|$)/;

/** The year of an address, or of the plan at work: this year's, else the latest there is. */
export function yearOf(path: string, years: readonly number[], today: string): number | null {
  const written = YEAR.exec(path)?.[1];
  if (written !== undefined) return Number(written);
  const now = Number(today.slice(0, 4));
  return years.includes(now) ? now : (years.at(-1) ?? null);
}

/** What there is in every year: areas with their layouts, who does what, the strategy. */
const LASTING =
  /^\/20\d\d\/(testi(?:\/stampa)?(?=$)|contesto|cronologia(?=$)|obiettivi\/[^/]+(?:\/(?:schede|mesi|persone)(?![^/]))?|persone|cosa-cambia|strategia(?:\/trasversali)?(?=$)|albero|documenti|oggi)/;

/** The same place in another year; objectives live one year only. */
export function inYear(path: string, year: number): string {
  const kept = LASTING.exec(path)?.[1];
  return kept === undefined ? `/${year}` : `/${year}/${kept}`;
}

/** Only what exists, in the order of work. */
export function shellPlaces(path: string, year: number | null): ShellPlace[] {
  const today = /^\/20\d\d\/oggi$/.test(path);
  const strategy = /^\/20\d\d\/(strategia|albero)(\/|$)/.test(path);
  const texts = /^\/20\d\d\/(testi|contesto)(\/|$)/.test(path);
  const documents = /^\/20\d\d\/documenti$/.test(path);
  const entity = path === '/ente' || path.startsWith('/ente/');
  const objectives = path === '/' || (YEAR.test(path) && !strategy && !texts && !today && !documents);
  const words = t.shell.places;
  const places: ShellPlace[] = [
    ...(year === null ? [] : [{ ...t.today.place, href: `/${year}/oggi`, icon: 'calendar' as const, current: today }]),
    {
      ...words.objectives,
      href: year === null ? '/' : `/${year}`,
      icon: 'list',
      current: objectives,
    },
  ];
  if (year !== null) {
    places.push({
      ...words.strategy,
      href: `/${year}/strategia`,
      icon: 'flag',
      current: strategy,
    });
    places.push({ ...words.texts, href: `/${year}/testi`, icon: 'file', current: texts });
    places.push({ ...words.documents, href: `/${year}/documenti`, icon: 'print', current: documents });
  }
  places.push({ ...words.entity, href: '/ente', icon: 'pa', current: entity });
  return places;
}
