import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** What one client wrote, from `clock` on and without a hole, each piece of it as `encodeStruct` gives it. */
export interface Run {
  clock: number;
  structs: Uint8Array[];
}

export interface DeletedRange {
  clock: number;
  length: number;
}

/** From `offset` of its clocks on. */
export function encodeStruct(struct: Y.Item | Y.GC, offset = 0): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, offset);
  return encoder.toUint8Array();
}

/** A Yjs update made of chosen parts of others. */
export function encodeUpdate(
  runs: ReadonlyMap<number, Run>,
  deletions: ReadonlyMap<number, readonly DeletedRange[]> = new Map(),
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.size);
  // Yjs reads clients from the highest id down.
  for (const [client, { clock, structs }] of [...runs].sort(([a], [b]) => b - a)) {
    for (const number of [structs.length, client, clock]) encoding.writeVarUint(encoder, number);
    for (const bytes of structs) encoding.writeUint8Array(encoder, bytes);
  }
  encoding.writeVarUint(encoder, deletions.size);
  for (const [client, ranges] of deletions) {
    for (const number of [client, ranges.length]) encoding.writeVarUint(encoder, number);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}
