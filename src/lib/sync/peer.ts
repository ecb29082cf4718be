import * as v from 'valibot';

/** A field a person is in. */
export interface FieldPlace {
  table: string;
  row: string;
  field: string;
}

/** Somebody who has the document open. Person and name are the relay's word, not the device's. */
const PeerShape = v.object({
  person: v.string(),
  name: v.string(),
  focus: v.fallback(v.nullable(v.object({ table: v.string(), row: v.string(), field: v.string() })), null),
});
export interface Peer {
  person: string;
  name: string;
  focus: FieldPlace | null;
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
