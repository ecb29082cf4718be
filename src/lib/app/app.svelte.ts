import { untrack } from 'svelte';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { personName, personOf, type AreaId, type MandateId, type PersonId, type Registry } from '#lib/domain/org.ts';
import { mayPerform, type Act } from '#lib/domain/rights.ts';
import type { Stemma } from '#lib/domain/stemma.ts';
import {
  Accounts,
  CommandResult,
  Invitation,
  MergePreview,
  type Account,
  type Command,
  type DocumentEntry,
  type Session,
  type SetupInput,
  type Status,
} from '#lib/protocol/http.ts';
import type { PdfRequest } from '#lib/protocol/pdf.ts';
import { BackupOverview, OfferedKey, type RestoredEntity } from '#lib/protocol/backups.ts';
import {
  Comparison,
  HistoryPage,
  Restored,
  type CompareSearch,
  type HistorySearch,
  type RestoreInput,
} from '#lib/protocol/history.ts';
import type { SyncSummary } from '#lib/sync/sync-status.ts';
import type { Language } from '#lib/texts/texts.ts';
import { Access } from './access.ts';
import { Announcer } from './announcer.ts';
import { watchForUpdate } from './app-update.ts';
import { isoTime, italianDay } from './clock.ts';
import { readDeviceFacts, type DeviceFacts } from './device-facts.ts';
import { browserDevice, languageOf, type Device } from './device.ts';
import { Entrance, type Entering, type Phase } from './entrance.svelte.ts';
import type { Finder } from './finder.svelte.ts';
import { Installation } from './installation.svelte.ts';
import { LiveArea } from './live-area.svelte.ts';
import { LiveMandate } from './live-mandate.svelte.ts';
import { LivePlan } from './live-plan.svelte.ts';
import type { Live } from './open-documents.ts';
import { passkeyReach, type PasskeyReach } from './passkeys.ts';
import type { Personal } from './personal.svelte.ts';
import { createAskFile, createSend, RequestFailure, type Send } from './request.ts';
import { LARGEST_FORK_FILE, readForkFile, type FileRefusal } from './fork-file.ts';
import { hasMoved, type Fork, type ForkEntry } from './forks.ts';
import type { ProposalView, Reapplied } from './refused-work.svelte.ts';
import { exportFork, exportUnsent, unsentChanges, type UnsentChange } from './unsent.ts';
import { isOnline, watchWindow } from './window-events.ts';
import { NOTHING_AT_REST, type AtRest } from './sealing.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export { hasMoved };
export type { FileRefusal, Fork, ForkEntry, Phase, ProposalView, Reapplied, SyncSummary, UnsentChange };

/** What signing out would lose. */
export interface Kept {
  unsent: number;
  refused: number;
}

function searchOf(query: Readonly<Record<string, string | number | undefined>>): string {
  const asked = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return `?${new URLSearchParams(asked)}`;
}

const NO_SYNC: SyncSummary = { state: 'saved-here', unsent: 0, at: null, points: 0 };
const SEND_MS = 10_000;
/** How long a command waits for what is on its way. */
const BEFORE_COMMAND_MS = 3_000;

/** The app on this device: who is signed in, what they may see, and how it stands with the relay. */
export class App {
  online: boolean = $state(true);
  /** The text of the one polite live region. */
  announcement: string = $state('');
  updateReady: boolean = $state(false);
  readonly secure: boolean;
  readonly installation = new Installation();
  /** How this person gets in, and from where. */
  readonly access: Access;

  readonly #device: Device;
  readonly #send: Send;
  readonly #announcer: Announcer;
  readonly #entrance: Entrance;
  /** Server minus device, in milliseconds. */
  #skew = $state(0);
  #now = $state(0);
  /** Counts choices: the index on the device is not a live value. */
  #choices = $state(0);
  #applyUpdate: () => void = () => undefined;
  #stopWatching: () => void = () => undefined;

