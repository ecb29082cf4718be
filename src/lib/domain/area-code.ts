/** Words that say what a unit is, not which one: they give no letter to its code. */
const SILENT = new Set(
  'area settore servizio servizi ufficio uffici unità e ed di del della dello dei delle degli al alla alle allo ai dell all nell un una da in per con il la lo le gli i ii iii iv v vi vii viii ix x n'.split(
    ' ',
  ),
);

/** Letters without accents, upper case: the code is a prefix people type. */
function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase();
}

/** `Area amministrativa` → `AM`, `Area Polizia locale` → `PL`; another letter or figure where it is taken. */
export function proposeAreaCode(name: string, taken: readonly string[]): string {
  const words = name
    .replace(/[’']/g, ' ')
    .split(/\s+/)
    .filter((word) => !SILENT.has(word.toLowerCase()))
    .map(plain)
    .filter((word) => word !== '');
  const [first = '', second = ''] = words;
  if (first === '') return '';
  const free = (code: string) => code.length > 1 && !taken.includes(code);
  const candidates = second === '' ? [] : [first.slice(0, 1) + second.slice(0, 1)];
  for (let length = 2; length <= Math.min(4, first.length); length += 1) candidates.push(first.slice(0, length));
  for (let figure = 2; figure < 100; figure += 1) candidates.push(first.slice(0, 2) + String(figure));
  return candidates.find(free) ?? '';
}
