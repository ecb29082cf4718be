import * as v from 'valibot';
import type { Registry } from '#lib/domain/org.ts';
import type { Stemma } from '#lib/domain/stemma.ts';
import { storeName, type Owner } from '#lib/persistence/local-names.ts';
import type { ForkText, LocalStore, OutboxRow } from '#lib/persistence/local-store.ts';
import { wipePerson } from '#lib/persistence/wipe.ts';
import { writtenTexts } from '#lib/persistence/written-texts.ts';
import { Documents, FeedEvent, RegistryShape, type DocumentEntry, type Session } from '#lib/protocol/http.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { StemmaAnswer } from '#lib/protocol/stemma.ts';
import type { Channel } from '#lib/sync/channel.ts';
import type { Environment } from '#lib/sync/environment.ts';
import { forkOrphans } from '#lib/sync/fork-orphans.ts';
import { Leadership } from '#lib/sync/leadership.ts';
import { summarize, type SyncSummary } from '#lib/sync/sync-status.ts';
import type { DocumentName } from '#lib/texts/document-name.ts';
import { isoTime } from './clock.ts';
import type { Device } from './device.ts';
import { FeedReader } from './feed.ts';
import { Finder } from './finder.svelte.ts';
import { KeptWork } from './kept-work.ts';
import { OpenDocuments, type Live } from './open-documents.ts';
import { Personal } from './personal.svelte.ts';
import { recoveryPort } from './recovery-port.ts';
import { RefusedWork } from './refused-work.svelte.ts';
import { RequestFailure, type Send } from './request.ts';
import { Sealing, type AtRest } from './sealing.svelte.ts';
import { documentName } from './unsent.ts';

/**
 * What the tabs of one person tell each other. `refused`: forks came or went; `back`: the relay is there again, and
 * may have moved; `personal-device`: that was chosen, or taken back; an event of the feed, which only the leading tab
 * hears.
 */
