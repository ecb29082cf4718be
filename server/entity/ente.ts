import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { newId } from '#lib/documents/new-id.ts';
import { createStructure, formatDocumentName } from '#lib/documents/kind.ts';
import type { DocumentName } from '#lib/documents/kind.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import { includesDay } from '#lib/domain/org.ts';
import type { Entity, PersonId, Registry, Role } from '#lib/domain/org.ts';
import { accessTo, mayPerform } from '#lib/domain/rights.ts';
import type { Act, Actor } from '#lib/domain/rights.ts';
import type { DocumentEntry, FeedEvent } from '#lib/protocol/http.ts';
import { Accounts } from '../auth/accounts.ts';
import { createAuth } from '../auth/auth.ts';
import { Sessions } from '../auth/sessions.ts';
import { HttpProblem } from '../http/problem.ts';
import { Relay } from '../relay/relay.ts';
import { inTransaction } from '../storage/database.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import { logCommand } from './command-log.ts';
import { Feed } from './feed.ts';
import { JointStore } from './joint-store.ts';
import { openEnteDatabase } from './open-database.ts';
import { RegistryStore } from './registry-store.ts';
import { first } from './rows.ts';
import { dayIn } from './today.ts';
import { upgradeDocuments } from './upgrade-documents.ts';

export interface EnteSettings {
  /** Signs session cookies. */
  secret: string;
  https: boolean;
  clock: () => Date;
  /** Something the operator should know. */
  onFault: (fault: unknown) => void;
}

/** Who gives a command; null is whoever holds the machine, by command line. */
export type By = PersonId | null;

export const DATABASE_FILE = 'traguardo.sqlite';

/** One ente, alive: its database, documents, accounts and the people connected. */
export class Ente {
  readonly db: DatabaseSync;
  readonly store: JointStore;
  readonly relay: Relay;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly feed = new Feed();
  readonly clock: () => Date;
  readonly #registryStore: RegistryStore;
  #registry: Registry | null = null;

  private constructor(db: DatabaseSync, settings: EnteSettings) {
    this.db = db;
    this.clock = settings.clock;
    this.#registryStore = new RegistryStore(db);
    const auth = createAuth(db, {
      secret: settings.secret,
      https: settings.https,
      entityId: this.#registryStore.entity().id,
    });
    this.accounts = new Accounts(db, auth, settings.clock);
    this.sessions = new Sessions(auth, this.accounts);
    this.store = new JointStore(db);
    this.relay = new Relay({
      store: this.store,
      clock: settings.clock,
      access: (document, person) => this.accessOf(person, document),
      session: (id) => this.sessionStands(id),
      onFault: settings.onFault,
    });
    this.relay.onStored((id, seq) => void this.#announce(id, seq));
  }

  static async open(folder: string, settings: EnteSettings): Promise<Ente> {
    const db = openEnteDatabase(join(folder, DATABASE_FILE));
    try {
      const ente = new Ente(db, settings);
      await upgradeDocuments(ente);
      await ente.completeDocuments();
      return ente;
    } catch (fault) {
      db.close();
      throw fault;
    }
  }

  static async create(folder: string, entity: Omit<Entity, 'id'>, settings: EnteSettings): Promise<Ente> {
    const db = openEnteDatabase(join(folder, DATABASE_FILE));
    new RegistryStore(db).createEntity({ id: newId(), ...entity });
    db.close();
    return Ente.open(folder, settings);
  }

  get registry(): Registry {
    this.#registry ??= this.#registryStore.read();
    return this.#registry;
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
    return accessTo(document, this.actor(person), this.registry, this.today);
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
      const { id, seq, state } = document;
      entries.push({ id, ...plainName(document), seq, access: state === 'closed' ? 'read' : access });
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

  /** Every mandate has its document, every open year its plan and one per area; what is missing is created. */
  async completeDocuments(): Promise<void> {
    const { years, areas, mandates } = this.registry;
    const names: DocumentName[] = [
      ...mandates.map(({ id }) => ({ kind: 'mandate' as const, mandate: id })),
      ...years.flatMap((year) => [
        { kind: 'plan' as const, year },
        ...areas.map(({ id }) => ({ kind: 'area' as const, year, area: id })),
      ]),
    ];
    const there = new Set((await this.store.list()).map(formatDocumentName));
    for (const name of names) {
      if (!there.has(formatDocumentName(name)))
        await this.store.create(name, newId(), createStructure(name), this.clock().toISOString());
    }
  }

  /** Documents or rights are other than devices think: they ask anew. */
  rightsChanged(): void {
    this.feed.publish({ type: 'rights' });
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

  #exists(document: DocumentName): boolean {
    const { years, areas, mandates } = this.registry;
    if (document.kind === 'mandate') return mandates.some(({ id }) => id === document.mandate);
    return years.includes(document.year) && (document.kind === 'plan' || areas.some(({ id }) => id === document.area));
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

  async #announce(id: string, seq: number): Promise<void> {
    const document = await this.store.find(id);
    const event: FeedEvent = { type: 'document', id, seq };
    if (document !== null) this.feed.publish(event, (reader) => this.accessOf(reader.person, document) !== 'none');
  }
}

/** A name as flat fields, null where a kind has none. */
export function plainName(name: DocumentName): Pick<DocumentEntry, 'kind' | 'year' | 'area' | 'mandate'> {
  return {
    kind: name.kind,
    year: name.kind === 'mandate' ? null : name.year,
    area: name.kind === 'area' ? name.area : null,
    mandate: name.kind === 'mandate' ? name.mandate : null,
  };
}
