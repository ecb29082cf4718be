import * as v from 'valibot';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type { AreaId, Registry } from '#lib/domain/org.ts';
import { mayPerform, type Act } from '#lib/domain/rights.ts';
import { storeName, type Owner } from '#lib/persistence/local-names.ts';
import { wipePerson } from '#lib/persistence/wipe.ts';
import {
  CommandResult,
  Invitation,
  Session,
  Status,
  type Command,
  type DocumentEntry,
  type SetupInput,
} from '#lib/protocol/http.ts';
import type { SyncSummary } from '#lib/sync/sync-status.ts';
import { Announcer } from './announcer.ts';
import { watchForUpdate } from './app-update.ts';
import { isoTime, italianDay } from './clock.ts';
import { readDeviceFacts, type DeviceFacts } from './device-facts.ts';
import { browserDevice, type Device } from './device.ts';
import { LiveArea } from './live-area.svelte.ts';
import { LivePlan } from './live-plan.svelte.ts';
import { createSend, RequestFailure, type Method, type Send } from './request.ts';
import { exportFork, exportUnsent, forkOf, unsentChanges, type Fork, type UnsentChange } from './unsent.ts';
import { isOnline, watchWindow } from './window-events.ts';
import { Workspace } from './workspace.svelte.ts';

export type { Fork, SyncSummary, UnsentChange };

export type Phase =
  | 'starting'
  /** The ente does not exist yet. */
  | 'first-run'
  | 'signed-out'
  | 'ready'
  /** This device has never seen this Comune, and cannot reach it. */
  | 'unreachable';

const NO_SYNC: SyncSummary = { state: 'saved-here', unsent: 0, at: null, points: 0 };
const RETRY_MS = 5_000;
const SEND_MS = 10_000;
const NOTHING = v.unknown();

/** The app on this device: who is signed in, what they may see, and how it stands with the relay. */
export class App {
  status: Status | null = $state.raw(null);
  phase: Phase = $state('starting');
  online: boolean = $state(true);
  /** The text of the one polite live region. */
  announcement: string = $state('');
  updateReady: boolean = $state(false);
  readonly secure: boolean;

