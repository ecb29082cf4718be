import { digest } from 'lib0/hash/sha256';
import type { Texts } from '#lib/texts/texts.ts';
import type { DocumentTree } from './document-tree.ts';

/** What a file says of itself: which content it is, and when it was made. */
export interface Stamp {
  /** SHA-256 of the content, 64 hexadecimal digits: two files that say the same have the same. */
  fingerprint: string;
  /** ISO 8601. */
  madeAt: string;
  /** For the foot of the page. */
  words: string;
}

export function stampOf(tree: DocumentTree, madeAt: Date, { papers, format }: Pick<Texts, 'papers' | 'format'>): Stamp {
  const fingerprint = fingerprintOf(tree);
  const short = `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)} ${fingerprint.slice(8, 12)} … ${fingerprint.slice(-4)}`;
  const day = format.date(localDay(madeAt));
  return {
    fingerprint,
    madeAt: madeAt.toISOString(),
    words: [papers.fingerprint(short), papers.madeAt(day, format.time(madeAt))].join(' · '),
  };
}

/** Of everything the document says; not of how a format writes it, nor of when. */
export function fingerprintOf(tree: DocumentTree): string {
  // An http address of the office's network has no `crypto.subtle`.
  const bytes = digest(new TextEncoder().encode(JSON.stringify(tree)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
