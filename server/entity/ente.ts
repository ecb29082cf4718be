import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { newId } from '#lib/documents/new-id.ts';
import { createStructure, formatDocumentName } from '#lib/documents/kind.ts';
import type { DocumentName } from '#lib/documents/kind.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { evaluatedIn } from '#lib/domain/confidential.ts';
import { includesDay } from '#lib/domain/org.ts';
import type { Entity, PersonId, Registry, Role } from '#lib/domain/org.ts';
import { accessTo, mayPerform } from '#lib/domain/rights.ts';
import type { Act, Actor } from '#lib/domain/rights.ts';
import type { Stemma } from '#lib/domain/stemma.ts';
import type { DocumentEntry, FeedEvent } from '#lib/protocol/http.ts';
import { Accounts } from '../auth/accounts.ts';
import { createAuth } from '../auth/auth.ts';
import { DeviceKeys } from '../auth/device-keys.ts';
import { Passkeys } from '../auth/passkeys.ts';
import { SecondFactors } from '../auth/second-factors.ts';
import { Sessions } from '../auth/sessions.ts';
import { SignInSteps } from '../auth/sign-in-steps.ts';
import { HttpProblem } from '../http/problem.ts';
import { Relay } from '../relay/relay.ts';
import { inTransaction } from '../storage/database.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import { logCommand } from './command-log.ts';
import { restoredSecret } from './ente-secret.ts';
import { Evaluations } from './evaluations.ts';
import { Feed } from './feed.ts';
import { ForkStore } from './fork-store.ts';
import { JointStore } from './joint-store.ts';
import { OwnerSeals } from './owner-seals.ts';
import { openEnteDatabase } from './open-database.ts';
import { ProposalStore } from './proposal-store.ts';
import { RegistryStore } from './registry-store.ts';
import { first } from './rows.ts';
import { dayIn, nextDayIn } from './today.ts';
import { upgradeDocuments } from './upgrade-documents.ts';

export interface EnteSettings {
  /** Signs session cookies, and keeps the second factors unreadable for who only has the database. */
  secret: string;
  https: boolean;
  clock: () => Date;
  /** Something the operator should know. */
  onFault: (fault: unknown) => void;
}

/** One that is brought in from elsewhere keeps its id. */
export type NewEntity = Omit<Entity, 'id'> & { id?: string };

/** Who gives a command; null is whoever holds the machine, by command line. */
export type By = PersonId | null;

export const DATABASE_FILE = 'traguardo.sqlite';

/** One ente, alive: its database, documents, accounts and the people connected. */
export class Ente {
  readonly db: DatabaseSync;
  /** Goes into the copies: accounts hold what is encrypted under it. */
  readonly secret: string;
  readonly store: JointStore;
  readonly relay: Relay;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly evaluations: Evaluations;
  readonly forks: ForkStore;
  readonly proposals: ProposalStore;
  /** Vouches for who writes under which client id. */
  readonly seals: OwnerSeals;
  readonly secondFactors: SecondFactors;
  readonly passkeys: Passkeys;
  readonly signInSteps: SignInSteps;
  readonly deviceKeys: DeviceKeys;
  readonly feed = new Feed();
  readonly clock: () => Date;
  /** For what the operator should know. */
  readonly onFault: (fault: unknown) => void;
  readonly #registryStore: RegistryStore;
  #registry: Registry | null = null;
  /** `document/person` of those noted as readers. */
  readonly #readers = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  private constructor(db: DatabaseSync, settings: EnteSettings) {
    this.db = db;
    this.secret = settings.secret;
    this.clock = settings.clock;
    this.onFault = settings.onFault;
    this.#registryStore = new RegistryStore(db);
    const auth = createAuth(db, {
      secret: settings.secret,
      https: settings.https,
      entityId: this.#registryStore.entity().id,
    });
    this.accounts = new Accounts(db, auth, settings.clock);
    this.sessions = new Sessions(db, auth, this.accounts, settings.clock);
    this.secondFactors = new SecondFactors(db, settings.secret, settings.clock);
    this.passkeys = new Passkeys(db, settings.clock);
    this.signInSteps = new SignInSteps(settings.clock);
    this.deviceKeys = new DeviceKeys(db, settings.clock);
    this.store = new JointStore(db);
    this.evaluations = new Evaluations(db);
    this.forks = new ForkStore(db);
    this.proposals = new ProposalStore(db);
    this.seals = new OwnerSeals(db);
    this.relay = new Relay({
      store: this.store,
      clock: settings.clock,
      access: (document, person) => this.#admit(person, document),
      session: (id) => this.sessionStands(id),
      nextDay: nextDayIn,
      onNewDay: () => this.rightsChanged(),
      replaced: (id, person) => this.#wasReplaced(id, person),
      sealOwner: (document, client, person) => this.seals.seal(document, client, person),
      onFault: settings.onFault,
    });
    this.relay.onStored((id, seq) => void this.#announce(id, seq));
  }

