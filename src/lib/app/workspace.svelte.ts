import * as v from 'valibot';
import type { Registry } from '#lib/domain/org.ts';
import { storeName, type Owner } from '#lib/persistence/local-names.ts';
import type { LocalStore, OutboxRow } from '#lib/persistence/local-store.ts';
import { wipePerson } from '#lib/persistence/wipe.ts';
import { Documents, RegistryShape, type DocumentEntry, type FeedEvent, type Session } from '#lib/protocol/http.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Channel } from '#lib/sync/channel.ts';
import { forkOrphans } from '#lib/sync/fork-orphans.ts';
import { summarize, type SyncSummary } from '#lib/sync/sync-status.ts';
import type { DocumentName } from '#lib/texts/document-name.ts';
import { isoTime } from './clock.ts';
import type { Device } from './device.ts';
import { FeedReader } from './feed.ts';
import { Finder } from './finder.svelte.ts';
import { KeptWork } from './kept-work.ts';
import { OpenDocuments } from './open-documents.ts';
import { Personal } from './personal.svelte.ts';
import { RequestFailure, type Send } from './request.ts';
import { documentName } from './unsent.ts';

/** What the tabs of one person tell each other; `refused`: forks came or went. */
const PersonMessage = v.picklist(['signed-out', 'signed-in', 'registry', 'refused']);

interface WorkspaceOptions {
  device: Device;
  send: Send;
  session: Session;
  isOnline: () => boolean;
  /** By the relay's clock as far as it is known. */
  now: () => number;
  onServerTime: (at: string) => void;
  /** In another tab. */
  onSignedOut: () => void;
  onSignedIn: () => void;
}

const NOTHING_YET: SyncSummary = { state: 'saved-here', unsent: 0, at: null, points: 0 };

/** All that belongs to one signed-in person: the local store, the registry, the documents, the feed. */
export class Workspace {
  registry: Registry | null = $state.raw(null);
  documents: DocumentEntry[] = $state.raw([]);
  summary: SyncSummary = $state.raw(NOTHING_YET);
  /** The Comune cannot store what is written at the moment. */
  cannotStore = $state(false);
  /** How many documents this device has the content of. */
  documentsReady = $state(0);
  session: Session = $state.raw() as Session;

