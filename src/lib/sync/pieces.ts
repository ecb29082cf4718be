import * as Y from 'yjs';
import { encodeStruct, encodeUpdate, type DeletedRange, type Run } from '#lib/documents/encode-update.ts';

export interface PieceLimits {
  bytes: number;
  /** Structs, and ranges of deletions. */
  structs: number;
}

/** Well below what the relay takes at once: nobody else waits long for a piece, and little is sent again after a cut. */
export const PIECE: PieceLimits = { bytes: 512 * 1024, structs: 10_000 };

/** Part of a difference, to be stored before the next. */
export interface Piece {
  update: Uint8Array;
  /** Up to where the relay has all of each client, its deletions too, once it has stored this. */
  known: ReadonlyMap<number, number>;
}

type Struct = Y.Item | Y.GC;
type Deletions = Map<number, DeletedRange[]>;

/** A deletion's two numbers, and what names its client; the same for a client's structs. */
const DELETION_BYTES = 16;
const CLIENT_BYTES = 24;
/** Of a piece: from here on it ends before the next row, so that nobody reads half of one. */
const FULL_ENOUGH = 0.75;

/**
 * Takes what a relay at `vector` lacks apart, into updates that each attach to what is there and to those before:
 * one after the other they give what the whole gives. `order` names clients in the order in which they wrote. What
 * builds on something that neither the relay nor the update has comes last, as it is: the relay refuses it.
 */
export function splitDifference(
  update: Uint8Array,
  vector: ReadonlyMap<number, number>,
  order: Iterable<number>,
  limits: PieceLimits = PIECE,
): Piece[] {
  const known = new Map(vector);
  const { structs, ds } = Y.decodeUpdate(Y.diffUpdate(update, vectorOf(known)));
  const deletions = new Map([...ds.clients].map(([client, ranges]) => [client, rangesOf(ranges)] as const));
  const gone = deletedBefore(deletions, vector, limits);
  const pieces = gone.map((part, index): Piece => ({
    update: encodeUpdate(new Map(), part),
    known: index === gone.length - 1 ? vector : new Map(),
  }));
  const queues = queuesOf(structs, order);
  let open = new OpenPiece(deletions, limits);
  const close = () => {
    if (!open.isEmpty) pieces.push({ update: open.encode(), known: new Map(known) });
    open = new OpenPiece(deletions, limits);
  };

  for (let moved = true; moved;) {
    moved = false;
    for (const queue of queues) {
      for (let head = queue.at(-1); head !== undefined && attaches(head, known); head = queue.at(-1)) {
        queue.pop();
        if (open.isFullFor(head)) close();
        const [first, ...rest] = cut(head, limits.bytes);
        queue.push(...rest.reverse());
        open.add(first);
        known.set(first.id.client, first.id.clock + first.length);
        moved = true;
      }
    }
  }
  close();
  if (queues.some((queue) => queue.length > 0)) pieces.push({ update: Y.diffUpdate(update, vectorOf(known)), known });
  return pieces;
}

function vectorOf(known: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map(known));
}

/** Each client's structs, the next at the end; clients in their order. */
function queuesOf(structs: readonly (Y.Item | Y.GC | Y.Skip)[], order: Iterable<number>): Struct[][] {
  const queues = new Map<number, Struct[]>([...order].map((client) => [client, []]));
  for (const struct of structs) {
    // A Skip stands for a hole: what comes after it does not attach.
    if (!(struct instanceof Y.Item || struct instanceof Y.GC)) continue;
    const { client } = struct.id;
    const queue = queues.get(client) ?? [];
    queue.push(struct);
    queues.set(client, queue);
  }
  return [...queues.values()].map((queue) => queue.sort((a, b) => b.id.clock - a.id.clock));
}

function attaches(struct: Struct, known: ReadonlyMap<number, number>): boolean {
  if (struct.id.clock > (known.get(struct.id.client) ?? 0)) return false;
  if (!(struct instanceof Y.Item)) return true;
  const isKnown = (id: Y.ID | null) => id === null || id.clock < (known.get(id.client) ?? 0);
  const parent: unknown = struct.parent;
  return isKnown(struct.origin) && isKnown(struct.rightOrigin) && (!(parent instanceof Y.ID) || isKnown(parent));
}

