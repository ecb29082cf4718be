import { tick } from 'svelte';
import type { AreaScreen } from './area-screen.svelte.ts';

/**
 * A row that moves is taken out of the page for an instant, and the browser forgets the keyboard. Whoever moved it –
 * here, by undo, or a colleague – the person stays where they were, with what they were writing.
 */
export function keepFocus(screen: AreaScreen): void {
  const order = $derived(screen.rows.map((row) => row.id).join());
  $effect.pre(() => {
    void order;
    const held = document.activeElement;
    if (!(held instanceof HTMLElement) || !held.closest('[data-row]')) return;
    const { id } = held;
    screen.reordering = true;
    void tick().then(() => {
      screen.reordering = false;
      if (document.activeElement !== document.body) return;
      const back = held.isConnected ? held : document.getElementById(id);
      back?.focus({ preventScroll: true });
    });
  });
}
