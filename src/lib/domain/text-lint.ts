import { linesOf, lineText } from './rich-text.ts';
import type { RichText } from './rich-text.ts';

export type FindingCode =
  'other-entity' | 'other-year' | 'superseded' | 'broken-formula' | 'broken-word' | 'doubled-word' | 'markup';

/** Something in a text that is probably left over from another plan or from copying. */
export interface Finding {
  code: FindingCode;
  /** Line of the text in reading order, and characters of it. */
  line: number;
  from: number;
  to: number;
  /** What stands there. */
  text: string;
  /** What should stand there, when that is certain enough to write it; null to let the person decide. */
  replacement: string | null;
  /** `superseded`: what holds today, and where that is written. */
  instead?: string;
  source?: string;
}

export interface LintContext {
  /** As on the letterhead: `Comune di Valmora`. */
  entity: string;
  /** Other enti that may be named: those of the agreements. */
  partners: readonly string[];
  /** First of the plan's three years. */
  year: number;
  /** Years of the mandates that meet the plan, `2024-2029`. */
  mandates: readonly { from: number; to: number }[];
}

/** The same finding in a text that goes on changing. */
export function findingKey({ code, text }: Pick<Finding, 'code' | 'text'>): string {
  return `${code}:${plain(text)}`.slice(0, 300);
}

/** Everything found in a text, in reading order. Nothing here stops anybody: each finding is a question. */
export function lintText(text: RichText, context: LintContext): Finding[] {
  const lines = [...linesOf(text)].map(({ line }) => lineText(line));
  const strangers = new Set<string>();
  const found = lines.flatMap((line, index) => [
    ...findOtherEntities(line, context, strangers).map((finding) => ({ ...finding, line: index })),
    ...RULES.flatMap((rule) => rule(line, context)).map((finding) => ({ ...finding, line: index })),
  ]);
  // Named in full once, a stranger's bare name is as wrong everywhere.
  for (const [index, line] of lines.entries()) {
    for (const name of strangers) {
      for (const match of line.matchAll(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'giu'))) {
        const finding = at('other-entity', match.index, match[0], inCaseOf(match[0], bareName(context.entity)));
        if (!found.some((one) => one.line === index && overlaps(one, finding))) found.push({ ...finding, line: index });
      }
    }
  }
  return found.toSorted((a, b) => a.line - b.line || a.from - b.from);
}

type Piece = Omit<Finding, 'line'>;
type Rule = (line: string, context: LintContext) => Piece[];

function at(code: FindingCode, from: number, text: string, replacement: string | null): Piece {
  return { code, from, to: from + text.length, text, replacement };
}

function overlaps(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from < b.to && b.from < a.to;
}

/** `Comune di Castel San Pietro`, `Comuni di Arcene e Verdello`: names begin with a capital; small words may stand inside. */
const NAME = String.raw`\p{Lu}[\p{L}’'-]*(?:\s+(?:(?:di|del|della|dei|al|in|sul|con|de’|d’)\s+)?\p{Lu}[\p{L}’'-]*)*`;
const ENTITY = new RegExp(
  String.raw`(?<!\p{L})(?<kind>[Cc]omun[ei]|COMUN[EI]|[Cc]ittà|CITTÀ|[Uu]nione|UNIONE)\s+(?:d(?:i|el|ella|ei)|DI|DEL|DELLA|DEI)\s+(?<name>${NAME}(?:(?:,\s*|\s+[eE]\s+)${NAME})*)`,
  'gu',
);
function findOtherEntities(line: string, context: LintContext, strangers: Set<string>): Piece[] {
  const known = new Set([context.entity, ...context.partners].map((name) => plain(bareName(name))));
  return [...line.matchAll(ENTITY)].flatMap((match): Piece[] => {
    const { kind = '', name = '' } = match.groups ?? {};
    const several = plain(kind) === 'comuni' ? name.split(/,\s*|\s+[eE]\s+/u) : [name];
    const wrong = several.filter((one) => !isKnown(plain(one), known));
    for (const one of wrong) strangers.add(one);
    if (several.length > 1 || plain(kind) === 'comuni')
      return wrong.map((one) => at('other-entity', match.index + match[0].indexOf(one), one, null));
    // In capitals nobody can tell where a name of several words ends.
    const certain = match[0] !== match[0].toUpperCase() || !/\s/u.test(name);
    return wrong.map(() =>
      at('other-entity', match.index, match[0], certain ? inCaseOf(match[0], context.entity) : null),
    );
  });
}

/** The name may go on into what is no name: `Comune di Valmora Provincia di …`. */
function isKnown(name: string, known: ReadonlySet<string>): boolean {
  return [...known].some((one) => one !== '' && (name === one || name.startsWith(`${one} `)));
}

/** `Valmora` of `Comune di Valmora`. */
function bareName(entity: string): string {
  return entity.replace(/^\s*(?:comune|città|unione)\s+d(?:i|el|ella|ei)\s+/iu, '');
}

