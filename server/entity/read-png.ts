import { crc32, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples a pixel, by the type of colour. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/**
 * The pixels of a PNG that every reader can show, null for anything else: whole, with its sums right and as many bytes
 * of picture as it says. Interlaced ones are none that our devices write. Larger ones than `side` are not unpacked.
 */
export function readPng(bytes: Buffer, side: number): { width: number; height: number } | null {
  const chunks = chunksOf(bytes);
  const [head] = chunks ?? [];
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13 || chunks.at(-1)?.type !== 'IEND') return null;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [depth = 0, colour = 0, compression, filter, interlace] = head.data.subarray(8);
  const samples = SAMPLES[colour];
  if (width === 0 || height === 0 || samples === undefined || DEPTHS[colour]?.includes(depth) !== true) return null;
  if (compression !== 0 || filter !== 0 || interlace !== 0) return null;
  if (colour === 3 && !chunks.some(({ type }) => type === 'PLTE')) return null;
  if (width > side || height > side) return { width, height };
  const line = 1 + Math.ceil((width * samples * depth) / 8);
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    const unpacked = inflateSync(packed, { maxOutputLength: line * height });
    const filters = Array.from({ length: height }, (_, row) => unpacked[row * line] ?? 5);
    return unpacked.length === line * height && filters.every((one) => one <= 4) ? { width, height } : null;
  } catch {
    return null;
  }
}

function chunksOf(bytes: Buffer): { type: string; data: Buffer }[] | null {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null;
  const chunks = [];
  let at = SIGNATURE.length;
  while (at < bytes.length) {
    if (at + 12 > bytes.length) return null;
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}
