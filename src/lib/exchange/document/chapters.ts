import { CHAPTER_TEMPLATES } from '#lib/domain/chapter-templates.ts';
import type { Block, RichText } from '#lib/domain/rich-text.ts';
import type { ImportedChapter } from '../imported-plan.ts';
import { calmCapitals, oneLine, plain } from '../read/clean.ts';
import type { Passage, SourceRef, TablePassage, TextPassage } from '../source.ts';
import { layGrid, ownCells } from '../table/grid.ts';
import { areaHeading, isHeadLine } from './headings.ts';

/** What plans of comuni call the chapter of each template, in plain words. */
const KNOWN: readonly [template: string, title: RegExp][] = [
  [
    'presentazione',
    /^(?:la )?(?:presentazione|premessa|introduzione|finalita del piano|(?:il )?quadro normativo|riferimenti normativi)(?: |$)/,
  ],
  ['chi-siamo', /^chi siamo/],
  ['come-operiamo', /^come operiamo/],
  ['identita', /^(?:l )?identita|^(?:il )?mandato istituzionale|^missione e mandato/],
  [
    'contesto',
    /^(?:l |il )?(?:analisi (?:del |di )?)?contesto(?: |$)|^l amministrazione in cifre|^amministrazione in cifre/,
  ],
  [
    'valutazione',
    /^(?:il |la )?(?:sistema (?:di )?(?:misurazione|valutazione)|(?:misurazione e )?valutazione (?:del personale|della performance|dei dipendenti|dei responsabili))/,
  ],
  ['monitoraggio', /^(?:il |la )?(?:monitoraggio|rimodulazione)(?: |$)/],
];
/** Headings over the objectives themselves, whose content comes in as objectives. */
const OBJECTIVES =
  /^(?:gli |le )?(?:obiettivi|schede|scheda|elenco degli obiettivi|piano degli obiettivi|allegat|albero della performance|indice|sommario)(?: |$)/;
const FRONT =
  /^(?:comune|citta|provincia|regione|unione|piano|piao|p e g|peg|pdo|allegato|triennio|anno|esercizio|prospetto|relazione sulla|rendiconto|delibera\w*)(?: |$)/;