  readonly #device: Device;
  readonly #send: Send;
  readonly #announcer: Announcer;
  #workspace: Workspace | null = $state.raw(null);
  /** Server minus device, in milliseconds. */
  #skew = $state(0);
  #now = $state(0);
  #applyUpdate: () => void = () => undefined;
  #stopWatching: () => void = () => undefined;
  #cancelRetry: () => void = () => undefined;
  #asking: Promise<void> | null = null;
  #entering: Promise<void> = Promise.resolve();
  /** Counts sign-ins and sign-outs. */
  #turn = 0;

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
    this.#announcer = new Announcer((text) => (this.announcement = text), device.later);
  }

  /** Shows what this device has at once, then asks the relay. Resolves when both are done. */
  async start(): Promise<void> {
    this.online = isOnline();
    this.#stopWatching = watchWindow({
      network: (online) => {
        this.#networkChanged(online);
      },
      hiding: () => void this.#workspace?.open.flush(),
      showing: () => {
        this.#tick();
        this.retryNow();
      },
      minute: () => {
        this.#tick();
      },
    });
    watchForUpdate((apply) => {
      this.#applyUpdate = apply;
      this.updateReady = true;
    });
    this.status = this.#device.index.status;
    const { current } = this.#device.index;
    if (current) await this.#oneAtATime(() => this.#reopen(current));
    await this.#askRelay();
  }

  /** Stops all work; nothing is removed. */
  async stop(): Promise<void> {
    this.#stopWatching();
    this.#cancelRetry();
    await this.#workspace?.close();
    this.#workspace = null;
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

  get sync(): SyncSummary {
    return this.#workspace?.summary ?? NO_SYNC;
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

  /** Throws `RequestFailure`. */
  request<Output>(
    method: Method,
    path: string,
    schema: v.GenericSchema<unknown, Output>,
    body?: unknown,
  ): Promise<Output> {
    return this.#send(method, path, schema, body);
  }

  async signIn(identifier: string, password: string): Promise<void> {
    await this.#signedIn(await this.#send('POST', '/api/session', Session, { identifier, password }));
  }

  async setup(input: SetupInput): Promise<void> {
    const session = await this.#send('POST', '/api/setup', Session, input);
    await this.#readStatus();
    await this.#signedIn(session);
  }

  invitation(token: string): Promise<Invitation> {
    return this.#send('GET', `/api/invitations/${encodeURIComponent(token)}`, Invitation);
  }

  async acceptInvitation(token: string, input: { identifier?: string; password: string }): Promise<void> {
    const path = `/api/invitations/${encodeURIComponent(token)}`;
    await this.#signedIn(await this.#send('POST', path, Session, input));
  }

  async changePassword(input: { current: string; next: string }): Promise<void> {
    await this.#send('POST', '/api/password', NOTHING, input);
  }

  /** The example Comune; signing in is the next step. */
  async startExample(code?: string): Promise<void> {
    await this.#send('POST', '/api/example/start', NOTHING, { code });
    await this.#asking;
    await this.#askRelay();
  }

  /** Leaves the example and removes everything of it from this device. */
  async leaveExample(code?: string): Promise<void> {
    const entity = this.status?.entity?.id ?? null;
    await this.#send('POST', '/api/example/leave', NOTHING, { code });
    this.#turn += 1;
    this.#workspace?.tellTabs('signed-out');
    await this.#workspace?.wipe();
    this.#workspace = null;
    this.#device.index.signedOut();
    for (const resident of this.#device.index.residents) {
      if (resident.entity === entity) await this.#wipeResident(resident);
    }
    await this.#asking;
    await this.#askRelay();
  }

  /** What the relay does not have yet, one entry per field. */
  async unsent(): Promise<UnsentChange[]> {
    const workspace = this.#workspace;
    if (!workspace) return [];
    await workspace.open.flush();
    return unsentChanges(await workspace.store.unsent(), (document) => workspace.label(document));
  }

  /** Without a choice it refuses while something is unsent or refused changes wait; `discard` loses them. */
  async signOut(choice?: 'send' | 'discard'): Promise<'done' | { unsent: number }> {
    const workspace = this.#workspace;
    if (!workspace) return 'done';
    if (choice === 'send') await workspace.sent(SEND_MS);
    const unsent = choice === 'discard' ? 0 : await workspace.countUnsent();
    if (unsent > 0) return { unsent };
    this.#turn += 1;
    workspace.tellTabs('signed-out');
    // Remembered until the relay has heard it: without network the cookie would sign in again.
    this.#device.index.signedOut(true);
    await workspace.wipe();
    this.#workspace = null;
    this.phase = 'signed-out';
    await this.#endSession();
    return 'done';
  }

  /** A file with everything the relay does not have. */
  exportUnsent(): Promise<Blob> {
    const workspace = this.#assertWorkspace();
    return exportUnsent(workspace.store, (document) => workspace.label(document), this.#exportFacts(workspace));
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
    return rows.toSorted((a, b) => (a.at < b.at ? 1 : -1)).map((row) => forkOf(row, (id) => workspace.label(id)));
  }

  /** A file with one fork, bytes and values. */
  async exportFork(id: string): Promise<Blob> {
    const workspace = this.#assertWorkspace();
    const row = (await workspace.store.forks()).find((fork) => fork.id === id);
    if (!row) throw new RangeError(`no fork ${id}`);
    return exportFork(row, (document) => workspace.label(document), this.#exportFacts(workspace));
  }

  retryNow(): void {
    if (!this.#workspace || this.#workspace.expired || this.phase !== 'ready') void this.#askRelay();
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

  #live(matches: (entry: DocumentEntry) => boolean): LiveArea | LivePlan | null {
    const entry = this.documents.find(matches);
    return entry ? (this.#workspace?.open.get(entry.id) ?? null) : null;
  }

  /** Yesterday's data at once, without asking anybody. */
  async #reopen(owner: Owner): Promise<void> {
    const store = this.#device.openStore(storeName(owner));
    const session = v.safeParse(Session, await store.read('session').catch(() => undefined));
    store.close();
    if (!session.success) return;
    await this.#openWorkspace(session.output);
    this.phase = 'ready';
  }

  async #openWorkspace(session: Session): Promise<Workspace> {
    await this.#workspace?.close();
    const workspace = new Workspace({
      device: this.#device,
      send: this.#send,
      session,
      isOnline: () => this.online,
      onServerTime: (at) => {
        this.#skew = Date.parse(at) - this.#device.now();
      },
      onSignedOut: () => void this.#signedOutElsewhere(workspace),
      onSignedIn: () => void this.#askRelay(),
    });
    await workspace.load();
    this.#workspace = workspace;
    return workspace;
  }

  /** Who the relay says we are, and whether the ente exists. One question at a time. */
  #askRelay(): Promise<void> {
    this.#asking ??= this.#askRelayNow().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #askRelayNow(): Promise<void> {
    this.#cancelRetry();
    // The device's own answer comes first.
    await this.#entering;
    const turn = this.#turn;
    try {
      await this.#readStatus();
      if (turn === this.#turn && this.#device.index.leaving) await this.#endSession();
      const session = this.status?.entity ? await this.#send('GET', '/api/session', Session) : null;
      // Somebody signed in or out meanwhile: the answer is about the past.
      if (turn !== this.#turn) return;
      if (session) await this.#enter(session);
      else await this.#leaveWorkspace('first-run');
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      if (turn !== this.#turn) return;
      if (failure.status === 401) await this.#nobody();
      else this.#notReached();
    }
  }

  #signedIn(session: Session): Promise<void> {
    this.#turn += 1;
    return this.#enter(session);
  }

  async #readStatus(): Promise<void> {
    this.status = await this.#send('GET', '/api/status', Status);
    this.#device.index.rememberStatus(this.status);
  }

  /** Two workspaces of one person would write over each other. */
  #oneAtATime(task: () => Promise<void>): Promise<void> {
    const run = this.#entering.then(task);
    this.#entering = run.catch(() => undefined);
    return run;
  }

  #enter(session: Session): Promise<void> {
    return this.#oneAtATime(() => this.#enterNow(session));
  }

  async #enterNow(session: Session): Promise<void> {
    const { index } = this.#device;
    const known = this.#workspace;
    const same =
      known?.session.person.id === session.person.id && known.session.entity.id === session.entity.id ? known : null;
    index.signedIn({ entity: session.entity.id, person: session.person.id }, session.person.name);
    const workspace = same ?? (await this.#openWorkspace(session));
    await workspace.resume(session);
    if (!same || this.phase !== 'ready') workspace.tellTabs('signed-in');
    this.phase = 'ready';
  }

  /** The relay knows nobody here. Work in progress goes on until the person signs in again. */
  async #nobody(): Promise<void> {
    const workspace = this.#workspace;
    const otherEntity = workspace !== null && workspace.owner.entity !== this.status?.entity?.id;
    if (!workspace || otherEntity) await this.#leaveWorkspace('signed-out');
    else workspace.expire();
  }

  /** Stops showing a person's data; it stays on the device for the next sign-in. */
  async #leaveWorkspace(phase: Phase): Promise<void> {
    await this.#workspace?.close();
    this.#workspace = null;
    this.#device.index.signedOut();
    this.phase = phase;
  }

  #notReached(): void {
    if (!this.#workspace) this.phase = this.status?.entity ? 'signed-out' : 'unreachable';
    this.#workspace?.start();
    this.#cancelRetry = this.#device.later(RETRY_MS, () => void this.#askRelay());
  }

  async #signedOutElsewhere(workspace: Workspace): Promise<void> {
    if (this.#workspace !== workspace) return;
    this.#turn += 1;
    this.#workspace = null;
    this.phase = 'signed-out';
    await workspace.abandon();
  }

  async #endSession(): Promise<void> {
    try {
      await this.#send('DELETE', '/api/session', NOTHING);
      this.#device.index.signedOut();
    } catch {
      // Asked again before anybody is signed in by the cookie that is left.
    }
  }

  async #wipeResident(owner: Owner): Promise<void> {
    await wipePerson(this.#device.openStore(storeName(owner)));
    this.#device.index.forget(owner);
  }

  #networkChanged(online: boolean): void {
    this.online = online;
    this.#workspace?.changed();
    if (online) this.retryNow();
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
    return { entity: session.entity.name, person: session.person.name, at: isoTime(this.#device.now()) };
  }
}

function isStatus(failure: unknown, status: number): boolean {
  return failure instanceof RequestFailure && failure.status === status;
}
