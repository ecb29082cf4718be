import { ObservableV2 } from 'lib0/observable';
import * as Y from 'yjs';
import type { EditHistory } from '#lib/documents/undo.ts';
import { sameContent } from '#lib/documents/field-values.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { fieldKey } from '#lib/persistence/fork-values.ts';
import { cacheName } from '#lib/persistence/local-names.ts';
import type { OutboxRow, TimedChange } from '#lib/persistence/local-store.ts';
import { removeStateCache } from '#lib/persistence/state-cache.ts';
import type { BatchDocument } from '#lib/protocol/batch.ts';
import { CLOSE, REPLACED_BY_ACT } from '#lib/protocol/close-codes.ts';
import type { Hello } from '#lib/protocol/frames.ts';
import { countChanges } from './change-count.ts';
import type { Correspondent, Letter } from './courier.ts';
import { DocumentLetters } from './document-letters.ts';
import type { Environment } from './environment.ts';
import { FadingMarks } from './fading-marks.ts';
import { readPeers, type CaretPlace, type FieldPlace, type Peer } from './peer.ts';
import { Replica } from './replica.ts';
import type { DocumentFacts } from './sync-status.ts';

export interface DocumentSyncEvents {
  content: () => void;
  status: () => void;
  presence: () => void;
  /** The relay refused changes; they are in a fork. */
  refused: (code: number) => void;
  /** Connecting again by ourselves cannot help. */
  closed: (code: number) => void;
}

/** How long, in milliseconds, a colleague's change stays tinted and a stored one ticked. */
const TINT_MS = 2_000;
const TICK_MS = 1_000;
const RETRY_MS = 5_000;
/** More awareness frames than about ten a second close the connection. */
const FOCUS_MS = 150;

/**
 * One open document of this device, the same object whatever happens to the bytes behind it:
 * after a refusal it goes on with a new generation.
 */
