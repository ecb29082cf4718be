const KEY = 'traguardo-scorciatoia-elenco';

/** Whether `?` alone opens the list: someone who dictates or has a tremor may not want it. */
export function questionMarkOpens(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'no';
  } catch {
    return true;
  }
}

export function letQuestionMarkOpen(allowed: boolean): void {
  try {
    if (allowed) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'no');
  } catch {
    // Where nothing can be kept the choice lasts as long as the page.
  }
}

/** `?` typed outside any field and not already the first character of a cell. */
export function asksForShortcuts(event: KeyboardEvent): boolean {
  if (event.key !== '?' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !(event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]'));
}
