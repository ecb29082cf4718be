/** A name as people write it, with its parts. */
export interface KnownName {
  givenName: string;
  familyName: string;
  /** Courtesy title written before the name: `Dott.ssa`. */
  title: string;
}

const TITLE = String.raw`(?:(?:[Dd]ott|[Dd]r|[Ss]ig|[Gg]eom|[Rr]ag|[Ii]ng|[Aa]rch|[Aa]vv|[Cc]om|[Aa]g|[Pp]rof)\.?(?:\s?(?:ssa|ra))?\.?\s+)?`;
const escaped = (words: string) =>
  words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`);
const anyCase = (words: string) =>
  [...words].map((one) => (/\p{L}/u.test(one) ? `[${one.toLowerCase()}${one.toUpperCase()}]` : escaped(one))).join('');

/**
 * A text without the names it is known to hold: full names in either order, with an initial, and family names alone
 * where they are written as names are. Better a word too many than one too few: `Villa comunale` loses its villa if
 * somebody is called so.
 */
export function redactNames(text: string, names: readonly KnownName[], instead: string): string {
  const pattern = patternOf(names);
  return pattern === null ? text : text.replace(pattern, instead);
}

/** Whether a text holds one of the names. */
export function holdsName(text: string, names: readonly KnownName[]): boolean {
  return patternOf(names)?.test(text) ?? false;
}

function patternOf(names: readonly KnownName[]): RegExp | null {
  const whole: string[] = [];
  const alone: string[] = [];
  for (const { givenName, familyName } of names) {
    const given = givenName.trim();
    const family = familyName.trim();
    if (family.length < 2) continue;
    const initial = given.charAt(0);
    if (given !== '') {
      whole.push(`${anyCase(given)}\\s+${anyCase(family)}`, `${anyCase(family)}\\s+${anyCase(given)}`);
      whole.push(
        `${escaped(initial)}\\.\\s?${anyCase(family)}`,
        `${anyCase(family)}\\s+${escaped(initial)}(?:\\.|(?!\\p{L}))`,
      );
    }
    const written = [...new Set([family, family.toUpperCase(), capitalised(family)])].map(escaped);
    alone.push(...written);
  }
  if (whole.length + alone.length === 0) return null;
  const parts = [...whole, ...alone].sort((a, b) => b.length - a.length).join('|');
  return new RegExp(`(?<![\\p{L}\\p{M}])${TITLE}(?:${parts})(?![\\p{L}\\p{M}])`, 'gu');
}

function capitalised(words: string): string {
  return words
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
