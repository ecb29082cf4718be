import { Refusal } from '../refusals.ts';
import { MAX_UNPACKED } from './limits.ts';

interface ZipEntry {
  name: string;
  method: number;
  offset: number;
  packed: number;
}

/**
 * The names in a zip archive, after its XML has been unpacked once and counted: the sizes a zip
 * states can lie, and a few kilobytes can unpack to gigabytes.
 */
export async function checkZip(bytes: Uint8Array): Promise<string[]> {
  const entries = directory(bytes);
  let total = 0;
  for (const entry of entries) {
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue;
    total += await unpackedSize(bytes, entry, MAX_UNPACKED - total);
    if (total > MAX_UNPACKED) throw new Refusal('too-large');
  }
  return entries.map((entry) => entry.name);
}

function directory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  try {
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new Refusal('damaged');
      if ((view.getUint16(at + 8, true) & 1) !== 0) throw new Refusal('encrypted');
      const nameLength = view.getUint16(at + 28, true);
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        method: view.getUint16(at + 10, true),
        offset: view.getUint32(at + 42, true),
        packed: view.getUint32(at + 20, true),
      });
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

async function unpackedSize(bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<number> {
  if (entry.method === 0) return entry.packed;
  if (entry.method !== 8 || entry.offset + 30 > bytes.length) throw new Refusal('damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = new Uint8Array(bytes.subarray(start, start + entry.packed));
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  let size = 0;
  try {
    for (;;) {
      const chunk = await reader.read();
      if (chunk.done) return size;
      size += chunk.value.byteLength;
      if (size > limit) {
        await reader.cancel();
        return size;
      }
    }
  } catch {
    throw new Refusal('damaged');
  }
}
