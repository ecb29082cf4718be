import { expect, test } from 'vitest';
import { readPdf } from '../pdf.ts';
import { pdfOfObjects } from './test-pdf.ts';

const SIZE = 9;
const LEADING = 14;
/** Between the widest cells of two columns. */
const GUTTER = 2;

const letterWidth = (sign: string): number => (/[iljtfrI.,:;'’/ ]/.test(sign) ? 300 : /[mwMW%]/.test(sign) ? 800 : 500);
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (letterWidth(sign) * SIZE) / 1000, 0);

interface Drawn {
  x: number;
  y: number;
  text: string;
}

/** How programs write the same page down. */
const HANDS: Record<string, (cells: readonly Drawn[]) => string> = {
  'each cell by itself': (cells) =>
    cells.map(({ x, y, text }) => `BT /F ${SIZE} Tf ${x} ${y} Td (${text}) Tj ET`).join('\n'),
  'one cell after the other': (cells) => {
    let [left, base] = [0, 0];
    const said = cells.map(({ x, y, text }) => {
      const move = `${x - left} ${y - base} Td (${text}) Tj`;
      [left, base] = [x, y];
      return move;
    });
    return `BT /F ${SIZE} Tf\n${said.join('\n')}\nET`;
  },
  'every word by itself, its space with it': (cells) =>
    cells
      .flatMap(({ x, y, text }) => {
        let left = x;
        return text.split(/(?<= )/).map((word) => {
          const said = `BT /F 1 Tf ${SIZE} 0 0 ${SIZE} ${left} ${y} Tm [(${word})] TJ ET`;
          left += widthOf(word);
          return said;
        });
      })
      .join('\n'),
  'every word by itself, no space': (cells) =>
    cells
      .flatMap(({ x, y, text }) => {
        let left = x;
        return text.split(' ').map((word) => {
          const said = `BT /F ${SIZE} Tf 1 0 0 1 ${left} ${y} Tm (${word}) Tj ET`;
          left += widthOf(`${word} `);
          return said;
        });
      })
      .join('\n'),
  'every letter by itself': (cells) =>
    cells
      .flatMap(({ x, y, text }) => {
        let left = x;
        return [...text].map((sign) => {
          const said = `BT /F ${SIZE} Tf 1 0 0 1 ${left} ${y} Tm (${sign}) Tj ET`;
          left += widthOf(sign);
          return said;
        });
      })
      .join('\n'),
  'on a page that is turned': (cells) => HANDS['each cell by itself']!(cells),
  'in a form': (cells) => HANDS['each cell by itself']!(cells),
};

function pdfOf(content: string, hand: string): Uint8Array {
  const form = hand === 'in a form';
  const turned = hand === 'on a page that is turned';
  const widths = Array.from({ length: 95 }, (_, at) => letterWidth(String.fromCharCode(32 + at))).join(' ');
  const stream = (text: string, more = ''): string =>
    `<< /Length ${text.length} ${more} >>\nstream\n${text}\nendstream`;
  const fonts = '/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>';
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${turned ? '/Rotate 90' : ''} /Contents 4 0 R ${fonts} >>`,
    stream(form ? 'q 1 0 0 1 10 20 cm /X Do Q' : turned ? `q 0 1 -1 0 595 0 cm\n${content}\nQ` : content),
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 126 /Widths [${widths}] >>`,
    stream(form ? content : '', `/Type /XObject /Subtype /Form /BBox [0 0 842 842] /Matrix [1 0 0 1 5 -5] ${fonts}`),
  ]);
}

interface Look {
  rows: string[][];
  /** The columns whose cells end together. */
  right: number[];
  ruled?: boolean;
  gutter?: number | undefined;
}

/** The headings stand a little off. */
const baseOf = (row: number): number => 500 - row * LEADING - (row > 0 ? 4 : 0);

function contentOf({ rows, right, ruled = false, gutter = GUTTER }: Look, hand: string): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]!))));
  const lefts = widths.map((_, column) => widths.slice(0, column).reduce((sum, width) => sum + width + gutter, 40));
  const cells = rows.flatMap((row, at) =>
    row.map((text, column): Drawn => ({
      x: lefts[column]! + (right.includes(column) ? widths[column]! - widthOf(text) : 0),
      y: baseOf(at),
      text,
    })),
  );
  const content = HANDS[hand]!(cells.filter(({ text }) => text !== ''));
  if (!ruled) return content;
  const xs = [...lefts.map((left) => left - gutter / 2), lefts.at(-1)! + widths.at(-1)! + gutter / 2];
  const ys = Array.from({ length: rows.length + 1 }, (_, at) => baseOf(at) + LEADING - 4);
  const lines = [
    ...xs.map((x) => `${x} ${ys[0]} m ${x} ${ys.at(-1)} l S`),
    ...ys.map((y) => `${xs[0]} ${y} m ${xs.at(-1)} ${y} l S`),
  ];
  return `0.5 w ${lines.join('\n')}\n${content}`;
}

async function tablesOf(look: Look, hand: string): Promise<string[][][]> {
  const { blocks } = await readPdf(pdfOf(contentOf(look, hand), hand));
  return blocks
    .filter((block) => block.kind === 'table')
    .map((table) => table.rows.map((row) => row.map(({ text }) => text)));
}

const FIGURES: Look = {
  rows: [
    ['Obiettivo operativo', 'Peso', 'Target', 'Scadenza'],
    ['Consultazioni elettorali', '25,00%', '100,00%', '31/12/2026'],
    ['Nuovo archivio', '5,00%', '90,00%', '30/06/2026'],
    ['Albo in giornata', '30,00%', '95,00%', '31/12/2026'],
    ['Contributi alle famiglie', '40,00%', '100,00%', '15/09/2026'],
  ],
  right: [1, 2, 3],
};
const NARROW: Look = {
  rows: [
    ['Obiettivo', '%', 'Valore', 'Fine'],
    ['Consultazioni elettorali', '25', '90%', '31/12'],
    ['Nuovo archivio', '5', '100%', '30/6'],
    ['Albo in giornata', '30', '95%', '31/12'],
    ['Contributi alle famiglie', '40', '100%', '15/9'],
  ],
  right: [1, 2, 3],
};
const WORDS: Look = {
  rows: [
    ['Obiettivo', 'Descrizione', 'Personale', 'Target'],
    ['Consultazioni elettorali', 'Revisione delle liste', 'Rota Nadia', 'Nessun rilievo'],
    ['Nuovo archivio', 'Bonifica delle banche dati', 'Zanga Marco', '95 atti'],
    ['Albo in giornata', 'Un fascicolo per ogni atto', 'Locatelli Chiara', '90 atti'],
    ['Contributi alle famiglie', 'Istruttoria delle domande', 'Rota Nadia', '20 giorni'],
  ],
  right: [],
};

const SHAPES: [string, Look][] = [
  ['figures that end together', FIGURES],
  ['narrow figures that end together', NARROW],
  ['words that begin together', WORDS],
  ['ruled figures', { ...FIGURES, ruled: true }],
  ['ruled narrow figures', { ...NARROW, ruled: true }],
  ['ruled narrow figures that touch', { ...NARROW, ruled: true, gutter: 0.6 }],
];

test.each(SHAPES)('cells two points apart are read one by one: %s', async (_, look) => {
  for (const hand of Object.keys(HANDS)) {
    // Nothing then tells a gap between words from one between cells.
    const gutter = hand.includes('no space') && look.ruled !== true ? 12 : look.gutter;
    expect(await tablesOf({ ...look, gutter }, hand), hand).toEqual([look.rows]);
  }
});
