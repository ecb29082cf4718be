import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { toBase64, fromBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { SYNC } from '#lib/protocol/frames.ts';
import type { OwnerEntry, RecoveryOffer, RecoveryStanding } from '#lib/protocol/recovery.ts';

/** How a device asks a restored Comune what it lacks, and hands it back. Both throw when it cannot be asked now. */
export interface RecoveryPort {
  standing(document: string): Promise<RecoveryStanding>;
  /** False when the Comune refuses it for good. */
  offer(document: string, offer: RecoveryOffer): Promise<boolean>;
}

/** Client ids of which the document here has more than the state vector says. */
function clientsBeyond(doc: Y.Doc, vector: ReadonlyMap<number, number>): number[] {
  return [...doc.store.clients.keys()].filter((client) => Y.getState(doc.store, client) > (vector.get(client) ?? 0));
}

/** What the document here has beyond the vector, without what is written under the client ids left out. */
function differenceWithout(doc: Y.Doc, vector: ReadonlyMap<number, number>, left: Iterable<number>): Uint8Array {
  const raised = new Map(vector);
  for (const client of left) raised.set(client, Y.getState(doc.store, client));
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(raised));
}

/** Who wrote what of one document, as far as the Comune has vouched for it. */
export class KnownOwners {
  readonly #entries = new Map<number, OwnerEntry>();
  readonly #self: string;

  constructor(self: string) {
    this.#self = self;
  }

  /** Returns those that were not known. */
  add(entries: readonly OwnerEntry[]): OwnerEntry[] {
    const fresh = entries.filter(({ client, mac }) => this.#entries.get(client)?.mac !== mac);
    for (const entry of fresh) this.#entries.set(entry.client, entry);
    return fresh;
  }

  isOthers(client: number): boolean {
    const entry = this.#entries.get(client);
    return entry !== undefined && entry.person !== this.#self;
  }

  /** What the Comune, standing at `standing`, lacks: of everybody vouched for, and our own under `own`. */
  offerFor(doc: Y.Doc, standing: RecoveryStanding, own: ReadonlySet<number>): RecoveryOffer {
    const vector = Y.decodeStateVector(fromBase64(standing.vector));
    const beyond = clientsBeyond(doc, vector);
    const left = beyond.filter((client) => !this.#entries.has(client) && !own.has(client));
    return {
      update: toBase64(differenceWithout(doc, vector, left)),
      owners: beyond.flatMap((client) => this.#entries.get(client) ?? []),
    };
  }

  /** Whether the Comune lacks what others wrote. */
  isLackingOthers(doc: Y.Doc, vector: Uint8Array): boolean {
    return clientsBeyond(doc, Y.decodeStateVector(vector)).some((client) => this.isOthers(client));
  }

  /** The answer to a step 1, without what others wrote: over our connection it would count as ours. */
  answer(doc: Y.Doc, vector: Uint8Array): Uint8Array {
    const known = Y.decodeStateVector(vector);
    const others = clientsBeyond(doc, known).filter((client) => this.isOthers(client));
    return differenceWithout(doc, known, others);
  }
}

/** The state vector of a sync message, when it is a step 1; else the decoder is where it was. */
export function readStep1(decoder: decoding.Decoder): Uint8Array | null {
  const start = decoder.pos;
  if (decoding.readVarUint(decoder) === SYNC.step1) return decoding.readVarUint8Array(decoder);
  decoder.pos = start;
  return null;
}

export function writeStep2(encoder: encoding.Encoder, type: number, update: Uint8Array): void {
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint(encoder, SYNC.step2);
  encoding.writeVarUint8Array(encoder, update);
}
