import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  ShadingType,
  Tab,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TabStopType,
  Table as DocxTable,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { FileChild, ISectionOptions, ParagraphChild } from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { bookmarkOfRow } from '../row-bookmark.ts';
import { hasHead, headOf } from '../tree/document-tree.ts';
import type {
  Block,
  Cell,
  Column,
  DocumentTree,
  Heading,
  Inline,
  List,
  Picture,
  Table,
} from '../tree/document-tree.ts';
import type { Stamp } from '../tree/stamp.ts';
import { docxStyles, INK, LINE } from './docx-styles.ts';

/** Twentieths of a point in a centimetre. */
const CM = 566.93;
const twips = (centimetres: number) => Math.round(centimetres * CM);
const A4 = { width: twips(21), height: twips(29.7) };
const MARGIN = { upright: 2, wide: 1.5 };
const BULLETS = 'punti';
const NUMBERS = 'numeri';
const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];
const ALIGNMENT = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };

/** For Word, to be retouched: headings, lists and captions are styles, rows of objectives carry their ids. */
export async function writeDocx(tree: DocumentTree, stamp: Stamp): Promise<Uint8Array> {
  const lists = new Lists();
  const sections = tree.sections.map(({ landscape, blocks }) => ({
    landscape,
    children: blocks.flatMap((block, at) => blockOf(block, landscape, lists, blocks[at - 1]?.type === 'page-break')),
  }));
  const opening = openingOf(tree);
  const [first] = sections;
  // A cover stands upright; a table that lies has its letterhead above it.
  if (tree.cover || !first) sections.unshift({ landscape: false, children: opening });
  else first.children.unshift(...opening);
  const document = new Document({
    title: tree.title,
    creator: tree.letterhead.entity,
    lastModifiedBy: tree.letterhead.entity,
    description: tree.standing,
    keywords: [...tree.keywords, `sha256:${stamp.fingerprint}`].join(', '),
    styles: docxStyles(tree),
    numbering: { config: lists.config() },
    sections: sections.map(({ landscape, children }, index) =>
      sectionOf(tree, stamp, landscape, children, index === 0),
    ),
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function sectionOf(
  tree: DocumentTree,
  stamp: Stamp,
  landscape: boolean,
  children: FileChild[],
  isFirst: boolean,
): ISectionOptions {
  const margin = landscape ? MARGIN.wide : MARGIN.upright;
  const width = (landscape ? 29.7 : 21) - 2 * margin;
  const right = [{ type: TabStopType.RIGHT, position: twips(width) }];
  const [before, between] = tree.pageWords;
  const watermark = tree.watermark === null ? [] : [new TextWatermark({ text: tree.watermark, color: 'E3E7EC' })];
  const footer = new Footer({
    children: [
      new Paragraph({
        style: 'PieDiPagina',
        tabStops: right,
        children: [
          new TextRun({ children: [`${tree.standing} · ${stamp.words}`, new Tab()] }),
          new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
  const running = new Header({
    children: [
      new Paragraph({
        style: 'Intestazione',
        tabStops: right,
        children: [
          ...watermark,
          new TextRun({ children: [tree.letterhead.entity.toUpperCase(), new Tab(), tree.title] }),
        ],
      }),
    ],
  });
  const bare = new Header({ children: [new Paragraph({ children: watermark })] });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: isFirst,
      page: {
        size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          top: twips(2),
          bottom: twips(2),
          left: twips(margin),
          right: twips(margin),
          header: twips(1),
          footer: twips(1),
        },
      },
    },
    headers: isFirst ? { default: running, first: bare } : { default: running },
    footers: isFirst ? { default: footer, first: footer } : { default: footer },
    children,
  };
}

/** Letterhead and title, alone on their page where there is a cover, and the contents. */
function openingOf(tree: DocumentTree): FileChild[] {
  const { letterhead, cover } = tree;
  const alignment = cover ? AlignmentType.CENTER : AlignmentType.LEFT;
  return [
    ...(letterhead.stemma
      ? [new Paragraph({ alignment, children: [pictureOf(letterhead.stemma, cover ? 32 : 16)] })]
      : []),
    new Paragraph({ style: 'Ente', alignment, text: letterhead.entity.toUpperCase() }),
    ...(letterhead.province === ''
      ? []
      : [new Paragraph({ style: 'Provincia', alignment, text: letterhead.province })]),
    ...(cover ? [] : [new Paragraph({ style: 'EstremiAtto', text: letterhead.act })]),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment,
      text: tree.title,
      ...(cover && { spacing: { before: twips(4) } }),
    }),
    ...tree.subtitle.map((line) => new Paragraph({ style: 'Sottotitolo', alignment, text: line })),
    ...(cover
      ? [
          new Paragraph({ style: 'EstremiAtto', alignment, spacing: { before: twips(6) }, text: letterhead.act }),
          newPage(),
        ]
      : []),
    ...(tree.contents === null
      ? []
      : [
          new Paragraph({ style: 'TitoloIndice', text: tree.contents }),
          new TableOfContents(tree.contents, { headingStyleRange: '1-2', hyperlink: true }),
          ...(cover ? [] : [newPage()]),
        ]),
  ];
}

const newPage = () => new Paragraph({ children: [new PageBreak()] });

/** `breaks`: on a page of its own, which only a title can say of itself; a mark of its own could fall on one more page. */
function blockOf(block: Block, landscape: boolean, lists: Lists, breaks: boolean): FileChild[] {
  if (breaks && block.type !== 'heading') return [newPage(), ...blockOf(block, landscape, lists, false)];
  switch (block.type) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level - 1],
          children: headingRuns(block),
          ...(breaks && { pageBreakBefore: true }),
        }),
      ];
    case 'paragraph':
      return [new Paragraph({ style: styleOf(block.role), children: runsOf(block.text) })];
    case 'list':
      return lists.paragraphs(block, 0);
    case 'table':
      return tableOf(block, landscape);
    case 'figure':
      return [
        new Paragraph({
          children: [pictureOf(block.picture, (block.width / block.picture.width) * block.picture.height)],
        }),
        ...(block.caption === '' ? [] : [new Paragraph({ style: 'Didascalia', text: block.caption })]),
      ];
    case 'drawing':
      // Painted before it comes here: `withPaintedDrawings`.
      return [new Paragraph({ style: 'CorpoDelTesto', text: block.drawing.alt })];
    case 'page-break':
      return [];
  }
}

