import * as v from 'valibot';
import { storeName, type Owner } from '#lib/persistence/local-names.ts';
import { wipePerson } from '#lib/persistence/wipe.ts';
import { PasskeyOptions, ProviderStart, SignInAnswer } from '#lib/protocol/access.ts';
import { Session, Status, type SetupInput } from '#lib/protocol/http.ts';
import { RECOVERY_KEY_HEADER, RestoredEntity, SETUP_CODE_HEADER } from '#lib/protocol/backups.ts';
import type { Device } from './device.ts';
import { answerWithPasskey } from './passkeys.ts';
import { sendFile } from './send-file.ts';
import { RequestFailure, type Send } from './request.ts';
import { Workspace } from './workspace.svelte.ts';

export type Phase =
  | 'starting'
  /** The ente does not exist yet. */
  | 'first-run'
  | 'signed-out'
  | 'ready'
  /** This device has never seen this Comune, and cannot reach it. */
  | 'unreachable';

/** `code`: the second factor is asked for. `cancelled`: the person or the device said no. */
export type Entering = 'in' | 'code' | 'cancelled';

interface EntranceOptions {
  device: Device;
  send: Send;
  isOnline: () => boolean;
  /** By the relay's clock as far as it is known. */
  now: () => number;
  onServerTime: (at: string) => void;
}

const RETRY_MS = 5_000;
const NOTHING = v.unknown();

/** Who is in: opens the workspace of the person signed in on this device, from its own data before anybody is asked. */
export class Entrance {
  status: Status | null = $state.raw(null);
  phase: Phase = $state('starting');
  /** The password was right, and the code of the second factor is waited for. */
  wantsCode: boolean = $state(false);
  workspace: Workspace | null = $state.raw(null);

  readonly #options: EntranceOptions;
  readonly #device: Device;
  readonly #send: Send;
  #cancelRetry: () => void = () => undefined;
  #asking: Promise<void> | null = null;
  #entering: Promise<void> = Promise.resolve();
  #ending: Promise<void> = Promise.resolve();
  /** Counts sign-ins and sign-outs. */
  #turn = 0;

  constructor(options: EntranceOptions) {
    this.#options = options;
    this.#device = options.device;
    this.#send = options.send;
  }

  /** Shows what this device has at once, then asks the relay. Resolves when both are done. */
  async start(): Promise<void> {
    this.status = this.#device.index.status;
    const { current } = this.#device.index;
    if (current) await this.#oneAtATime(() => this.#reopen(current));
    await this.ask();
  }

  async stop(): Promise<void> {
    this.#cancelRetry();
    await this.workspace?.close();
    this.workspace = null;
  }

