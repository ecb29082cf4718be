import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Ente } from '../entity/ente.ts';
import { DATABASE_FILE } from '../entity/ente.ts';
import { SECRET_FILE } from '../entity/ente-secret.ts';
import { minuteIn } from '../entity/today.ts';
import type { Scheduler } from '../relay/scheduler.ts';
import { codeOf } from '../start-fault.ts';
import { BackupFault } from './backup-fault.ts';
import { writeBackup } from './backup-file.ts';
import { BackupFolder, writeWhole } from './backup-folder.ts';
import type { KeptCopy } from './backup-folder.ts';
import { copyDatabase, describeDatabase } from './backup-database.ts';
import { isDue } from './nightly.ts';
import { currentKey, OfferedKeys } from './recovery-keys.ts';
import { superfluous } from './retention.ts';

/** What the copies need to know of what they copy. */
export interface BackupSource {
  readonly data: string;
  readonly current: Ente | null;
  readonly example: boolean;
}

export interface BackupSettings {
  /** Where an ente's copies go; null: beside its data. */
  folder: string | null;
  version: string;
  clock: () => Date;
  log: (line: Record<string, unknown>) => void;
}

/** `stale`: making them fails, and the last good one is older than two days. */
export type BackupHealth = 'ok' | 'stale' | 'none';

export interface BackupState {
  health: BackupHealth;
  hasKey: boolean;
  newest: KeptCopy | null;
  /** Why the last attempt did not work; null when it did. */
  fault: BackupFault['code'] | 'fault' | null;
  /** From 0 to 1 while a copy is being made. */
  progress: number | null;
}

const HOUR = 3_600_000;
const TICK_MS = 10 * 60_000;
const RETRY_MS = HOUR;
const STALE_HOURS = 48;
/** Beside twice the database: the copy in clear, and the sealed one. */
const SPARE_BYTES = 16 * 1024 * 1024;
const SIDE = '.copia.sqlite';

/** The copies of the ente of a data folder: made at night or when asked, listed, and given up in time. */
export class Backups {
  readonly keys: OfferedKeys;
  readonly #source: BackupSource;
  readonly #settings: BackupSettings;
  #running: Promise<KeptCopy | null> | null = null;
  #progress = 0;
  #fault: BackupState['fault'] = null;
  #triedAt: number | null = null;
  #tending: Promise<void> = Promise.resolve();
  #stop: () => void = () => undefined;

  constructor(source: BackupSource, settings: BackupSettings) {
    this.#source = source;
    this.#settings = settings;
    this.keys = new OfferedKeys(settings.clock);
  }

  /** Looks from now on, every few minutes, whether a copy is due. */
  start(scheduler: Pick<Scheduler, 'every'>): void {
    const tend = () => {
      this.#tending = this.tend();
    };
    this.#stop = scheduler.every(TICK_MS, tend);
    tend();
  }

  async stop(): Promise<void> {
    this.#stop();
    await this.idle();
  }

  /** Once the copy that is being made, or was found to be due, is made. */
  async idle(): Promise<void> {
    await this.#tending;
    await this.#running?.catch(() => undefined);
  }

