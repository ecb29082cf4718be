import type { Registry } from '#lib/domain/org.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';
import type { OutboxRow } from '#lib/persistence/local-store.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { BatchAnswer, MOST_DOCUMENTS } from '#lib/protocol/batch.ts';
import { Courier, type WireLetter } from '#lib/sync/courier.ts';
import { DocumentSync } from '#lib/sync/document-sync.ts';
import type { Environment } from '#lib/sync/environment.ts';
import type { DocumentFacts } from '#lib/sync/sync-status.ts';
import { arrangeConnections, LINGER_MS, type Candidate } from './connections.ts';
import { LiveArea } from './live-area.svelte.ts';
import { LiveMandate } from './live-mandate.svelte.ts';
import { LivePlan } from './live-plan.svelte.ts';
import { RequestFailure, type Send } from './request.ts';

export type Live = LiveArea | LivePlan | LiveMandate;

interface OpenDocumentsOptions {
  environment: Environment;
  /** Of documents that are never kept in clear, */
  confidential: Environment;
  /** and which those are. */
  isConfidential: (entry: DocumentEntry) => boolean;
  /** Whether they can be opened now. */
  mayOpen: (entry: DocumentEntry) => boolean;
  send: Send;
  registry: () => Registry | null;
  onStatus: () => void;
  /** The relay refused changes; they are in a fork now. */
  onRefused: () => void;
  /** The relay closed a document for good. */
  onClosed: (code: number) => void;
  /** Whether this tab does what is to be done once for all tabs. */
  leads: () => boolean;
  /** Whether the relay answered the last request. */
  onReached: (reached: boolean) => void;
}

/** Plans of this many years are kept whole on the device; older ones come when they are asked for. */
const YEARS_AT_HAND = 2;
/** Documents read from the device at the same time, in the background. */
const LOADING = 3;

