import { PROVINCES } from '#lib/domain/provinces.ts';

/** Where a metropolitan city took the place of the province (L. 56/2014 and the laws of the regions with their own statute). */
const METROPOLITAN = new Set(['BA', 'BO', 'CA', 'CT', 'FI', 'GE', 'ME', 'MI', 'NA', 'PA', 'RC', 'RM', 'TO', 'VE']);

const OWN_WORDS: Readonly<Record<string, string>> = {
  AO: 'Regione autonoma Valle d’Aosta',
  AQ: 'Provincia dell’Aquila',
  BZ: 'Provincia autonoma di Bolzano',
  SP: 'Provincia della Spezia',
  SU: 'Provincia del Sud Sardegna',
  TN: 'Provincia autonoma di Trento',
};

/** `Provincia di Bergamo` for `BG`, as under the name of a comune; a code nobody knows stays as it is. */
export function provinceWords(code: string): string {
  const known = code.trim().toUpperCase();
  const name = Object.hasOwn(PROVINCES, known) ? PROVINCES[known] : undefined;
  if (name === undefined) return code.trim();
  return OWN_WORDS[known] ?? `${METROPOLITAN.has(known) ? 'Città metropolitana' : 'Provincia'} di ${name}`;
}
