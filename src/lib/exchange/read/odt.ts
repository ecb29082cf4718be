import { Parser } from 'htmlparser2';
import { Refusal } from '../refusals.ts';
import type { PassageList } from '../source.ts';
import { readHtml } from './html.ts';
import { MAX_CELLS } from './limits.ts';
import type { Archive } from './zip.ts';

/** Parts that are no text of the document: what was deleted, comments, footnotes, its list of contents. */
const SKIPPED = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:note',
  'text:table-of-content',
  'office:scripts',
  'office:automatic-styles',
  'office:font-face-decls',
]);

/** A document of LibreOffice and its like, from the markup it keeps its text in. */
export async function readOdt(archive: Archive): Promise<PassageList> {
  const content = await archive.read('content.xml');
  if (content === null) throw new Refusal('damaged');
  const { list } = readHtml(odtToHtml(new TextDecoder().decode(content)));
  if (list.blocks.length === 0) {
    throw new Refusal(archive.names.some((name) => name.startsWith('Pictures/')) ? 'image-only' : 'empty');
  }
  return list;
}

/** The text and tables of `content.xml` as plain HTML. */
function odtToHtml(xml: string): string {
  const html: string[] = [];
  const closing: string[] = [];
  let skipping = 0;
  let page = 1;
  let cells = 0;
  const open = (start: string, end: string): void => {
    html.push(start);
    closing.push(end);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || SKIPPED.has(name)) {
          skipping++;
          return;
        }
        const count = (key: string): number => Math.min(Math.max(Number(attributes[key] ?? 1) || 1, 1), 1_000);
        switch (name) {
          case 'text:h': {
            const level = Math.min(count('text:outline-level'), 6);
            open(`<h${level}>`, `</h${level}>`);
            break;
          }
          case 'text:p':
            open('<p>', '</p>');
            break;
          case 'text:list':
            open('<ul>', '</ul>');
            break;
          case 'text:list-item':
          case 'text:list-header':
            open('<li>', '</li>');
            break;
          case 'table:table':
            open('<table>', '</table>');
            break;
          case 'table:table-row':
            open('<tr>', '</tr>');
            break;
          case 'table:table-cell': {
            const span = `rowspan="${count('table:number-rows-spanned')}" colspan="${count('table:number-columns-spanned')}"`;
            const repeated = count('table:number-columns-repeated');
            cells += repeated;
            if (cells > MAX_CELLS) throw new Refusal('too-many-cells');
            // Repeated cells are empty ones: what they say stands in the last.
            html.push(`<td ${span}></td>`.repeat(repeated - 1));
            open(`<td ${span}>`, '</td>');
            break;
          }
          case 'text:line-break':
            open('<br>', '');
            break;
          case 'text:tab':
          case 'text:s':
            open(' '.repeat(name === 'text:s' ? count('text:c') : 1), '');
            break;
          case 'text:soft-page-break':
            page++;
            open(`<hr data-page="${page}">`, '');
            break;
          case 'text:bookmark':
          case 'text:bookmark-start':
            open(`<a id="${escapeText(attributes['text:name'] ?? '')}"></a>`, '');
            break;
          default:
            open('', '');
        }
      },
      ontext(said) {
        if (skipping === 0) html.push(escapeText(said));
      },
      onclosetag() {
        if (skipping > 0) skipping--;
        else html.push(closing.pop() ?? '');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return html.join('');
}

function escapeText(said: string): string {
  return said.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