const styleOf = (role: 'note' | 'label' | undefined) =>
  role === 'note' ? 'Nota' : role === 'label' ? 'Voce' : 'CorpoDelTesto';

/** Each ordered list counts from 1: it is an instance of its own. */
class Lists {
  #instances = 0;

  config() {
    const indent = (level: number) => ({
      style: { paragraph: { indent: { left: twips(0.6 * (level + 1)), hanging: twips(0.5) } } },
    });
    const levels = [0, 1, 2, 3, 4, 5];
    return [
      {
        reference: BULLETS,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: level % 2 === 0 ? '•' : '–',
          alignment: AlignmentType.LEFT,
          ...indent(level),
        })),
      },
      {
        reference: NUMBERS,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          ...indent(level),
        })),
      },
    ];
  }

  paragraphs({ ordered, items }: List, level: number): Paragraph[] {
    if (ordered) this.#instances += 1;
    const numbering = ordered
      ? { reference: NUMBERS, level, instance: this.#instances }
      : { reference: BULLETS, level };
    return items.flatMap((item) =>
      item.flatMap((one, at) => {
        if (one.type === 'list') return this.paragraphs(one, Math.min(level + 1, 5));
        const children = runsOf(one.text);
        return at === 0
          ? [new Paragraph({ style: 'Elenco', numbering, children })]
          : [new Paragraph({ style: 'Elenco', indent: { left: twips(0.6 * (level + 1)) }, children })];
      }),
    );
  }
}

