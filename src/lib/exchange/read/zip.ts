import { Refusal } from '../refusals.ts';
import { MAX_UNPACKED } from './limits.ts';

interface ZipEntry {
  name: string;
  method: number;
  offset: number;
  packed: number;
}

/** More parts than any office document has. */
const MAX_ENTRIES = 10_000;

/** Fast, and what is looked for is plain letters. */
const LETTERS = new TextDecoder();

/** A zip archive whose parts have been unpacked once and counted. */
export interface Archive {
  names: string[];
  /** A part's bytes, or null where there is none of this name. */
  read: (name: string) => Promise<Uint8Array | null>;
}

/**
 * Opens a zip archive: the sizes a zip states can lie, and a few kilobytes can unpack to gigabytes, so what a library
 * is going to unpack is unpacked here first and counted. `everything` where that library unpacks the pictures too.
 */
export async function openZip(bytes: Uint8Array, everything = false, most = MAX_UNPACKED): Promise<Archive> {
  const entries = directory(bytes);
  let left = most;
  for (const entry of entries) {
    const markup = /\.(?:xml|rels)$/i.test(entry.name);
    if (!markup && !everything) continue;
    let before = '';
    for await (const chunk of unpack(bytes, entry)) {
      left -= chunk.byteLength;
      if (left < 0) throw new Refusal('too-large');
      if (!markup) continue;
      // No office program writes entities into a document's parts; who does wants a reader to expand or fetch them.
      const said = before + LETTERS.decode(chunk);
      if (said.includes('<!ENTITY')) throw new Refusal('unsafe');
      before = said.slice(-8);
    }
  }
  return {
    names: entries.map((entry) => entry.name),
    read: async (name) => {
      const entry = entries.find((one) => one.name === name);
      return entry === undefined ? null : await collect(unpack(bytes, entry));
    },
  };
}

function directory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw new Refusal('too-large');
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  try {
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Refusal('damaged');
      if ((view.getUint16(at + 8, true) & 1) !== 0) throw new Refusal('encrypted');
      const nameLength = view.getUint16(at + 28, true);
      const entry: ZipEntry = {
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        offset: view.getUint32(at + 42, true),
        packed: view.getUint32(at + 20, true),
      };
      // One that says two things is read in two ways: what was counted here would not be what is unpacked later.
      if (view.getUint16(entry.offset + 8, true) !== entry.method) throw new Refusal('damaged');
      entries.push(entry);
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged');
  }
  return entries;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new Refusal('damaged');
}

async function* unpack(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.offset + 30 > bytes.length) throw new Refusal('damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = new Uint8Array(bytes.subarray(start, start + entry.packed));
  if (entry.method === 0) {
    yield packed;
    return;
  }
  if (entry.method !== 8) throw new Refusal('damaged');
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const chunk = await reader.read().catch(() => {
        throw new Refusal('damaged');
      });
      if (chunk.done) return;
      yield chunk.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
