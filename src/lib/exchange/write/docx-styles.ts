import { LineRuleType } from 'docx';
import type { IStylesOptions } from 'docx';
import type { DocumentTemplate, DocumentTree } from '../tree/document-tree.ts';

export const INK = '17324D';
export const LINE = 'B8C2CC';

/** Fonts every office has, or has one as wide for: Carlito, Caladea, Liberation Serif. */
export const OFFICE_FONTS: Record<DocumentTemplate, { body: string; head: string; ink: string }> = {
  istituzionale: { body: 'Cambria', head: 'Calibri', ink: INK },
  classico: { body: 'Times New Roman', head: 'Times New Roman', ink: '000000' },
};

/** Half points. */
const size = (points: number) => Math.round(points * 2);

/** The styles of a document, by the Italian names an office sees in its list. */
export function docxStyles({ template, language }: Pick<DocumentTree, 'template' | 'language'>): IStylesOptions {
  const { body, head, ink } = OFFICE_FONTS[template];
  const heading = (points: number, before: number, after: number) => ({
    run: { font: head, size: size(points), bold: true, color: ink },
    paragraph: { spacing: { before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
  });
  const style = (
    id: string,
    name: string,
    run: { font?: string; size?: number; bold?: boolean; color?: string; italics?: boolean },
    spacing: { before?: number; after?: number; line?: number } = {},
  ) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { font: run.font ?? body, color: ink, ...run },
    paragraph: { spacing: { before: 0, after: 0, lineRule: LineRuleType.AUTO, ...spacing } },
  });
  return {
    default: {
      document: {
        run: { font: body, size: size(11), color: ink, language: { value: language } },
        paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: head, size: size(20), bold: true, color: ink },
        paragraph: { spacing: { before: 240, after: 80 } },
      },
      heading1: heading(15, 18, 6),
      heading2: heading(12.5, 14, 5),
      heading3: heading(11.5, 12, 4),
      heading4: heading(11, 10, 3),
      hyperlink: { run: { color: '0055AA', underline: {} } },
    },
    paragraphStyles: [
      style('CorpoDelTesto', 'Corpo del documento', {}, { after: 120 }),
      style('Elenco', 'Elenco del documento', {}, { after: 60 }),
      style('Nota', 'Nota', { size: size(9.5), color: template === 'classico' ? '333333' : '455B71' }, { after: 100 }),
      style('Voce', 'Voce con valore', {}, { after: 60 }),
      style('Ente', 'Ente', { font: head, size: size(14), bold: true }),
      style('Provincia', 'Provincia', { font: head, size: size(11) }),
      style('EstremiAtto', 'Estremi dell’atto', { font: head, size: size(10) }, { before: 80, after: 80 }),
      style('Sottotitolo', 'Sottotitolo del documento', { size: size(12) }, { after: 80 }),
      style('TitoloIndice', 'Titolo dell’indice', { font: head, size: size(15), bold: true }, { after: 120 }),
      style(
        'Didascalia',
        'Didascalia di tabella',
        { font: head, size: size(9.5), bold: true },
        { before: 120, after: 60 },
      ),
      style('TestoTabella', 'Testo di tabella', { font: head, size: size(9) }, { line: 245 }),
      style(
        'TestataTabella',
        'Testata di tabella',
        { font: head, size: size(9), bold: true },
        { before: 30, after: 30, line: 245 },
      ),
      style(
        'TotaleTabella',
        'Totale di tabella',
        { font: head, size: size(10), bold: true },
        { before: 60, after: 30, line: 245 },
      ),
      style('Intestazione', 'Intestazione del documento', { font: head, size: size(8.5) }),
      style('PieDiPagina', 'Piè di pagina del documento', { font: head, size: size(8.5) }),
    ],
  };
}
