import * as Y from 'yjs';

/** The client ids of a document's first row belong to the Comune, not to whoever writes first. */
export function ownersOfStructure(structure: Uint8Array): Map<number, null> {
  return new Map([...Y.parseUpdateMeta(structure).to.keys()].map((client) => [client, null]));
}
