import * as v from 'valibot';

/** A field a person is in. */
export interface FieldPlace {
  table: string;
  row: string;
  field: string;
}

/** Where somebody is in a rich text: relative positions of Yjs, as JSON text. */
export interface CaretPlace {
  anchor: string;
  head: string;
}

/** Somebody who has the document open. Person and name are the relay's word, not the device's. */
const PeerShape = v.object({
  person: v.string(),
  name: v.string(),
  focus: v.fallback(v.nullable(v.object({ table: v.string(), row: v.string(), field: v.string() })), null),
  caret: v.fallback(v.optional(v.nullable(v.object({ anchor: v.string(), head: v.string() })), null), null),
});
export interface Peer {
  person: string;
  name: string;
  focus: FieldPlace | null;
  caret: CaretPlace | null;
}

/** One entry per person but `self`; of several devices the one that is in a field. */
export function readPeers(states: readonly unknown[], self: string): Peer[] {
  const peers = new Map<string, Peer>();
  for (const state of states) {
    const parsed = v.safeParse(PeerShape, state);
    if (!parsed.success || parsed.output.person === self) continue;
    const known = peers.get(parsed.output.person);
    if (!known?.focus) peers.set(parsed.output.person, parsed.output);
  }
  return [...peers.values()].sort((a, b) => a.name.localeCompare(b.name, 'it'));
}
