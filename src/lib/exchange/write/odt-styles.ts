import { headOf } from '../tree/document-tree.ts';
import type { DocumentTree, Table } from '../tree/document-tree.ts';
import type { Stamp } from '../tree/stamp.ts';
import { INK, LINE, OFFICE_FONTS } from './docx-styles.ts';
import { attribute, escape } from './markup.ts';

export const NAMESPACES = Object.entries({
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  xlink: 'http://www.w3.org/1999/xlink',
  dc: 'http://purl.org/dc/elements/1.1/',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
})
  .map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
  .join('');

/** Centimetres. */
export const ODT_MARGIN = { upright: 2, wide: 1.5 };
export const widthOf = (landscape: boolean): number =>
  landscape ? 29.7 - 2 * ODT_MARGIN.wide : 21 - 2 * ODT_MARGIN.upright;
/** Pages by what they lie like; the first has no running head. */
export const masterOf = (landscape: boolean, first: boolean): string =>
  `${first ? 'Prima_' : ''}${landscape ? 'Orizzontale' : 'Verticale'}`;
/** Styles of paragraphs in cells, by how the column stands. */
export const cellStyle = (style: string, align: Table['columns'][number]['align']): string =>
  align === 'left' ? style : `${style}_${align}`;

interface Look {
  font?: 'head' | 'body';
  points?: number;
  bold?: true;
  color?: string;
  before?: number;
  after?: number;
  line?: number;
  align?: string;
  keep?: true;
}