export class DocumentSync
  extends ObservableV2<{ [E in keyof DocumentSyncEvents]: DocumentSyncEvents[E] }>
  implements Correspondent
{
  readonly id: string;
  readonly kind: DocumentKind;
  /** Counts the changes of content: what was computed from an older one is stale. */
  contentVersion = 0;
  statusVersion = 0;
  presenceVersion = 0;

  readonly #environment: Environment;
  readonly #remote: FadingMarks<{ person: string | null }>;
  readonly #ticks: FadingMarks<object>;
  #replica: Replica | null = null;
  #ready: Promise<void> | null = null;
  #forking: Promise<void> | null = null;
  #forkFailed = false;
  #expired = false;
  #outdated = false;
  #gone = false;
  #closed = false;
  #wanted = false;
  readonly #letters: DocumentLetters;
  #watchers = 0;
  #focus: FieldPlace | null = null;
  #caret: CaretPlace | null = null;
  #cancelFocus: (() => void) | null = null;
  #cancelRetry: () => void = () => undefined;

  constructor(environment: Environment, id: string, kind: DocumentKind) {
    super();
    this.#environment = environment;
    this.id = id;
    this.kind = kind;
    const { now, later } = environment;
    this.#letters = new DocumentLetters(id, kind, {
      replica: () => (this.#closed ? null : this.#replica),
      isConnecting: () => this.isConnecting,
      mayTravel: () => !this.#gone && !this.#forking && !this.#forkFailed,
      connect: (replica) => {
        if (this.#wanted) replica.connect();
      },
      onRefused: (replica, code, reason) => {
        // The same as a connection that was closed for good.
        replica.halt();
        this.#onClosed(code, reason);
      },
      onStatus: () => {
        this.#statusChanged();
      },
    });
    this.#remote = new FadingMarks(TINT_MS, now, later, () => {
      this.#statusChanged();
    });
    this.#ticks = new FadingMarks(TICK_MS, now, later, () => {
      this.#statusChanged();
    });
  }

  /** Loads what this device has, then connects. Resolves when the former is done. */
  open(): Promise<void> {
    this.connect();
    return this.load();
  }

  /** What this device has, without a connection. */
  load(): Promise<void> {
    this.#ready ??= this.#openCurrent();
    return this.#ready;
  }

  /** As soon as what this device has is loaded. */
  connect(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    if (this.#replica?.isLoaded && !this.#gone) this.#replica.connect();
  }

  /** Lets the connection go; `open` or `connect` bring it back. Only while there is nothing to send. */
  rest(): void {
    this.#wanted = false;
    this.#replica?.rest();
  }

  /** Has a connection, or is trying to. */
  get isConnecting(): boolean {
    return this.#wanted && !this.goesInPieces;
  }

  /** What it has to send is too large for a connection, which comes back when that is done. */
  get goesInPieces(): boolean {
    return this.#replica?.inPieces ?? false;
  }

  /**
   * The relay's document stands at this sequence number, as the list of documents or the feed says; under another
   * `epoch` than before it was restored, and counts anew. A connection is told when the rights change; who has none
   * asks.
   */
  heard(seq: number, told: { epoch?: string; access?: Hello['access'] } = {}): void {
    this.#letters.heard(seq, told);
  }

  /** Nobody holds a connection for it, and there is something to fetch or to give by request. */
  get awaitsCourier(): boolean {
    return this.#letters.areWaiting;
  }

  ask(): Letter | null {
    return this.#letters.ask();
  }

  answered(answer: BatchDocument): Letter | null {
    return this.#letters.answered(answer);
  }

  delivered(answer: BatchDocument): Letter | null {
    return this.#letters.delivered(answer);
  }

  /** The relay's store is another than the one this device knows: only a connection can tell what to do. */
  get needsConnection(): boolean {
    return this.#letters.needConnection;
  }

  /** Without a connection, and as the relay has it as of the last exchange. */
  get isCurrent(): boolean {
    return this.#replica?.connection === 'exchanged';
  }

  /** Somebody looks at who else is here: for them the connection has to be alive. Returns how to stop. */
  watch(): () => void {
    this.#watchers += 1;
    this.#statusChanged();
    return () => {
      this.#watchers -= 1;
      this.#statusChanged();
    };
  }

  get isWatched(): boolean {
    return this.#watchers > 0;
  }

  get isOpen(): boolean {
    return this.#replica !== null;
  }

  /** What this device has of it is in the document, unsent changes too. */
  get isLoaded(): boolean {
    return this.#replica?.isLoaded ?? false;
  }

  /** Null before `open` has looked up the generation. */
  get document(): Replica['document'] | null {
    return this.#replica?.document ?? null;
  }

  get history(): EditHistory | null {
    return this.#replica?.history ?? null;
  }

  get hasContent(): boolean {
    return this.#replica?.hasContent ?? false;
  }

  /** The relay's last word on this person's access; null before it spoke. */
  get hello(): Hello | null {
    return this.#replica?.hello ?? null;
  }

  get changes(): TimedChange[] {
    return this.#replica?.changes ?? [];
  }

  get hasUnsent(): boolean {
    return this.#replica?.hasUnsent ?? false;
  }

  /** What the store does not have yet. */
  get unwrittenRows(): Omit<OutboxRow, 'id'>[] {
    return this.#replica?.unwrittenRows ?? [];
  }

  /** The Comune has no room, or no disk: what is written waits here. */
  get cannotStore(): boolean {
    return this.#replica?.cannotStore ?? false;
  }

  get peers(): Peer[] {
    return readPeers(this.#replica?.peers ?? [], this.#environment.owner.person);
  }

  /** Fields others changed just now. */
  get remote(): ReadonlyMap<string, { person: string | null; at: number }> {
    return this.#remote.all;
  }

  /** Whether the relay has stored this field just now. */
  isConfirmed(key: string): boolean {
    return this.#ticks.has(key);
  }

  /** `points` is the caller's: twins are the document's matter. */
  facts(points: number): DocumentFacts {
    const replica = this.#replica;
    const changes = this.changes;
    return {
      connection: replica?.connection ?? 'waiting',
      access: replica?.access ?? 'write',
      unsent: replica?.hasUnsent ? Math.max(1, countChanges(changes)) : 0,
      unwritten: replica?.unwritten ?? false,
      failed: (replica?.failed ?? false) || this.#forkFailed,
      memoryLost: replica?.memoryLost ?? false,
      points,
      expired: this.#expired,
      outdated: this.#outdated,
      confirmedAt: this.#confirmedAt(),
    };
  }

  /** A time to come is of a clock that was wrong: it says nothing. */
  #confirmedAt(): number | null {
    const at = this.#replica?.confirmedAt ?? null;
    if (at === null || at <= this.#environment.now()) return at;
    const current = this.#replica?.connection === 'synced' && !this.hasUnsent;
    return current ? this.#environment.now() : null;
  }

  /** The page may be gone in an instant. */
  hide(): void {
    this.#replica?.hide();
  }

  flush(): Promise<void> {
    return this.#replica?.flush() ?? Promise.resolve();
  }

  /** The store may have lost what it had. */
  async recheck(): Promise<void> {
    if (this.hasUnsent) await this.#replica?.recheck();
  }

  /** Connects at once if it is only a matter of time. */
  reconnect(): void {
    if (this.#wanted && this.#replica && this.#replica.connection !== 'stopped') this.#replica.connect();
  }

  /** Connects at once, also after the relay had closed for good: something outside has changed. */
  retryNow(): void {
    if (this.#closed) return;
    this.#expired = false;
    this.#outdated = false;
    this.#gone = false;
    if (this.#forkFailed) void this.#fork(CLOSE.rejected, '');
    else if (this.#wanted) this.#replica?.connect();
    else this.#replica?.revive();
    this.#statusChanged();
  }

  /** Shows the others which field this person is in, and where in it if it is a rich text. */
  focus(place: FieldPlace | null, caret: CaretPlace | null = null): void {
    if (JSON.stringify([place, caret]) === JSON.stringify([this.#focus, this.#caret])) return;
    this.#focus = place;
    this.#caret = caret;
    this.#cancelFocus ??= this.#environment.later(FOCUS_MS, () => {
      this.#cancelFocus = null;
      this.#replica?.share({ focus: this.#focus, caret: this.#caret });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelFocus?.();
    this.#cancelRetry();
    this.#remote.clear();
    this.#ticks.clear();
    await this.#ready?.catch(() => undefined);
    await this.#forking;
    await this.#replica?.close();
    this.destroy();
  }

  async #openCurrent(): Promise<void> {
    // Without a readable store the document still opens, from the relay; writing will say what is wrong.
    const generation = await this.#environment.store.document(this.id).then(
      (facts) => facts.generation,
      () => 1,
    );
    await this.#start(generation);
    await this.#removeOldCaches(generation);
  }

  async #start(generation: number): Promise<void> {
    const replica = new Replica(this.#environment, this.id, this.kind, generation, {
      content: (received) => {
        if (replica !== this.#replica) return;
        for (const key of received) this.#remote.mark(key, { person: this.#whoIsIn(key) });
        this.#contentChanged();
      },
      status: () => {
        if (replica === this.#replica) this.#statusChanged();
      },
      presence: () => {
        if (replica === this.#replica) this.#presenceChanged();
      },
      stored: (keys) => {
        for (const key of keys) this.#ticks.mark(key, {});
      },
      closed: (code, reason) => {
        if (replica !== this.#replica || (isTooLarge(code) && replica.goInPieces())) return;
        this.#onClosed(code, reason);
      },
      superseded: () => {
        if (replica === this.#replica) void this.#follow();
      },
    });
    this.#replica = replica;
    replica.share({ focus: this.#focus, caret: this.#caret });
    await replica.loaded.catch(() => undefined);
    if (this.#wanted && !this.#closed && !this.#gone) replica.connect();
    this.#contentChanged();
    this.#statusChanged();
  }

  #onClosed(code: number, reason: string): void {
    if (isTooLarge(code)) {
      void this.#fork(code, reason);
      return;
    }
    switch (code) {
      case CLOSE.sessionExpired:
        this.#expired = true;
        break;
      case CLOSE.clientTooOld:
        this.#outdated = true;
        break;
      case CLOSE.rejected:
      case CLOSE.notWritable:
        void this.#fork(code, reason);
        return;
      case CLOSE.noAccess:
      case CLOSE.replaced:
        this.#gone = true;
        void this.#leave(code, reason);
        return;
    }
    this.#statusChanged();
    this.emit('closed', [code]);
  }

  /** Keeps what was refused and goes on from the relay's state. */
  #fork(code: number, reason: string): Promise<void> {
    this.#forking ??= this.#forkNow(code, reason).finally(() => {
      this.#forking = null;
      // From here on the courier may bring the Comune's state.
      if (!this.#closed) this.#statusChanged();
    });
    return this.#forking;
  }

  async #forkNow(code: number, reason: string): Promise<void> {
    const replica = this.#replica;
    if (!replica) return;
    replica.freeze();
    await replica.flush();
    const { store, now, later } = this.#environment;
    // Who has lost access keeps the own changes only, and so does everybody when an act has erased something.
    const ownOnly = code === CLOSE.noAccess || (code === CLOSE.replaced && reason === REPLACED_BY_ACT);
    const own = ownOnly ? (await store.outbox(this.id, replica.generation)).map((row) => row.update) : null;
    const state = own ? Y.mergeUpdates(own) : Y.encodeStateAsUpdate(replica.doc);
    const at = new Date(now()).toISOString();
    const texts = replica.writtenTexts();
    try {
      const fork = { document: this.id, generation: replica.generation, state, code, reason, at, texts, own: !!own };
      const generation = await store.fork(fork);
      this.#forkFailed = false;
      replica.announceFork(generation);
      const late = await this.#replace(replica, generation);
      if (!sameContent(late, texts)) await store.fork({ ...fork, texts: late });
      this.emit('refused', [code]);
    } catch {
      // Nowhere to keep it: it stays in this document, unsent and visibly so, until there is room.
      this.#forkFailed = true;
      this.#cancelRetry = later(RETRY_MS, () => void this.#fork(code, reason));
      this.#statusChanged();
    }
  }

  /** Another tab has made the fork. */
  async #follow(): Promise<void> {
    const replica = this.#replica;
    if (!replica || this.#forking) return;
    replica.freeze();
    const generation = await this.#environment.store.document(this.id).then(
      (facts) => facts.generation,
      () => replica.generation,
    );
    if (generation > replica.generation && replica === this.#replica) await this.#replace(replica, generation);
  }

  /** Returns the rich texts as the old generation had them at its end. */
  async #replace(old: Replica, generation: number): Promise<ReturnType<Replica['writtenTexts']>> {
    await this.#start(generation);
    const texts = old.writtenTexts();
    // Closing writes what was typed meanwhile: into the fork, as its generation is over.
    await old.close();
    await this.#removeOldCaches(generation);
    return texts;
  }

  /** The list of documents says that this one is no longer ours to see. */
  async withdraw(): Promise<void> {
    this.#gone = true;
    await this.#ready?.catch(() => undefined);
    await this.#forking;
    if (this.#replica?.hasUnsent) await this.#fork(CLOSE.noAccess, '');
  }

  /** No more access: own unsent changes are kept, everything else of the document goes. */
  async #leave(code: number, reason: string): Promise<void> {
    const replica = this.#replica;
    if (replica?.hasUnsent) await this.#fork(code, reason);
    this.emit('closed', [code]);
  }

  /** Removes this document's content from the device. Close first. */
  async removeContent(): Promise<void> {
    await this.#removeOldCaches(null);
  }

  async #removeOldCaches(current: number | null): Promise<void> {
    const { store, owner } = this.#environment;
    const prefix = cacheName(owner, this.id, 0).slice(0, -1);
    const keep = current === null ? null : cacheName(owner, this.id, current);
    await store
      .forgetStates(this.id, current ?? undefined)
      // Tried again when the document is opened next.
      .catch(() => undefined);
    const names = (await store.caches().catch(() => [])).filter((name) => name.startsWith(prefix) && name !== keep);
    for (const name of names) {
      try {
        await removeStateCache(name);
        await store.forgetCache(name);
      } catch {
        // Tried again when the document is opened next.
      }
    }
  }

  #whoIsIn(key: string): string | null {
    return this.peers.find((peer) => peer.focus && fieldKey(peer.focus) === key)?.person ?? null;
  }

  #contentChanged(): void {
    this.contentVersion += 1;
    this.emit('content', []);
  }

  #statusChanged(): void {
    this.statusVersion += 1;
    this.emit('status', []);
  }

  #presenceChanged(): void {
    this.presenceVersion += 1;
    this.emit('presence', []);
  }
}

/** 1009 comes from the socket's own limit. */
function isTooLarge(code: number): boolean {
  return code === CLOSE.tooLarge || code === 1009;
}
