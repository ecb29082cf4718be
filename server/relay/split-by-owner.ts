import * as Y from 'yjs';
import { encodeStruct, encodeUpdate, type DeletedRange, type Run } from '#lib/documents/encode-update.ts';

/** Consecutive work of one person, as an update of its own. */
export interface OwnedPart {
  person: string | null;
  update: Uint8Array;
  clients: number[];
}

interface Split {
  /** In an order in which each attaches to what was there and to those before it. */
  parts: OwnedPart[];
  /** Deletions have no author in Yjs; null when there are none. */
  deletions: Uint8Array | null;
}

interface Waiting {
  client: number;
  person: string | null;
  structs: (Y.Item | Y.GC)[];
}

/**
 * Takes an update of many people's work apart, person by person. What has no owner, what is there already, and what
 * builds on something that neither the document nor the update has, is left out. `update` is known to decode.
 */
export function splitByOwner(
  update: Uint8Array,
  state: (client: number) => number,
  ownerOf: (client: number) => string | null | undefined,
): Split {
  const { structs, ds } = Y.decodeUpdate(update);
  const ends = new Map<number, number>();
  const known = (client: number) => ends.get(client) ?? state(client);
  const isKnown = (id: Y.ID | null) => id === null || id.clock < known(id.client);
  const attaches = (struct: Y.Item | Y.GC) => {
    if (struct.id.clock > known(struct.id.client)) return false;
    if (!(struct instanceof Y.Item)) return true;
    const parent: unknown = struct.parent;
    // Its own predecessor is its origin where the document has its start.
    const origin = struct.id.clock < known(struct.id.client) ? null : struct.origin;
    return isKnown(origin) && isKnown(struct.rightOrigin) && (!(parent instanceof Y.ID) || isKnown(parent));
  };

  const waiting = queuesOf(structs, state, ownerOf);
  const parts: OwnedPart[] = [];
  for (let person = nextPerson(waiting, attaches); person !== undefined; person = nextPerson(waiting, attaches)) {
    const taken = new Map<number, Run>();
    for (let moved = true; moved;) {
      moved = false;
      for (const queue of waiting) {
        if (queue.person !== person) continue;
        for (let head = queue.structs[0]; head !== undefined && attaches(head); head = queue.structs[0]) {
          const run = taken.get(queue.client) ?? { clock: known(queue.client), structs: [] };
          run.structs.push(encodeStruct(head, known(queue.client) - head.id.clock));
          taken.set(queue.client, run);
          ends.set(queue.client, head.id.clock + head.length);
          queue.structs.shift();
          moved = true;
        }
      }
    }
    parts.push({ person, update: encodeUpdate(taken), clients: [...taken.keys()] });
  }
  return { parts, deletions: encodeDeletions(ds, known) };
}

function queuesOf(
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
  state: (client: number) => number,
  ownerOf: (client: number) => string | null | undefined,
): Waiting[] {
  const queues = new Map<number, Waiting>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (!(struct instanceof Y.Item || struct instanceof Y.GC)) continue;
    const person = ownerOf(client);
    if (person === undefined || clock + struct.length <= state(client)) continue;
    const queue = queues.get(client) ?? { client, person, structs: [] };
    queue.structs.push(struct);
    queues.set(client, queue);
  }
  for (const queue of queues.values()) queue.structs.sort((a, b) => a.id.clock - b.id.clock);
  return [...queues.values()];
}

function nextPerson(
  waiting: readonly Waiting[],
  attaches: (struct: Y.Item | Y.GC) => boolean,
): string | null | undefined {
  return waiting.find(({ structs: [head] }) => head !== undefined && attaches(head))?.person;
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

function encodeDeletions(ds: DeleteSet, known: (client: number) => number): Uint8Array | null {
  const deletions = new Map<number, DeletedRange[]>();
  for (const [client, ranges] of ds.clients) {
    const clipped = ranges.flatMap(({ clock, len }) => {
      const length = Math.min(len, known(client) - clock);
      return length > 0 ? [{ clock, length }] : [];
    });
    if (clipped.length > 0) deletions.set(client, clipped);
  }
  return deletions.size === 0 ? null : encodeUpdate(new Map(), deletions);
}
