import { untrack } from 'svelte';
import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { formatView, parseView } from '#lib/domain/objective-view.ts';
import type { AreaScreen } from './area-screen.svelte.ts';

const VIEW = 'vista';
/** The address follows what is typed at a distance: browsers forgive only so many changes of it. */
const FOLLOW_MS = 300;

/** An address that says a view shows it, and the view in force stands in the address: what is copied from there opens it. */
export function followAddress(screen: AreaScreen): void {
  $effect.pre(() => {
    const asked = page.url.searchParams.get(VIEW);
    untrack(() => {
      if (asked !== null && asked !== formatView(screen.view)) screen.look(parseView(asked));
    });
  });
  $effect(() => {
    // A new address without a view is one more place where the view in force is to stand.
    void page.url;
    const text = formatView(screen.view);
    const following = setTimeout(() => {
      const url = new URL(location.href);
      if ((url.searchParams.get(VIEW) ?? '') === text) return;
      if (text === '') url.searchParams.delete(VIEW);
      else url.searchParams.set(VIEW, text);
      replaceState(
        url,
        untrack(() => page.state),
      );
    }, FOLLOW_MS);
    return () => clearTimeout(following);
  });
}