function inCaseOf(model: string, text: string): string {
  return model === model.toUpperCase() ? text.toUpperCase() : text;
}

const RANGE = /(?<![\d/.,n°])(?<first>20\d\d)\s*[-–/]\s*(?<last>20\d\d|\d\d)(?![\d/])/gu;
/** A law or an act by number and year is no year of the plan. */
const AFTER_NUMBER = /(?:\bn\.?|\bnr\.?|art\.?|\d)\s*$/iu;

function findOtherRanges(line: string, { year, mandates }: LintContext): Piece[] {
  return [...line.matchAll(RANGE)].flatMap((match): Piece[] => {
    const { first = '', last = '' } = match.groups ?? {};
    const from = Number(first);
    const to = last.length === 2 ? Math.floor(from / 100) * 100 + Number(last) : Number(last);
    if (to <= from || AFTER_NUMBER.test(line.slice(0, match.index))) return [];
    if (from === year && to - from <= 2) return [];
    if (mandates.some((mandate) => mandate.from === from && mandate.to === to)) return [];
    const mark = /[-–/]/u.exec(match[0])?.[0] ?? '-';
    const write = (range: { from: number; to: number }) =>
      `${range.from}${mark}${last.length === 2 ? String(range.to).slice(2) : range.to}`;
    // Three years are a plan's, five a mandate's; of the latter there may be none on record, or two.
    const mandate = mandates.length === 1 ? mandates[0] : undefined;
    const replacement =
      to - from === 2 ? write({ from: year, to: year + 2 }) : to - from >= 4 && mandate ? write(mandate) : null;
    return [at('other-year', match.index, match[0], replacement)];
  });
}

const YEAR_OF =
  /(?<subject>\b(?:anno|esercizio|annualità|PEG|DUP|PIAO|PDO|obiettivi(?:\s+operativi|\s+gestionali)?|bilancio(?:\s+di\s+previsione)?|piano\s+della\s+performance|relazione\s+sulla\s+performance|rendiconto)\s+)(?<year>20\d\d)(?![\d]|\s*[-–/]\s*\d)/giu;
