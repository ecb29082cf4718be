import type { Owner } from '#lib/persistence/local-names.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { openSealedCache } from '#lib/persistence/sealed-cache.ts';
import { sealingStore } from '#lib/persistence/sealing-store.ts';
import { Vault } from '#lib/persistence/vault.ts';
import { DeviceKey } from '#lib/protocol/device-key.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import type { Environment } from '#lib/sync/environment.ts';
import { isoTime } from './clock.ts';
import type { Device } from './device.ts';
import type { KeptWork } from './kept-work.ts';
import { RequestFailure, type Send } from './request.ts';

/** How confidential documents stand on this device. */
export interface AtRest {
  /** `none`: there are none to keep. `online`: nothing of them is kept here. `personal`: they are read without network. */
  kept: 'none' | 'online' | 'sealed' | 'personal';
  /** `personal`: ISO 8601; after this only the next sign-in opens them. */
  until: string | null;
  /** Changes that are safe here and cannot be shown before the next sign-in, */
  locked: number;
  /** and refused ones. */
  lockedRefused: number;
  /** Changes that no key opens any more. */
  damaged: number;
}

export const NOTHING_AT_REST: AtRest = { kept: 'none', until: null, locked: 0, lockedRefused: 0, damaged: 0 };

interface SealingOptions {
  device: Device;
  send: Send;
  owner: Owner;
  /** By the relay's clock as far as it is known. */
  now: () => number;
}

/** What is confidential on this device: sealed under a secret of the session, or on a personal device read for a week without it. */
export class Sealing {
  atRest: AtRest = $state.raw(NOTHING_AT_REST);
  /** Seals what is confidential, and passes the rest on. */
  readonly store: LocalStore;
  readonly #options: SealingOptions;
  readonly #vault: Vault;
  readonly #plain: LocalStore;
  /** Every confidential document seen here: what is written of one that is gone is sealed too. */
  readonly #documents = new Set<string>();

  constructor(plain: LocalStore, options: SealingOptions) {
    this.#options = options;
    this.#plain = plain;
    this.#vault = new Vault(plain, options.owner, options.device.subtle);
    this.store = sealingStore(plain, this.#vault, (document) => this.#documents.has(document));
  }

  /** What a confidential document lives with. */
  environment(plain: Environment): Environment {
    const { later } = this.#options.device;
    const [store, vault] = [this.#plain, this.#vault];
    return { ...plain, openCache: (doc, place) => openSealedCache(doc, place, { store, vault, later }) };
  }

  isConfidential({ kind }: Pick<DocumentEntry, 'kind'>): boolean {
    return this.#options.device.isConfidential(kind);
  }

  /** A confidential one only with its key, or where the browser has no keys and nothing of it is kept. */
  mayOpen(entry: Pick<DocumentEntry, 'kind'>): boolean {
    return !this.isConfidential(entry) || this.#vault.isOpen || !this.#vault.isAvailable;
  }

  /** Whether this device keeps the document to be read without network. */
  keeps(document: string): boolean {
    return this.#vault.personalUntil !== null || !this.#documents.has(document);
  }

  remember(documents: readonly DocumentEntry[]): void {
    for (const entry of documents) if (this.isConfidential(entry)) this.#documents.add(entry.id);
  }

  /** With what a personal device keeps; false where it keeps nothing. */
  reopen(): Promise<boolean> {
    return this.#vault.reopen(this.#options.device.now()).catch(() => false);
  }

  lock(): void {
    this.#vault.lock();
  }

  /** A page that stays open for longer than a personal device may read. */
  get isOver(): boolean {
    return this.#vault.isOver(this.#options.now());
  }

  /** Brings the session's secret to what lies sealed here. Without an answer it stays closed, and is asked for again. */
  async unlock(documents: readonly DocumentEntry[], { locked, lockedRefused, damaged }: KeptWork): Promise<void> {
    const { device, send } = this.#options;
    if (!this.#vault.isAvailable) return;
    if (locked + lockedRefused + damaged === 0 && !documents.some((entry) => this.isConfidential(entry))) return;
    try {
      if (!this.#vault.isUnlocked) {
        const { secret } = await send('GET', `/api/device-key?device=${device.index.device}`, DeviceKey);
        await this.#vault.unlock(secret);
      }
      await this.#vault.renewLease(device.now(), this.#skew);
    } catch (failure) {
      if (failure instanceof RequestFailure && failure.status === 401) throw failure;
    }
  }

  keepPersonal(): Promise<void> {
    return this.#vault.keepPersonal(this.#options.device.now(), this.#skew);
  }

  leavePersonal(): Promise<void> {
    return this.#vault.leavePersonal();
  }

  /** Another tab chose otherwise. */
  async lookAgain(): Promise<void> {
    await this.#vault.lookAgain().catch(() => undefined);
  }

  tell({ locked, lockedRefused, damaged }: KeptWork): void {
    const until = this.#vault.personalUntil;
    const some = this.#documents.size > 0 || locked + lockedRefused + damaged > 0;
    const kept = !some ? 'none' : !this.#vault.isAvailable ? 'online' : until === null ? 'sealed' : 'personal';
    const told: AtRest = { kept, until: until === null ? null : isoTime(until), locked, lockedRefused, damaged };
    if (JSON.stringify(told) !== JSON.stringify(this.atRest)) this.atRest = told;
  }

  get #skew(): number {
    return this.#options.now() - this.#options.device.now();
  }
}
