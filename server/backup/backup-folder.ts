import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BackupFault } from './backup-fault.ts';
import { readHeader } from './backup-file.ts';
import type { BackupHeader } from './backup-file.ts';
import { ByteReader } from './byte-reader.ts';

/** A copy in the folder of copies. */
export interface KeptCopy {
  name: string;
  at: Date;
  size: number;
  header: BackupHeader;
}

const NAME = /^traguardo-[a-z0-9-]+\.copia$/;
export const EXTENSION = '.copia';

/** Where an ente's copies are. Only files that this ente wrote are listed, and only those are ever removed. */
export class BackupFolder {
  readonly path: string;
  /** Whether it is ours to make: one that was named must be there (a disk that is not plugged in is not a folder). */
  readonly #ours: boolean;

  constructor(path: string, ours: boolean) {
    this.path = path;
    this.#ours = ours;
  }

  async prepare(): Promise<void> {
    if (this.#ours) await mkdir(this.path, { recursive: true, mode: 0o700 });
    try {
      await access(this.path);
    } catch {
      throw new BackupFault('no-folder', this.path);
    }
  }

  /** Newest first. */
  async list(entity: string): Promise<KeptCopy[]> {
    const copies = await Promise.all((await this.#names()).map((name) => this.#read(name)));
    return copies
      .flatMap((copy) => (copy?.header.entity.id === entity ? [copy] : []))
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.name < b.name ? 1 : -1));
  }

  async find(entity: string, name: string): Promise<KeptCopy | null> {
    const copy = NAME.test(name) ? await this.#read(name) : null;
    return copy?.header.entity.id === entity ? copy : null;
  }

  pathOf(copy: KeptCopy): string {
    return join(this.path, copy.name);
  }

  async remove(copy: KeptCopy): Promise<void> {
    await rm(this.pathOf(copy), { force: true });
  }

  /** `traguardo-valmora-2027-03-01-0200.copia`, or the first like it that is free. */
  async freePath(stem: string): Promise<string> {
    const taken = new Set(await this.#names());
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number === 1 ? '' : `-${number}`}${EXTENSION}`;
      if (!taken.has(name)) return join(this.path, name);
    }
  }

  async #names(): Promise<string[]> {
    try {
      return (await readdir(this.path)).filter((name) => NAME.test(name));
    } catch {
      return [];
    }
  }

  async #read(name: string): Promise<KeptCopy | null> {
    const path = join(this.path, name);
    const stream = createReadStream(path, { highWaterMark: 4_096 });
    try {
      const { header } = await readHeader(new ByteReader(stream as AsyncIterable<Buffer>));
      return { name, at: new Date(header.createdAt), size: (await stat(path)).size, header };
    } catch {
      return null;
    } finally {
      stream.destroy();
    }
  }
}

/** Writes a file all or nothing, read back to see that the medium has what was given to it. */
export async function writeWhole(path: string, side: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const given = createHash('sha256');
  let size = 0;
  try {
    const file = await open(side, 'w', 0o600);
    try {
      for await (const portion of bytes) {
        given.update(portion);
        size += portion.byteLength;
        for (let from = 0; from < portion.byteLength;) from += (await file.write(portion, from)).bytesWritten;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const read = createHash('sha256');
    for await (const portion of createReadStream(side) as AsyncIterable<Buffer>) read.update(portion);
    if (!read.digest().equals(given.digest())) throw new BackupFault('damaged', basename(path));
    await rename(side, path);
    await syncFolder(dirname(path));
    return size;
  } catch (fault) {
    await rm(side, { force: true }).catch(() => undefined);
    throw fault;
  }
}

/** The new name survives a power cut. Not every system lets a folder be synced. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // Windows, some network shares.
  }
}
