import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entity } from '#lib/domain/org.ts';
import { HttpProblem } from '../http/problem.ts';
import { DATABASE_FILE, Ente } from './ente.ts';
import type { EnteSettings } from './ente.ts';
import { explainOpening } from './open-database.ts';

const REAL = 'ente';
const EXAMPLE = 'esempio';

/** Which ente this data folder serves: the real one, else the example, else none yet. */
export class EnteHost {
  readonly data: string;
  readonly #settings: EnteSettings;
  #current: Ente | null = null;
  #example = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(data: string, settings: EnteSettings) {
    this.data = data;
    this.#settings = settings;
  }

  /** Opens what the data folder holds. Throws StartFault when disk or database do not let it. */
  async start(): Promise<void> {
    try {
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
  async setUp(entity: Omit<Entity, 'id'>, fill: (ente: Ente) => Promise<void>): Promise<Ente> {
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
      this.#current = null;
      this.#example = false;
      await left.close();
      await rm(join(this.data, EXAMPLE), { recursive: true, force: true });
    });
  }

  async close(): Promise<void> {
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
  async #build(name: string, entity: Omit<Entity, 'id'>, fill: (ente: Ente) => Promise<void>): Promise<void> {
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
