import { bookmarkOfRow } from '../row-bookmark.ts';
import { hasHead, headOf } from '../tree/document-tree.ts';
import type { Block, DocumentTree, Inline, ListItem, Picture, Table } from '../tree/document-tree.ts';
import type { Stamp } from '../tree/stamp.ts';
import { drawingSvg } from './drawing-svg.ts';
import { DOCUMENT_STYLE, pageStyle } from './html-style.ts';
import { attribute, escape } from './markup.ts';

/** One file that opens anywhere: no scripts, nothing from elsewhere. */
export function writeHtml(tree: DocumentTree, stamp: Stamp): string {
  return `<!doctype html>
<html lang="${attribute(tree.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="keywords" content="${attribute([...tree.keywords, `sha256:${stamp.fingerprint}`].join(', '))}">
<meta name="author" content="${attribute(tree.letterhead.entity)}">
<title>${escape(`${tree.title} – ${tree.letterhead.entity}`)}</title>
<style>${DOCUMENT_STYLE}${pageStyle(tree, stamp)}</style>
</head>
<body>
<main>
${htmlBody(tree, stamp)}
</main>
</body>
</html>
`;
}

/** What is inside the page; its title is an `h1`, or `under` levels below. */
export function htmlBody(tree: DocumentTree, stamp: Stamp, under = 0): string {
  const { letterhead, title, subtitle, cover, contents, sections, watermark } = tree;
  const ids = new HeadingIds();
  const level = (own: number) => Math.min(own + under, 6);
  const place = [letterhead.entity, letterhead.province].filter(Boolean);
  const parts = [
    `<article class="paper ${tree.template}${cover ? ' covered' : ''}" lang="${attribute(tree.language)}">`,
    watermark === null ? '' : `<p class="watermark"><span>${escape(watermark)}</span></p>`,
    '<header class="letterhead">',
    letterhead.stemma ? imageOf(letterhead.stemma, 'stemma') : '',
    `<div>${place.map((line, at) => `<p class="${at === 0 ? 'entity' : 'province'}">${escape(line)}</p>`).join('')}</div>`,
    `<p class="act">${escape(letterhead.act)}</p>`,
    '</header>',
    `<h${level(1)} class="title">${escape(title)}</h${level(1)}>`,
    ...subtitle.map((line) => `<p class="subtitle">${escape(line)}</p>`),
    contents === null ? '' : contentsOf(tree, contents, level),
    ...sections.map(
      ({ landscape, blocks }) =>
        `<div class="${landscape ? 'wide' : 'upright'}">\n${blocks.map((block) => blockOf(block, landscape, ids, level)).join('\n')}\n</div>`,
    ),
    `<footer><p>${escape(tree.standing)}</p><p>${escape(stamp.words)}</p></footer>`,
    '</article>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** Addresses inside the file, in the order of the titles. */
class HeadingIds {
  #count = 0;

  next(): string {
    this.#count += 1;
    return `t${this.#count}`;
  }
}

function contentsOf(tree: DocumentTree, words: string, level: (own: number) => number): string {
  const ids = new HeadingIds();
  const lines = tree.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type !== 'heading') return [];
      const id = ids.next();
      return block.level > 2
        ? []
        : [`<li class="depth${block.level}"><a href="#${id}">${inlines(block.text)}</a></li>`];
    }),
  );
  const heading = `<h${level(2)} class="contents-title">${escape(words)}</h${level(2)}>`;
  return `<nav class="contents" aria-label="${attribute(words)}">${heading}<ul>${lines.join('')}</ul></nav>`;
}

