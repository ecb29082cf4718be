import { findDates } from '../fields/dates.ts';
import { calmCapitals, plain } from '../read/clean.ts';
import { provinceCode } from './provinces.ts';
import type { Line } from './lines.ts';

const HEADING =
  /^(comune|citt[àa](?!\s+metropolitana)|comunit[àa] montana|municipio(?= di)|unione(?: montana)? (?:dei|di) comuni)\s+(?:di\s+|del\s+|della\s+|d['’]\s*)?\S/i;
const WITHIN =
  /\b(?:Comune|Città)\s+(?:di|d['’])\s*((?:\p{Lu}[\p{L}'’]*)(?:[ -](?:\p{Lu}[\p{L}'’]*|di|del|della|d['’]\p{L}+|al|in|sul|con|e|ed|San)){0,5})/gu;
const PROVINCE_AFTER = /\(\s*(?:prov\.?\s*(?:di)?\s*)?([A-Z]{2})\s*\)/;

/** The ente's name and province, from the letterhead or else from how the text names it. */
export function findEntity(lines: readonly Line[]): { name: string | null; province: string | null } {
  const heading = lines.find(
    ({ text }) => text.length <= 160 && HEADING.test(text) && !/[.;]$/.test(text) && cleanName(text).length <= 60,
  );
  const name = heading === undefined ? (inTitle(lines) ?? mostNamed(lines)) : cleanName(heading.text);
  return { name, province: findProvince(lines, heading?.text ?? '', name) };
}

function cleanName(text: string): string {
  const name = text
    .replace(/\(.*$/, '')
    .replace(/\s+[-–—,]\s+.*$/, '')
    .replace(/\s*\b(?:provincia\b|prov\.).*$/i, '')
    .replace(
      /(?:\s*[-–—,:]|\s+)\s*(?:piano (?:triennale|della|delle|degli|di|dettagliato|esecutivo|integrato|performance|obiettivi)|piao|p\.?d\.?o\.?|p\.?e\.?g\.?|obiettivi|anno)(?!\p{L}).*$/iu,
      '',
    )
    .trim();
  const calm = calmCapitals(name);
  return calm.replace(
    /^(?:comune|città|citta|comunit[àa]|municipio|unione)/i,
    (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase(),
  );
}

/** `PIANO DELLA PERFORMANCE DEL COMUNE DI LURANO (BG)`. */
function inTitle(lines: readonly Line[]): string | null {
  for (const { text } of lines) {
    const match = /\s(COMUNE|CITTÀ)\s+(?:DI|D['’])\s*(?!METROPOLITANA)\p{Lu}[^(–,;:]{1,50}/u.exec(text);
    if (match !== null && text.length <= 140 && match[0] === match[0].toUpperCase()) return cleanName(match[0].trim());
  }
  return null;
}

function mostNamed(lines: readonly Line[]): string | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const match of line.text.matchAll(WITHIN)) {
      const name = `Comune di ${match[1]!.replace(/\s+(?:Provincia|Prov|Piano|Piao|Regione)\b.*$/i, '').replace(/\s+(?:di|del|della|e|ed|al|in|con|sul)$/, '')}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function findProvince(lines: readonly Line[], heading: string, name: string | null): string | null {
  const code =
    PROVINCE_AFTER.exec(heading)?.[1] ??
    lines
      .slice(0, 8)
      .map(({ text }) => /^\(\s*([A-Z]{2})\s*\)$/.exec(text)?.[1])
      .find((one) => one !== undefined);
  if (code !== undefined) return provinceCode(code);
  for (const line of lines) {
    const match =
      /^\(?\s*(?:provincia|prov\.?|città metropolitana)(?:\s*:\s*|\s+)(?:di\s+|dell?['’a]?\s*)?(.{2,40}?)\)?$/i.exec(
        line.text,
      );
    const found = match === null ? null : provinceCode(match[1]!);
    if (found !== null) return found;
  }
  for (const line of lines) {
    const match = /\bprov(?:incia|\.)\s+(?:di\s+|dell?['’a]?\s*)?(\p{L}[\p{L}’' -]{1,40})/iu.exec(line.text);
    const found = match === null ? null : provinceCode(match[1]!);
    if (found !== null) return found;
  }
  if (name === null) return null;
  const own = plain(name).replace(/^comune di /, '');
  for (const line of lines) {
    const at = plain(line.text).indexOf(own);
    const inParentheses = at < 0 ? undefined : PROVINCE_AFTER.exec(line.text)?.[1];
    if (inParentheses !== undefined) return provinceCode(inParentheses);
  }
  return null;
}

const RANGE = /(?<!\d)(20\d{2})\s?(?:[-–—/]|al?|e il)\s?((?:20)?\d{2})(?!\d)/i;
const PLAN = /\b(?:piano|piao|performance|p\.?d\.?o\.?|peg|triennio|triennale|obiettivi)\b/i;

/** The plan's years and the year its objectives are for. */
export function findYears(
  lines: readonly Line[],
  dueYears: readonly number[],
): { years: [number, number] | null; year: number | null } {
  const plans = lines.filter((line) => PLAN.test(line.text) && !/mandato/i.test(line.text));
  const years =
    rangeIn(plans.filter((line) => /triennal|triennio|piano|piao/i.test(line.text) && line.text.length < 160)) ??
    rangeIn(plans);
  const stated = statedYear(lines, years);
  const year = stated ?? years?.[0] ?? mostFrequent(dueYears);
  if (years !== null) return { years, year };
  return { years: year === null ? null : [year, year], year };
}

function rangeIn(lines: readonly Line[]): [number, number] | null {
  for (const line of lines) {
    const match = RANGE.exec(line.text);
    if (match === null) continue;
    const first = Number(match[1]);
    const last = match[2]!.length === 2 ? Math.floor(first / 100) * 100 + Number(match[2]) : Number(match[2]);
    if (last > first && last - first <= 5) return [first, last];
  }
  return null;
}

/** `150/2009`, `legge 27 ottobre 2009`: the year of an act is not the plan's. */
const ACT =
  /(?<![\d/])\d{1,4}\/(?:19|20)\d{2}|\b(?:d\.?\s?lgs\.?|decreto|legge|l\.|d\.?p\.?r\.?|deliber\p{L}*|d\.?g\.?c\.?)[^.;]{0,30}?(?:19|20)\d{2}/giu;

function statedYear(lines: readonly Line[], years: [number, number] | null): number | null {
  const short = lines
    .filter((line) => line.text.length <= 140 && !/mandato/i.test(line.text))
    .map((line) => line.text.replace(new RegExp(RANGE, 'gi'), ' ').replace(ACT, ' '))
    .map(withoutDates);
  for (const pattern of [
    /\bannualit[àa]\s+(20\d{2})\b/i,
    /\bobiettivi\b.*?\b(20\d{2})\b/i,
    /\b(?:anno|esercizio)\s+(20\d{2})\b/i,
    /\b(?:piano|piao|pdo|performance|peg)\b.*?\b(20\d{2})\b/i,
    /^(20\d{2})$/,
  ]) {
    for (const text of short) {
      const match = pattern.exec(text);
      if (match === null) continue;
      const year = Number(match[1]);
      if (years === null || (year >= years[0] && year <= years[1])) return year;
    }
  }
  return null;
}

/** By when something is to be done is not what the plan is for. */
function withoutDates(text: string): string {
  return findDates(text, null).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
}

function mostFrequent(years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
