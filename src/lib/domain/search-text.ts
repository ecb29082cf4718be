/** A stretch of a text, in UTF-16 units: `start` included, `end` not. */
export interface Range {
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** As it is compared: without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text as they are compared; apostrophes, points and dashes part them. */
export function foldedWords(text: string): string[] {
  return fold(text).match(WORD) ?? [];
}

/** Shorter words say too little without their ending, and a letter more or less makes them another word. */
const LONG_WORD = 5;

/**
 * What singular and plural, masculine and feminine share: `obiettiv`, `anagrafic`, `archiv`. Short words stay
 * whole.
 */
export function stem(word: string): string {
  if (word.length < LONG_WORD) return word;
  const [bare = word] = /^.*?(?=[aeiou]{0,2}$)/.exec(word) ?? [];
  const root = /[cg]h$/.test(bare) ? bare.slice(0, -1) : bare;
  return root.length < LONG_WORD - 1 ? word.slice(0, LONG_WORD - 1) : root;
}

/** Whether a word begins as it was asked for, but for one letter wrong, missing, too many or out of its place. */
export function beginsAlmost(word: string, asked: string): boolean {
  if (asked.length < LONG_WORD || word.length < asked.length - 1) return false;
  let at = 0;
  while (at < asked.length && word[at] === asked[at]) at += 1;
  if (at >= asked.length - 1) return true;
  const goesOn = (inWord: number, inAsked: number) => {
    let step = 0;
    while (inAsked + step < asked.length && word[inWord + step] === asked[inAsked + step]) step += 1;
    return inAsked + step === asked.length;
  };
  const swapped = word[at] === asked[at + 1] && word[at + 1] === asked[at];
  return goesOn(at + 1, at + 1) || goesOn(at + 1, at) || goesOn(at, at + 1) || (swapped && goesOn(at + 2, at + 2));
}

/** Where a text holds a word that one of the prefixes begins: what a found text shows marked. */
export function rangesOf(text: string, prefixes: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = fold(word);
    const lengths = prefixes.filter((prefix) => folded.startsWith(prefix)).map((prefix) => prefix.length);
    if (lengths.length === 0) continue;
    // Letters that fold to more or fewer of them cannot be counted: then the whole word is marked.
    const length = folded.length === word.length ? Math.max(...lengths) : word.length;
    ranges.push({ start: index, end: index + length });
  }
  return ranges;
}

/** The stretch of a long text around its first marked word, about `length` units, with the marks that fall in it. */
export function excerpt(text: string, ranges: readonly Range[], length = 90): { text: string; ranges: Range[] } {
  if (text.length <= length) return { text, ranges: [...ranges] };
  const first = ranges[0]?.start ?? 0;
  const wanted = Math.max(0, Math.min(first - Math.floor(length / 3), text.length - length));
  // At the beginning of a word, if there is one before the mark.
  const blank = wanted === 0 ? -1 : text.indexOf(' ', wanted);
  const start = blank >= 0 && blank < first ? blank + 1 : wanted;
  const end = Math.min(text.length, start + length);
  const before = start > 0 ? '… ' : '';
  const shift = before.length - start;
  const inside = ranges.filter((range) => range.start >= start && range.end <= end);
  return {
    text: before + text.slice(start, end).trimEnd() + (end < text.length ? ' …' : ''),
    ranges: inside.map((range) => ({ start: range.start + shift, end: range.end + shift })),
  };
}
