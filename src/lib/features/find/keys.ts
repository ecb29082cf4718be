import { t } from '#lib/ui/texts.svelte.ts';

/** How the key of shortcuts is called on this device. */
export const shortcutKey = (): string => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : t.shortcuts.ctrl);

/** Ctrl K or ⌘ K, unless the place with the keyboard has a use of its own for it or a question is open. */
export function asksToFind(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return false;
  return event.ctrlKey !== event.metaKey && document.querySelector('dialog[open]') === null;
}
