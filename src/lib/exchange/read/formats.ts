import { Refusal } from '../refusals.ts';
import { openZip, type Archive } from './zip.ts';

/** Whether a file begins with these characters. */
export function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, index) => bytes[index] === character.charCodeAt(0));
}

/** A file that is no text, told by what it holds and never by its name. */
export type PackedFile =
  | { kind: 'docx' }
  | { kind: 'odt'; archive: Archive }
  /** .xlsx, .xlsm, .xlsb, .ods and the old .xls. */
  | { kind: 'workbook' }
  | { kind: 'pdf' };

/** What a file is, or null for one of text. Throws for the files people have that cannot be read. */
export async function recognise(bytes: Uint8Array): Promise<PackedFile | null> {
  if (startsWith(bytes, '%PDF')) return { kind: 'pdf' };
  if (startsWith(bytes, 'PK')) return recogniseZip(bytes);
  if (startsWith(bytes, '{\\rtf')) throw new Refusal('other-document');
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    // Word wraps a protected .docx in the old container; its directory names are UTF-16.
    const names = new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
    if (names.includes('EncryptedPackage')) throw new Refusal('encrypted');
    if (names.includes('WordDocument') || !/Workbook|Book\0/.test(names)) throw new Refusal('old-word');
    return { kind: 'workbook' };
  }
  const image = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\u0000', 'MM\u0000*', 'RIFF'];
  if (image.some((magic) => startsWith(bytes, magic))) throw new Refusal('image-only');
  return null;
}

async function recogniseZip(bytes: Uint8Array): Promise<PackedFile> {
  const archive = await openZip(bytes);
  const has = (name: string): boolean => archive.names.includes(name);
  if (has('word/document.xml')) return { kind: 'docx' };
  if (has('xl/workbook.xml') || has('xl/workbook.bin')) {
    // Its library unpacks pictures and everything else along with the cells.
    await openZip(bytes, true);
    return { kind: 'workbook' };
  }
  if (!has('content.xml')) throw new Refusal('other-document');
  const said = async (name: string): Promise<string> =>
    new TextDecoder().decode((await archive.read(name)) ?? undefined);
  if ((await said('META-INF/manifest.xml')).includes('encryption-data')) throw new Refusal('encrypted');
  const type = (await said('mimetype')).trim();
  if (type.includes('opendocument.text')) return { kind: 'odt', archive };
  if (!type.includes('opendocument.spreadsheet')) throw new Refusal('other-document');
  await openZip(bytes, true);
  return { kind: 'workbook' };
}
