import * as v from 'valibot';
import { newId } from '#lib/documents/new-id.ts';
import { Status } from '#lib/protocol/http.ts';
import type { Owner } from './local-names.ts';

/** One person's local database. The browser cannot be asked for it everywhere (`indexedDB.databases()`). */
const Resident = v.object({
  entity: v.string(),
  person: v.string(),
  name: v.string(),
  /** How many changes wait to be sent, as last counted. */
  unsent: v.number(),
  /** What the interface speaks to them; absent until they choose. */
  language: v.optional(v.string()),
});
export type Resident = v.InferOutput<typeof Resident>;

const Index = v.object({
  current: v.nullable(v.object({ entity: v.string(), person: v.string() })),
  residents: v.array(Resident),
  status: v.nullable(Status),
  /** Signed out here, but the relay has not heard it: its cookie is still good. */
  leaving: v.boolean(),
  /** The last choice on this device, for whoever has made none. */
  language: v.optional(v.string()),
  /** Names this browser to the relay, which keeps a secret for each person on it; says nothing about anybody. */
  device: v.optional(v.string()),
});
type Index = v.InferOutput<typeof Index>;

const KEY = 'traguardo';
const EMPTY: Index = { current: null, residents: [], status: null, leaving: false };

function isOf(owner: Owner): (resident: Resident) => boolean {
  return (resident) => resident.entity === owner.entity && resident.person === owner.person;
}

/**
 * Who has data on this device and who is signed in: the little that must be known before
 * anybody's database is opened, and that survives when one person’s data is wiped.
 */
export class DeviceIndex {
  readonly #storage: Storage | null;
  #memory: Index = EMPTY;

  /** Without storage (blocked by the browser) it lasts as long as the page. */
  constructor(storage: Storage | null) {
    this.#storage = storage;
  }

  get current(): Owner | null {
    return this.#read().current;
  }

  get status(): Status | null {
    return this.#read().status;
  }

  get residents(): Resident[] {
    return this.#read().residents;
  }

  rememberStatus(status: Status): void {
    this.#write({ status });
  }

  signedIn(owner: Owner, name: string): void {
    const others = this.residents.filter((resident) => !isOf(owner)(resident));
    const known = this.residents.find(isOf(owner)) ?? { unsent: 0 };
    this.#write({ leaving: false, current: { ...owner }, residents: [...others, { ...known, ...owner, name }] });
  }

  /** Drawn when it is first asked for. */
  get device(): string {
    const known = this.#read().device;
    if (known !== undefined) return known;
    const device = newId();
    this.#write({ device });
    return device;
  }

  get leaving(): boolean {
    return this.#read().leaving;
  }

  signedOut(leaving = false): void {
    this.#write({ current: null, leaving });
  }

  counted(owner: Owner, unsent: number): void {
    if (this.residents.find(isOf(owner))?.unsent === unsent) return;
    this.#write({ residents: this.residents.map((r) => (isOf(owner)(r) ? { ...r, unsent } : r)) });
  }

  /** The choice of the person signed in here, else the last one on this device. */
  get language(): string | undefined {
    const { current, residents, language } = this.#read();
    return (current && residents.find(isOf(current))?.language) ?? language;
  }

  speak(language: string): void {
    const { current, residents } = this.#read();
    const own = (resident: Resident) => current !== null && isOf(current)(resident);
    this.#write({ language, residents: residents.map((r) => (own(r) ? { ...r, language } : r)) });
  }

  forget(owner: Owner): void {
    this.#write({ residents: this.residents.filter((resident) => !isOf(owner)(resident)) });
  }

  #read(): Index {
    try {
      const parsed = v.safeParse(Index, JSON.parse(this.#storage?.getItem(KEY) ?? 'null'));
      return parsed.success ? parsed.output : this.#memory;
    } catch {
      return this.#memory;
    }
  }

  #write(part: Partial<Index>): void {
    this.#memory = { ...this.#read(), ...part };
    try {
      this.#storage?.setItem(KEY, JSON.stringify(this.#memory));
    } catch {
      // A full or blocked storage: it stays in memory, and the outbox reports the full one.
    }
  }
}
