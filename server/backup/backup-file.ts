import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import * as v from 'valibot';
import { BackupFault } from './backup-fault.ts';
import { ByteReader } from './byte-reader.ts';
import { keyIdOf } from './recovery-key.ts';
import type { RecoveryKey } from './recovery-key.ts';
import { seal, unseal } from './sealed-body.ts';

/**
 * A copy is one file: MAGIC · format (1 byte) · length of the header (4 bytes) · header (JSON, readable by anyone) ·
 * SHA-256 of all that · the sealed body. The body is: length of the manifest (4 bytes) · manifest (JSON) · the files,
 * one after the other. Numbers are big-endian.
 */
const MAGIC = Buffer.from('TRAGUARDO COPIA\n', 'latin1');
const FORMAT = 1;
const MOST_HEADER = 16 * 1024;
const MOST_MANIFEST = 64 * 1024 * 1024;

/** What a copy says of itself to anyone. */
export const BackupHeader = v.object({
  entity: v.object({ id: v.string(), name: v.string() }),
  example: v.boolean(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Of Traguardo, */
  version: v.string(),
  /** and the last migration its database had seen. */
  schema: v.string(),
  /** Names the key that opens it. */
  key: v.string(),
});
export type BackupHeader = v.InferOutput<typeof BackupHeader>;

const Part = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,80}$/)),
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export const Manifest = v.object({
  files: v.array(Part),
  /** Every document, its last row, and the hash of that row where the log is chained. */
  documents: v.array(v.object({ id: v.string(), name: v.string(), seq: v.number(), head: v.nullable(v.string()) })),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** The bytes of a copy. `files` gives the content of each file of the manifest, in its order. */
export async function* writeBackup(
  header: BackupHeader,
  manifest: Manifest,
  files: (name: string) => AsyncIterable<Uint8Array>,
  publicBytes: Uint8Array,
): AsyncGenerator<Buffer> {
  const json = Buffer.from(JSON.stringify(header));
  const head = Buffer.concat([MAGIC, Buffer.of(FORMAT), length(json), json]);
  const check = createHash('sha256').update(head).digest();
  yield head;
  yield check;
  yield* seal(bodyOf(manifest, files), publicBytes, check);
}

async function* bodyOf(manifest: Manifest, files: (name: string) => AsyncIterable<Uint8Array>) {
  const json = Buffer.from(JSON.stringify(manifest));
  yield length(json);
  yield json;
  for (const { name, size, sha256 } of manifest.files) {
    const tally = new Tally();
    for await (const bytes of files(name)) {
      tally.add(bytes);
      yield bytes;
    }
    // It has changed since the manifest was made: nobody could open this copy.
    if (!tally.is(size, sha256)) throw new BackupFault('damaged', name);
  }
}

export interface OpenedBackup {
  header: BackupHeader;
  manifest: Manifest;
  /** The next file's content; each has to be read to its end, in the manifest's order. Checks size and hash. */
  files: () => AsyncGenerator<{ name: string; content: AsyncGenerator<Buffer> }>;
}

/** What anyone can read of a copy; the reader stands at the sealed body afterwards. Throws BackupFault. */
export async function readHeader(reader: ByteReader): Promise<{ header: BackupHeader; check: Buffer }> {
  const start = await reader.exactly(MAGIC.byteLength + 5);
  if (start === null || !start.subarray(0, MAGIC.byteLength).equals(MAGIC)) throw new BackupFault('not-a-copy');
  const format = start[MAGIC.byteLength] ?? 0;
  if (format > FORMAT) throw new BackupFault('newer-format');
  const size = start.readUInt32BE(MAGIC.byteLength + 1);
  if (format === 0 || size > MOST_HEADER) throw new BackupFault('damaged', 'header');
  const json = await reader.exactly(size);
  const check = await reader.exactly(32);
  if (json === null || check === null) throw new BackupFault('damaged', 'header');
  if (!createHash('sha256').update(start).update(json).digest().equals(check)) {
    throw new BackupFault('damaged', 'header');
  }
  return { header: parseJson(BackupHeader, json), check };
}

/** Opens a copy as its bytes come in. Throws BackupFault; what was read before a `damaged` is not to be used. */
export async function openBackup(source: AsyncIterable<Uint8Array>, key: RecoveryKey): Promise<OpenedBackup> {
  const reader = new ByteReader(source);
  const { header, check } = await readHeader(reader);
  if (header.key !== keyIdOf(key.publicBytes)) throw new BackupFault('wrong-key', header.key);
  const body = new ByteReader(unseal(reader, key, check));
  const size = (await body.exactly(4))?.readUInt32BE() ?? Infinity;
  if (size > MOST_MANIFEST) throw new BackupFault('damaged', 'manifest');
  const json = await body.exactly(size);
  if (json === null) throw new BackupFault('damaged', 'manifest');
  const manifest = parseJson(Manifest, json);
  return {
    header,
    manifest,
    files: async function* () {
      for (const part of manifest.files) yield { name: part.name, content: contentOf(body, part) };
      if ((await body.upTo(1)).byteLength > 0) throw new BackupFault('damaged', 'more than its manifest says');
    },
  };
}

const PORTION = 256 * 1024;

async function* contentOf(body: ByteReader, { name, size, sha256 }: v.InferOutput<typeof Part>) {
  const tally = new Tally();
  for (let left = size; left > 0;) {
    const bytes = await body.upTo(Math.min(PORTION, left));
    if (bytes.byteLength === 0) break;
    left -= bytes.byteLength;
    tally.add(bytes);
    yield bytes;
  }
  if (!tally.is(size, sha256)) throw new BackupFault('damaged', name);
}

class Tally {
  readonly #hash: Hash = createHash('sha256');
  #size = 0;

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#size += bytes.byteLength;
  }

  is(size: number, sha256: string): boolean {
    return this.#size === size && this.#hash.digest('hex') === sha256;
  }
}

function length(bytes: Uint8Array): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(bytes.byteLength);
  return buffer;
}

function parseJson<Schema extends v.GenericSchema>(schema: Schema, bytes: Buffer): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new BackupFault('damaged', 'not readable');
  }
}