  /** Who the relay says we are, and whether the ente exists. One question at a time. */
  ask(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Asks if the answer can matter. */
  retryNow(): void {
    if (!this.workspace || this.workspace.expired || this.phase !== 'ready') void this.ask();
  }

  async signIn(identifier: string, password: string): Promise<Entering> {
    return this.#answered(await this.#sendToEnter('/api/session', SignInAnswer, { identifier, password }));
  }

  /** The second half: a code of the app, or a recovery code. */
  async enterCode(code: string): Promise<void> {
    const session = await this.#send('POST', '/api/session/second-factor', Session, { code });
    this.wantsCode = false;
    await this.#signedIn(session);
  }

  async signInWithPasskey(): Promise<Entering> {
    const options = await this.#sendToEnter('/api/session/passkey/options', PasskeyOptions);
    const answer = await answerWithPasskey(options);
    if (answer === null) return 'cancelled';
    return this.#answered(await this.#send('POST', '/api/session/passkey', SignInAnswer, answer));
  }

  /** The address of the organisation's own sign-in, to send the browser to. */
  async providerAddress(next: string): Promise<string> {
    return (await this.#sendToEnter('/api/session/provider', ProviderStart, { next })).url;
  }

  async setup(input: SetupInput): Promise<void> {
    const session = await this.#send('POST', '/api/setup', Session, input);
    await this.#readStatus();
    await this.#signedIn(session);
  }

  async acceptInvitation(token: string, input: { identifier?: string; password: string }): Promise<Entering> {
    const path = `/api/invitations/${encodeURIComponent(token)}`;
    return this.#answered(await this.#sendToEnter(path, SignInAnswer, input));
  }

  /** Removes everything of this person from the device, then ends the session at the relay. */
  async signOut(): Promise<void> {
    this.#turn += 1;
    // Before the other tabs look: what is left goes with the rest.
    if (this.workspace) this.#device.index.counted(this.workspace.owner, 0);
    this.workspace?.tellTabs('signed-out');
    // Remembered until the relay has heard it: without network the cookie would sign in again.
    this.#device.index.signedOut(true);
    await this.workspace?.wipe();
    this.workspace = null;
    this.phase = 'signed-out';
    await this.#endSession();
  }

  async startExample(code?: string): Promise<void> {
    await this.#send('POST', '/api/example/start', NOTHING, { code });
    await this.#askAnew();
  }

  async leaveExample(code?: string): Promise<void> {
    const entity = this.status?.entity?.id ?? null;
    await this.#send('POST', '/api/example/leave', NOTHING, { code });
    this.#turn += 1;
    this.workspace?.tellTabs('signed-out');
    await this.workspace?.wipe();
    this.workspace = null;
    this.#device.index.signedOut();
    for (const resident of this.#device.index.residents) {
      if (resident.entity === entity) await this.#wipeResident(resident);
    }
    await this.#askAnew();
  }

  async restoreFromCopy(
    file: Blob,
    { key, code }: { key: string; code: string },
    onProgress: (share: number) => void,
  ): Promise<RestoredEntity> {
    const headers = { [RECOVERY_KEY_HEADER]: key, [SETUP_CODE_HEADER]: code };
    const restored = await sendFile('/api/restore', RestoredEntity, file, headers, onProgress);
    await this.#askAnew();
    return restored;
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
    await this.workspace?.close();
    const workspace = new Workspace({
      device: this.#device,
      send: this.#send,
      session,
      isOnline: this.#options.isOnline,
      now: this.#options.now,
      onServerTime: this.#options.onServerTime,
      onSignedOut: () => void this.#signedOutElsewhere(workspace),
      onSignedIn: () => void this.ask(),
    });
    await workspace.load();
    this.workspace = workspace;
    return workspace;
  }

  /** What was being asked is of before. */
  async #askAnew(): Promise<void> {
    await this.#asking;
    await this.ask();
  }

  async #ask(): Promise<void> {
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

  async #answered(answer: SignInAnswer): Promise<Entering> {
    this.wantsCode = 'next' in answer;
    if ('next' in answer) return 'code';
    await this.#signedIn(answer);
    return 'in';
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
    const turn = this.#turn;
    return this.#oneAtATime(() => this.#enterNow(session, turn));
  }

  async #enterNow(session: Session, turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    const { index } = this.#device;
    const known = this.workspace;
    const same =
      known?.session.person.id === session.person.id && known.session.entity.id === session.entity.id ? known : null;
    index.signedIn({ entity: session.entity.id, person: session.person.id }, session.person.name);
    const workspace = same ?? (await this.#openWorkspace(session));
    await workspace.resume(session);
    // Signed out while the relay was answering: that stands.
    if (turn !== this.#turn) return;
    if (!same || this.phase !== 'ready') workspace.tellTabs('signed-in');
    this.phase = 'ready';
  }

  /** The relay knows nobody here. Work in progress goes on until the person signs in again. */
  async #nobody(): Promise<void> {
    const { workspace } = this;
    const otherEntity = workspace !== null && workspace.owner.entity !== this.status?.entity?.id;
    if (!workspace || otherEntity) await this.#leaveWorkspace('signed-out');
    else workspace.expire();
  }

  /** Stops showing a person's data; it stays on the device for the next sign-in. */
  async #leaveWorkspace(phase: Phase): Promise<void> {
    await this.workspace?.close();
    this.workspace = null;
    this.#device.index.signedOut();
    this.phase = phase;
  }

  #notReached(): void {
    if (!this.workspace) this.phase = this.status?.entity ? 'signed-out' : 'unreachable';
    this.workspace?.notReached();
    this.#cancelRetry = this.#device.later(RETRY_MS, () => void this.ask());
  }

  async #signedOutElsewhere(workspace: Workspace): Promise<void> {
    if (this.workspace !== workspace) return;
    this.#turn += 1;
    this.workspace = null;
    this.phase = 'signed-out';
    await workspace.abandon();
  }

  /** The first question of a way in. A session still on its way out would take the new one with it. */
  async #sendToEnter<Answer>(path: string, answer: v.GenericSchema<unknown, Answer>, input?: unknown): Promise<Answer> {
    await this.#ending;
    return this.#send('POST', path, answer, input);
  }

  #endSession(): Promise<void> {
    this.#ending = this.#ending.then(() => this.#endSessionNow());
    return this.#ending;
  }

  async #endSessionNow(): Promise<void> {
    try {
      // What was sealed here is gone: its secret has nothing left to open.
      await this.#send('DELETE', `/api/device-key?device=${this.#device.index.device}`, NOTHING).catch(skipRefusal);
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
}

/** Not reached is a reason to come again later; any answer is not. */
function skipRefusal(failure: unknown): void {
  if (!(failure instanceof RequestFailure) || failure.code === 'unreachable') throw failure;
}
