import { goto } from '$app/navigation';
import type { App, RecentPlace } from '#lib/app/context.ts';
import type { Result } from './results.ts';

/** Pages of the app that are steps on the way, not places one comes back to. */
const STEPS = /^\/($|accedi|esci|cerca|inizio|importa|invito|password|20\d\d$|20\d\d\/obiettivi$)/;

/** A page that was open, under the name it has in the browser's tab; null for one that nobody comes back to. */
export function placeLeft(path: string, title: string): RecentPlace | null {
  const name = title.replace(/\s+[–·]\s+Traguardo$/, '').trim();
  return STEPS.test(path) || name === '' || name === 'Traguardo' ? null : { href: path, title: name };
}

/** Opens something found, here or in another tab, and remembers it among the places seen last. */
export function open(app: App, { href, act, code, title }: Result, elsewhere: boolean): void {
  if (elsewhere && act === undefined) {
    window.open(href, '_blank', 'noopener');
    return;
  }
  // A whole page is remembered when it is left; a row or a line in it only here.
  if (href.includes('#')) app.personal?.visited({ href, title: title.text, ...(code !== '' && { code }) });
  void goto(href, { state: act === undefined ? {} : { act } });
}
