const TAG = /<\/?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|sup|sub|font|o:p)(?:\s[^<>]*)?\/?>/gi;
const BREAKING_TAG = /<\/?(?:p|br|div|ul|ol|li)(?:\s[^<>]*)?\/?>/gi;
const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  agrave: 'à',
  egrave: 'è',
  eacute: 'é',
  igrave: 'ì',
  ograve: 'ò',
  ugrave: 'ù',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  deg: '°',
  euro: '€',
};

/** Text without markup and invisible characters; line breaks stay, spaces are single. */
export function cleanText(raw: string): string {
  return tidySpaces(
    raw
      .replace(BREAKING_TAG, '\n')
      .replace(TAG, '')
      .replace(/&(?:#(\d{1,6})|([a-z]{2,6}));/gi, (whole, code: string | undefined, name: string | undefined) =>
        code !== undefined ? codePoint(Number(code)) : (ENTITIES[name!.toLowerCase()] ?? whole),
      )
      .replace(/^\s*#{1,6}\s+/gm, '')
      .replace(/\\?\*\*/g, '')
      .replace(/(^|[\s(“"'])\*(?=\S)([^*\n]{1,200})\*(?=$|[\s).,;:”"'])/g, '$1$2'),
  );
}

/** Spaces single, soft hyphens and invisible characters gone, empty lines dropped. */
export function tidySpaces(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\r\n?|\u000b|\u000c|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000 ]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function codePoint(code: number): string {
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
}

/** One line: a word divided at a line's end is joined, other breaks become spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}

/** Paragraphs stay, breaks that only the layout made are undone. */
export function paragraphs(text: string): string {
  return text
    .replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1')
    .replace(/([^\n])\n(?=([^\n]))/g, (whole, before: string, after: string) =>
      /[.;:!?)»”]/.test(before) || /[-–•·▪●*\d]/.test(after) ? whole : `${before} `,
    )
    .trim();
}

/** Lower case, no accents, words and digits only: for comparing. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

const SMALL_WORDS = new Set(
  'di del dello della dei degli delle d da dal dalla al alla ai in nel nella sul sulla con per e ed a il lo la i gli le'.split(
    ' ',
  ),
);

/** `POLIZIA LOCALE E COMMERCIO` → `Polizia Locale e Commercio`; a text not all in capitals stays. */
export function calmCapitals(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length < 4 || letters !== letters.toUpperCase()) return text;
  let first = true;
  return text.toLowerCase().replace(/[\p{L}]+/gu, (word: string) => {
    const small = !first && SMALL_WORDS.has(word);
    first = false;
    if (/^(?:ii|iii|iv|vi|vii|viii|ix|xi)$/.test(word)) return word.toUpperCase();
    return small ? word : word[0]!.toUpperCase() + word.slice(1);
  });
}