/** Words that fill more than a piece, as several that follow each other; anything else as it is. */
function cut(struct: Struct, bytes: number): [Struct, ...Struct[]] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  // Three bytes for what is one UTF-16 unit, at most.
  let length = Math.max(2, Math.floor((bytes * FULL_ENOUGH) / 3));
  if (struct.length <= length) return [struct];
  // Never between the halves of one character.
  if (isLeadingHalf(struct.content.str.charCodeAt(length - 1))) length -= 1;
  const { client, clock } = struct.id;
  const { origin, rightOrigin, parentSub } = struct;
  const parent = struct.parent as Y.AbstractType<unknown> | Y.ID | null;
  const rest = struct.content.splice(length);
  const before = Y.createID(client, clock + length - 1);
  return [
    new Y.Item(struct.id, null, origin, null, rightOrigin, parent, parentSub, struct.content),
    new Y.Item(Y.createID(client, clock + length), null, before, null, rightOrigin, parent, parentSub, rest),
  ];
}

function isLeadingHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Structs for one piece, with the deletions that fall on them. */
class OpenPiece {
  readonly #deletions: Deletions;
  readonly #limits: PieceLimits;
  readonly #runs = new Map<number, Run & { end: number }>();
  #bytes = 0;
  #structs = 0;

  constructor(deletions: Deletions, limits: PieceLimits) {
    this.#deletions = deletions;
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#structs === 0;
  }

  isFullFor(next: Struct): boolean {
    if (this.isEmpty) return false;
    const { bytes, structs } = this.#limits;
    const size = this.#bytes + this.#sizeOf(next.id.client, encodeStruct(next));
    const startsRow = next instanceof Y.Item && typeof (next.parent as unknown) === 'string';
    const share = startsRow ? FULL_ENOUGH : 1;
    return size > bytes * share || this.#structs >= structs * share;
  }

  add(struct: Struct): void {
    const { client, clock } = struct.id;
    const bytes = encodeStruct(struct);
    this.#bytes += this.#sizeOf(client, bytes);
    this.#structs += 1;
    const run = this.#runs.get(client) ?? { clock, structs: [], end: clock };
    run.structs.push(bytes);
    run.end = clock + struct.length;
    this.#runs.set(client, run);
  }

  encode(): Uint8Array {
    const deletions: Deletions = new Map();
    for (const [client, { clock, end }] of this.#runs) {
      const ranges = clip(this.#deletions.get(client) ?? [], clock, end);
      if (ranges.length > 0) deletions.set(client, ranges);
    }
    return encodeUpdate(this.#runs, deletions);
  }

  #sizeOf(client: number, bytes: Uint8Array): number {
    return bytes.length + DELETION_BYTES + (this.#runs.has(client) ? 0 : 2 * CLIENT_BYTES);
  }
}

/** What is gone of what the relay has, so many ranges at a time. */
function deletedBefore(
  deletions: Deletions,
  vector: ReadonlyMap<number, number>,
  { bytes, structs }: PieceLimits,
): Deletions[] {
  const most = Math.max(1, Math.min(structs, Math.floor(bytes / (DELETION_BYTES + CLIENT_BYTES))));
  const parts: Deletions[] = [];
  let part: Deletions = new Map();
  let room = 0;
  for (const [client, all] of deletions) {
    for (const range of clip(all, 0, vector.get(client) ?? 0)) {
      if (room === 0) {
        part = new Map();
        parts.push(part);
        room = most;
      }
      const ranges = part.get(client) ?? [];
      ranges.push(range);
      part.set(client, ranges);
      room -= 1;
    }
  }
  return parts;
}

function rangesOf(ranges: readonly { clock: number; len: number }[]): DeletedRange[] {
  return ranges.map(({ clock, len }) => ({ clock, length: len }));
}

function clip(ranges: readonly DeletedRange[], from: number, to: number): DeletedRange[] {
  return ranges.flatMap(({ clock, length }) => {
    const start = Math.max(clock, from);
    const end = Math.min(clock + length, to);
    return end > start ? [{ clock: start, length: end - start }] : [];
  });
}
