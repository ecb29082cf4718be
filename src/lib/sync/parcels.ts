import * as Y from 'yjs';
import type { Batch } from './outbox.ts';
import { PIECE, splitDifference } from './pieces.ts';

/** One letter's worth of what the relay lacks, and the batches that are whole with it, each with so many edits. */
export interface Parcel {
  update: Uint8Array;
  carries: ReadonlyMap<Batch, number>;
}

/** Of bytes: so little is within every limit. */
const SMALL = 64 * 1024;

/**
 * What a relay at `vector` lacks, in the order in which it is to be given. `carried` is all that is unsent, oldest
 * first: a batch is stored with the parcel that brings the last of it.
 */
export function parcelsOf(
  update: Uint8Array,
  vector: ReadonlyMap<number, number>,
  carried: ReadonlyMap<Batch, number>,
): Parcel[] {
  if (update.length <= SMALL) return [{ update, carries: carried }];
  let waiting = [...carried].map(([batch, edits]) => ({ batch, edits, ends: endsOf(batch) }));
  const order = new Set(waiting.flatMap(({ ends }) => [...ends.keys()]));
  const pieces = splitDifference(update, vector, order, PIECE);
  return pieces.map(({ update: part, known }, index) => {
    const last = index === pieces.length - 1;
    const whole = waiting.filter(
      ({ ends }) => last || [...ends].every(([client, end]) => (known.get(client) ?? 0) >= end),
    );
    waiting = waiting.filter((one) => !whole.includes(one));
    return { update: part, carries: new Map(whole.map(({ batch, edits }) => [batch, edits])) };
  });
}

/** Up to where the relay has to have each client to have all of a batch, what it deletes too. */
function endsOf(batch: Batch): Map<number, number> {
  const ends = new Map<number, number>();
  const reach = (client: number, end: number) => ends.set(client, Math.max(end, ends.get(client) ?? 0));
  for (const update of batch.updates) {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs) reach(id.client, id.clock + length);
    for (const [client, ranges] of ds.clients) for (const { clock, len } of ranges) reach(client, clock + len);
  }
  return ends;
}
