import { createHash } from 'node:crypto';
import { isStemmaShape, LARGEST_STEMMA, LARGEST_STEMMA_SIDE } from '#lib/domain/stemma.ts';
import type { Stemma } from '#lib/domain/stemma.ts';
import { readPng } from '../entity/read-png.ts';
import type { Fault } from '../http/problem.ts';

/** The stemma a picture makes, or why it makes none. */
export function stemmaFrom(png: string, path: string): { stemma: Stemma } | { faults: Fault[] } {
  const refused = (detail: string) => ({ faults: [{ path, detail }] });
  const bytes = Buffer.from(png, 'base64');
  if (bytes.length > LARGEST_STEMMA)
    return refused(`L’immagine pesa più di ${LARGEST_STEMMA / 1024} kB: usane una più leggera.`);
  const size = readPng(bytes, LARGEST_STEMMA_SIDE);
  if (size === null) return refused('Non è un’immagine PNG intera: scegli un altro file.');
  const { width, height } = size;
  if (Math.max(width, height) > LARGEST_STEMMA_SIDE)
    return refused(`L’immagine ha più di ${LARGEST_STEMMA_SIDE} punti per lato: usane una più piccola.`);
  if (!isStemmaShape(width, height))
    return refused('L’immagine è troppo larga o troppo alta: ritagliala sul solo stemma.');
  return { stemma: { sha256: createHash('sha256').update(bytes).digest('hex'), png, width, height } };
}
