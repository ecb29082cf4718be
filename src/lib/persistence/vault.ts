import { gcm } from '@noble/ciphers/aes.js';
import * as v from 'valibot';
import { newId } from '#lib/documents/new-id.ts';
import type { Owner } from './local-names.ts';
import type { LocalStore } from './local-store.ts';
import { UnreadableSeal, type Sealed, type SealedPlace } from './sealed.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A person's keys on this device, each wrapped by what only the session brings. The last is the one in use. */
const WrappedKeys = v.array(v.object({ id: v.string(), wrapped: v.instance(Uint8Array) }));
type WrappedKeys = v.InferOutput<typeof WrappedKeys>;

/** The choice of a personal device, with the key while the lease lasts. Times in milliseconds since 1970. */
const Personal = v.object({
  key: v.nullable(v.object({ id: v.string(), key: v.custom<CryptoKey>((value) => value instanceof CryptoKey) })),
  until: v.number(),
  /** The relay's clock minus this device's, as last heard, */
  skew: v.number(),
  /** and the latest time this device has been used at, by the relay's clock. */
  seen: v.number(),
});
type Personal = v.InferOutput<typeof Personal>;

/** How long a personal device reads sheets without having been signed in. */
export const LEASE_MS = 7 * 86_400_000;
/** A clock set back further than this says nothing about how much of the lease is left. */
const CLOCK_TOLERANCE_MS = 3_600_000;

const utf8 = new TextEncoder();
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/**
 * Opens and closes what is confidential on this device. The key of the content is random and never leaves the vault;
 * at rest it is wrapped by one that HKDF derives from a secret the relay gives to this person's session only. So what
 * lies in the browser's storage opens nothing by itself, unless the person has said that the device is theirs alone.
 */
export class Vault {
  readonly #store: Pick<LocalStore, 'read' | 'update'>;
  readonly #owner: Owner;
  readonly #subtle: SubtleCrypto | null;
  readonly #keys = new Map<string, CryptoKey>();
  #current: string | null = null;
  #wrapping: CryptoKey | null = null;
  #noteKey: { key: Bytes; sealed: Sealed } | null = null;
  #personal: { until: number } | null = null;

  /** `subtle` is null without a secure context: then there is no vault, and nothing confidential is kept. */
  constructor(store: Pick<LocalStore, 'read' | 'update'>, owner: Owner, subtle: SubtleCrypto | null) {
    this.#store = store;
    this.#owner = owner;
    this.#subtle = subtle;
  }

  get isAvailable(): boolean {
    return this.#subtle !== null;
  }

  get isOpen(): boolean {
    return this.#current !== null;
  }

  /** Opened by a session, not by a personal device alone. */
  get isUnlocked(): boolean {
    return this.#wrapping !== null;
  }

  /** Opened by the device alone, for longer than it may. `time` is the relay's. */
  isOver(time: number): boolean {
    return this.isOpen && !this.isUnlocked && this.#personal !== null && time > this.#personal.until;
  }

  /** The person has said that this device is theirs alone; until when it opens without signing in. */
  get personalUntil(): number | null {
    return this.#personal?.until ?? null;
  }

  /** With the secret that the relay gives to this person's session on this device. */
  async unlock(secret: Uint8Array): Promise<void> {
    const subtle = this.#assertSubtle();
    const material = await subtle.importKey('raw', copy(secret), 'HKDF', false, ['deriveKey']);
    const { entity, person } = this.#owner;
    const salt = utf8.encode(`${entity}|${person}`);
    this.#wrapping = await subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info: utf8.encode('traguardo device key 1') },
      material,
      { name: 'AES-KW', length: 256 },
      false,
      ['wrapKey', 'unwrapKey'],
    );
    await this.#unwrapAll();
    if (this.#current === null) await this.#create(this.#wrapping);
    await this.#drawNoteKey();
  }

  /** Without a session, where the person has said that the device is theirs alone and the lease is not over. */
  async reopen(now: number): Promise<boolean> {
    const personal = await this.#readPersonal();
    this.#personal = personal && { until: personal.until };
    if (!personal?.key) return false;
    const time = now + personal.skew;
    if (time < personal.seen - CLOCK_TOLERANCE_MS || time > personal.until) {
      await this.#writePersonal({ ...personal, key: null });
      return false;
    }
    await this.#writePersonal({ ...personal, seen: Math.max(personal.seen, time) });
    this.#keys.set(personal.key.id, personal.key.key);
    this.#current = personal.key.id;
    await this.#drawNoteKey();
    return true;
  }

  /** Forgets the keys in memory; what is sealed stays. */
  lock(): void {
    this.#keys.clear();
    this.#current = null;
    this.#wrapping = null;
    this.#noteKey = null;
  }

  /** From now on this device opens for a week after each sign-in. `now` is the device's clock, `skew` the relay's minus that. */
  async keepPersonal(now: number, skew: number): Promise<void> {
    const id = this.#current;
    const key = id === null ? undefined : this.#keys.get(id);
    if (id === null || !key) throw new UnreadableSeal('locked');
    const time = now + skew;
    this.#personal = { until: time + LEASE_MS };
    await this.#writePersonal({ key: { id, key }, until: time + LEASE_MS, skew, seen: time });
  }

