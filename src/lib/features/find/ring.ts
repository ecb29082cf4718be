/** What an address may have to wait for, in milliseconds: the document that is being read from the device. */
const PATIENCE_MS = 20_000;
/** How long the place stays ringed. */
const RING_MS = 2_500;
/** Fragments that are ways inside the page, not places of the plan. */
const WAYS = new Set(['', 'contenuto']);

/**
 * Shows the element that an address names: scrolls to it, gives it the keyboard and rings it for a moment, as soon as
 * it is in the page. Returns how to give up.
 */
export function ringAt(id: string): () => void {
  if (WAYS.has(id)) return () => undefined;
  let over: ReturnType<typeof setTimeout>;
  const look = () => {
    const element = document.getElementById(id);
    if (!element) return false;
    stop();
    over = setTimeout(() => element.removeAttribute('data-arrived'), RING_MS);
    show(element);
    return true;
  };
  const observer = new MutationObserver(look);
  const stop = () => {
    observer.disconnect();
    clearTimeout(over);
    document.querySelector('[data-arrived]')?.removeAttribute('data-arrived');
  };
  over = setTimeout(stop, PATIENCE_MS);
  if (!look()) observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

function show(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' });
  if (!element.matches('a[href], button, input, select, textarea, [tabindex]')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.setAttribute('data-arrived', '');
}
