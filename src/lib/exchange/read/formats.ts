import { Refusal } from '../refusals.ts';

/** Whether a file begins with these characters. */
export function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, index) => bytes[index] === character.charCodeAt(0));
}

/** Throws for the files people have that are no text and cannot be read. */
export function refuseKnownFormats(bytes: Uint8Array): void {
  if (startsWith(bytes, '%PDF')) throw new Refusal('pdf');
  if (startsWith(bytes, '{\\rtf')) throw new Refusal('other-document');
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    // Word wraps a protected .docx in the old container; its directory names are UTF-16.
    const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length, 1 << 20) & ~1));
    throw new Refusal(names.includes('EncryptedPackage') ? 'encrypted' : 'old-word');
  }
  const image = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*', 'RIFF'];
  if (image.some((magic) => startsWith(bytes, magic))) throw new Refusal('image-only');
}