  /** Signed in once more: the week begins anew where the choice was made. */
  async renewLease(now: number, skew: number): Promise<void> {
    if (this.isOpen && (await this.#readPersonal()) !== null) await this.keepPersonal(now, skew);
  }

  /** Another tab has made the choice, or taken it back. */
  async lookAgain(): Promise<void> {
    const personal = await this.#readPersonal();
    this.#personal = personal && { until: personal.until };
  }

  async leavePersonal(): Promise<void> {
    this.#personal = null;
    await this.#store.update('personal-device', () => null);
  }

  async seal(plain: Uint8Array, place: SealedPlace): Promise<Sealed> {
    const id = this.#current;
    const key = id === null ? undefined : this.#keys.get(id);
    if (id === null || !key) throw new UnreadableSeal('locked');
    const iv = random(12);
    const algorithm = { name: 'AES-GCM', iv, additionalData: this.#context(place) };
    const bytes = await this.#assertSubtle().encrypt(algorithm, key, copy(plain));
    return { key: id, iv, bytes: new Uint8Array(bytes) };
  }

  /** Before it returns, for a page that may be gone in an instant; null when the vault is closed. */
  sealNow(plain: Uint8Array, place: SealedPlace): Sealed | null {
    if (!this.#noteKey) return null;
    const iv = random(12);
    const bytes = gcm(this.#noteKey.key, iv, this.#context(place)).encrypt(plain);
    const { key, iv: underIv, bytes: underBytes } = this.#noteKey.sealed;
    return { key, iv, bytes, under: { iv: underIv, bytes: underBytes } };
  }

  /** Throws `UnreadableSeal`. */
  async open(sealed: Sealed, place: SealedPlace): Promise<Uint8Array> {
    const key = await this.#keyOf(sealed.key);
    if (!sealed.under) return this.#decrypt(key, sealed, this.#context(place));
    const own = await this.#decrypt(key, sealed.under, this.#context(NOTES));
    const noteKey = await this.#assertSubtle().importKey('raw', copy(own), 'AES-GCM', false, ['decrypt']);
    return this.#decrypt(noteKey, sealed, this.#context(place));
  }

  async #decrypt(key: CryptoKey, { iv, bytes }: Pick<Sealed, 'iv' | 'bytes'>, context: Bytes): Promise<Uint8Array> {
    try {
      const algorithm = { name: 'AES-GCM', iv: copy(iv), additionalData: context };
      return new Uint8Array(await this.#assertSubtle().decrypt(algorithm, key, copy(bytes)));
    } catch {
      throw new UnreadableSeal('damaged');
    }
  }

  async #keyOf(id: string): Promise<CryptoKey> {
    // Another tab may have drawn it after this one looked.
    if (!this.#keys.has(id)) await this.#unwrapAll();
    const key = this.#keys.get(id);
    if (!key) throw new UnreadableSeal(this.#wrapping ? 'damaged' : 'locked');
    return key;
  }

  async #unwrapAll(): Promise<void> {
    const wrapping = this.#wrapping;
    if (!wrapping) return;
    for (const { id, wrapped } of await this.#wrappedKeys()) {
      if (this.#keys.has(id)) continue;
      const key = await this.#unwrap(wrapping, wrapped);
      if (!key) continue;
      this.#keys.set(id, key);
      this.#current = id;
    }
  }

  /** Null under another secret: what the key sealed stays where it is, and is told. */
  async #unwrap(wrapping: CryptoKey, wrapped: Uint8Array): Promise<CryptoKey | null> {
    try {
      return await this.#assertSubtle().unwrapKey('raw', copy(wrapped), wrapping, 'AES-KW', 'AES-GCM', false, [
        'encrypt',
        'decrypt',
      ]);
    } catch {
      return null;
    }
  }

  async #create(wrapping: CryptoKey): Promise<void> {
    const subtle = this.#assertSubtle();
    // Extractable for the instant in which it is wrapped.
    const fresh = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
    const wrapped = new Uint8Array(await subtle.wrapKey('raw', fresh, wrapping, 'AES-KW'));
    await this.#store.update('sheet-keys', (known) => {
      const parsed = v.safeParse(WrappedKeys, known);
      return [...(parsed.success ? parsed.output : []), { id: newId(), wrapped }];
    });
    await this.#unwrapAll();
  }

  async #drawNoteKey(): Promise<void> {
    const key = random(32);
    this.#noteKey = { key, sealed: await this.seal(key, NOTES) };
  }

  async #wrappedKeys(): Promise<WrappedKeys> {
    const parsed = v.safeParse(WrappedKeys, await this.#store.read('sheet-keys'));
    return parsed.success ? parsed.output : [];
  }

  async #readPersonal(): Promise<Personal | null> {
    if (!this.#subtle) return null;
    const parsed = v.safeParse(Personal, await this.#store.read('personal-device'));
    return parsed.success ? parsed.output : null;
  }

  #writePersonal(personal: Personal): Promise<void> {
    return this.#store.update('personal-device', () => personal);
  }

  #context({ document, generation }: SealedPlace): Bytes {
    const { entity, person } = this.#owner;
    return utf8.encode(`${entity}|${person}|${document}|${generation}`);
  }

  #assertSubtle(): SubtleCrypto {
    if (!this.#subtle) throw new UnreadableSeal('locked');
    return this.#subtle;
  }
}

/** No document has this id: a note key is of no document. */
const NOTES: SealedPlace = { document: '*', generation: 0 };

/** WebCrypto takes views of plain buffers only. */
function copy(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}
