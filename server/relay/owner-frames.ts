import { encodeOwners } from '#lib/protocol/frames.ts';
import type { OwnerEntry } from '#lib/protocol/recovery.ts';

export type SealOwner = (document: string, client: number, person: string | null) => string;

const PER_FRAME = 1_000;

/** Who writes under the client ids of one document, signed, as devices are told. */
export class OwnerFrames {
  readonly #document: string;
  readonly #seal: SealOwner | null;
  /** Signatures already made, by client id: an owner is for ever. */
  readonly #seals = new Map<number, string>();

  constructor(document: string, seal: SealOwner | null) {
    this.#document = document;
    this.#seal = seal;
  }

  /** None where nothing is signed. */
  frames(owners: ReadonlyMap<number, string | null>): Uint8Array[] {
    const seal = this.#seal;
    if (seal === null) return [];
    const entries = [...owners].map(([client, person]): OwnerEntry => {
      const mac = this.#seals.get(client) ?? seal(this.#document, client, person);
      this.#seals.set(client, mac);
      return { client, person, mac };
    });
    const frames: Uint8Array[] = [];
    for (let from = 0; from < entries.length; from += PER_FRAME)
      frames.push(encodeOwners(entries.slice(from, from + PER_FRAME)));
    return frames;
  }
}
