import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entity } from '#lib/domain/org.ts';
import type { BackupHeader } from '../backup/backup-file.ts';
import { Backups } from '../backup/backups.ts';
import type { BackupSettings } from '../backup/backups.ts';
import type { RecoveryKey } from '../backup/recovery-key.ts';
import { beginAnew, unpack, verifyRestored } from '../backup/restore-database.ts';
import { HttpProblem } from '../http/problem.ts';
import { DATABASE_FILE, Ente } from './ente.ts';
import type { EnteSettings, NewEntity } from './ente.ts';
import { explainOpening } from './open-database.ts';
import { dayIn } from './today.ts';

const REAL = 'ente';
const EXAMPLE = 'esempio';
/** A restored ente, verified and about to take the place of the present one. */
const READY = '.ente.pronto';

export interface Restored {
  header: BackupHeader;
  /** Where the ente that was there is now; null when there was none. */
  movedTo: string | null;
}

/** Which ente this data folder serves: the real one, else the example, else none yet. */
export class EnteHost {
  readonly data: string;
  readonly backups: Backups;
  readonly #settings: EnteSettings;
  #current: Ente | null = null;
  #example = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(data: string, settings: EnteSettings, backups: BackupSettings) {
    this.data = data;
    this.#settings = settings;
    this.backups = new Backups(this, backups);
  }

  /** Opens what the data folder holds. Throws StartFault when disk or database do not let it. */
  async start(): Promise<void> {
    try {
      await this.#finishRestore();
      if (this.hasReal) this.#current = await Ente.open(join(this.data, REAL), this.#settings);
      else if (this.hasExample) await this.#openExample();
    } catch (fault) {
      throw explainOpening(fault, join(this.data, this.hasReal ? REAL : EXAMPLE, DATABASE_FILE)) ?? fault;
    }
  }

  get current(): Ente | null {
    return this.#current;
  }

  /** Whether the current ente is the invented one. */
  get example(): boolean {
    return this.#example;
  }

  /** Where the database of the ente is that `start` would open; null when there is none. */
  get databaseFile(): string | null {
    if (this.hasReal) return join(this.data, REAL, DATABASE_FILE);
    return this.hasExample ? join(this.data, EXAMPLE, DATABASE_FILE) : null;
  }

  get hasReal(): boolean {
    return existsSync(join(this.data, REAL, DATABASE_FILE));
  }

  get hasExample(): boolean {
    return existsSync(join(this.data, EXAMPLE, DATABASE_FILE));
  }

  /** The current ente; 409 when there is none yet. */
  get ente(): Ente {
    if (this.#current === null) throw new HttpProblem('not-set-up');
    return this.#current;
  }

  /** Makes the real ente, all of it or nothing. 409 when something is already open. */
  async setUp(entity: NewEntity, fill: (ente: Ente) => Promise<void>): Promise<Ente> {
    return this.#alone(async () => {
      if (this.#current !== null || this.hasReal) throw new HttpProblem('already-set-up');
      await this.#build(REAL, entity, fill);
      this.#current = await Ente.open(join(this.data, REAL), this.#settings);
      return this.#current;
    });
  }

  /** Makes the example and opens it; opens the one that is there. Never beside a real ente. */
  async startExample(entity: Omit<Entity, 'id'>, fill: (ente: Ente) => Promise<void>): Promise<Ente> {
    return this.#alone(async () => {
      if (this.hasReal) throw new HttpProblem('already-set-up');
      if (this.#current !== null) return this.#current;
      if (!this.hasExample) await this.#build(EXAMPLE, entity, fill);
      return this.#openExample();
    });
  }

  /** Closes the example and removes it. */
  async leaveExample(): Promise<void> {
    await this.#alone(async () => {
      if (!this.#example || this.#current === null) throw new HttpProblem('not-found');
      const left = this.#current;
      await this.backups.idle();
      this.#current = null;
      this.#example = false;
      await left.close();
      await rm(join(this.data, EXAMPLE), { recursive: true, force: true });
    });
  }

  /**
   * Puts an ente back from a copy, all of it or nothing: opened and verified on the side first. `over`: in place of
   * the real one that is there, which is moved aside and not removed. Throws BackupFault, or 409.
   */
  async restore(
    source: AsyncIterable<Uint8Array>,
    key: RecoveryKey,
    { over, by }: { over: boolean; by: string | null },
  ): Promise<Restored> {
    return this.#alone(async () => {
      const taken = this.#current !== null || this.hasReal;
      if (taken && !over) throw new HttpProblem('already-set-up');
      const side = join(this.data, `.${REAL}.nuovo`);
      await rm(side, { recursive: true, force: true });
      await mkdir(side, { recursive: true, mode: 0o700 });
      let header: BackupHeader;
      try {
        header = await this.#unpackInto(side, source, key, by);
      } catch (fault) {
        await rm(side, { recursive: true, force: true });
        throw fault;
      }
      return { header, movedTo: await this.#putInPlace(side, header.example) };
    });
  }

  async #unpackInto(
    side: string,
    source: AsyncIterable<Uint8Array>,
    key: RecoveryKey,
    by: string | null,
  ): Promise<BackupHeader> {
    const { header, manifest } = await unpack(source, key, side);
    // The example never comes beside a real ente.
    if (header.example && this.hasReal) throw new HttpProblem('already-set-up');
    const ente = await Ente.open(side, this.#settings);
    try {
      await verifyRestored(ente, manifest);
      beginAnew(ente, header, by);
    } finally {
      await ente.close();
    }
    return header;
  }

  async #putInPlace(side: string, example: boolean): Promise<string | null> {
    const left = this.#current;
    await this.backups.idle();
    this.#current = null;
    await left?.close();
    if (example) {
      await rm(join(this.data, EXAMPLE), { recursive: true, force: true });
      await rename(side, join(this.data, EXAMPLE));
      await this.#openExample();
      return null;
    }
    this.#example = false;
    await rename(side, join(this.data, READY));
    const movedTo = await this.#finishRestore();
    this.#current = await Ente.open(join(this.data, REAL), this.#settings);
    return movedTo;
  }

  /** The last two steps of a restore, also after a crash between them. */
  async #finishRestore(): Promise<string | null> {
    const ready = join(this.data, READY);
    if (!existsSync(join(ready, DATABASE_FILE))) return null;
    let movedTo: string | null = null;
    if (existsSync(join(this.data, REAL))) {
      movedTo = this.#freePath(`${REAL}-prima-del-${dayIn(this.#settings.clock())}`);
      await rename(join(this.data, REAL), movedTo);
    }
    await rename(ready, join(this.data, REAL));
    return movedTo;
  }

  #freePath(stem: string): string {
    for (let number = 1; ; number += 1) {
      const path = join(this.data, number === 1 ? stem : `${stem}-${number}`);
      if (!existsSync(path)) return path;
    }
  }

  async close(): Promise<void> {
    await this.backups.stop();
    await this.#alone(async () => {
      await this.#current?.close();
      this.#current = null;
    });
  }

  async #openExample(): Promise<Ente> {
    this.#current = await Ente.open(join(this.data, EXAMPLE), this.#settings);
    this.#example = true;
    return this.#current;
  }

  /** Fills a folder on the side and puts it in place in one step: who looks sees all or nothing. */
  async #build(name: string, entity: NewEntity, fill: (ente: Ente) => Promise<void>): Promise<void> {
    const side = join(this.data, `.${name}.nuovo`);
    await rm(side, { recursive: true, force: true });
    await mkdir(side, { recursive: true, mode: 0o700 });
    try {
      const ente = await Ente.create(side, entity, this.#settings);
      try {
        await fill(ente);
      } finally {
        await ente.close();
      }
      await rm(join(this.data, name), { recursive: true, force: true });
      await rename(side, join(this.data, name));
    } catch (fault) {
      await rm(side, { recursive: true, force: true });
      throw fault;
    }
  }

  /** One switch at a time. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