  static async open(folder: string, settings: EnteSettings): Promise<Ente> {
    const db = openEnteDatabase(join(folder, DATABASE_FILE));
    try {
      const ente = new Ente(db, { ...settings, secret: restoredSecret(folder) ?? settings.secret });
      await upgradeDocuments(ente);
      await ente.completeDocuments();
      return ente;
    } catch (fault) {
      db.close();
      throw fault;
    }
  }

  static async create(folder: string, entity: NewEntity, settings: EnteSettings): Promise<Ente> {
    const db = openEnteDatabase(join(folder, DATABASE_FILE));
    new RegistryStore(db).createEntity({ id: newId(), ...entity });
    db.close();
    return Ente.open(folder, settings);
  }

  get registry(): Registry {
    this.#registry ??= this.#registryStore.read();
    return this.#registry;
  }

  get stemma(): Stemma | null {
    return this.#registryStore.stemma();
  }

  get today(): IsoDate {
    return dayIn(this.clock());
  }

  actor(person: PersonId): Actor {
    const account = this.accounts.ofPerson(person);
    return {
      person,
      administrator: this.rolesOf(person).includes('administrator'),
      active: account !== null && !account.deactivated,
    };
  }

  rolesOf(person: PersonId): Role[] {
    const held = this.registry.incarichi.filter(
      (incarico) => incarico.person === person && includesDay(incarico, this.today),
    );
    return [...new Set(held.map((incarico) => incarico.role))];
  }

  may(by: By, act: Act): boolean {
    return by === null || mayPerform(act, this.actor(by), this.registry, this.today);
  }

  /** Throws 403 unless `by` may. */
  assertMay(by: By, act: Act): void {
    if (!this.may(by, act)) throw new HttpProblem('forbidden');
  }

