import { strToU8, zipSync } from 'fflate';
import { bookmarkOfRow } from '../row-bookmark.ts';
import { hasHead } from '../tree/document-tree.ts';
import type { Block, Cell, DocumentTree, Inline, List, Picture, Table } from '../tree/document-tree.ts';
import type { Stamp } from '../tree/stamp.ts';
import { attribute, escape } from './markup.ts';
import { cellStyle, masterOf, NAMESPACES, ODT_CELL_STYLES, odtHeads, odtStyles, odtTableStyles } from './odt-styles.ts';

const MIME = 'application/vnd.oasis.opendocument.text';

/**
 * For LibreOffice, to be retouched: headings, lists and captions are styles, rows of objectives carry their ids. No
 * library on offer writes named styles, pages that lie and stand, repeated heads of tables and the count of pages.
 */
export function writeOdt(tree: DocumentTree, stamp: Stamp): Uint8Array {
  const content = new Content(tree);
  const xml = content.xml();
  const pictures = content.pictures.map(({ png }) => Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0)));
  const named = Object.fromEntries(pictures.map((bytes, at) => [pictureName(at), bytes]));
  const parts = ['content.xml', 'styles.xml', 'meta.xml', ...Object.keys(named)];
  return zipSync({
    // First and unpacked, so that the kind of file is known by its first bytes.
    mimetype: [strToU8(MIME), { level: 0 }],
    'META-INF/manifest.xml': strToU8(manifest(parts)),
    'content.xml': strToU8(xml),
    'styles.xml': strToU8(odtStyles(tree, stamp)),
    'meta.xml': strToU8(metadata(tree, stamp)),
    ...named,
  });
}

const pictureName = (at: number) => `Pictures/immagine-${at + 1}.png`;

function manifest(parts: readonly string[]): string {
  const entry = (path: string, type: string) =>
    `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
  const entries = parts.map((path) => entry(path, path.endsWith('.png') ? 'image/png' : 'text/xml'));
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry('/', MIME)}${entries.join('')}</manifest:manifest>`;
}

