import { createHash, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BackupFault } from './backup-fault.ts';
import { openBackup, writeBackup } from './backup-file.ts';
import type { BackupHeader } from './backup-file.ts';
import { keyIdOf, RecoveryKey } from './recovery-key.ts';
import { CHUNK } from './sealed-body.ts';

const key = RecoveryKey.draw();

function headerFor(recovery: RecoveryKey): BackupHeader {
  return {
    entity: { id: 'ente', name: 'Comune di Prova' },
    example: false,
    createdAt: '2027-03-01T01:00:00.000Z',
    version: '0.1.0',
    schema: '0050-backups.sql',
    key: keyIdOf(recovery.publicBytes),
  };
}

/** Bytes before the sealed body. */
const HEAD = 16 + 1 + 4 + Buffer.byteLength(JSON.stringify(headerFor(key))) + 32;

async function* inPortions(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size)
    yield await Promise.resolve(bytes.subarray(from, from + size));
}

async function written(content: Buffer, portion = 65_536): Promise<Buffer> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const manifest = { files: [{ name: 'data', size: content.byteLength, sha256 }], documents: [] };
  const parts: Buffer[] = [];
  const files = () => inPortions(content, portion);
  for await (const bytes of writeBackup(headerFor(key), manifest, files, key.publicBytes)) parts.push(bytes);
  return Buffer.concat(parts);
}

async function read(file: Uint8Array, portion = 65_536, recovery = key): Promise<Buffer> {
  const { files } = await openBackup(inPortions(file, portion), recovery);
  const parts: Buffer[] = [];
  for await (const { content } of files()) for await (const bytes of content) parts.push(bytes);
  return Buffer.concat(parts);
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof BackupFault) return fault.code;
    throw fault;
  }
  return 'read';
}

describe('a copy', () => {
  test('[RE11] of any size, written and read in any portions, is what it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.integer({ min: 0, max: 3_000 }),
          fc.constantFrom(CHUNK - 300, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 77),
        ),
        fc.integer({ min: 1_000, max: 2_000_000 }),
        fc.integer({ min: 1_000, max: 2_000_000 }),
        async (size, out, back) => {
          const content = randomBytes(size);
          expect((await read(await written(content, out), back)).equals(content)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('[RE11] of which the last chunk is full ends there', async () => {
    const sha256 = '0'.repeat(64);
    const describing = (size: number) =>
      Buffer.byteLength(JSON.stringify({ files: [{ name: 'data', size, sha256 }], documents: [] }));
    const content = randomBytes(CHUNK - 4 - describing(CHUNK));
    const file = await written(content);
    expect(file.byteLength).toBe(HEAD + 32 + CHUNK + 16);
    expect((await read(file)).equals(content)).toBe(true);
    expect(await faultOf(read(file.subarray(0, -1)))).toBe('damaged');
  });

  test('[RE11] does not open with one bit of it changed, wherever that is', async () => {
    const file = await written(randomBytes(5_000));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.byteLength - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const other = Buffer.from(file);
        other[at] = (other[at] ?? 0) ^ (1 << bit);
        expect(['not-a-copy', 'newer-format', 'damaged', 'wrong-key']).toContain(await faultOf(read(other)));
      }),
      { numRuns: 300 },
    );
  });

  test('[RE11] does not open cut short, anywhere, nor with something after it', async () => {
    const file = await written(randomBytes(2 * CHUNK + 5_000));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.byteLength - 1), async (length) => {
        expect(['not-a-copy', 'damaged']).toContain(await faultOf(read(file.subarray(0, length), 1_000_000)));
      }),
      { numRuns: 30 },
    );
    expect(await faultOf(read(Buffer.concat([file, Buffer.of(0)]), 1_000_000))).toBe('damaged');
  });

  test('[RE11] does not open with chunks left out, repeated or in another order', async () => {
    const file = await written(randomBytes(3 * CHUNK + 9));
    const start = file.subarray(0, HEAD + 32);
    const size = CHUNK + 16;
    const chunk = (at: number) => file.subarray(HEAD + 32 + at * size, HEAD + 32 + (at + 1) * size);
    const [first, second, third, last] = [chunk(0), chunk(1), chunk(2), chunk(3)];
    expect(await faultOf(read(Buffer.concat([start, first, second, third, last])))).toBe('read');
    for (const parts of [
      [second, first, third, last],
      [first, third, second, last],
      [first, second, second, third, last],
      [first, second, last],
      [first, second, third],
      [first, second, third, last, last],
    ]) {
      expect(await faultOf(read(Buffer.concat([start, ...parts]), 1_000_000))).toBe('damaged');
    }
  });

  test('[RE11] of which the header was swapped for that of another does not open', async () => {
    const [one, two] = [await written(randomBytes(100)), await written(randomBytes(100))];
    const other = Buffer.from(one.toString('latin1').replace('Comune di Prova', 'Comune di Parma'), 'latin1');
    const fixed = createHash('sha256')
      .update(other.subarray(0, HEAD - 32))
      .digest();
    expect(await faultOf(read(Buffer.concat([other.subarray(0, HEAD - 32), fixed, two.subarray(HEAD)])))).toBe(
      'damaged',
    );
  });

  test('says that a key is another one, that a file is no copy, that it is of a later format', async () => {
    const file = await written(randomBytes(10));
    expect(await faultOf(read(file, 1_000, RecoveryKey.draw()))).toBe('wrong-key');
    expect(await faultOf(read(Buffer.from('%PDF-1.7 and so on, for long enough')))).toBe('not-a-copy');
    expect(await faultOf(read(Buffer.alloc(0)))).toBe('not-a-copy');
    const later = Buffer.from(file);
    later[16] = 2;
    expect(await faultOf(read(later))).toBe('newer-format');
  });
});