  accessOf(person: PersonId, document: DocumentName): 'none' | 'read' | 'write' {
    if (!this.#exists(document)) return 'none';
    return accessTo(document, this.actor(person), this.registry, this.today, this.evaluations);
  }

  mayReadHistory(person: PersonId, document: DocumentName): boolean {
    return mayPerform({ act: 'read-history', document }, this.actor(person), this.registry, this.today);
  }

  /** What this person may open. */
  async documentsOf(person: PersonId): Promise<DocumentEntry[]> {
    const entries: DocumentEntry[] = [];
    for (const document of await this.store.list()) {
      const access = this.accessOf(person, document);
      if (access === 'none') continue;
      const { id, seq, state, epoch } = document;
      entries.push({ id, ...plainName(document), seq, epoch, access: state === 'closed' ? 'read' : access });
    }
    return entries;
  }

  async document(name: DocumentName): Promise<StoredDocument | null> {
    const wanted = formatDocumentName(name);
    return (await this.store.list()).find((document) => formatDocumentName(document) === wanted) ?? null;
  }

  /**
   * Changes registry or accounts in one transaction, writes who did it, tells the devices. `work` is synchronous.
   * Nothing is changed when it throws.
   */
  async change<T>(
    by: By,
    type: string,
    payload: unknown,
    work: (registry: RegistryStore) => T,
  ): Promise<{ version: number; result: T }> {
    const roles = by === null ? [] : this.rolesOf(by);
    const governed = this.#isGoverned();
    try {
      const outcome = inTransaction(this.db, () => {
        const result = work(this.#registryStore);
        const version = this.#registryStore.bumpVersion();
        this.#registry = null;
        if (governed && !this.#isGoverned()) throw new HttpProblem('last-administrator');
        logCommand(this.db, { at: this.clock().toISOString(), person: by, roles, type, payload });
        return { version, result };
      });
      await this.#registryChanged();
      return outcome;
    } catch (fault) {
      this.#registry = null;
      throw fault;
    }
  }

  /**
   * Every mandate has its document, every open year its plan and one per area, every year of evaluation the sheets of
   * its people; what is missing is created. `coming`: a year that is about to open, whose documents nobody sees yet.
   */
  async completeDocuments(coming: readonly number[] = []): Promise<void> {
    const { areas, mandates } = this.registry;
    const years = [...this.registry.years, ...coming];
    const evaluated = this.evaluations
      .years()
      .flatMap((year) => evaluatedIn(this.registry, year).map((person) => ({ year, person })));
    const names: DocumentName[] = [
      ...mandates.map(({ id }) => ({ kind: 'mandate' as const, mandate: id })),
      ...years.flatMap((year) => [
        { kind: 'plan' as const, year },
        ...areas.map(({ id }) => ({ kind: 'area' as const, year, area: id })),
      ]),
      ...evaluated.flatMap((of) => [
        { kind: 'eval-sheet' as const, ...of },
        { kind: 'self-sheet' as const, ...of },
        { kind: 'evidence' as const, ...of },
      ]),
    ];
    const there = new Set((await this.store.list()).map(formatDocumentName));
    for (const name of names) {
      if (!there.has(formatDocumentName(name)))
        await this.store.create(name, newId(), createStructure(name), this.clock().toISOString());
    }
  }

  /** Closes a document to writing, or opens it again, between two writes. */
  async setDocumentState(id: string, state: StoredDocument['state']): Promise<void> {
    await this.relay.setState(id, state);
    this.rightsChanged();
  }

  /** Documents or rights are other than devices think: they ask anew. */
  rightsChanged(): void {
    this.feed.publish({ type: 'rights' });
  }

  /** What has exactly one winner and waits for the disk: each begins when the one before is over. */
  oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Whether the session is still good. */
  sessionStands(id: string): boolean {
    return (
      first(this.db, 'SELECT 1 FROM auth_session WHERE id = ? AND expiresAt > ?', id, this.clock().toISOString()) !==
      null
    );
  }

  /** Sessions that are no more lose their sockets and streams at once. */
  async sessionsEnded(): Promise<void> {
    this.feed.drop((reader) => !this.sessionStands(reader.sessionId));
    await this.relay.rightsChanged();
  }

  async close(): Promise<void> {
    this.feed.drop(() => true);
    await this.relay.close();
    this.db.close();
  }

  /** Whoever is let in once may have unsent work when they are let in no more. */
  #admit(person: PersonId, document: StoredDocument): 'none' | 'read' | 'write' {
    const access = this.accessOf(person, document);
    const key = `${document.id}/${person}`;
    if (access !== 'none' && !this.#readers.has(key)) {
      this.forks.noteReader(document.id, person, this.clock().toISOString());
      this.#readers.add(key);
    }
    return access;
  }

  #exists(document: DocumentName): boolean {
    const { years, areas, mandates } = this.registry;
    switch (document.kind) {
      case 'mandate':
        return mandates.some(({ id }) => id === document.mandate);
      case 'plan':
        return years.includes(document.year);
      case 'area':
        return years.includes(document.year) && areas.some(({ id }) => id === document.area);
      default:
        // Made only when people have them.
        return true;
    }
  }

  /** Whether somebody with an account can still give people access. */
  #isGoverned(): boolean {
    return this.accounts
      .list()
      .some((account) => account.state === 'active' && this.may(account.person, 'manage-accounts'));
  }

  async #registryChanged(): Promise<void> {
    this.feed.publish({ type: 'registry', version: this.registry.version });
    this.feed.publish({ type: 'rights' });
    await this.relay.rightsChanged();
  }

  /** Whether an act took a document's place that this person could open. */
  async #wasReplaced(id: string, person: PersonId): Promise<boolean> {
    const tombstone = (await this.store.tombstones()).find((one) => one.document === id);
    return tombstone !== undefined && this.accessOf(person, tombstone.name) !== 'none';
  }

  async #announce(id: string, seq: number): Promise<void> {
    const document = await this.store.find(id);
    const event: FeedEvent = { type: 'document', id, seq };
    if (document !== null) this.feed.publish(event, (reader) => this.accessOf(reader.person, document) !== 'none');
  }
}

/** A name as flat fields, null where a kind has none. */
export function plainName(
  name: DocumentName,
): Pick<DocumentEntry, 'kind' | 'year' | 'area' | 'mandate' | 'person' | 'talk'> {
  return {
    kind: name.kind,
    year: 'year' in name ? name.year : null,
    area: name.kind === 'area' ? name.area : null,
    mandate: name.kind === 'mandate' ? name.mandate : null,
    person: 'person' in name ? name.person : null,
    talk: name.kind === 'talk' ? name.talk : null,
  };
}