  readonly owner: Owner;
  readonly store: LocalStore;
  readonly open: OpenDocuments;
  readonly finder: Finder;
  readonly personal: Personal;
  readonly #options: WorkspaceOptions;
  readonly #feed: FeedReader;
  readonly #channel: Channel;
  readonly #kept = new KeptWork();
  #expired = false;
  /** Whether the last question was answered. */
  #reached = true;
  #askedToPersist = false;
  #summarizing = false;
  #refreshing: Promise<void> | null = null;
  #stopped = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.session = options.session;
    const { device, send, session } = options;
    this.owner = { entity: session.entity.id, person: session.person.id };
    this.store = device.openStore(storeName(this.owner));
    this.open = new OpenDocuments({
      environment: {
        store: this.store,
        owner: this.owner,
        url: device.syncUrl,
        socket: device.socket,
        now: options.now,
        later: device.later,
        openChannel: device.openChannel,
        onServerTime: options.onServerTime,
        onFirstWrite: () => {
          this.#askToPersist();
        },
      },
      send,
      registry: () => this.registry,
      onStatus: () => {
        this.changed();
      },
      onRefused: () => {
        this.tellTabs('refused');
        void this.#countRest();
      },
      onClosed: (code) => {
        if (code === CLOSE.noAccess || code === CLOSE.replaced) void this.refresh();
        void this.#countRest();
      },
    });
    this.finder = new Finder({ store: this.store, owner: this.owner, open: () => this.open.all, later: device.later });
    this.personal = new Personal(this.store);
    this.#feed = new FeedReader({
      open: device.openFeed,
      onEvent: (event) => {
        this.#onEvent(event);
      },
      onGap: () => {
        // A stream that opens is a relay that is back: sooner known here than by the sockets' patience.
        this.open.reconnect();
        void this.refresh();
      },
    });
    this.#channel = device.openChannel(storeName(this.owner), (message) => {
      this.#onMessage(message);
    });
  }

  get expired(): boolean {
    return this.#expired;
  }

  /** Shows what this device has, then lets the documents connect. */
  async load(): Promise<void> {
    const registry = v.safeParse(RegistryShape, await this.store.read('registry').catch(() => undefined));
    if (registry.success) this.registry = registry.output;
    const documents = v.safeParse(Documents, await this.store.read('documents').catch(() => undefined));
    await this.store.write('session', this.session).catch(() => undefined);
    await this.personal.load();
    if (documents.success) await this.#renewDocuments(documents.output);
    await this.#countRest();
  }

  /** Listens for what changes at the relay. */
  start(): void {
    if (!this.#stopped) this.#feed.start();
  }

  /** The session is good (again), perhaps with other rights. */
  async resume(session: Session): Promise<void> {
    this.session = session;
    this.#expired = false;
    await this.store.write('session', session).catch(() => undefined);
    await this.refresh();
    this.#feed.start();
    this.open.retryNow();
    this.changed();
  }

  expire(): void {
    this.#expired = true;
    this.changed();
  }

  /** Fetches registry and documents. Never throws: without network the device's own stay. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshNow().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  nameOf(document: string): DocumentName {
    return documentName(document, this.documents, this.registry);
  }

  tellTabs(message: v.InferOutput<typeof PersonMessage>): void {
    this.#channel.post(message);
  }

  /** Recomputes the summary, once for everything that happens in one go. */
  changed(): void {
    if (this.#summarizing || this.#stopped) return;
    this.#summarizing = true;
    queueMicrotask(() => {
      this.#summarizing = false;
      if (!this.#stopped) this.#summarize();
    });
  }

  /** All that the relay does not have: what is in the store, and what could not be written to it. */
  async unsentRows(): Promise<Omit<OutboxRow, 'id'>[]> {
    await this.open.flush();
    return [...(await this.store.unsent().catch(() => [])), ...this.open.unwrittenRows];
  }

  /** Unsent and refused changes, counted now. */
  async countKept(): Promise<{ unsent: number; refused: number }> {
    await this.open.flush();
    await this.#countRest();
    this.#summarize();
    return { unsent: this.summary.unsent, refused: this.#kept.refused };
  }

  async discardFork(id: string): Promise<void> {
    await this.store.removeFork(id);
    this.tellTabs('refused');
    await this.#countRest();
  }

  /** Everything of ours has been sent, or the relay cannot be reached, or the time is over. */
  async sent(milliseconds: number): Promise<void> {
    await this.open.flush();
    if (!this.#options.isOnline()) return;
    this.open.retryNow();
    await new Promise<void>((resolve) => {
      const check = () => {
        if (!this.open.all.some((live) => live.sync.hasUnsent)) finish();
      };
      const cancel = this.#options.device.later(milliseconds, () => {
        finish();
      });
      const finish = () => {
        cancel();
        for (const live of this.open.all) live.sync.off('status', check);
        resolve();
      };
      for (const live of this.open.all) live.sync.on('status', check);
      check();
    });
  }

  /** Stops everything; the data stays on the device. */
  async close(): Promise<void> {
    this.#stopped = true;
    this.#feed.stop();
    this.#channel.close();
    await this.open.close();
    this.store.close();
  }

  /** Another tab removes this person's data: nothing more may be written. */
  async abandon(): Promise<void> {
    this.#stopped = true;
    this.store.close();
    await this.close();
  }

  /** Stops everything and removes this person's data from the device. */
  async wipe(): Promise<void> {
    this.#stopped = true;
    this.#feed.stop();
    this.#channel.close();
    await this.open.close();
    await wipePerson(this.store);
    this.#options.device.index.forget(this.owner);
  }

  async #refreshNow(): Promise<void> {
    try {
      const [registry, documents] = await Promise.all([
        this.#options.send('GET', '/api/registry', RegistryShape),
        this.#options.send('GET', '/api/documents', Documents),
      ]);
      if (this.#stopped) return;
      this.#reached = true;
      if (registry.version !== this.registry?.version) {
        this.registry = registry;
        await this.store.write('registry', registry).catch(() => undefined);
      }
      await this.#renewDocuments(documents);
      await this.store.write('documents', documents).catch(() => undefined);
      await this.#forkOrphans(documents);
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      this.#reached = failure.code !== 'unreachable';
      if (failure.status === 401) this.expire();
      this.changed();
    }
  }

  async #renewDocuments(documents: DocumentEntry[]): Promise<void> {
    const rows = await this.store.unsent().catch(() => []);
    if (this.#stopped) return;
    this.open.renew(
      documents,
      rows.map((row) => row.document),
    );
    // After the live objects exist: who reads `documents` finds them.
    this.documents = documents;
    this.finder.renew(documents, this.registry);
    this.changed();
  }

  /** Unsent changes of documents this person may no longer see can only be refused: they are kept as such. */
  async #forkOrphans(documents: readonly DocumentEntry[]): Promise<void> {
    const known = documents.map((entry) => entry.id);
    await forkOrphans(this.store, known, isoTime(this.#options.now())).catch(() => undefined);
    await this.#countRest();
  }

  #onEvent(event: FeedEvent): void {
    switch (event.type) {
      case 'registry':
        if (event.version !== this.registry?.version) void this.refresh();
        return;
      case 'rights':
        void this.refresh();
        return;
      case 'document':
        if (!this.open.heard(event.id, event.seq)) void this.refresh();
        return;
      case 'time':
        this.#options.onServerTime(event.at);
        return;
      default:
        event satisfies never;
    }
  }

  #onMessage(message: unknown): void {
    const known = v.safeParse(PersonMessage, message);
    if (!known.success || this.#stopped) return;
    if (known.output === 'signed-out') this.#options.onSignedOut();
    else if (known.output === 'signed-in') this.#options.onSignedIn();
    else if (known.output === 'refused') void this.#countRest();
    else void this.refresh();
  }

  async #countRest(): Promise<void> {
    await this.#kept.count(this.store);
    this.changed();
  }

  #summarize(): void {
    const documents = this.open.facts;
    const loaded = this.open.all.filter((live) => live.sync.isLoaded).map((live) => live.entry.id);
    const summary = summarize(documents, {
      // With documents open their connections know best.
      online: this.#options.isOnline() && (documents.length > 0 || this.#reached),
      expired: this.#expired,
      outdated: false,
      refused: this.#kept.refused,
      unsentElsewhere: this.#kept.unsentBeside(loaded),
      atRisk: !this.#options.device.secure,
    });
    this.cannotStore = this.open.all.some((live) => live.sync.cannotStore);
    this.documentsReady = this.open.all.filter((live) => live.sync.hasContent).length;
    this.#options.device.index.counted(this.owner, summary.unsent + this.#kept.refused);
    const { state, unsent, at, points } = this.summary;
    const same = summary.state === state && summary.unsent === unsent && summary.points === points;
    if (!same || summary.at?.getTime() !== at?.getTime()) this.summary = summary;
  }

  #askToPersist(): void {
    if (this.#askedToPersist) return;
    this.#askedToPersist = true;
    void this.#options.device.storage?.persist?.().catch(() => false);
  }
}