  constructor(device: Device = browserDevice()) {
    this.#device = device;
    this.secure = device.secure;
    this.#now = device.now();
    const send = createSend(device.fetch);
    this.#send = async (method, path, schema, body) => {
      try {
        return await send(method, path, schema, body);
      } catch (failure) {
        if (isStatus(failure, 401) && path !== '/api/session') this.#workspace?.expire();
        throw failure;
      }
    };
    this.access = new Access(this.#send);
    this.#entrance = new Entrance({
      device,
      send: this.#send,
      isOnline: () => this.online,
      now: () => this.#correctedNow(),
      onServerTime: (at) => {
        this.#tick();
        this.#skew = Date.parse(at) - device.now();
      },
    });
    this.#announcer = new Announcer((text) => (this.announcement = text), device.later);
  }

  /** Shows what this device has at once, then asks the relay. Resolves when both are done. */
  async start(): Promise<void> {
    this.online = isOnline();
    const stopInstallation = this.installation.watch();
    const stopWindow = watchWindow({
      network: (online) => {
        this.#networkChanged(online);
      },
      hiding: () => this.#workspace?.open.hide(),
      showing: () => {
        this.#tick();
        this.#workspace?.shown();
        this.retryNow();
      },
      minute: () => {
        this.#tick();
        this.#workspace?.minute();
      },
    });
    this.#stopWatching = () => {
      stopInstallation();
      stopWindow();
    };
    watchForUpdate((apply) => {
      this.#applyUpdate = apply;
      this.updateReady = true;
    });
    await this.#entrance.start();
  }

  /** Stops all work; nothing is removed. */
  async stop(): Promise<void> {
    this.#stopWatching();
    await this.#entrance.stop();
  }

  /** What the interface speaks to the person who is here. */
  get language(): Language {
    // What the device keeps is no live value: asked anew at each choice, and when another person is here.
    void [this.#choices, this.phase, this.session?.person.id];
    return languageOf(this.#device.index, this.#device.languages);
  }

  /** Kept on this device, for the person signed in. */
  speak(language: Language): void {
    this.#device.index.speak(language);
    this.#choices += 1;
  }

  get status(): Status | null {
    return this.#entrance.status;
  }

  get phase(): Phase {
    return this.#entrance.phase;
  }

  get session(): Session | null {
    return this.#workspace?.session ?? null;
  }

  get registry(): Registry | null {
    return this.#workspace?.registry ?? null;
  }

  /** The ente's own, as this device has it. */
  get stemma(): Stemma | null {
    return this.#workspace?.stemma ?? null;
  }

  get documents(): DocumentEntry[] {
    return this.#workspace?.documents ?? [];
  }

  /** Search over what this person may see on this device; null when nobody is signed in. */
  get finder(): Finder | null {
    return this.#workspace?.finder ?? null;
  }

  /** What this person keeps for themselves on this device. */
  get personal(): Personal | null {
    return this.#workspace?.personal ?? null;
  }

  get sync(): SyncSummary {
    return this.#workspace?.summary ?? NO_SYNC;
  }

  /** How confidential documents stand on this device. */
  get atRest(): AtRest {
    return this.#workspace?.atRest ?? NOTHING_AT_REST;
  }

  /** This device is the person's alone, or no longer: whether sheets are read here without network. */
  async setPersonalDevice(personal: boolean): Promise<void> {
    if (personal) await this.#workspace?.keepPersonal();
    else await this.#workspace?.leavePersonal();
  }

  /** For good: ask before. Changes that no key opens any more. */
  async discardDamaged(): Promise<void> {
    await this.#workspace?.discardDamaged();
  }

  /** The Comune answers but has nowhere to store: what is written waits on this device. */
  get cannotStore(): boolean {
    return this.#workspace?.cannotStore ?? false;
  }

  /** How many of `documents` can be read on this device without network. */
  get documentsReady(): number {
    return this.#workspace?.documentsReady ?? 0;
  }

  /** The day in Italy, by the relay's clock as far as this device has heard it. */
  get today(): IsoDate {
    return italianDay(this.#now + this.#skew);
  }

  /** Null when there is none, or none this person may see. The same object each time. */
  area(year: number, area: AreaId): LiveArea | null {
    const live = this.#live((entry) => entry.kind === 'area' && entry.year === year && entry.area === area);
    return live instanceof LiveArea ? live : null;
  }

  plan(year: number): LivePlan | null {
    const live = this.#live((entry) => entry.kind === 'plan' && entry.year === year);
    return live instanceof LivePlan ? live : null;
  }

  mandate(id: MandateId): LiveMandate | null {
    const live = this.#live((entry) => entry.kind === 'mandate' && entry.mandate === id);
    return live instanceof LiveMandate ? live : null;
  }

  may(act: Act): boolean {
    const { session, registry } = this;
    if (!session || !registry) return false;
    const actor = { person: session.person.id, administrator: session.administrator, active: true };
    return mayPerform(act, actor, registry, this.today);
  }

  /** Throws `RequestFailure`. The registry is the new one when it resolves. */
  async command(command: Command): Promise<CommandResult> {
    // The Comune decides on what it knows: what was written here before goes first.
    await this.#workspace?.sent(BEFORE_COMMAND_MS);
    const result = await this.#send('POST', '/api/commands', CommandResult, command);
    await this.#workspace?.refresh();
    this.#workspace?.tellTabs('registry');
    return result;
  }

  /** Throws `RequestFailure`. Who may sign in, for those who manage it. */
  accounts(): Promise<Account[]> {
    return this.#send('GET', '/api/accounts', Accounts);
  }

  /** Throws `RequestFailure`. What making one person of two would move. */
  mergePreview(keep: PersonId, drop: PersonId): Promise<MergePreview> {
    return this.#send('GET', `/api/people/${keep}/merge/${drop}`, MergePreview);
  }

  /** Throws `RequestFailure`. Who changed what in a document, latest first; for those who may know. */
  history(document: string, query: HistorySearch): Promise<HistoryPage> {
    return this.#send('GET', `/api/documents/${document}/history${searchOf(query)}`, HistoryPage);
  }

  /** Throws `RequestFailure`. What differs between two moments of a document. */
  compare(document: string, query: CompareSearch): Promise<Comparison> {
    return this.#send('GET', `/api/documents/${document}/compare${searchOf(query)}`, Comparison);
  }

  /** Throws `RequestFailure`. Writes places of a document as they were; `base` is the moment the person saw. */
  restore(document: string, input: RestoreInput): Promise<Restored> {
    return this.#send('POST', `/api/documents/${document}/restore`, Restored, input);
  }

  /** Throws `RequestFailure`. A document of this device as a PDF: the Comune typesets it and keeps nothing. */
  async pdf(request: PdfRequest): Promise<Blob> {
    try {
      return await createAskFile(this.#device.fetch)('/api/pdf', request);
    } catch (failure) {
      if (isStatus(failure, 401)) this.#workspace?.expire();
      throw failure;
    }
  }

  /** Throws `RequestFailure`. The copies of the Comune, for those who keep them. */
  backups(): Promise<BackupOverview> {
    return this.#send('GET', '/api/backups', BackupOverview);
  }

  /** Throws `RequestFailure`. Begins a copy and does not wait for its end. */
  makeBackup(): Promise<BackupOverview> {
    return this.#send('POST', '/api/backups', BackupOverview);
  }

  /** Throws `RequestFailure`. A new recovery key, which counts once `takeRecoveryKey` has had its end. */
  offerRecoveryKey(): Promise<OfferedKey> {
    return this.#send('POST', '/api/backups/key', OfferedKey);
  }

  takeRecoveryKey(offer: string, lastGroup: string): Promise<BackupOverview> {
    return this.#send('POST', '/api/backups/key/taken', BackupOverview, { offer, lastGroup });
  }

  /** Puts the Comune back from a copy; signing in is the next step. Throws `RequestFailure`. */
  restoreFromCopy(
    file: Blob,
    secrets: { key: string; code: string },
    onProgress: (share: number) => void,
  ): Promise<RestoredEntity> {
    return this.#entrance.restoreFromCopy(file, secrets, onProgress);
  }

  signIn(identifier: string, password: string): Promise<Entering> {
    return this.#entrance.signIn(identifier, password);
  }

  /** The password was right, and the code of the second factor is waited for. */
  get wantsCode(): boolean {
    return this.#entrance.wantsCode;
  }

  enterCode(code: string): Promise<void> {
    return this.#entrance.enterCode(code);
  }

  /** Back to the password. */
  forgetCode(): void {
    this.#entrance.wantsCode = false;
  }

  /** Whether keys of this device may be used at this address. */
  get passkeyReach(): PasskeyReach {
    const known = typeof PublicKeyCredential !== 'undefined';
    return passkeyReach(this.secure, globalThis.location?.hostname ?? '', known);
  }

  signInWithPasskey(): Promise<Entering> {
    return this.#entrance.signInWithPasskey();
  }

  providerAddress(next: string): Promise<string> {
    return this.#entrance.providerAddress(next);
  }

  async noticesSeen(): Promise<void> {
    await this.access.noticesSeen();
    await this.#entrance.ask();
  }

  setup(input: SetupInput): Promise<void> {
    return this.#entrance.setup(input);
  }

  invitation(token: string): Promise<Invitation> {
    return this.#send('GET', `/api/invitations/${encodeURIComponent(token)}`, Invitation);
  }

  acceptInvitation(token: string, input: { identifier?: string; password: string }): Promise<Entering> {
    return this.#entrance.acceptInvitation(token, input);
  }

  /** The example Comune; signing in is the next step. */
  startExample(code?: string): Promise<void> {
    return this.#entrance.startExample(code);
  }

  /** Leaves the example and removes everything of it from this device. */
  leaveExample(code?: string): Promise<void> {
    return this.#entrance.leaveExample(code);
  }

  /** What the relay does not have yet, one entry per field. */
  async unsent(): Promise<UnsentChange[]> {
    const workspace = this.#workspace;
    if (!workspace) return [];
    return unsentChanges(await workspace.unsentRows(), (document) => workspace.nameOf(document));
  }

  /** Without a choice it refuses while something is unsent or refused changes wait; `discard` loses them. */
  async signOut(choice?: 'send' | 'discard'): Promise<'done' | Kept> {
    const workspace = this.#workspace;
    if (!workspace) return 'done';
    if (choice === 'send') await workspace.sent(SEND_MS);
    if (choice !== 'discard') {
      const kept = await workspace.countKept();
      if (kept.unsent + kept.refused > 0) return kept;
    }
    await this.#entrance.signOut();
    return 'done';
  }

  /** A file with everything the relay does not have. */
  async exportUnsent(): Promise<Blob> {
    const workspace = this.#assertWorkspace();
    const rows = await workspace.unsentRows();
    const forks = await workspace.store.forks().catch(() => []);
    const facts = await this.#exportFacts(workspace);
    return exportUnsent(
      rows,
      forks,
      (document) => workspace.nameOf(document),
      facts,
      (own) => workspace.textsOf(own),
    );
  }

  /** People whose unsent changes wait on this device for their next sign-in. */
  otherPeopleWithUnsent(): Promise<{ name: string; count: number }[]> {
    const self = this.session?.person.id;
    const entity = this.status?.entity?.id;
    const others = this.#device.index.residents.filter(
      (resident) => resident.unsent > 0 && resident.person !== self && resident.entity === entity,
    );
    return Promise.resolve(others.map(({ name, unsent }) => ({ name, count: unsent })));
  }

  /** Refused changes, latest first; who asks within an effect hears when they may read differently. */
  forks(): Promise<Fork[]> {
    this.#followRefused();
    return this.#workspace?.refused.forks() ?? Promise.resolve([]);
  }

  /** A file with one fork, bytes and values. */
  async exportFork(id: string): Promise<Blob> {
    const workspace = this.#assertWorkspace();
    const facts = await this.#exportFacts(workspace);
    return exportFork(await workspace.refused.rowOf(id), (document) => workspace.nameOf(document), facts);
  }

  /** Takes in a file that *Esporta* wrote, here or elsewhere. Returns how many documents it brings to review. */
  async bringInFork(content: Blob): Promise<number | FileRefusal> {
    const workspace = this.#assertWorkspace();
    if (content.size > LARGEST_FORK_FILE) return 'too-large';
    const rows = readForkFile(await content.text(), workspace.owner);
    return typeof rows === 'string' ? rows : workspace.refused.bringIn(rows);
  }

  /** Refused changes as new edits of today: all of a fork, or those of `keys`. */
  reapplyFork(id: string, keys?: readonly string[]): Promise<Reapplied> {
    return this.#assertWorkspace().refused.reapply(id, keys);
  }

  /** Offers refused changes to whoever may write the document. Returns how many. */
  proposeFork(id: string, keys?: readonly string[]): Promise<number> {
    return this.#assertWorkspace().refused.propose(id, keys);
  }

  /** For good: ask before. */
  async discardFork(id: string, keys?: readonly string[]): Promise<void> {
    await this.#workspace?.refused.discard(id, keys);
  }

  /** Proposals that wait in what this person may see, and their own until they know the outcome. */
  proposals(): Promise<ProposalView[]> {
    this.#followRefused();
    return this.#workspace?.refused.views() ?? Promise.resolve([]);
  }

  /** Proposals that wait for this person's decision in a document, and who made them. */
  proposalsTo(document: string): { count: number; people: string[] } {
    const live = this.#workspace?.open.all.find((one) => one.entry.id === document);
    const all = live?.access === 'write' ? (this.#workspace?.refused.proposals ?? []) : [];
    const self = this.session?.person.id;
    const waiting = all.filter(
      (one) => one.document === document && one.author !== self && one.values.some(({ outcome }) => outcome === null),
    );
    const authors = [...new Set(waiting.map(({ author }) => author))].map((id) => personOf(this.registry, id));
    return { count: waiting.length, people: authors.flatMap((author) => (author ? [personName(author)] : [])) };
  }

  /** Throws `RequestFailure`. */
  async decideProposal(view: ProposalView, outcome: 'accepted' | 'declined', keys: readonly string[]): Promise<void> {
    await this.#workspace?.refused.decide(view, outcome, keys);
  }

  /** The outcome of one's own proposal has been read. */
  async proposalRead(id: string): Promise<void> {
    await this.#workspace?.refused.read(id);
  }

  retryNow(): void {
    this.#entrance.retryNow();
    this.#workspace?.open.retryNow();
  }

  deviceFacts(): Promise<DeviceFacts> {
    return readDeviceFacts({
      storage: this.#device.storage,
      documents: this.#workspace?.keptDocuments ?? [],
      skew: this.#skew,
      version: this.status?.version ?? '',
    });
  }

  /** Lets the new version take over; the page loads anew. */
  async applyUpdate(): Promise<void> {
    await this.#workspace?.open.flush();
    this.#applyUpdate();
  }

  /** Says it to assistive technology, at most once in five seconds: the newest wins. */
  announce(text: string): void {
    this.#announcer.announce(text);
  }

  get #workspace(): Workspace | null {
    return this.#entrance.workspace;
  }

  #live(matches: (entry: DocumentEntry) => boolean): Live | null {
    const entry = this.documents.find(matches);
    return entry ? (this.#workspace?.open.get(entry.id) ?? null) : null;
  }

  #networkChanged(online: boolean): void {
    this.online = online;
    this.#workspace?.changed();
    if (online) this.retryNow();
  }

  /** Untracked: who asks for the time does not want to hear each second of it. */
  #correctedNow(): number {
    return this.#device.now() + untrack(() => this.#skew);
  }

  #tick(): void {
    this.#now = this.#device.now();
  }

  #assertWorkspace(): Workspace {
    if (!this.#workspace) throw new Error('nobody is signed in');
    return this.#workspace;
  }

  /** What refused changes and proposals are compared with moves too. */
  #followRefused(): void {
    void this.#workspace?.refused.version;
    void this.#workspace?.refused.proposals;
    for (const live of this.#workspace?.open.all ?? []) void [live.ready, live.access];
  }

  async #exportFacts(workspace: Workspace) {
    const { entity, person } = workspace.session;
    const names = { entity: entity.name, entityId: entity.id, person: person.name, personId: person.id };
    return { ...names, at: isoTime(this.#correctedNow()), device: await workspace.refused.device() };
  }
}

function isStatus(failure: unknown, status: number): boolean {
  return failure instanceof RequestFailure && failure.status === status;
}
