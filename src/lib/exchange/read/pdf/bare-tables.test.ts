import { expect, test } from 'vitest';
import { headerScore } from '../../table/columns.ts';
import type { PdfPage, Piece } from './page.ts';
import { passagesOf } from './passages.ts';

const SIZE = 9;
const LEADING = 11;
// prettier-ignore
const ROWS = [
  ['Codice', 'Obiettivo operativo', 'Descrizione', 'Personale coinvolto', 'Pesatura (punti)', 'Valore atteso'],
  ['A.1', 'Consultazioni elettorali', 'Revisione delle liste, nomina degli scrutatori e rendiconto delle spese', 'Rota N., Locatelli C.', '20', 'Nessun rilievo'],
  ['A.2', 'Adesione al nuovo archivio', 'Bonifica', 'Locatelli C.', '25', '95%'],
  ['A.3', 'Protocollo in giornata', 'Protocollare la posta in arrivo il giorno stesso e aprire un fascicolo informatico per ogni procedimento', 'Zanga M., Rota N., Locatelli C., Cattaneo I.', '15', '90%'],
  ['A.4', 'Contributi alle famiglie: risposta in venti giorni', 'Istruttoria delle domande', 'Locatelli C.', '40', '20 giorni'],
  ['', 'Totale', '', '', '100', ''],
];
const WIDTHS = [38, 110, 150, 75, 62, 60];

const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[iljtfrI.,:;'’ ]/.test(sign) ? 0.3 : /[mwMW]/.test(sign) ? 0.8 : 0.5), 0) *
  SIZE;

interface Look {
  /** How much of the room a shorter cell leaves stands above it. */
  above: 0 | 0.5 | 1;
  /** Between rows and between columns, in points. */
  padding: number;
  gutter: number;
  /** Of the figures in their column. */
  figures: 'left' | 'center' | 'right';
  /** Words that do not fit run on under the next cell, as where a spreadsheet cut them off. */
  cut: boolean;
  /** The headings. */
  bold: boolean;
}

function pageOf({ above, padding, gutter, figures, cut, bold }: Look): PdfPage {
  const pieces: Piece[] = [];
  let top = 100;
  ROWS.forEach((row, at) => {
    const cells = row.map((text, column) =>
      cut && at > 0 && column !== 2 ? [text] : wrapped(text, WIDTHS[column]! - gutter),
    );
    const most = Math.max(...cells.map((lines) => lines.length));
    let left = 60;
    cells.forEach((lines, column) => {
      const room = most - lines.length;
      lines.forEach((text, line) => {
        const free = WIDTHS[column]! - gutter - widthOf(text);
        const shift = column !== 4 || figures === 'left' ? 0 : figures === 'center' ? free / 2 : free;
        const y = top + padding + (room * above + line) * LEADING;
        const box = { left: left + shift, right: left + shift + widthOf(text), top: y, bottom: y + 0.9 * SIZE };
        if (text !== '') pieces.push({ ...box, text, size: SIZE, bold: bold && at === 0 });
      });
      left += WIDTHS[column]!;
    });
    top += most * LEADING + 2 * padding;
  });
  return { number: 1, width: 842, height: 595, pieces, rules: [] };
}

function wrapped(text: string, width: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    return widthOf(longer) <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

test('a table drawn with space alone is read cell by cell, however its cells stand', () => {
  for (const above of [0, 0.5, 1] as const) {
    for (const padding of [0, 3]) {
      for (const gutter of [2, 6, 12]) {
        for (const figures of ['left', 'center', 'right'] as const) {
          for (const cut of [false, true]) {
            const look = { above, padding, gutter, figures, cut, bold: figures !== 'left' };
            const tables = passagesOf([pageOf(look)], headerScore).blocks.filter((block) => block.kind === 'table');
            const rows = tables.map((table) =>
              table.rows.map((row) => row.map(({ text }) => text.replaceAll('\n', ' '))),
            );
            expect(rows, JSON.stringify(look)).toEqual([ROWS]);
          }
        }
      }
    }
  }
});
