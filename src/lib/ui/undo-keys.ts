/**
 * What the keys ask for outside a field: Ctrl Z (⌘ Z) takes back, Ctrl Shift Z or Ctrl Y does again.
 * Inside a field they belong to its text.
 */
export function undoAsked(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.target instanceof Element && event.target.closest('input, textarea, select')) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey ? 'redo' : null;
}