function metadata({ title, letterhead, language, standing, keywords }: DocumentTree, stamp: Stamp): string {
  const words = [...keywords, `sha256:${stamp.fingerprint}`].map(
    (word) => `<meta:keyword>${escape(word)}</meta:keyword>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta${NAMESPACES} office:version="1.3"><office:meta><meta:generator>Traguardo</meta:generator><dc:title>${escape(title)}</dc:title><dc:description>${escape(standing)}</dc:description><dc:creator>${escape(letterhead.entity)}</dc:creator><dc:date>${stamp.madeAt}</dc:date><dc:language>${language}</dc:language>${words.join('')}</office:meta></office:document-meta>`;
}

/** How a paragraph begins: on a page of its own, or on paper that lies the other way. */
interface Opening {
  master?: string;
  breaks?: true;
}

class Content {
  readonly pictures: Picture[] = [];
  readonly #tree: DocumentTree;
  /** Styles of this content alone: where a page begins, how wide a table is. */
  readonly #styles: string[] = [ODT_CELL_STYLES];
  #tables = 0;
  #headings = 0;
  /** Said by the next paragraph. */
  #opening: Opening = {};

  constructor(tree: DocumentTree) {
    this.#tree = tree;
  }

  xml(): string {
    const { sections, cover } = this.#tree;
    const lies = !cover && sections[0]?.landscape === true;
    this.#opening = { master: masterOf(lies, true) };
    let landscape = lies;
    const body = [this.#head()];
    sections.forEach((section, at) => {
      if (at > 0 ? section.landscape !== landscape : section.landscape !== lies) {
        this.#opening = { master: masterOf(section.landscape, false) };
      } else if (at > 0) this.#opening = { breaks: true };
      landscape = section.landscape;
      for (const block of section.blocks) body.push(this.#block(block, landscape));
    });
    return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content${NAMESPACES} office:version="1.3"><office:automatic-styles>${this.#styles.join('')}</office:automatic-styles><office:body><office:text>${body.join('\n')}</office:text></office:body></office:document-content>`;
  }

  /** Letterhead and title, alone on their page where there is a cover, and the contents. */
  #head(): string {
    const { letterhead, title, subtitle, cover, contents } = this.#tree;
    const act = this.#act(letterhead.act, cover);
    const parts = [
      letterhead.stemma ? this.#paragraph('Stemma', this.#picture(letterhead.stemma, cover ? 32 : 16)) : '',
      this.#paragraph('Ente', escape(letterhead.entity.toUpperCase())),
      letterhead.province === '' ? '' : this.#paragraph('Provincia', escape(letterhead.province)),
      ...(cover ? [] : [act]),
      this.#paragraph('Title', escape(title)),
      ...subtitle.map((line) => this.#paragraph('Sottotitolo', escape(line))),
      ...(cover ? [act] : []),
    ];
    if (cover) this.#opening = { breaks: true };
    if (contents !== null) {
      parts.push(this.#contents(contents));
      this.#opening = { breaks: true };
    }
    return parts.join('');
  }

  #act(words: string, cover: boolean): string {
    const text = escape(words);
    return cover ? `<text:p text:style-name="Estremi">${text}</text:p>` : this.#paragraph('Estremi', text);
  }

  /** An index that Writer brings up to date; its page numbers are fields, right from the first look. */
  #contents(words: string): string {
    const title = this.#paragraph('TitoloIndice', escape(words));
    let number = 0;
    const lines = this.#tree.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => {
        if (block.type !== 'heading') return [];
        number += 1;
        return block.level > 2
          ? []
          : `<text:p text:style-name="Contents_20_${block.level}"><text:a xlink:type="simple" xlink:href="#t${number}" text:style-name="Index_20_Link" text:visited-style-name="Index_20_Link">${inlines(block.text)}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="t${number}">1</text:bookmark-ref></text:a></text:p>`;
      }),
    );
    const entries = [1, 2].map(
      (level) =>
        `<text:table-of-content-entry-template text:outline-level="${level}" text:style-name="Contents_20_${level}"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right"/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`,
    );
    return `${title}<text:table-of-content text:name="${attribute(words)}"><text:table-of-content-source text:outline-level="2">${entries.join('')}</text:table-of-content-source><text:index-body>${lines.join('')}</text:index-body></text:table-of-content>`;
  }

  #block(block: Block, landscape: boolean): string {
    switch (block.type) {
      case 'heading': {
        this.#headings += 1;
        const style = this.#style(`Heading_20_${block.level}`);
        const mark = `t${this.#headings}`;
        const name = block.row === undefined ? null : bookmarkOfRow(block.row);
        const row = name === null ? '' : `<text:bookmark text:name="${name}"/>`;
        return `<text:h text:style-name="${style}" text:outline-level="${block.level}"><text:bookmark-start text:name="${mark}"/>${inlines(block.text.slice(0, -1))}${row}${inlines(block.text.slice(-1))}<text:bookmark-end text:name="${mark}"/></text:h>`;
      }
      case 'paragraph':
        return this.#paragraph(styleOf(block.role), inlines(block.text));
      case 'list':
        return this.#open() + this.#list(block);
      case 'table':
        return this.#table(block, landscape);
      case 'figure': {
        const { picture, width, caption } = block;
        const drawn = this.#paragraph('Stemma', this.#picture(picture, (width / picture.width) * picture.height));
        return drawn + (caption === '' ? '' : this.#paragraph('Nota', escape(caption)));
      }
      case 'drawing':
        // Painted before it comes here: `withPaintedDrawings`.
        return this.#paragraph('Text_20_body', escape(block.drawing.alt));
      case 'page-break':
        this.#opening = { ...this.#opening, breaks: true };
        return '';
    }
  }

  /** The style of the next paragraph: as it is named, or of its own where a page begins with it. */
  #style(parent: string): string {
    const { master, breaks } = this.#opening;
    this.#opening = {};
    if (master === undefined && !breaks) return parent;
    const name = `P${this.#styles.length}`;
    const page = master === undefined ? '' : ` style:master-page-name="${master}"`;
    const before = master === undefined ? ' fo:break-before="page"' : '';
    this.#styles.push(
      `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${parent}"${page}><style:paragraph-properties${before}/></style:style>`,
    );
    return name;
  }

  #paragraph(style: string, inside: string): string {
    return `<text:p text:style-name="${this.#style(style)}">${inside}</text:p>`;
  }

  /** A list or a table cannot begin a page by its own style: a line does. */
  #open(): string {
    return this.#opening.master === undefined && !this.#opening.breaks ? '' : this.#paragraph('DopoTabella', '');
  }

  #list({ ordered, items }: List): string {
    const lines = items.map((item) => {
      const parts = item.map((one) =>
        one.type === 'list' ? this.#list(one) : `<text:p text:style-name="Elenco">${inlines(one.text)}</text:p>`,
      );
      return `<text:list-item>${parts.join('')}</text:list-item>`;
    });
    return `<text:list text:style-name="${ordered ? 'Numeri' : 'Punti'}">${lines.join('')}</text:list>`;
  }

  #table(table: Table, landscape: boolean): string {
    const { caption, columns, rows, total } = table;
    this.#tables += 1;
    const name = `Tabella${this.#tables}`;
    this.#styles.push(odtTableStyles(name, table, landscape));
    const before = caption === '' ? this.#open() : this.#paragraph('Didascalia', escape(caption));
    const head = hasHead(table)
      ? `<table:table-header-rows><table:table-row table:style-name="Riga">${odtHeads(table)}</table:table-row></table:table-header-rows>`
      : '';
    const body = rows.map(({ id, cells }) => {
      const line = cells.map((cell, at) =>
        cellOf(paragraphsOf(cell, cellStyle('TestoTabella', columns[at]?.align ?? 'left'), at === 0 ? id : null)),
      );
      return `<table:table-row table:style-name="Riga">${line.join('')}</table:table-row>`;
    });
    const named = columns.map((_, at) => `<table:table-column table:style-name="${name}.${at}"/>`).join('');
    const last = total === null ? '' : totalOf(table);
    return `${before}<table:table table:name="${name}" table:style-name="${name}">${named}${head}${body.join('\n')}${last}</table:table><text:p text:style-name="DopoTabella"/>`;
  }

  /** `height` in millimetres. */
  #picture(picture: Picture, height: number): string {
    this.pictures.push(picture);
    const number = this.pictures.length;
    const width = (height * picture.width) / picture.height;
    return `<draw:frame draw:name="Immagine ${number}" text:anchor-type="as-char" svg:width="${width.toFixed(1)}mm" svg:height="${height.toFixed(1)}mm"><draw:image xlink:href="${pictureName(number - 1)}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:title>${escape(picture.alt)}</svg:title><svg:desc>${escape(picture.alt)}</svg:desc></draw:frame>`;
  }
}

