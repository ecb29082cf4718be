import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '#lib/protocol/frames.ts';

/** A device says under this id that it is in a field. */
export function presenceFrame(client: number, field: string, clock = 1): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, 1);
  encoding.writeVarUint(inner, client);
  encoding.writeVarUint(inner, clock);
  encoding.writeVarString(inner, JSON.stringify({ focus: { table: 'objectives', row: 'o', field } }));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}

/** What a frame of the relay says of who is where. */
export function shownIn(frame: Uint8Array | undefined): { client: number; clock: number; state: unknown }[] {
  if (frame?.[0] !== MESSAGE.awareness) return [];
  const outer = decoding.createDecoder(frame.subarray(1));
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer));
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)) as unknown,
  }));
}
