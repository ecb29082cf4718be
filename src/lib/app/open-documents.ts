import type { Registry } from '#lib/domain/org.ts';
import type { OutboxRow } from '#lib/persistence/local-store.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { DocumentSync } from '#lib/sync/document-sync.ts';
import type { Environment } from '#lib/sync/environment.ts';
import type { DocumentFacts } from '#lib/sync/sync-status.ts';
import { LiveArea } from './live-area.svelte.ts';
import { LivePlan } from './live-plan.svelte.ts';
import type { Send } from './request.ts';

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

/** More connections at once than this are not kind to a small relay nor to a tablet. */
const MAX_OPEN = 12;

/** The documents this person may see, each one live object; the most recent year's are held open. */
export class OpenDocuments {
  readonly #options: OpenDocumentsOptions;
  readonly #live = new Map<string, LiveArea | LivePlan>();
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
    const recent = entries.toSorted((a, b) => b.year - a.year || (a.kind === b.kind ? 0 : a.kind === 'plan' ? -1 : 1));
    const first = recent.toSorted((a, b) => Number(unsent.includes(b.id)) - Number(unsent.includes(a.id)));
    for (const entry of first.slice(0, MAX_OPEN)) void this.#live.get(entry.id)?.sync.open();
  }

  /** The live document, opened if it was not. */
  get(id: string): LiveArea | LivePlan | null {
    const live = this.#live.get(id) ?? null;
    if (live && !this.#stopped) void live.sync.open();
    return live;
  }

  get all(): (LiveArea | LivePlan)[] {
    return [...this.#live.values()];
  }

  get facts(): DocumentFacts[] {
    return this.all.filter((live) => live.sync.isOpen).map((live) => live.facts());
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
    sync.on('status', onStatus);
    // Twins come and go with the content, and the status counts them.
    sync.on('content', onStatus);
    sync.on('refused', onRefused);
    sync.on('closed', onClosed);
    const live = entry.kind === 'area' ? new LiveArea(sync, entry, send, registry) : new LivePlan(sync, entry, send);
    this.#live.set(entry.id, live);
  }

  /** No longer ours to see: what is unsent stays in the outbox, the content goes. */
  #drop(id: string, live: LiveArea | LivePlan): void {
    this.#live.delete(id);
    void live.sync.close().then(() => live.sync.removeContent());
  }
}
