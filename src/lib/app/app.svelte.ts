import { untrack } from 'svelte';
import * as v from 'valibot';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { AreaId, MandateId, PersonId, Registry } from '#lib/domain/org.ts';
import { mayPerform, type Act } from '#lib/domain/rights.ts';
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
import type { SyncSummary } from '#lib/sync/sync-status.ts';
import type { Language } from '#lib/texts/texts.ts';
import { Announcer } from './announcer.ts';
import { watchForUpdate } from './app-update.ts';
import { isoTime, italianDay } from './clock.ts';
import { readDeviceFacts, type DeviceFacts } from './device-facts.ts';
import { browserDevice, languageOf, type Device } from './device.ts';
import { Entrance, type Phase } from './entrance.svelte.ts';
import type { Finder } from './finder.svelte.ts';
import { Installation } from './installation.svelte.ts';
import { LiveArea } from './live-area.svelte.ts';
import { LiveMandate } from './live-mandate.svelte.ts';
import { LivePlan } from './live-plan.svelte.ts';
import type { Live } from './open-documents.ts';
import type { Personal } from './personal.svelte.ts';
import { createSend, RequestFailure, type Send } from './request.ts';
import { exportFork, exportUnsent, forkOf, unsentChanges, type Fork, type UnsentChange } from './unsent.ts';
import { isOnline, watchWindow } from './window-events.ts';
import type { Workspace } from './workspace.svelte.ts';

export type { Fork, Phase, SyncSummary, UnsentChange };

/** What signing out would lose. */
export interface Kept {
  unsent: number;
  refused: number;
}

const NO_SYNC: SyncSummary = { state: 'saved-here', unsent: 0, at: null, points: 0 };
const SEND_MS = 10_000;
const NOTHING = v.unknown();

/** The app on this device: who is signed in, what they may see, and how it stands with the relay. */
export class App {
  online: boolean = $state(true);
  /** The text of the one polite live region. */
  announcement: string = $state('');
  updateReady: boolean = $state(false);
  readonly secure: boolean;
  readonly installation = new Installation();

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
        this.retryNow();
      },
      minute: () => {
        this.#tick();
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

  signIn(identifier: string, password: string): Promise<void> {
    return this.#entrance.signIn(identifier, password);
  }

  setup(input: SetupInput): Promise<void> {
    return this.#entrance.setup(input);
  }

  invitation(token: string): Promise<Invitation> {
    return this.#send('GET', `/api/invitations/${encodeURIComponent(token)}`, Invitation);
  }

  acceptInvitation(token: string, input: { identifier?: string; password: string }): Promise<void> {
    return this.#entrance.acceptInvitation(token, input);
  }

  async changePassword(input: { current: string; next: string }): Promise<void> {
    await this.#send('POST', '/api/password', NOTHING, input);
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
    return exportUnsent(rows, forks, (document) => workspace.nameOf(document), this.#exportFacts(workspace));
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

  /** Refused changes, latest first. */
  async forks(): Promise<Fork[]> {
    const workspace = this.#workspace;
    if (!workspace) return [];
    const rows = await workspace.store.forks();
    return rows.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map((row) => forkOf(row, (id) => workspace.nameOf(id)));
  }

  /** A file with one fork, bytes and values. */
  async exportFork(id: string): Promise<Blob> {
    const workspace = this.#assertWorkspace();
    const row = (await workspace.store.forks()).find((fork) => fork.id === id);
    if (!row) throw new RangeError(`no fork ${id}`);
    return exportFork(row, (document) => workspace.nameOf(document), this.#exportFacts(workspace));
  }

  /** For good: ask before. */
  async discardFork(id: string): Promise<void> {
    await this.#workspace?.discardFork(id);
  }

  retryNow(): void {
    this.#entrance.retryNow();
    this.#workspace?.open.retryNow();
  }

  deviceFacts(): Promise<DeviceFacts> {
    return readDeviceFacts({
      storage: this.#device.storage,
      documents: this.#workspace?.open.all ?? [],
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

  #exportFacts(workspace: Workspace) {
    const { session } = workspace;
    return { entity: session.entity.name, person: session.person.name, at: isoTime(this.#correctedNow()) };
  }
}

function isStatus(failure: unknown, status: number): boolean {
  return failure instanceof RequestFailure && failure.status === status;
}
