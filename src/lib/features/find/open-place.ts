import { goto } from '$app/navigation';
import type { App } from '#lib/app/context.ts';
import type { Result } from './results.ts';

/** Opens something found, here or in another tab, and remembers it among the places seen last. */
export function open(app: App, { href, act, code, title }: Result, elsewhere: boolean): void {
  if (elsewhere && act === undefined) {
    window.open(href, '_blank', 'noopener');
    return;
  }
  const place = /^\/20\d\d\/(?:obiettivi\/[^/]+#|testi\/)|^\/ente\/persone\//.test(href);
  if (place) app.personal?.visited({ href, title: title.text, ...(code !== '' && { code }) });
  void goto(href, { state: act === undefined ? {} : { act } });
}
