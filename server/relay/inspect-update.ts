import * as Y from 'yjs';
import { depthOfValue, StructDepths } from './struct-depth.ts';
import type { Limits } from './limits.ts';

/** What an update would do, found out without applying it. */
export interface Inspection {
  /** Clients that would get new structs. */
  writers: Set<number>;
  /** Whether everything it builds on is in the document or in itself. */
  attaches: boolean;
}

export type InspectionFault = 'garbage' | 'too-large' | 'contradiction';

/** Beyond this a clock is no count of anything a person did. */
const MAX_CLOCK = 2 ** 40;

/**
 * Whether what is known of an item is part of it. Yjs cuts off the known part unseen and hangs the rest to its end:
 * under another parent than the one said here the document would not be what its log says.
 */
function continues(item: Y.Item, doc: Y.Doc): boolean {
  const state = Y.getState(doc.store, item.id.client);
  if (item.id.clock >= state) return true;
  const known: unknown = Y.getItem(doc.store, Y.createID(item.id.client, state - 1));
  if (!(known instanceof Y.Item)) return false;
  const place = placeOf(item, doc);
  return place !== null && place.parent === known.parent && place.parentSub === known.parentSub;
}

/** Where an item not yet integrated says it lies; null when that is not in the document. */
function placeOf(item: Y.Item, doc: Y.Doc): { parent: unknown; parentSub: string | null } | null {
  const said: unknown = item.parent;
  if (typeof said === 'string') return { parent: doc.share.get(said), parentSub: item.parentSub };
  const at = said instanceof Y.ID ? said : (item.origin ?? item.rightOrigin);
  if (at === null || at.clock >= Y.getState(doc.store, at.client)) return null;
  const stored: unknown = Y.getItem(doc.store, at);
  if (!(stored instanceof Y.Item)) return null;
  if (!(said instanceof Y.ID)) return { parent: stored.parent, parentSub: stored.parentSub };
  return stored.content instanceof Y.ContentType ? { parent: stored.content.type, parentSub: item.parentSub } : null;
}

/** Decodes first: applying undecoded bytes can allocate without bound. Touches nothing. */
export function inspectUpdate(
  update: Uint8Array,
  doc: Y.Doc,
  limits: Pick<Limits, 'structs' | 'newClients' | 'depth'>,
): Inspection | InspectionFault {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return 'garbage';
  }
  const { structs, ds } = decoded;
  if (structs.length > limits.structs) return 'too-large';

  const ends = new Map<number, number>();
  const known = (client: number) => Math.max(ends.get(client) ?? 0, Y.getState(doc.store, client));
  const writers = new Set<number>();
  const newClients = new Set<number>();
  const items: Y.Item[] = [];
  let attaches = true;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (end > MAX_CLOCK) return 'too-large';
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) continue; // a Skip stands for a hole
    if (end <= Y.getState(doc.store, client)) continue;
    if (struct instanceof Y.Item && !continues(struct, doc)) return 'contradiction';
    writers.add(client);
    if (Y.getState(doc.store, client) === 0) newClients.add(client);
    if (newClients.size > limits.newClients) return 'too-large';
    if (clock > known(client)) attaches = false;
    ends.set(client, Math.max(end, known(client)));
    if (struct instanceof Y.Item) items.push(struct);
  }

  const isKnown = (id: Y.ID | null) => id === null || id.clock < known(id.client);
  const depths = new StructDepths(doc, items);
  for (const item of items) {
    const parent: unknown = item.parent;
    if (!isKnown(item.origin) || !isKnown(item.rightOrigin)) attaches = false;
    if (parent instanceof Y.ID && !isKnown(parent)) attaches = false;
    if (depths.of(item) > limits.depth || depthOfValue(item.content, limits.depth) > limits.depth) return 'too-large';
  }
  let deletions = 0;
  for (const [client, ranges] of ds.clients) {
    deletions += ranges.length;
    for (const range of ranges) if (range.clock + range.len > known(client)) attaches = false;
  }
  if (deletions > limits.structs) return 'too-large';
  return { writers, attaches };
}
