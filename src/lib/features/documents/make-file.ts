import type { App, PdfStandard } from '#lib/app/context.ts';
import type { DataTable } from '#lib/exchange/tree/data-table.ts';
import type { DocumentTree } from '#lib/exchange/tree/document-tree.ts';
import { withPaintedDrawings } from '#lib/exchange/tree/drawing.ts';
import type { Stamp } from '#lib/exchange/tree/stamp.ts';
import { paintDrawing } from './paint-drawing.ts';

export const FILE_FORMATS = ['a-2a', 'ua-1', 'docx', 'odt', 'html', 'xlsx', 'ods', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A PDF is made by the Comune; everything else here, without network too. */
export const isPdf = (format: FileFormat): format is PdfStandard => format === 'a-2a' || format === 'ua-1';
/** The figures and words of the document as rows, without its pages. */
export const isData = (format: FileFormat): boolean => format === 'xlsx' || format === 'ods' || format === 'csv';

export interface FileContent {
  year: number;
  tree: DocumentTree;
  data: DataTable;
  stamp: Stamp;
}

export interface MadeFile {
  content: Blob;
  ending: string;
}

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv;charset=utf-8',
} as const;

/** Throws `RequestFailure` for a PDF. What writes a format is fetched when it is asked for. */
export async function makeFile(app: App, format: FileFormat, content: FileContent): Promise<MadeFile> {
  const { year, tree, stamp } = content;
  if (isPdf(format)) return { content: await app.pdf({ year, standard: format, tree, stamp }), ending: 'pdf' };
  const written = await write(format, content);
  const part = typeof written === 'string' ? written : written.slice();
  return { content: new Blob([part], { type: TYPES[format] }), ending: format };
}

async function write(
  format: Exclude<FileFormat, PdfStandard>,
  { tree, data, stamp }: FileContent,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'docx': {
      const { writeDocx } = await import('#lib/exchange/write/docx.ts');
      return writeDocx(await withPaintedDrawings(tree, paintDrawing), stamp);
    }
    case 'odt': {
      const { writeOdt } = await import('#lib/exchange/write/odt.ts');
      return writeOdt(await withPaintedDrawings(tree, paintDrawing), stamp);
    }
    case 'html': {
      const { writeHtml } = await import('#lib/exchange/write/html.ts');
      return writeHtml(tree, stamp);
    }
    case 'xlsx':
    case 'ods': {
      const { writeSheet } = await import('#lib/exchange/write/sheet.ts');
      return writeSheet(data, format);
    }
    case 'csv': {
      const { writeCsv } = await import('#lib/exchange/write/sheet.ts');
      return writeCsv(data);
    }
  }
}