/** styles.xml: what an office changes once for the whole document; and the pages with their head and foot. */
export function odtStyles(tree: DocumentTree, stamp: Stamp): string {
  const { template, language, cover } = tree;
  const { body, head, ink } = OFFICE_FONTS[template];
  const [lang, country = 'IT'] = language.split('-');
  const fonts = [...new Set([body, head])];
  const named = (id: string, name: string, look: Look, more = '') => {
    const font = look.font === 'head' ? head : body;
    const margins = `fo:margin-top="${look.before ?? 0}pt" fo:margin-bottom="${look.after ?? 0}pt" fo:line-height="${look.line ?? 115}%"`;
    const place = `${look.align ? ` fo:text-align="${look.align}"` : ''}${look.keep ? ' fo:keep-with-next="always" fo:keep-together="always"' : ''}`;
    const bold = look.bold ? ' fo:font-weight="bold"' : '';
    return `<style:style style:name="${id}" style:display-name="${attribute(name)}" style:family="paragraph"${id === 'Standard' ? '' : ' style:parent-style-name="Standard"'} style:class="text"${more}><style:paragraph-properties ${margins}${place}/><style:text-properties style:font-name="${font}" fo:font-size="${look.points ?? 11}pt" fo:color="#${look.color ?? ink}"${bold}/></style:style>`;
  };
  const heading = (level: number, points: number, before: number, after: number) =>
    named(
      `Heading_20_${level}`,
      `Heading ${level}`,
      { font: 'head', points, bold: true, before, after, keep: true },
      ` style:default-outline-level="${level}"`,
    );
  const aligned = (id: string, name: string, look: Look) =>
    (['left', 'right', 'center'] as const).map((align) =>
      named(cellStyle(id, align), align === 'left' ? name : `${name} (${align})`, {
        ...look,
        ...(align !== 'left' && { align: align === 'right' ? 'end' : 'center' }),
      }),
    );
  const place = cover ? 'center' : 'start';
  const soft = template === 'classico' ? '333333' : '455B71';
  const contents = (level: number) =>
    named(`Contents_20_${level}`, `Contents ${level}`, { after: 3 })
      .replace('<style:paragraph-properties ', `<style:paragraph-properties fo:margin-left="${(level - 1) * 0.5}cm" `)
      .replace(
        '/><style:text-properties',
        `>${rightTab(widthOf(false), DOTS)}</style:paragraph-properties><style:text-properties`,
      );
  const styles = [
    `<style:default-style style:family="paragraph"><style:paragraph-properties fo:hyphenation-ladder-count="no-limit" style:writing-mode="lr-tb"/><style:text-properties style:font-name="${body}" fo:font-size="11pt" fo:language="${lang}" fo:country="${country}" fo:hyphenate="false"/></style:default-style>`,
    '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>',
    '<style:default-style style:family="graphic"/>',
    named('Standard', 'Standard', {}),
    named('Text_20_body', 'Text body', { after: 6 }),
    named('Title', 'Title', { font: 'head', points: 20, bold: true, before: cover ? 110 : 12, after: 4, align: place }),
    heading(1, 15, 18, 6),
    heading(2, 12.5, 14, 5),
    heading(3, 11.5, 12, 4),
    heading(4, 11, 10, 3),
    named('Elenco', 'Elenco del documento', { after: 3 }),
    named('Nota', 'Nota', { points: 9.5, color: soft, after: 5 }),
    named('Voce', 'Voce con valore', { after: 3 }),
    named('Ente', 'Ente', { font: 'head', points: cover ? 18 : 14, bold: true, align: place }),
    named('Provincia', 'Provincia', { font: 'head', align: place }),
    named('Estremi', 'Estremi dell’atto', {
      font: 'head',
      points: 10,
      before: cover ? 170 : 4,
      after: 4,
      align: place,
    }),
    named('Sottotitolo', 'Sottotitolo del documento', { points: 12, after: 4, align: place }),
    named('Stemma', 'Stemma', { align: place, after: 4, line: 100 }),
    named('TitoloIndice', 'Titolo dell’indice', { font: 'head', points: 15, bold: true, after: 6 }),
    contents(1),
    contents(2),
    named('Didascalia', 'Didascalia', { font: 'head', points: 9.5, bold: true, before: 6, after: 3, keep: true }),
    named('Filigrana_20_parole', 'Parole della filigrana', { font: 'head', points: 36, bold: true }),
    named('DopoTabella', 'Dopo la tabella', { points: 6 }),
    ...aligned('TestoTabella', 'Testo di tabella', { font: 'head', points: 9, line: 102 }),
    ...aligned('TestataTabella', 'Testata di tabella', { font: 'head', points: 9, bold: true, line: 102 }),
    ...aligned('TotaleTabella', 'Totale di tabella', { font: 'head', points: 10, bold: true, before: 2, line: 102 }),
    ...(['Verticale', 'Orizzontale'] as const).flatMap((page) => {
      const tab = rightTab(widthOf(page === 'Orizzontale'));
      return ['Intestazione', 'PieDiPagina'].map((id) =>
        named(`${id}${page}`, `${id === 'Intestazione' ? 'Intestazione' : 'Piè di pagina'} ${page.toLowerCase()}`, {
          font: 'head',
          points: 8.5,
        }).replace('/><style:text-properties', `>${tab}</style:paragraph-properties><style:text-properties`),
      );
    }),
    '<style:style style:name="Forte" style:display-name="Forte" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="Corsivo" style:display-name="Corsivo" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
    '<style:style style:name="Index_20_Link" style:display-name="Index Link" style:family="text"/>',
    '<style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"><style:text-properties fo:color="#0055aa" style:text-underline-style="solid"/></style:style>',
    listStyle(
      'Punti',
      (level) =>
        `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${level % 2 === 1 ? '•' : '–'}">`,
      'bullet',
    ),
    listStyle(
      'Numeri',
      (level) => `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix=".">`,
      'number',
    ),
    '<text:outline-style style:name="Outline">' +
      [1, 2, 3, 4].map((level) => `<text:outline-level-style text:level="${level}" style:num-format=""/>`).join('') +
      '</text:outline-style>',
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles${NAMESPACES} office:version="1.3"><office:font-face-decls>${fonts.map((font) => `<style:font-face style:name="${font}" svg:font-family="'${font}'"/>`).join('')}</office:font-face-decls><office:styles>${styles.join('')}</office:styles><office:automatic-styles>${layout('Verticale', false)}${layout('Orizzontale', true)}${WATERMARK_STYLE}</office:automatic-styles><office:master-styles>${masters(tree, stamp)}</office:master-styles></office:document-styles>`;
}

const rightTab = (centimetres: number, leader = '') =>
  `<style:tab-stops><style:tab-stop style:position="${centimetres.toFixed(2)}cm" style:type="right"${leader}/></style:tab-stops>`;
const DOTS = ' style:leader-style="dotted" style:leader-text="."';

function listStyle(name: string, open: (level: number) => string, kind: 'bullet' | 'number'): string {
  const levels = [1, 2, 3, 4, 5, 6].map(
    (level) =>
      `${open(level)}<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="${0.6 * level}cm" fo:text-indent="-0.5cm" fo:margin-left="${0.6 * level}cm"/></style:list-level-properties></text:list-level-style-${kind}>`,
  );
  return `<text:list-style style:name="${name}">${levels.join('')}</text:list-style>`;
}

function layout(name: string, landscape: boolean): string {
  const [width, height] = landscape ? [29.7, 21] : [21, 29.7];
  const side = landscape ? ODT_MARGIN.wide : ODT_MARGIN.upright;
  const strip = (kind: 'header' | 'footer', far: 'bottom' | 'top') =>
    `<style:${kind}-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-${far}="0.4cm"/></style:${kind}-style>`;
  return `<style:page-layout style:name="Carta${name}"><style:page-layout-properties fo:page-width="${width}cm" fo:page-height="${height}cm" style:print-orientation="${landscape ? 'landscape' : 'portrait'}" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="${side}cm" fo:margin-right="${side}cm"/>${strip('header', 'bottom')}${strip('footer', 'top')}</style:page-layout>`;
}

function masters(tree: DocumentTree, stamp: Stamp): string {
  const [before, between] = tree.pageWords;
  const mark = tree.watermark === null ? '' : watermarkOf(tree.watermark);
  return [false, true]
    .flatMap((landscape) => {
      const page = landscape ? 'Orizzontale' : 'Verticale';
      const footer = `<style:footer><text:p text:style-name="PieDiPagina${page}">${escape(`${tree.standing} · ${stamp.words}`)}<text:tab/>${escape(before)}<text:page-number text:select-page="current">1</text:page-number>${escape(between)}<text:page-count>1</text:page-count></text:p></style:footer>`;
      const running = `${escape(tree.letterhead.entity.toUpperCase())}<text:tab/>${escape(tree.title)}`;
      return [false, true].map((first) => {
        const header = `<style:header><text:p text:style-name="Intestazione${page}">${mark}${first ? '' : running}</text:p></style:header>`;
        const next = first ? ` style:next-style-name="${masterOf(landscape, false)}"` : '';
        return `<style:master-page style:name="${masterOf(landscape, first)}" style:page-layout-name="Carta${page}"${next}>${header}${footer}</style:master-page>`;
      });
    })
    .join('');
}

const WATERMARK_STYLE = `<style:style style:name="Filigrana" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="solid" draw:fill-color="#e3e7ec" style:run-through="background" style:wrap="run-through" style:vertical-pos="middle" style:vertical-rel="page-content" style:horizontal-pos="center" style:horizontal-rel="page-content" draw:auto-grow-width="false" draw:auto-grow-height="false"/></style:style>`;

/** Letters drawn across the page, behind what is written, as Writer's own watermark is. */
function watermarkOf(words: string): string {
  return `<draw:custom-shape text:anchor-type="char" draw:z-index="0" draw:name="PowerPlusWaterMarkObject" draw:style-name="Filigrana" svg:width="15cm" svg:height="4.4cm" draw:transform="rotate (0.6981317) translate (2cm 14cm)"><text:p text:style-name="Filigrana_20_parole">${escape(words)}</text:p><draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:text-areas="0 0 21600 21600" draw:text-path="true" draw:type="fontwork-plain-text" draw:text-path-mode="shape" draw:text-path-scale="path" draw:enhanced-path="M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N"/></draw:custom-shape>`;
}

/** The column widths of a table, and its cells, as styles of the content. */
export function odtTableStyles(name: string, table: Table, landscape: boolean): string {
  const width = widthOf(landscape);
  const sum = table.columns.reduce((all, { share }) => all + share, 0);
  const columns = table.columns.map(
    ({ share }, at) =>
      `<style:style style:name="${name}.${at}" style:family="table-column"><style:table-column-properties style:column-width="${((share / sum) * width).toFixed(3)}cm"/></style:style>`,
  );
  return `<style:style style:name="${name}" style:family="table"><style:table-properties style:width="${width.toFixed(2)}cm" table:align="left" table:border-model="collapsing"/></style:style>${columns.join('')}`;
}

/** Cells and rows of every table. */
export const ODT_CELL_STYLES = [
  `<style:style style:name="Cella" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" fo:border-bottom="0.5pt solid #${LINE}"/></style:style>`,
  `<style:style style:name="CellaTestata" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" fo:border-top="1.2pt solid #${INK}" fo:border-bottom="1.2pt solid #${INK}" fo:background-color="#eef1f6" style:vertical-align="bottom"/></style:style>`,
  '<style:style style:name="Riga" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
].join('');

/** For the row of headings. */
export const odtHeads = (table: Table): string =>
  table.columns
    .map(
      (column) =>
        `<table:table-cell table:style-name="CellaTestata" office:value-type="string"><text:p text:style-name="${cellStyle('TestataTabella', column.align)}">${escape(headOf(column))}</text:p></table:table-cell>`,
    )
    .join('');
