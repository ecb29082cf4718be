/** What an address may have to wait for, in milliseconds: the document that is being read from the device. */
const PATIENCE_MS = 20_000;
/** How long the place stays marked. */
const MARK_MS = 2_500;
/** Fragments that are ways inside the page, not places of the plan. */
const WAYS = new Set(['', 'contenuto']);
/** The name of the highlight of a line of text, for the styles. */
const HIGHLIGHT = 'arrived';

/**
 * Shows the place that a fragment names: scrolls to it, gives it the keyboard and marks it for a moment, as soon as it
 * is in the page. Returns how to give up.
 */
export function ringAt(fragment: string): () => void {
  if (WAYS.has(fragment)) return () => undefined;
  const line = /^testo-(\d+)$/.exec(fragment)?.[1];
  let over: ReturnType<typeof setTimeout>;
  const look = () => {
    const place = line === undefined ? document.getElementById(fragment) : lineOfText(Number(line));
    if (!place) return false;
    stop();
    over = setTimeout(unmark, MARK_MS);
    place.scrollIntoView({ block: 'center' });
    if (line === undefined) ring(place);
    else highlight(place);
    return true;
  };
  const observer = new MutationObserver(look);
  const stop = () => {
    observer.disconnect();
    clearTimeout(over);
    unmark();
  };
  over = setTimeout(stop, PATIENCE_MS);
  if (!look()) observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}

/** The lines of a rich text as it counts them: paragraphs and headings in reading order. */
function lineOfText(index: number): HTMLElement | null {
  return document.querySelectorAll<HTMLElement>('[data-rich-text] :is(p, h2, h3, h4):not(.loading)')[index] ?? null;
}

function ring(element: HTMLElement): void {
  if (!element.matches('a[href], button, input, select, textarea, [tabindex]')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.setAttribute('data-arrived', '');
}

/** Marks what is written without touching its element, which belongs to the editor. */
function highlight(element: HTMLElement): void {
  if (!('highlights' in CSS)) return;
  const range = document.createRange();
  range.selectNodeContents(element);
  CSS.highlights.set(HIGHLIGHT, new Highlight(range));
}

function unmark(): void {
  document.querySelector('[data-arrived]')?.removeAttribute('data-arrived');
  if ('highlights' in CSS) CSS.highlights.delete(HIGHLIGHT);
}