function tableOf(table: Table, landscape: boolean): FileChild[] {
  const { caption, columns, rowHeader, rows, total } = table;
  const width = landscape ? twips(29.7 - 2 * MARGIN.wide) : twips(21 - 2 * MARGIN.upright);
  const sum = columns.reduce((all, { share }) => all + share, 0);
  const widths = columns.map(({ share }) => Math.floor((share / sum) * width));
  const thin = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const thick = { style: BorderStyle.SINGLE, size: 10, color: INK };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cellOf = (paragraphs: Paragraph[], at: number, span = 1) =>
    new TableCell({
      children: paragraphs,
      columnSpan: span,
      width: { size: widths.slice(at, at + span).reduce((all, one) => all + one, 0), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
    });
  const head = columns.map(
    (column, at) =>
      new TableCell({
        children: [
          new Paragraph({ style: 'TestataTabella', alignment: ALIGNMENT[column.align], text: headOf(column) }),
        ],
        width: { size: widths[at] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.BOTTOM,
        shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EEF1F6' },
        borders: { top: thick, bottom: thick },
      }),
  );
  const body = rows.map(
    ({ id, cells }) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((cell, at) => cellOf(cellParagraphs(cell, columns[at], at === 0 ? id : null), at)),
      }),
  );
  const first = Math.max(1, total?.values.findIndex((value) => value !== null) ?? 1);
  const last =
    total === null
      ? []
      : [
          new TableRow({
            cantSplit: true,
            children: [
              cellOf([new Paragraph({ style: 'TotaleTabella', text: total.label })], 0, first),
              ...total.values.slice(first).map((value, at) =>
                cellOf(
                  [
                    new Paragraph({
                      style: 'TotaleTabella',
                      alignment: ALIGNMENT[columns[first + at]?.align ?? 'left'],
                      text: value ?? '',
                    }),
                  ],
                  first + at,
                ),
              ),
            ],
          }),
        ];
  return [
    ...(caption === '' ? [] : [new Paragraph({ style: 'Didascalia', keepNext: true, text: caption })]),
    new DocxTable({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: twips(0.13), right: twips(0.13), top: twips(0.05), bottom: twips(0.05) },
      borders: { top: thin, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none },
      tableLook: {
        firstRow: hasHead(table),
        firstColumn: rowHeader === 0,
        lastRow: total !== null,
        noVBand: true,
        noHBand: true,
      },
      rows: [
        ...(hasHead(table) ? [new TableRow({ tableHeader: true, cantSplit: true, children: head })] : []),
        ...body,
        ...last,
      ],
    }),
    new Paragraph({ style: 'CorpoDelTesto', text: '' }),
  ];
}

/** What is said of an objective begins with its id, where nobody sees it. */
function headingRuns({ text, row }: Heading): ParagraphChild[] {
  const name = row === undefined ? null : bookmarkOfRow(row);
  if (name === null) return runsOf(text);
  return [...runsOf(text.slice(0, -1)), new Bookmark({ id: name, children: runsOf(text.slice(-1)) })];
}

/** The first cell of a row that is an objective bears its id, where nobody sees it. */
function cellParagraphs(cell: Cell, column: Column | undefined, id: string | null): Paragraph[] {
  const name = id === null ? null : bookmarkOfRow(id);
  return cell.map((line, at) => {
    const children = runsOf(line);
    return new Paragraph({
      style: 'TestoTabella',
      alignment: ALIGNMENT[column?.align ?? 'left'],
      children: at === 0 && name !== null ? [new Bookmark({ id: name, children })] : children,
    });
  });
}

function runsOf(line: readonly Inline[]): ParagraphChild[] {
  return line.map((one) => {
    if (one.type === 'break') return new TextRun({ break: 1 });
    const run = (style?: string) =>
      new TextRun({ text: one.text, bold: one.bold, italics: one.italic, ...(style && { style }) });
    return one.link === undefined ? run() : new ExternalHyperlink({ link: one.link, children: [run('Hyperlink')] });
  });
}

/** `height` in millimetres. */
function pictureOf({ png, width, height: pixels, alt }: Picture, height: number): ImageRun {
  const high = Math.round((height / 25.4) * 96);
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  return new ImageRun({
    type: 'png',
    data: bytes,
    transformation: { width: Math.round((high * width) / pixels), height: high },
    altText: { name: alt, title: alt, description: alt },
  });
}