/**
 * The documents this person may see, each one live object. Those of the latest years are all on this
 * device; what somebody is in has a connection, and the others travel by request when there is something to exchange.
 */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions;
  readonly #live = new Map<string, Live>();
  readonly #courier: Courier;
  /** Left a moment ago, latest last, with how to end the wait. Those that have waited keep their place here, as null. */
  readonly #lingering = new Map<string, (() => void) | null>();
  /** Asked for by a screen: they come before what is only kept at hand. */
  readonly #asked = new Map<string, Promise<void>>();
  #order: string[] = [];
  /** Documents that are still being read from the device. */
  #loading = 0;
  #arranging = false;
  #stopped = false;

  constructor(options: OpenDocumentsOptions) {
    this.#options = options;
    this.#courier = new Courier({
      waiting: () => this.#awaitingCourier(),
      post: (documents) => this.#post(documents),
      later: options.environment.later,
    });
  }

  /** Takes the list of documents in; `unsent` names those with something to send, which are opened in any case. */
  renew(all: readonly DocumentEntry[], unsent: readonly string[]): void {
    if (this.#stopped) return;
    // No screen shows those of an evaluation yet, and nothing of them comes to a device unasked.
    const entries = all.filter((entry) => KIND_ORDER.includes(entry.kind));
    const wanted = new Set(entries.map((entry) => entry.id));
    for (const [id, live] of this.#live) if (!wanted.has(id)) this.#drop(id, live);
    for (const entry of entries) this.#renewOne(entry);
    const recent = entries.toSorted(byUse);
    this.#order = recent.map((entry) => entry.id);
    const years = [...new Set(recent.flatMap((entry) => entry.year ?? []))].slice(0, YEARS_AT_HAND);
    const atHand = recent.filter(({ id, year }) => unsent.includes(id) || year === null || years.includes(year));
    const first = atHand.toSorted((a, b) => Number(unsent.includes(b.id)) - Number(unsent.includes(a.id)));
    void this.#loadAll(first.filter((entry) => this.#options.mayOpen(entry)).map((entry) => entry.id));
    this.#arrange();
  }

  /** Keeps what is unsent in documents that are not among `known` any more, before they go. */
  async withdraw(known: readonly string[]): Promise<void> {
    const gone = [...this.#live].filter(([id]) => !known.includes(id));
    await Promise.all(gone.map(([, live]) => live.sync.withdraw()));
  }

  /** The live document, opened if it was not. */
  get(id: string): Live | null {
    const live = this.#live.get(id) ?? null;
    if (live && !this.#stopped && !this.#asked.has(id) && this.#options.mayOpen(live.entry))
      this.#asked.set(id, live.sync.load());
    return live;
  }

  /** The relay says that a document stands at `seq`. False when it is none of these. */
  heard(id: string, seq: number): boolean {
    const live = this.#live.get(id);
    live?.sync.heard(seq);
    if (live) this.#arrange();
    return live !== undefined;
  }

  get all(): Live[] {
    return [...this.#live.values()];
  }

  /** Of those whose state the person is told: with a connection, with something to send, or up to date without. */
  get facts(): DocumentFacts[] {
    const told = this.all.filter(({ sync }) => sync.isOpen && (sync.hasUnsent || sync.isConnecting || sync.isCurrent));
    return told.map((live) => live.facts());
  }

  /** Some of them have a connection to tell whether the relay is there. */
  get hasConnections(): boolean {
    return this.all.some(({ sync }) => sync.isConnecting);
  }

  /** Changes of this page that the store does not have yet. */
  get unwrittenRows(): Omit<OutboxRow, 'id'>[] {
    return this.all.flatMap((live) => live.sync.unwrittenRows);
  }

  hide(): void {
    for (const live of this.all) live.sync.hide();
  }

  /** The store may have lost what it had. */
  async recheck(): Promise<void> {
    await Promise.all(this.all.map((live) => live.sync.recheck()));
  }

  async flush(): Promise<void> {
    await Promise.all(this.all.map((live) => live.sync.flush()));
  }

  /** Without waiting for the next attempt; what the relay closed for good stays closed. */
  reconnect(): void {
    for (const live of this.all) live.sync.reconnect();
    this.#courier.call(true);
  }

  retryNow(): void {
    for (const live of this.all) live.sync.retryNow();
    this.#courier.call(true);
  }

  /** This tab leads now, or no longer. */
  leadershipChanged(): void {
    this.#arrange();
  }

  /** The confidential ones, until they may be opened again: what is written is sealed, what was shown is gone. */
  async closeConfidential(): Promise<void> {
    const closing = this.all.filter((live) => this.#options.isConfidential(live.entry));
    for (const { entry } of closing) this.#forget(entry.id);
    await Promise.all(closing.map((live) => live.sync.close()));
  }

  async close(): Promise<void> {
    this.#stopped = true;
    this.#courier.stop();
    for (const cancel of this.#lingering.values()) cancel?.();
    await Promise.all(this.all.map((live) => live.sync.close()));
    this.#live.clear();
  }

  #renewOne(entry: DocumentEntry): void {
    const known = this.#live.get(entry.id);
    if (known) {
      known.renew(entry);
      return;
    }
    const { environment, confidential, isConfidential, send, registry, onStatus, onRefused, onClosed } = this.#options;
    const sync = new DocumentSync(isConfidential(entry) ? confidential : environment, entry.id, entry.kind);
    const changed = () => {
      this.#arrange();
      onStatus();
    };
    sync.on('status', changed);
    // Twins come and go with the content, and the status counts them.
    sync.on('content', onStatus);
    sync.on('refused', onRefused);
    sync.on('closed', onClosed);
    sync.heard(entry.seq, entry);
    const entity = () => (entry.year === null ? null : this.#planOf(entry.year));
    this.#live.set(entry.id, liveOf(sync, entry, send, { registry, entity }));
  }

  /** The plan of the ente, as far as it is here. */
  #planOf(year: number): EntityPlan | null {
    const plan = this.all.find((live) => live instanceof LivePlan && live.entry.year === year);
    return plan instanceof LivePlan && plan.ready ? plan.value : null;
  }

  /** A few at a time, and the screen at work comes first. */
  async #loadAll(ids: readonly string[]): Promise<void> {
    const waiting = [...ids];
    this.#loading += 1;
    const loadNext = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined && !this.#stopped; id = waiting.shift()) {
        await Promise.allSettled(this.#asked.values());
        await this.#live.get(id)?.sync.load();
      }
    };
    await Promise.all(Array.from({ length: LOADING }, loadNext));
    this.#loading -= 1;
    this.#arrange();
  }

  /** Once for everything that happens in one go. */
  #arrange(): void {
    if (this.#arranging || this.#stopped) return;
    this.#arranging = true;
    queueMicrotask(() => {
      this.#arranging = false;
      if (this.#stopped) return;
      this.#arrangeNow();
      this.#send();
    });
  }

  #arrangeNow(): void {
    const candidates = this.#order.flatMap((id) => {
      const sync = this.#live.get(id)?.sync;
      return sync?.isOpen && (sync.isLoaded || sync.isConnecting) ? [this.#candidateOf(id, sync)] : [];
    });
    const { connect, rest } = arrangeConnections(
      candidates.toSorted((a, b) => this.#recency(b.id) - this.#recency(a.id)),
    );
    for (const id of rest) this.#live.get(id)?.sync.rest();
    for (const id of connect) this.#live.get(id)?.sync.connect();
  }

  #candidateOf(id: string, sync: DocumentSync): Candidate {
    const { connection } = sync.facts(0);
    // A tab that does not lead cannot count on the one that does for what only its own screen asked for.
    const alone = !this.#options.leads() && this.#asked.has(id) && (sync.hasUnsent || !sync.hasContent);
    const watched = sync.isWatched || sync.needsConnection || alone;
    this.#linger(id, watched, sync.isConnecting);
    return {
      id,
      watched,
      lingering: typeof this.#lingering.get(id) === 'function',
      unsent: sync.hasUnsent,
      connecting: sync.isConnecting,
      busy: sync.isConnecting && connection === 'connected',
      stopped: connection === 'stopped',
    };
  }

  /** Follows who comes and goes: the wait begins when a document with a connection is no longer watched. */
  #linger(id: string, watched: boolean, connecting: boolean): void {
    if (watched || !connecting) {
      this.#lingering.get(id)?.();
      this.#lingering.delete(id);
    } else if (!this.#lingering.has(id)) {
      const end = this.#options.environment.later(LINGER_MS, () => {
        this.#lingering.set(id, null);
        this.#arrange();
      });
      this.#lingering.set(id, end);
    }
  }

  /** Latest left, highest. */
  #recency(id: string): number {
    return [...this.#lingering.keys()].indexOf(id);
  }

  /** While documents are being read from the device, many are waited for: few requests rather than one for each. */
  #send(): void {
    const waiting = this.#awaitingCourier();
    const urgent = waiting.some(({ id, hasUnsent }) => hasUnsent || this.#asked.has(id));
    if (waiting.length > 0 && (this.#loading === 0 || urgent || waiting.length >= MOST_DOCUMENTS)) this.#courier.call();
  }

  /** What has something to send, then what a screen asked for, then the rest in the order of use. */
  #awaitingCourier(): DocumentSync[] {
    const leads = this.#options.leads();
    const waiting = this.#order
      .flatMap((id) => this.#live.get(id)?.sync ?? [])
      // What this tab had a connection for is its own to bring.
      .filter((sync) => sync.awaitsCourier && (leads || sync.goesInPieces));
    const rank = (sync: DocumentSync) => (sync.hasUnsent ? 0 : this.#asked.has(sync.id) ? 1 : 2);
    return waiting.toSorted((a, b) => rank(a) - rank(b));
  }

  async #post(documents: readonly WireLetter[]): Promise<BatchAnswer> {
    try {
      const answer = await this.#options.send('POST', '/api/sync', BatchAnswer, { documents });
      this.#options.onReached(true);
      return answer;
    } catch (failure) {
      if (failure instanceof RequestFailure) this.#options.onReached(failure.code !== 'unreachable');
      throw failure;
    }
  }

  #forget(id: string): void {
    this.#live.delete(id);
    this.#asked.delete(id);
    this.#lingering.get(id)?.();
    this.#lingering.delete(id);
  }

  /** No longer ours to see: what is unsent stays in the outbox, the content goes. */
  #drop(id: string, live: Live): void {
    this.#forget(id);
    void live.sync.close().then(() => live.sync.removeContent());
  }
}

const KIND_ORDER: readonly DocumentEntry['kind'][] = ['mandate', 'plan', 'area'];

/** What belongs to no year, then the latest years; the plan before its areas. */
function byUse(a: DocumentEntry, b: DocumentEntry): number {
  const later = (b.year ?? Infinity) - (a.year ?? Infinity);
  return a.year === b.year || later === 0 ? KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) : later;
}

function liveOf(
  sync: DocumentSync,
  entry: DocumentEntry,
  send: Send,
  around: { registry: () => Registry | null; entity: () => EntityPlan | null },
): Live {
  switch (entry.kind) {
    case 'area':
      return new LiveArea(sync, entry, send, around);
    case 'plan':
      return new LivePlan(sync, entry, send);
    case 'mandate':
      return new LiveMandate(sync, entry, send);
    default:
      throw new RangeError(`no live ${entry.kind}`);
  }
}