  /** Makes the copy that is due, if one is. Never throws: what went wrong is in `state`. */
  async tend(): Promise<void> {
    const { current, example } = this.#source;
    const now = this.#settings.clock();
    if (current === null || example || currentKey(current.db) === null || this.#running !== null) return;
    if (this.#fault !== null && this.#triedAt !== null && now.getTime() - this.#triedAt < RETRY_MS) return;
    const [newest] = await this.list();
    if (isDue(now, newest?.at ?? null)) await this.make().catch(() => undefined);
  }

  get folder(): BackupFolder {
    const { data, example } = this.#source;
    const { folder } = this.#settings;
    if (example) return new BackupFolder(join(data, 'esempio', 'copie'), true);
    return folder === null ? new BackupFolder(join(data, 'copie'), true) : new BackupFolder(folder, false);
  }

  /** Newest first. */
  async list(): Promise<KeptCopy[]> {
    const { current } = this.#source;
    return current === null ? [] : this.folder.list(current.registry.entity.id);
  }

  async find(name: string): Promise<KeptCopy | null> {
    const { current } = this.#source;
    return current === null ? null : this.folder.find(current.registry.entity.id, name);
  }

  async state(): Promise<BackupState> {
    const { current } = this.#source;
    const key = current === null ? null : currentKey(current.db);
    const [newest = null] = await this.list();
    // Without any copy the count starts with the key: a new Comune is not late.
    const since = newest?.at ?? (key === null ? null : new Date(key.createdAt));
    const late = since !== null && this.#settings.clock().getTime() - since.getTime() > STALE_HOURS * HOUR;
    return {
      health: this.#fault !== null && late ? 'stale' : newest === null ? 'none' : 'ok',
      hasKey: key !== null,
      newest,
      fault: this.#fault,
      progress: this.#running === null ? null : this.#progress,
    };
  }

  /** Makes a copy now, in the folder of copies or at `to`. One at a time: throws BackupFault `busy`. */
  async make(to: string | null = null): Promise<KeptCopy | null> {
    if (this.#running !== null) throw new BackupFault('busy');
    this.#progress = 0;
    this.#triedAt = this.#settings.clock().getTime();
    this.#running = this.#make(to);
    try {
      const copy = await this.#running;
      if (to === null) this.#fault = null;
      return copy;
    } catch (fault) {
      if (to === null) this.#fault = fault instanceof BackupFault ? fault.code : isFull(fault) ? 'no-room' : 'fault';
      this.#settings.log({ level: 'error', event: 'backup', fault: String(fault) });
      throw isFull(fault) ? new BackupFault('no-room', String(fault)) : fault;
    } finally {
      this.#running = null;
    }
  }

  async #make(to: string | null): Promise<KeptCopy | null> {
    const { current: ente, data, example } = this.#source;
    const key = ente === null ? null : currentKey(ente.db);
    if (ente === null || key === null) throw new BackupFault('no-key');
    const { folder } = this;
    if (to === null) await folder.prepare();
    const place = join(data, example ? 'esempio' : 'ente');
    await assertRoom(place, join(place, DATABASE_FILE));
    const side = join(place, SIDE);
    const { entity } = ente.registry;
    const now = this.#settings.clock();
    try {
      await copyDatabase(ente.db, side, (done) => (this.#progress = done * 0.4));
      const { file, documents, schema } = await describeDatabase(side, DATABASE_FILE);
      const secret = Buffer.from(ente.secret);
      const manifest = {
        files: [file, { name: SECRET_FILE, size: secret.byteLength, sha256: sha256(secret) }],
        documents,
      };
      const header = {
        entity: { id: entity.id, name: entity.name },
        example,
        createdAt: now.toISOString(),
        version: this.#settings.version,
        schema,
        key: key.id,
      };
      const path = to ?? (await folder.freePath(stemOf(entity.name, now)));
      const content = (name: string) =>
        name === SECRET_FILE ? Readable.from([secret]) : this.#counted(createReadStream(side), file.size);
      const part = join(dirname(path), `.traguardo-${entity.id}.parte`);
      const size = await writeWhole(path, part, writeBackup(header, manifest, content, key.publicBytes));
      this.#settings.log({ level: 'info', event: 'backup', size, key: key.id });
      if (to !== null) return null;
      const copies = await folder.list(entity.id);
      for (const copy of superfluous(copies, now)) await folder.remove(copy);
      return copies.find((copy) => folder.pathOf(copy) === path) ?? null;
    } finally {
      await rm(side, { force: true });
    }
  }

  async *#counted(bytes: AsyncIterable<Buffer>, total: number): AsyncGenerator<Buffer> {
    let done = 0;
    for await (const portion of bytes) {
      done += portion.byteLength;
      this.#progress = 0.4 + (0.6 * done) / Math.max(1, total);
      yield portion;
    }
  }
}

/** `traguardo-valmora-2027-03-01-0200`: «Comune di» says nothing, and accents do not survive every disk. */
export function stemOf(entity: string, at: Date): string {
  const name = entity
    .replace(/^comune d(i |el |ella |ell’|ell')/i, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const [day = '', time = ''] = minuteIn(at).split(' ');
  return `traguardo-${name === '' ? 'comune' : name}-${day}-${time.replace(':', '')}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function assertRoom(place: string, database: string): Promise<void> {
  const { bavail, bsize } = await statfs(place);
  const needed = 2 * (await stat(database)).size + SPARE_BYTES;
  if (bavail * bsize < needed) throw new BackupFault('no-room', `${needed} bytes`);
}

function isFull(fault: unknown): boolean {
  return (
    ['ENOSPC', 'EDQUOT'].includes(codeOf(fault)) ||
    (fault instanceof Error && /database or disk is full/.test(fault.message))
  );
}