function blockOf(block: Block, landscape: boolean, ids: HeadingIds, level: (own: number) => number): string {
  switch (block.type) {
    case 'heading': {
      const tag = `h${level(block.level + 1)}`;
      const row = block.row === undefined ? null : bookmarkOfRow(block.row);
      const mark = row === null ? '' : `<a id="${row}"></a>`;
      const [before, own] = [block.text.slice(0, -1), block.text.slice(-1)];
      return `<${tag} id="${ids.next()}">${inlines(before)}${mark}${inlines(own)}</${tag}>`;
    }
    case 'paragraph':
      return `<p${block.role ? ` class="${block.role}"` : ''}>${inlines(block.text)}</p>`;
    case 'list':
      return listOf(block.ordered, block.items);
    case 'table':
      return tableOf(block, landscape);
    case 'figure':
      return `<figure>${imageOf(block.picture, '')}${block.caption === '' ? '' : `<figcaption>${escape(block.caption)}</figcaption>`}</figure>`;
    case 'drawing':
      return `<figure>${drawingSvg(block.drawing)}<figcaption>${escape(block.caption)}</figcaption></figure>`;
    case 'page-break':
      return '<div class="break"></div>';
  }
}

function listOf(ordered: boolean, items: readonly ListItem[]): string {
  const tag = ordered ? 'ol' : 'ul';
  const lines = items.map((item) => {
    const parts = item.map((one) =>
      one.type === 'list'
        ? listOf(one.ordered, one.items)
        : `<p${one.role ? ` class="${one.role}"` : ''}>${inlines(one.text)}</p>`,
    );
    return `<li>${parts.join('')}</li>`;
  });
  return `<${tag}>${lines.join('')}</${tag}>`;
}

function tableOf(table: Table, landscape: boolean): string {
  const { caption, columns, rowHeader, rows, total } = table;
  const sum = columns.reduce((all, { share }) => all + share, 0);
  const aligned = (at: number) => (columns[at]?.align === 'left' ? '' : ` class="${columns[at]?.align ?? ''}"`);
  const cols = columns.map(({ share }) => `<col style="width:${((share / sum) * 100).toFixed(2)}%">`).join('');
  const head = columns.map((column, at) => `<th scope="col"${aligned(at)}>${escape(headOf(column))}</th>`).join('');
  const body = rows.map(({ id, cells }) => {
    const mark = id === null ? null : bookmarkOfRow(id);
    const row = cells.map((lines, at) => {
      const words =
        lines.length === 1 ? inlines(lines[0] ?? []) : lines.map((line) => `<p>${inlines(line)}</p>`).join('');
      return at === rowHeader ? `<th scope="row"${aligned(at)}>${words}</th>` : `<td${aligned(at)}>${words}</td>`;
    });
    return `<tr${mark === null ? '' : ` id="${mark}"`}>${row.join('')}</tr>`;
  });
  return [
    // On a narrow screen a wide table is moved under its frame, by the arrow keys too.
    landscape
      ? `<div class="table" role="group" tabindex="0" aria-label="${attribute(caption)}"><table>`
      : '<div class="table"><table>',
    caption === '' ? '' : `<caption>${escape(caption)}</caption>`,
    `<colgroup>${cols}</colgroup>`,
    hasHead(table) ? `<thead><tr>${head}</tr></thead>` : '',
    `<tbody>${body.join('\n')}</tbody>`,
    total === null ? '' : `<tfoot>${totalOf(table)}</tfoot>`,
    '</table></div>',
  ].join('');
}

function totalOf({ columns, total }: Table): string {
  const values = total?.values ?? [];
  const first = Math.max(
    1,
    values.findIndex((value) => value !== null),
  );
  const rest = values
    .slice(first)
    .map((value, at) => `<td class="${columns[first + at]?.align ?? 'left'}">${escape(value ?? '')}</td>`);
  return `<tr><th scope="row" colspan="${first}">${escape(total?.label ?? '')}</th>${rest.join('')}</tr>`;
}

function inlines(line: readonly Inline[]): string {
  return line
    .map((one) => {
      if (one.type === 'break') return '<br>';
      const words = escape(one.text);
      const strong = one.bold ? `<strong>${words}</strong>` : words;
      const slanted = one.italic ? `<em>${strong}</em>` : strong;
      return one.link === undefined ? slanted : `<a href="${attribute(one.link)}">${slanted}</a>`;
    })
    .join('');
}

function imageOf({ png, width, height, alt }: Picture, name: string): string {
  const className = name === '' ? '' : ` class="${name}"`;
  return `<img${className} src="data:image/png;base64,${attribute(png)}" width="${width}" height="${height}" alt="${attribute(alt)}">`;
}