const NUMBER =
  /^(?:(?:capitolo|cap\.|sezione|parte)\s+)?(?:(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?|([IVX]{1,5})[.)]|([A-Z])[.)])\s+(?=\p{Lu}|[«“"])/u;
const BULLET = /^[-–•·▪●*]\s+/u;
/** Tables in a chapter are small; anything larger is an annex. */
const LARGEST_TABLE = 60;

interface Title {
  text: string;
  /** 1 for `2.` or a first heading, 2 for `2.1`. */
  depth: number;
  template: string;
  /** A number or the document's own style says it is a heading. */
  marked: boolean;
}

/** The narrative chapters around the objectives: by their headings, each with its text. */
export function findChapters(blocks: readonly Passage[], taken: ReadonlySet<string>): ImportedChapter[] {
  const chapters: Draft[] = [];
  const outside = objectiveBlocks(blocks, taken);
  let open: Draft | null = null;
  blocks.forEach((block, index) => {
    const source: SourceRef = { block: block.id, row: null, column: null };
    if (outside.has(index)) {
      open = null;
      return;
    }
    if (block.kind === 'table') {
      const table = richTable(block);
      if (table !== null) open?.add(table, source);
      return;
    }
    const title = titleOf(block);
    if (title !== null && OBJECTIVES.test(plain(title.text))) {
      if (title.marked || open === null) open = null;
      else open.line(block, source);
    } else if (title !== null && opensChapter(title, open)) {
      open = new Draft(title, source);
      chapters.push(open);
    } else if (title?.marked === true) open?.heading(title, source);
    else open?.line(block, source);
  });
  return chapters.filter((one) => one.body.length > 0).map((one) => one.finish());
}

function opensChapter(title: Title, open: Draft | null): boolean {
  if (title.template !== '') {
    // `3.2 Mandato istituzionale` stays inside `3. Identità`.
    return open === null || open.title.template !== title.template || (title.marked && title.depth <= open.title.depth);
  }
  return title.marked && (open === null ? title.depth === 1 : title.depth <= open.title.depth);
}

/** A line that is a title, or null for one of running text. */
function titleOf(block: TextPassage): Title | null {
  const said = oneLine(block.text);
  if (said.length > 160 || block.item !== undefined || BULLET.test(said)) return null;
  const number = NUMBER.exec(said);
  const text = (number === null ? said : said.slice(number[0].length)).replace(/[\s:.–-]+$/, '');
  const words = plain(text);
  if (words === '' || FRONT.test(words) || /\.{4}|\s\d{1,3}$/.test(text)) return null;
  const template = KNOWN.find(([, pattern]) => pattern.test(words))?.[0] ?? '';
  const bare = text.replace(/\s*\([^)]*\)/g, '');
  const capitals = bare === bare.toUpperCase() && /\p{L}{3}/u.test(bare);
  const ends = /[.;,]$/.test(said);
  if (template === '') {
    if (ends || bare.length > 110 || areaHeading(said) !== null || isHeadLine(said)) return null;
    if (number === null && (block.level === undefined || /\b20\d\d\b/.test(text))) return null;
    // A numbered sentence of a list is no title.
    if (block.level === undefined && !capitals && words.split(' ').length > 9) return null;
  } else if (number === null && block.level === undefined && !capitals && (ends || words.split(' ').length > 8)) {
    return null;
  }
  const depth = number?.[1] === undefined ? Math.max(1, (block.level ?? 1) - 1) : number[1].split('.').length;
  return { text: calmCapitals(text), depth, template, marked: number !== null || block.level !== undefined };
}

/** The blocks the objectives were read from, with the lines over them that name their area. */
function objectiveBlocks(blocks: readonly Passage[], taken: ReadonlySet<string>): Set<number> {
  const outside = new Set<number>();
  blocks.forEach((block, index) => {
    if (!taken.has(block.id)) return;
    outside.add(index);
    let from = index;
    for (let at = index - 1; at >= Math.max(0, index - 10); at--) {
      const above = blocks[at]!;
      if (above.kind !== 'text' || taken.has(above.id)) break;
      const said = oneLine(above.text);
      if (said.length > 200) break;
      if (areaHeading(said)?.listed === false || isHeadLine(said) || OBJECTIVES.test(plain(said))) from = at;
    }
    for (let at = from; at < index; at++) outside.add(at);
  });
  return outside;
}

class Draft {
  readonly title: Title;
  readonly body: RichText = [];
  private readonly sources: SourceRef[];

  constructor(title: Title, source: SourceRef) {
    this.title = title;
    this.sources = [source];
  }

  add(block: Block, source: SourceRef): void {
    this.body.push(block);
    this.sources.push(source);
  }

  heading(title: Title, source: SourceRef): void {
    const level = Math.min(4, Math.max(2, title.depth - this.title.depth + 1)) as 2 | 3 | 4;
    this.add({ type: 'heading', level, content: [{ type: 'text', text: title.text }] }, source);
  }

  line(block: TextPassage, source: SourceRef): void {
    const said = oneLine(block.text);
    const bullet = BULLET.exec(said);
    const number = /^\d{1,2}[.)]\s+(?=\p{L})/u.exec(said);
    const text = said.slice((bullet ?? number)?.[0].length ?? 0);
    if (text === '' || /^\d{1,3}$/.test(text)) return;
    const last = this.body.at(-1);
    if (bullet !== null || number !== null || block.item !== undefined) {
      const ordered = block.item === 'number' || number !== null;
      const item: Block[] = [paragraph(text)];
      if (last?.type === 'list' && last.ordered === ordered) last.items.push(item);
      else this.body.push({ type: 'list', ordered, items: [item] });
    } else {
      const before = last?.type === 'paragraph' ? last.content[0] : undefined;
      // A paragraph the end of a page, or of a line, cut in two.
      if (before?.type === 'text' && /^\p{Ll}/u.test(text) && !/[.:;!?]$/.test(before.text)) before.text += ` ${text}`;
      else this.body.push(paragraph(text));
    }
    this.sources.push(source);
  }

  finish(): ImportedChapter {
    const { text, template } = this.title;
    const known = CHAPTER_TEMPLATES.some(({ key }) => key === template);
    return { title: text, template: known ? template : '', body: this.body, source: this.sources };
  }
}

const paragraph = (text: string): Block & { type: 'paragraph' } => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

function richTable(table: TablePassage): Block | null {
  const grid = layGrid(table);
  if (grid.rows.length > LARGEST_TABLE || grid.width > 20) return null;
  const rows = grid.rows.map((cells, row) =>
    cells.flatMap((cell, column) => {
      if (cell === null) return [{ header: false, colspan: 1, rowspan: 1, content: [paragraph('')] }];
      if (cell.row !== row || cell.column !== column) return [];
      const content = cell.text.split('\n').map(paragraph);
      return [
        { header: row === 0 && ownCells(grid, 0).length > 1, colspan: cell.colSpan, rowspan: cell.rowSpan, content },
      ];
    }),
  );
  return rows.length === 0 ? null : { type: 'table', rows };
}
