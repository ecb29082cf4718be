import { Refusal } from '../refusals.ts';

/** Bytes of a text file to text: byte order marks, UTF-16 without one, UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const text = new TextDecoder(detectEncoding(bytes)).decode(bytes);
  if (looksBinary(text)) throw new Refusal('not-text');
  return text;
}

function detectEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const sample = Math.min(bytes.length, 4096) & ~1;
  for (let i = 0; i < sample; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  if (zeros[1]! > sample / 5 && zeros[0]! < sample / 50) return 'utf-16le';
  if (zeros[0]! > sample / 5 && zeros[1]! < sample / 50) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000);
  let odd = 0;
  for (const character of sample) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) odd++;
  }
  return odd > 4 && odd > sample.length / 100;
}