const PersonMessage = v.union([
  v.picklist(['signed-out', 'signed-in', 'registry', 'refused', 'back', 'personal-device']),
  v.object({ feed: FeedEvent }),
]);

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
  /** Of the ente; kept here so that documents are made without network. */
  stemma: Stemma | null = $state.raw(null);
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
  readonly refused: RefusedWork;
  readonly #options: WorkspaceOptions;
  readonly #feed: FeedReader;
  readonly #channel: Channel;
  readonly #leadership: Leadership;
  readonly #sealing: Sealing;
  readonly #kept = new KeptWork();
  #expired = false;
  /** Whether the last question was answered; null before the first. */
  #reached: boolean | null = null;
  #askedToPersist = false;
  #summarizing = false;
  #refreshing: Promise<void> | null = null;
  #refreshAgain = false;
  #started = false;
  #stopped = false;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    this.session = options.session;
    const { device, send, session } = options;
    this.owner = { entity: session.entity.id, person: session.person.id };
    const store = device.openStore(storeName(this.owner));
    this.#sealing = new Sealing(store, { device, send, owner: this.owner, now: options.now });
    this.store = this.#sealing.store;
    const environment: Environment = {
      store: this.store,
      owner: this.owner,
      url: device.syncUrl,
      socket: device.socket,
      now: options.now,
      later: device.later,
      openChannel: device.openChannel,
      recovery: recoveryPort(send),
      onServerTime: options.onServerTime,
      onFirstWrite: () => {
        this.#askToPersist();
      },
    };
    store.onDropped(() => {
      // Removed because the person signed out: nothing is written again.
      const { current } = device.index;
      if (!this.#stopped && current?.person === this.owner.person && current.entity === this.owner.entity)
        void this.open.recheck();
    });
    this.open = new OpenDocuments({
      environment,
      confidential: this.#sealing.environment(environment),
      isConfidential: (entry) => this.#sealing.isConfidential(entry),
      mayOpen: (entry) => this.#sealing.mayOpen(entry),
      send,
      registry: () => this.registry,
      onStatus: () => {
        this.changed();
      },
      onRefused: () => {
        this.#refusedChanged();
        void this.refused.exchange();
      },
      onClosed: (code) => {
        if (code === CLOSE.noAccess || code === CLOSE.replaced) void this.refresh();
        void this.#countRest();
      },
      leads: () => this.#leadership.leads,
      onReached: (reached) => {
        this.#reached = reached;
        this.changed();
      },
    });
    this.finder = new Finder({ store: this.store, owner: this.owner, open: () => this.open.all, later: device.later });
    this.personal = new Personal(this.store);
    this.refused = new RefusedWork({
      store: this.store,
      send,
      person: this.owner.person,
      now: options.now,
      later: device.later,
      live: (document) => this.open.get(document),
      nameOf: (document) => this.nameOf(document),
      onChanged: () => {
        this.#refusedChanged();
      },
    });
    this.#feed = new FeedReader({
      open: device.openFeed,
      onEvent: (event) => {
        this.tellTabs({ feed: event });
        this.#onEvent(event);
      },
      onLost: () => {
        // Without a connection nothing else would notice.
        void this.refresh();
        this.tellTabs('registry');
      },
      onGap: () => {
        this.tellTabs('back');
        this.#onBack();
      },
    });
    this.#leadership = new Leadership(device.locks, `${storeName(this.owner)}-leads`, () => {
      this.#leadershipChanged();
    });
    this.#channel = device.openChannel(storeName(this.owner), (message) => {
      this.#onMessage(message);
    });
  }

  get atRest(): AtRest {
    return this.#sealing.atRest;
  }

  get expired(): boolean {
    return this.#expired;
  }

  /** Shows what this device has, then lets the documents connect. */
  async load(): Promise<void> {
    const registry = v.safeParse(RegistryShape, await this.store.read('registry').catch(() => undefined));
    if (registry.success) this.registry = registry.output;
    const stemma = v.safeParse(StemmaAnswer, await this.store.read('stemma').catch(() => undefined));
    if (stemma.success) this.stemma = stemma.output;
    const documents = v.safeParse(Documents, await this.store.read('documents').catch(() => undefined));
    await this.store.write('session', this.session).catch(() => undefined);
    await this.personal.load();
    await this.refused.load();
    await this.#sealing.reopen();
    if (documents.success) await this.#renewDocuments(documents.output);
    await this.#countRest();
  }

  /** Listens for what changes at the relay. */
  start(): void {
    if (this.#stopped) return;
    if (!this.#started) this.#leadership.start();
    this.#started = true;
    this.#listen();
  }

  /** This tab came into view. */
  shown(): void {
    if (this.#started) this.#leadership.claim();
    // A browser may have taken the store from a page in the background without a word.
    void this.open.recheck();
  }

  /** The relay did not answer. */
  notReached(): void {
    this.#reached = false;
    this.start();
    this.changed();
  }

  /** The session is good (again), perhaps with other rights. */
  async resume(session: Session): Promise<void> {
    this.session = session;
    this.#expired = false;
    await this.store.write('session', session).catch(() => undefined);
    await this.refresh();
    this.start();
    this.open.retryNow();
    this.changed();
  }

  expire(): void {
    this.#expired = true;
    this.changed();
  }

  /** Fetches registry and documents. Never throws: without network the device's own stay. */
  refresh(): Promise<void> {
    this.#refreshAgain = true;
    this.#refreshing ??= this.#refreshWhileAsked().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  nameOf(document: string): DocumentName {
    return documentName(document, this.documents, this.registry);
  }

  /** The rich texts that unsent changes of one document only name. */
  textsOf(rows: readonly Omit<OutboxRow, 'id'>[]): ForkText[] {
    const live = this.open.all.find((one) => one.entry.id === rows[0]?.document);
    const changes = rows.flatMap((row) => row.changes);
    return live?.sync.document ? writtenTexts(live.sync.document, changes) : [];
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

  /** Unsent changes, and refused ones that are on this device only, counted now. */
  async countKept(): Promise<{ unsent: number; refused: number }> {
    await this.open.flush();
    await this.#countRest();
    this.#summarize();
    return { unsent: this.summary.unsent, refused: this.#kept.unsafe };
  }

  /** Everything of ours has been sent, or the relay cannot be reached, or the time is over. */
  async sent(milliseconds: number): Promise<void> {
    await this.open.flush();
    if (!this.#options.isOnline() || !this.open.all.some((live) => live.sync.hasUnsent)) return;
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
    await this.#stop();
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
    await this.#stop();
    await wipePerson(this.store);
    this.#options.device.index.forget(this.owner);
  }

  async #stop(): Promise<void> {
    this.#stopped = true;
    this.refused.stop();
    this.#leadership.stop();
    this.#feed.stop();
    this.#channel.close();
    await this.open.close();
    this.#sealing.lock();
  }

  /** What is being answered may be older than what somebody asks for meanwhile. */
  async #refreshWhileAsked(): Promise<void> {
    while (this.#refreshAgain && !this.#stopped) {
      this.#refreshAgain = false;
      await this.#refreshNow();
    }
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
      await this.#sealing.unlock(documents, this.#kept);
      // Before their content goes from the device: what is unsent in them is kept whole.
      await this.#forkOrphans(documents);
      await this.#renewDocuments(documents);
      await this.store.write('documents', documents).catch(() => undefined);
      await this.#renewStemma(registry);
      void this.refused.exchange();
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      this.#reached = failure.code !== 'unreachable';
      if (failure.status === 401) this.expire();
      this.changed();
    }
  }

  /** Only when it is another one than this device has. */
  async #renewStemma({ entity }: Registry): Promise<void> {
    if (entity.stemma === this.stemma?.sha256) return;
    const stemma = entity.stemma === undefined ? null : await this.#options.send('GET', '/api/stemma', StemmaAnswer);
    if (this.#stopped) return;
    this.stemma = stemma;
    await this.store.write('stemma', stemma).catch(() => undefined);
  }

  async #renewDocuments(documents: DocumentEntry[]): Promise<void> {
    this.#sealing.remember(documents);
    const rows = await this.store.unsent().catch(() => []);
    const restored = await this.#restored(documents);
    if (this.#stopped) return;
    this.open.renew(documents, [...rows.map((row) => row.document), ...restored]);
    // After the live objects exist: who reads `documents` finds them.
    this.documents = documents;
    this.finder.renew(
      documents.filter((entry) => !this.#sealing.isConfidential(entry)),
      this.registry,
    );
    this.changed();
  }

  /** Documents that the Comune took from a copy since: this device may have what it lacks, whatever their year. */
  async #restored(documents: readonly DocumentEntry[]): Promise<string[]> {
    const known = await Promise.all(documents.map(({ id }) => this.store.document(id).catch(() => null)));
    return documents
      .filter(({ epoch }, index) => {
        const before = known[index]?.epoch ?? null;
        return epoch !== undefined && before !== null && before !== epoch;
      })
      .map(({ id }) => id);
  }

  /** Those that this device keeps to be read without network. */
  get keptDocuments(): Live[] {
    return this.open.all.filter(({ entry }) => this.#sealing.keeps(entry.id));
  }

  /** This device is the person's alone: sheets are read here without network, for a week after each sign-in. */
  async keepPersonal(): Promise<void> {
    await this.#sealing.keepPersonal();
    await this.#chosen();
  }

  async leavePersonal(): Promise<void> {
    await this.#sealing.leavePersonal();
    await this.#chosen();
    await this.store.forgetStates();
  }

  /** Every tab keeps what it shows from now on, or no longer: one that knew it too late would write it once more. */
  async #chosen(): Promise<void> {
    this.tellTabs('personal-device');
    await this.open.flush();
    this.changed();
  }

  /** For good: changes that no key opens any more. */
  async discardDamaged(): Promise<void> {
    const rows = (await this.store.unsent()).filter((row) => row.unreadable === 'damaged');
    await this.store.removeFromOutbox(rows.map((row) => row.id));
    const forks = (await this.store.forks()).filter((fork) => fork.unreadable === 'damaged');
    for (const { id } of forks) await this.store.settle(id, [], [], true);
    await this.#countRest();
  }

  /** A page that stays open for longer than a personal device may read shows no sheets any more. */
  minute(): void {
    if (!this.#sealing.isOver) return;
    void this.open.closeConfidential().then(async () => {
      this.#sealing.lock();
      await this.#sealing.reopen();
      await this.#renewDocuments([...this.documents]);
      await this.#countRest();
    });
  }

  /** Unsent changes of documents this person may no longer see can only be refused: they are kept as such. */
  async #forkOrphans(documents: readonly DocumentEntry[]): Promise<void> {
    const known = documents.map((entry) => entry.id);
    await this.open.withdraw(known);
    await forkOrphans(this.store, this.owner, known, isoTime(this.#options.now())).catch(() => undefined);
    await this.#countRest();
  }

  /** One stream for all tabs: a browser opens six to one server, and no more. */
  #listen(): void {
    if (this.#started && this.#leadership.leads) this.#feed.start();
    else this.#feed.stop();
  }

  #leadershipChanged(): void {
    if (this.#stopped) return;
    this.#listen();
    this.open.leadershipChanged();
  }

  /** A stream that opens is a relay that is back: sooner known here than by the sockets' patience. */
  #onBack(): void {
    this.open.reconnect();
    void this.refresh();
  }

  #onEvent(event: FeedEvent): void {
    switch (event.type) {
      case 'registry':
        if (event.version !== this.registry?.version) void this.refresh();
        return;
      case 'rights':
        void this.refresh();
        return;
      case 'proposals':
      case 'forks':
        void this.refused.exchange();
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
    if (typeof known.output === 'object') this.#onEvent(known.output.feed);
    else if (known.output === 'signed-out') this.#options.onSignedOut();
    else if (known.output === 'back') this.#onBack();
    else if (known.output === 'signed-in') this.#options.onSignedIn();
    else if (known.output === 'personal-device') void this.#hearChoice();
    else if (known.output === 'refused') {
      this.refused.version += 1;
      void this.#countRest();
    } else void this.refresh();
  }

  /** Of another tab, about this device. */
  async #hearChoice(): Promise<void> {
    await this.#sealing.lookAgain();
    if (this.#stopped) return;
    await this.open.flush();
    this.changed();
  }

  #refusedChanged(): void {
    if (this.#stopped) return;
    this.tellTabs('refused');
    void this.#countRest();
  }

  async #countRest(): Promise<void> {
    await this.#kept.count(this.store, this.refused);
    this.changed();
  }

  #summarize(): void {
    const documents = this.open.facts;
    const loaded = this.open.all.filter((live) => live.sync.isLoaded).map((live) => live.entry.id);
    const summary = summarize(documents, {
      // Where there are connections they know best.
      online: this.#options.isOnline() && (this.open.hasConnections || this.#reached !== false),
      answered: this.#reached === true,
      expired: this.#expired,
      outdated: false,
      refused: this.#kept.refused,
      unsentElsewhere: this.#kept.unsentBeside(loaded),
      atRisk: !this.#options.device.secure,
    });
    this.cannotStore = this.open.all.some((live) => live.sync.cannotStore);
    this.documentsReady = this.open.all.filter((live) => live.sync.hasContent).length;
    this.#options.device.index.counted(this.owner, summary.unsent + this.#kept.refused);
    this.#sealing.tell(this.#kept);
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
