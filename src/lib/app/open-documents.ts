import type { Registry } from '#lib/domain/org.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';
import type { OutboxRow } from '#lib/persistence/local-store.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { DocumentSync } from '#lib/sync/document-sync.ts';
import type { Environment } from '#lib/sync/environment.ts';
import type { DocumentFacts } from '#lib/sync/sync-status.ts';
import { arrangeConnections, MAX_CONNECTIONS, type Candidate } from './connections.ts';
import { LiveArea } from './live-area.svelte.ts';
import { LiveMandate } from './live-mandate.svelte.ts';
import { LivePlan } from './live-plan.svelte.ts';
import type { Send } from './request.ts';

export type Live = LiveArea | LivePlan | LiveMandate;

interface OpenDocumentsOptions {
  environment: Environment;
  send: Send;
  registry: () => Registry | null;
  onStatus: () => void;
  /** The relay refused changes; they are in a fork now. */
  onRefused: () => void;
  /** The relay closed a document for good. */
  onClosed: (code: number) => void;
}

/** Plans of this many years are kept whole on the device; older ones come when they are asked for. */
const YEARS_AT_HAND = 2;
/** Documents read from the device at the same time, in the background. */
const LOADING = 3;

/**
 * The documents this person may see, each one live object. Those of the latest years are all on this
 * device; a few have a connection, and the others get one in turn when there is something to exchange.
 */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions;
  readonly #live = new Map<string, Live>();
  /** Visited because the relay had something new: whether it is connected says nothing to the person. */
  readonly #visits = new Set<string>();
  /** Asked for by a screen: they come before what is only kept at hand. */
  readonly #asked = new Map<string, Promise<void>>();
  #order: string[] = [];
  #arranging = false;
  #stopped = false;

  constructor(options: OpenDocumentsOptions) {
    this.#options = options;
  }

  /** Takes the list of documents in; `unsent` names those with something to send, which are opened in any case. */
  renew(entries: readonly DocumentEntry[], unsent: readonly string[]): void {
    if (this.#stopped) return;
    const wanted = new Set(entries.map((entry) => entry.id));
    for (const [id, live] of this.#live) if (!wanted.has(id)) this.#drop(id, live);
    for (const entry of entries) this.#renewOne(entry);
    const recent = entries.toSorted(byUse);
    this.#order = recent.map((entry) => entry.id);
    const years = [...new Set(recent.flatMap((entry) => entry.year ?? []))].slice(0, YEARS_AT_HAND);
    const atHand = recent.filter(({ id, year }) => unsent.includes(id) || year === null || years.includes(year));
    const first = atHand.toSorted((a, b) => Number(unsent.includes(b.id)) - Number(unsent.includes(a.id)));
    void this.#loadAll(first.map((entry) => entry.id));
    this.#arrange();
  }

  /** The live document, opened if it was not. */
  get(id: string): Live | null {
    const live = this.#live.get(id) ?? null;
    if (live && !this.#stopped && !this.#asked.has(id)) this.#asked.set(id, live.sync.load());
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

  /** Of those whose state the person is told: connected to stay, or with something to send. */
  get facts(): DocumentFacts[] {
    const told = [...this.#live].filter(
      ([id, { sync }]) => sync.isOpen && (sync.hasUnsent || (sync.isConnecting && !this.#visits.has(id))),
    );
    return told.map(([, live]) => live.facts());
  }

  /** Changes of this page that the store does not have yet. */
  get unwrittenRows(): Omit<OutboxRow, 'id'>[] {
    return this.all.flatMap((live) => live.sync.unwrittenRows);
  }

  hide(): void {
    for (const live of this.all) live.sync.hide();
  }

  async flush(): Promise<void> {
    await Promise.all(this.all.map((live) => live.sync.flush()));
  }

  /** Without waiting for the next attempt; what the relay closed for good stays closed. */
  reconnect(): void {
    for (const live of this.all) live.sync.reconnect();
  }

  retryNow(): void {
    for (const live of this.all) live.sync.retryNow();
  }

  async close(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.all.map((live) => live.sync.close()));
    this.#live.clear();
  }

  #renewOne(entry: DocumentEntry): void {
    const known = this.#live.get(entry.id);
    if (known) {
      known.renew(entry);
      return;
    }
    const { environment, send, registry, onStatus, onRefused, onClosed } = this.#options;
    const sync = new DocumentSync(environment, entry.id, entry.kind);
    const changed = () => {
      this.#arrange();
      onStatus();
    };
    sync.on('status', changed);
    // Twins come and go with the content, and the status counts them.
    sync.on('content', onStatus);
    sync.on('refused', onRefused);
    sync.on('closed', onClosed);
    sync.heard(entry.seq);
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
    const loadNext = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined && !this.#stopped; id = waiting.shift()) {
        await Promise.allSettled(this.#asked.values());
        await this.#live.get(id)?.sync.load();
      }
    };
    await Promise.all(Array.from({ length: LOADING }, loadNext));
  }

  /** Once for everything that happens in one go. */
  #arrange(): void {
    if (this.#arranging || this.#stopped) return;
    this.#arranging = true;
    queueMicrotask(() => {
      this.#arranging = false;
      if (!this.#stopped) this.#arrangeNow();
    });
  }

  #arrangeNow(): void {
    const candidates = this.#order.flatMap((id) => {
      const sync = this.#live.get(id)?.sync;
      return sync?.isOpen && (sync.isLoaded || sync.isConnecting) ? [candidateOf(id, sync, this.#asked.has(id))] : [];
    });
    const { connect, rest } = arrangeConnections(candidates);
    for (const id of rest) this.#live.get(id)?.sync.rest();
    const crowded = candidates.length > MAX_CONNECTIONS;
    for (const { id, behind, watched, busy } of candidates) {
      if (crowded && behind && !watched) this.#visits.add(id);
      else if (!busy) this.#visits.delete(id);
    }
    for (const id of connect) this.#live.get(id)?.sync.connect();
  }

  /** No longer ours to see: what is unsent stays in the outbox, the content goes. */
  #drop(id: string, live: Live): void {
    this.#live.delete(id);
    this.#asked.delete(id);
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
      return entry.kind satisfies never;
  }
}

function candidateOf(id: string, sync: DocumentSync, asked: boolean): Candidate {
  const { connection } = sync.facts(0);
  return {
    id,
    watched: sync.isWatched || (asked && !sync.hasContent),
    unsent: sync.hasUnsent,
    behind: sync.isBehind,
    connecting: sync.isConnecting,
    busy: sync.isConnecting && connection === 'connected',
    stopped: connection === 'stopped',
  };
}