const LOOKS_BACK = /relazione|rendiconto/iu;
/** `dall’anno 2019` tells when something began. */
const SINCE = /(?:dal|dall[’']|del[l’']?\s*|fin\s+dal|entro\s+l[’'])\s*$/iu;

function findOtherYears(line: string, { year }: LintContext): Piece[] {
  return [...line.matchAll(YEAR_OF)].flatMap((match): Piece[] => {
    const { subject = '', year: written = '' } = match.groups ?? {};
    const found = Number(written);
    const first = LOOKS_BACK.test(subject) ? year - 1 : year;
    if ((found >= first && found <= year + 2) || SINCE.test(line.slice(0, match.index))) return [];
    return [at('other-year', match.index + subject.length, written, String(year))];
  });
}

interface Superseded {
  pattern: RegExp;
  instead: string;
  source: string;
  /** Plans of this year and later. */
  since: number;
  /** Words that can simply take its place. */
  replacement?: string;
}

/** Laws, bodies and contracts that are no more, from the year whose plan should not name them. */
const SUPERSEDED: readonly Superseded[] = [
  {
    pattern: /\bCi?VIT\b|\bCIVIT\b/gu,
    instead: 'Dipartimento della funzione pubblica (e ANAC per l’anticorruzione)',
    source: 'D.L. 90/2014, art. 19, commi 9 e 15; D.P.R. 105/2016',
    since: 2015,
    replacement: 'Dipartimento della funzione pubblica',
  },
  {
    pattern: /(?:D\.?\s?Lgs\.?|decreto\s+legislativo)\s*(?:n\.?\s*)?163\s*(?:\/|del\s+)2006/giu,
    instead: 'D.Lgs. 36/2023, il codice dei contratti pubblici',
    source: 'D.Lgs. 31 marzo 2023, n. 36, art. 226',
    since: 2017,
    replacement: 'D.Lgs. 36/2023',
  },
  {
    pattern: /(?:D\.?\s?Lgs\.?|decreto\s+legislativo)\s*(?:n\.?\s*)?50\s*(?:\/|del\s+)2016/giu,
    instead: 'D.Lgs. 36/2023, il codice dei contratti pubblici',
    source: 'D.Lgs. 31 marzo 2023, n. 36, art. 226',
    since: 2024,
    replacement: 'D.Lgs. 36/2023',
  },
  {
    pattern: /(?<!ex\s)(?<!ex\s\p{L}\.\s)\b(?:cat(?:egori[ae]|\.)\s+[ABCD][1-7]?)(?![\p{L}\d])/giu,
    instead: 'le aree di inquadramento: Operatori, Operatori esperti, Istruttori, Funzionari ed E.Q.',
    source: 'CCNL Funzioni locali 16.11.2022, artt. 12 e 13',
    since: 2024,
  },
  {
    pattern: /\bposizion[ei]\s+organizzativ[ae]\b|\bP\.O\.(?!\p{L})/giu,
    instead: 'incarico di Elevata Qualificazione (E.Q.)',
    source: 'CCNL Funzioni locali 16.11.2022, artt. 13 e 16',
    since: 2024,
  },
  {
    pattern: /\bCCNL[^.;]{0,40}(?:2016\s*[-–/]\s*(?:20)?18|21[./\s](?:0?5|maggio)[./\s]2018)/giu,
    instead: 'il contratto in vigore, CCNL Funzioni locali 23.2.2026',
    source: 'CCNL Funzioni locali 23.2.2026',
    since: 2023,
  },
  {
    pattern:
      /\bP\.?T\.?P\.?C\.?T\.?(?!\p{L})|piano\s+triennale\s+(?:di|per\s+la)\s+prevenzione\s+della\s+corruzione/giu,
    instead: 'la sottosezione «Rischi corruttivi e trasparenza» del PIAO',
    source: 'D.L. 80/2021, art. 6; D.P.R. 81/2022',
    since: 2023,
  },
];

function findSuperseded(line: string, { year }: LintContext): Piece[] {
  return SUPERSEDED.filter((one) => year >= one.since).flatMap(({ pattern, instead, source, replacement = null }) =>
    [...line.matchAll(pattern)].map((match) => ({
      ...at('superseded', match.index, match[0], replacement),
      instead,
      source,
    })),
  );
}

const FORMULA = /#(?:RIF!|REF!|N\/D|N\/A|VALORE!|VALUE!|DIV\/0!|NOME\?|NAME\?|NUM!|NULLO!)/gu;

function findBrokenFormulas(line: string): Piece[] {
  return [...line.matchAll(FORMULA)].map((match) => at('broken-formula', match.index, match[0], null));
}

/** `ammini- strazione`, `politico- amministrativo`: a line break that copying left inside a word. */
const HYPHEN = /(?<head>\p{L}{2,})-\s+(?<tail>\p{Ll}{3,})/gu;
/** `stamp e schede`: in Italian hardly a word ends in a consonant and goes on with one vowel. */
const SPLIT = /(?<![\p{L}’'])(?<head>\p{Ll}{4,}[bcdfgpqtvz])\s(?<tail>[aeiou])(?=\s\p{Ll}{3,})/gu;
/** Foreign words of the office that do end so. */
const FOREIGN =
  /^(?:.*ing|audit|backup|benefit|blog|brand|budget|chat|chatbot|client|cloud|comfort|computer|contact|credit|data|debit|default|deficit|feedback|grant|help|input|internet|intranet|internship|know|layout|link|marketing|meeting|network|output|password|project|rating|record|report|set|sharepoint|shock|smart|sport|staff|standard|startup|stress|sub|target|test|tablet|ticket|touch|trend|turnover|update|web|welfare|workshop|deposit|habitat|transport|transit|voucher|plafond|team|fast|post|best|cost)$/u;

function findBrokenWords(line: string): Piece[] {
  const hyphens = [...line.matchAll(HYPHEN)].flatMap((match): Piece[] => {
    const { head = '', tail = '' } = match.groups ?? {};
    // `pre- e post-`, and a dash that opens an aside.
    if (/^(?:e|ed|o|od)$/u.test(tail)) return [];
    const joined = head.endsWith('o') ? `${head}-${tail}` : `${head}${tail}`;
    return [at('broken-word', match.index, match[0], joined)];
  });
  const splits = [...line.matchAll(SPLIT)].flatMap((match): Piece[] => {
    const { head = '', tail = '' } = match.groups ?? {};
    return FOREIGN.test(head) ? [] : [at('broken-word', match.index, match[0], `${head}${tail}`)];
  });
  return [...hyphens, ...splits];
}

const DOUBLED = /(?<![\p{L}’'-])(?<word>\p{L}{2,})\s+\k<word>(?![\p{L}’'-])/giu;
/** Italian says some words twice. */
const SAID_TWICE = new Set(['via', 'man', 'mano', 'poco', 'piano', 'pian', 'così', 'vis', 'quasi', 'appena', 'volta']);

function findDoubledWords(line: string): Piece[] {
  return [...line.matchAll(DOUBLED)].flatMap((match): Piece[] => {
    const word = match.groups?.word ?? '';
    return SAID_TWICE.has(word.toLowerCase()) ? [] : [at('doubled-word', match.index, match[0], word)];
  });
}

const MARKUP = /\*\*|__|(?<=^|\s)#{1,6}(?=\s)/gu;

function findMarkup(line: string): Piece[] {
  return [...line.matchAll(MARKUP)].map((match) => at('markup', match.index, match[0], ''));
}

const RULES: readonly Rule[] = [
  findOtherRanges,
  findOtherYears,
  findSuperseded,
  findBrokenFormulas,
  findBrokenWords,
  findDoubledWords,
  findMarkup,
];

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