const styleOf = (role: 'note' | 'label' | undefined) =>
  role === 'note' ? 'Nota' : role === 'label' ? 'Voce' : 'Text_20_body';

const cellOf = (inside: string, span = 1) =>
  `<table:table-cell table:style-name="Cella" office:value-type="string"${span > 1 ? ` table:number-columns-spanned="${span}"` : ''}>${inside}</table:table-cell>${'<table:covered-table-cell/>'.repeat(span - 1)}`;

function totalOf({ columns, total }: Table): string {
  const values = total?.values ?? [];
  const first = Math.max(
    1,
    values.findIndex((value) => value !== null),
  );
  const rest = values.slice(first).map((value, at) => {
    const style = cellStyle('TotaleTabella', columns[first + at]?.align ?? 'left');
    return cellOf(`<text:p text:style-name="${style}">${escape(value ?? '')}</text:p>`);
  });
  const label = cellOf(`<text:p text:style-name="TotaleTabella">${escape(total?.label ?? '')}</text:p>`, first);
  return `<table:table-row table:style-name="Riga">${label}${rest.join('')}</table:table-row>`;
}

/** The first cell of a row that is an objective bears its id, where nobody sees it. */
function paragraphsOf(cell: Cell, style: string, id: string | null): string {
  const name = id === null ? null : bookmarkOfRow(id);
  return cell
    .map((line, at) => {
      const mark = at === 0 && name !== null ? `<text:bookmark text:name="${name}"/>` : '';
      return `<text:p text:style-name="${style}">${mark}${inlines(line)}</text:p>`;
    })
    .join('');
}

function inlines(line: readonly Inline[]): string {
  return line
    .map((one) => {
      if (one.type === 'break') return '<text:line-break/>';
      const words = spaced(one.text);
      const strong = one.bold ? `<text:span text:style-name="Forte">${words}</text:span>` : words;
      const slanted = one.italic ? `<text:span text:style-name="Corsivo">${strong}</text:span>` : strong;
      return one.link === undefined
        ? slanted
        : `<text:a xlink:type="simple" xlink:href="${attribute(one.link)}" text:style-name="Internet_20_link">${slanted}</text:a>`;
    })
    .join('');
}

/** Spaces that XML would fold into one, and tabs, have elements of their own. */
function spaced(words: string): string {
  return escape(words)
    .replace(/\t/gu, '<text:tab/>')
    .replace(/ {2,}/gu, (run) => ` <text:s text:c="${run.length - 1}"/>`);
}
