import type { ClassificationArea } from '#lib/domain/org.ts';

const CLASSES: [ClassificationArea, string][] = [
  ['operatori-esperti', String.raw`operator[ei] espert[oi]|cat(?:egoria)?\.?\s?B\d?\b`],
  [
    'funzionari-eq',
    String.raw`funzionari[oi]?(?: e (?:dell['’])?elevata qualificazione)?|elevat[ae] qualificazion[ei]|cat(?:egoria)?\.?\s?D\d?\b`,
  ],
  ['istruttori', String.raw`istruttor[ei](?! diret)|cat(?:egoria)?\.?\s?C\d?\b`],
  ['operatori', String.raw`operator[ei](?! espert)|cat(?:egoria)?\.?\s?A\d?\b`],
];
const ANY = CLASSES.map(([, pattern]) => pattern).join('|');
const NUMBER = String.raw`(?:n[.°º]?\s*)?(\d{1,3})`;

const AFTER = new RegExp(
  String.raw`(?:area (?:dei |degli |delle )?)?(${ANY})[^\d–;,\n(]{0,60}(?:\([^)]*\))?\s*[:–-]?\s*(?:n[.°º]\s*|:\s*)(\d{1,3})`,
  'gi',
);
const BEFORE = new RegExp(String.raw`${NUMBER}\s+(?:dipendent[ei]\s+)?(?:area (?:dei |degli )?)?(${ANY})`, 'gi');

/** `Area Istruttori (ex cat. C) n° 2 – 1 Funzionario` → counts by classification; empty when none. */
export function staffCounts(text: string): { classificationArea: ClassificationArea; count: number }[] {
  if (text.length > 400 || !/\d/.test(text)) return [];
  // What is used besides people is counted too, and is none.
  const said = text.replace(
    /\b(?:risorse )?(?:strumentali|strumenti|finanziarie|mezzi|attrezzature|dotazioni)\b.*$/i,
    '',
  );
  const counts = new Map<ClassificationArea, number>();
  const add = (named: string, count: string): void => {
    const found = CLASSES.find(([, pattern]) => new RegExp(pattern, 'i').test(named))?.[0];
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + Number(count));
  };
  const rest = said.replace(AFTER, (_, named: string, count: string) => {
    add(named, count);
    return ' ';
  });
  for (const [, count, named] of rest.matchAll(BEFORE)) add(named!, count!);
  return [...counts].map(([classificationArea, count]) => ({ classificationArea, count }));
}

/** The classification a short text is the name of, or null: `Istruttori (ex cat. C)`. */
export function classificationOf(text: string): ClassificationArea | null {
  if (text === '' || text.length > 70) return null;
  const found = CLASSES.find(([, pattern]) =>
    new RegExp(`^(?:n[.°]\\s*)?(?:area (?:dei |degli |delle )?)?(?:${pattern})(?!\\p{L})`, 'iu').test(text),
  );
  return found?.[0] ?? null;
}
