import * as Y from 'yjs';

/** How deep the types of an update lie, counted without integrating them; a root map's entry has depth 1. */
export class StructDepths {
  readonly #doc: Y.Doc;
  /** The update's items per client, by clock. */
  readonly #items = new Map<number, Y.Item[]>();
  readonly #depths = new Map<Y.Item, number>();

  constructor(doc: Y.Doc, items: readonly Y.Item[]) {
    this.#doc = doc;
    for (const item of items) {
      const list = this.#items.get(item.id.client);
      if (list === undefined) this.#items.set(item.id.client, [item]);
      else list.push(item);
    }
  }

  /** Walks up; every item on the way is remembered, so that a whole update costs one pass. */
  of(item: Y.Item): number {
    const path: { item: Y.Item; level: 0 | 1 }[] = [];
    const onPath = new Set<Y.Item>();
    let current = item;
    let depth: number | null = null;
    while (depth === null) {
      const remembered = this.#depths.get(current);
      if (remembered !== undefined) {
        depth = remembered;
        break;
      }
      // A ring never attaches; it counts as too deep.
      if (onPath.has(current)) return Infinity;
      onPath.add(current);
      const next = this.#above(current);
      if (typeof next === 'number') {
        this.#depths.set(current, next);
        depth = next;
      } else {
        path.push({ item: current, level: next.level });
        current = next.item;
      }
    }
    for (const step of path.reverse()) {
      depth += step.level;
      this.#depths.set(step.item, depth);
    }
    return depth;
  }

  /** The depth where it is known, else the item it follows from: its parent's (one level up) or a sibling's. */
  #above(item: Y.Item): number | { item: Y.Item; level: 0 | 1 } {
    const parent: unknown = item.parent;
    if (parent instanceof Y.ID) return this.#find(parent, 1);
    if (parent !== null) return 1;
    const sibling = item.origin ?? item.rightOrigin;
    return sibling === null ? 1 : this.#find(sibling, 0);
  }

  #find(id: Y.ID, level: 0 | 1): number | { item: Y.Item; level: 0 | 1 } {
    const list = this.#items.get(id.client) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const candidate = list[middle];
      if (candidate === undefined) break;
      if (candidate.id.clock > id.clock) high = middle - 1;
      else if (candidate.id.clock + candidate.length <= id.clock) low = middle + 1;
      else return { item: candidate, level };
    }
    if (id.clock >= Y.getState(this.#doc.store, id.client)) return 1; // attaches to nothing: refused elsewhere
    const stored: unknown = Y.getItem(this.#doc.store, id);
    return stored instanceof Y.Item ? depthOfStored(stored) + level : 1;
  }
}

function depthOfStored(item: Y.Item): number {
  let depth = 1;
  let parent: unknown = item.parent;
  while (parent instanceof Y.AbstractType && parent._item !== null) {
    depth += 1;
    parent = parent._item.parent;
  }
  return depth;
}

/** Nesting of the plain values an item carries; stops counting just beyond `limit`. */
export function depthOfValue(content: Y.Item['content'], limit: number): number {
  const values: unknown[] =
    content instanceof Y.ContentAny || content instanceof Y.ContentJSON
      ? content.arr
      : content instanceof Y.ContentEmbed
        ? [content.embed]
        : content instanceof Y.ContentFormat
          ? [content.value]
          : [];
  let level: unknown[] = values;
  let depth = 0;
  while (level.length > 0 && depth <= limit) {
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
        for (const inner of Object.values(value)) next.push(inner);
      }
    }
    if (next.length > 0 || level.some((value) => typeof value === 'object' && value !== null)) depth += 1;
    level = next;
  }
  return depth;
}
