/** Whose data it is: ente and person. Every local name contains both. */
export interface Owner {
  entity: string;
  person: string;
}

/** The dexie database of one person at one ente; also the name of the channel between that person's tabs. */
export function storeName(owner: Owner): string {
  return `traguardo-${owner.entity}-${owner.person}`;
}

/** The y-indexeddb database of one document's generation; also the name of the channel of its updates. */
export function cacheName(owner: Owner, document: string, generation: number): string {
  return `${storeName(owner)}-${document}-${generation}`;
}
