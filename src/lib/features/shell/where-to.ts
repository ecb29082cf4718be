/** What the layout needs to know of the app to decide which address may be shown. */
export interface Standing {
  phase: 'starting' | 'first-run' | 'signed-out' | 'ready' | 'unreachable';
  /** The person is known on this device, but the Comune asks for the password again. */
  expired: boolean;
}

/** The query parameter that remembers the address the person wanted before signing in. */
export const WANTED = 'poi';

/** Readable by whoever comes by, signed in or not. */
const OPEN = ['/accessibilita', '/privacy', '/guida', '/installa'];

function under(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** An address of this app, or the first page: never a way out of it. */
export function wantedFrom(url: URL): string {
  const wanted = url.searchParams.get(WANTED);
  return wanted !== null && /^\/(?![/\\])/.test(wanted) && !under(wanted, '/accedi') ? wanted : '/';
}

/** The sign-in page, with the way back. */
export function signInFrom(url: URL): string {
  const here = url.pathname + url.search + url.hash;
  const noReturn = here === '/' || under(url.pathname, '/accedi') || under(url.pathname, '/esci');
  return noReturn ? '/accedi' : `/accedi?${WANTED}=${encodeURIComponent(here)}`;
}

/** Whether the page may be read in any phase. */
export function isOpen(url: URL): boolean {
  return OPEN.some((open) => under(url.pathname, open));
}

/** The address to go to instead of `url`, or null when `url` may be shown. */
export function whereTo(standing: Standing, url: URL): string | null {
  const path = url.pathname;
  if (isOpen(url)) return null;
  switch (standing.phase) {
    case 'starting':
    case 'unreachable':
      return null;
    case 'first-run':
      return under(path, '/inizio') ? null : '/inizio';
    case 'signed-out':
      return under(path, '/accedi') || under(path, '/invito') ? null : signInFrom(url);
    case 'ready':
      if (under(path, '/accedi')) return standing.expired ? null : wantedFrom(url);
      return under(path, '/inizio') ? '/' : null;
    default:
      return standing.phase satisfies never;
  }
}
