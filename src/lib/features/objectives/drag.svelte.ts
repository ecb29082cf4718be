import type { AreaScreen } from './area-screen.svelte.ts';

/** Moving a row with the pointer; the buttons and Alt ↑ ↓ do the same. */
export class RowDrag {
  readonly #screen: AreaScreen;
  /** The row that moves. */
  row = $state<string | null>(null);
  /** The row it would come after; null is the top. */
  after = $state<string | null>(null);

  constructor(screen: AreaScreen) {
    this.#screen = screen;
  }

  /** Attached to a handle inside an element with `data-row`. */
  handle = (node: HTMLElement) => {
    const start = (event: PointerEvent) => {
      const row = node.closest<HTMLElement>('[data-row]')?.dataset.row;
      if (event.button !== 0 || row === undefined || !this.#screen.draggable) return;
      event.preventDefault();
      node.setPointerCapture(event.pointerId);
      this.row = row;
      this.#aim(event.clientY, node);
    };
    const move = (event: PointerEvent) => {
      if (this.row !== null) this.#aim(event.clientY, node);
    };
    const end = (event: PointerEvent) => {
      const objective = this.row === null ? undefined : this.#screen.find(this.row);
      const { after } = this;
      this.row = null;
      if (event.type !== 'pointerup' || !objective || after === objective.id) return;
      void this.#screen.moveAfter(objective, after, null);
    };
    node.addEventListener('pointerdown', start);
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', end);
    node.addEventListener('pointercancel', end);
    return () => {
      node.removeEventListener('pointerdown', start);
      node.removeEventListener('pointermove', move);
      node.removeEventListener('pointerup', end);
      node.removeEventListener('pointercancel', end);
    };
  };

  #aim(y: number, node: HTMLElement): void {
    const rows = [...(node.closest('[data-rows]')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 < y;
    });
    this.after = above.at(-1)?.dataset.row ?? null;
    const edge = 80;
    if (y > innerHeight - edge - 90) window.scrollBy(0, 12);
    else if (y < edge + 90) window.scrollBy(0, -12);
  }
}
