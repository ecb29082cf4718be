import * as Y from 'yjs';
import type { Limits } from './limits.ts';

/** No client knows anything. */
const NOTHING_KNOWN = 0;

/**
 * A document as its stored state: enough to greet, to answer and to see that a device brings nothing new,
 * at a tenth of what the unpacked document takes. The bytes are a collected state, never rows of the log.
 */
export class RestingDocument {
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
  #clocks: Map<number, number> | null = null;
  #deletions: Y.Snapshot['ds'] | null = null;

  constructor(state: Uint8Array, vector = Y.encodeStateVectorFromUpdate(state)) {
    this.state = state;
    this.vector = vector;
  }

  /** What a device that has `vector` lacks. Throws on bytes that are no state vector. */
  answer(vector: Uint8Array): Uint8Array {
    if (vector.length === 1 && vector[0] === NOTHING_KNOWN) return this.state;
    return Y.diffUpdate(this.state, vector);
  }

  /** Whether an update surely says nothing new; `false` may also mean that it must be looked at more closely. */
  holds(update: Uint8Array, limits: Pick<Limits, 'structs'>): boolean {
    let decoded: ReturnType<typeof Y.decodeUpdate>;
    try {
      decoded = Y.decodeUpdate(update);
    } catch {
      return false;
    }
    const { structs, ds } = decoded;
    if (structs.length > limits.structs) return false;
    const clocks = (this.#clocks ??= Y.decodeStateVector(this.vector));
    for (const { id, length } of structs) if (id.clock + length > (clocks.get(id.client) ?? 0)) return false;
    if (ds.clients.size === 0) return true;
    const deletions = (this.#deletions ??= Y.decodeUpdate(this.state).ds);
    for (const [client, ranges] of ds.clients) {
      if (ranges.length === 0 || ranges.length > limits.structs) return false;
      for (const { clock, len } of ranges) if (!covers(deletions.clients.get(client) ?? [], clock, len)) return false;
    }
    return true;
  }
}

/** Whether sorted ranges without overlap contain `len` clocks from `clock`. */
function covers(ranges: readonly { clock: number; len: number }[], clock: number, len: number): boolean {
  if (len < 1) return false;
  let low = 0;
  let high = ranges.length - 1;
  let from = clock;
  const end = clock + len;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (range.clock > from) high = middle - 1;
    else if (range.clock + range.len <= from) low = middle + 1;
    else {
      // Neighbours may touch without having been joined.
      from = range.clock + range.len;
      if (from >= end) return true;
      low = middle + 1;
      high = low;
    }
  }
  return false;
}
