/** The regions of the page in order: bar, navigation, page, and what a page adds (table, weights). */
function regions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.offsetParent !== null || region.getClientRects().length > 0,
  );
}

const FOCUSABLE =
  'a[href], button:not(:disabled, [tabindex="-1"]), input:not(:disabled), select, textarea, [tabindex="0"]';

/** F6: to the first thing that takes the focus in the next region, with Shift in the one before. */
export function nextRegion(backwards: boolean): void {
  const all = regions();
  // Regions may lie inside each other: the innermost one with the focus counts.
  const here = all.findLastIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const next = all[(here + step + all.length) % all.length];
  if (!next) return;
  const first = next.querySelector<HTMLElement>(FOCUSABLE);
  if (first) first.focus();
  else {
    next.tabIndex = -1;
    next.focus();
  }
}
