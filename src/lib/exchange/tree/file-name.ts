import type { IsoDate } from '#lib/domain/calendar.ts';
import type { DocumentKind } from './documents.ts';

const SLUGS: Record<DocumentKind, string> = {
  piano: 'piano-performance',
  piao: 'piao-2-2-performance',
  areas: 'obiettivi',
  schede: 'schede-obiettivi',
  peg: 'peg-obiettivi',
};

/** `2027_piano-performance_bozza_2027-01-28`: what an office can sort and find, without anybody's name. */
export function fileNameOf(parts: {
  kind: DocumentKind;
  year: number;
  /** Codes of the area and of the objective, where there is one. */
  of: readonly string[];
  names: boolean;
  day: IsoDate;
}): string {
  const { kind, year, of, names, day } = parts;
  const what = [SLUGS[kind], ...of.map(slug).filter((one) => one !== '')].join('-');
  return [year, what, 'bozza', ...(names ? [] : ['senza-nominativi']), day].join('_');
}

function slug(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, 40);
}
