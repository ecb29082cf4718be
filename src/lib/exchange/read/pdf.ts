import type * as Pdfjs from 'pdfjs-dist';
import type { Progress } from '../progress.ts';
import { Refusal } from '../refusals.ts';
import type { PassageList } from '../source.ts';
import { headerScore } from '../table/columns.ts';
import type { ScoreHeadings } from './pdf/aligned-tables.ts';
import { loadPage } from './pdf/load-page.ts';
import type { PdfPage } from './pdf/page.ts';
import { passagesOf } from './pdf/passages.ts';

/** A plan has no more pages; what has is a collection of acts. */
const MAX_PAGES = 400;
const MAX_PIECES = 400_000;

/** The text layer of a PDF. Its library is loaded only when one is opened; no script, font or picture in it runs or is drawn. */
export async function readPdf(
  bytes: Uint8Array,
  progress: Progress = () => undefined,
  scoreHeadings: ScoreHeadings = headerScore,
): Promise<PassageList> {
  const pdfjs = await loadLibrary();
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    fontExtraProperties: true,
    enableXfa: false,
    isImageDecoderSupported: false,
    isOffscreenCanvasSupported: false,
    // Pictures are not wanted: none is unpacked.
    maxImageSize: 1,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
  });
  const pages: PdfPage[] = [];
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) throw new Refusal('too-large');
    let pieces = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const loaded = await loadPage(page, number, pdfjs.OPS);
      pieces += loaded.pieces.length;
      if (pieces > MAX_PIECES) throw new Refusal('too-many-cells');
      pages.push(loaded);
      page.cleanup();
      progress(0.1 + (0.75 * number) / document.numPages);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged');
  } finally {
    await task.destroy();
  }
  // Pages without a word are pictures of pages.
  if (pages.every((page) => page.pieces.every((piece) => piece.text.trim() === ''))) throw new Refusal('image-only');
  return passagesOf(pages, scoreHeadings);
}

/** pdf.js with its own worker beside it in this very thread: who wants it off the page calls the reader from a worker. */
async function loadLibrary(): Promise<typeof Pdfjs> {
  const scope = globalThis as { pdfjsWorker?: unknown; window?: unknown };
  const { console: terminal } = globalThis;
  const { warn } = terminal;
  // Under Node it says aloud that it has no canvas to draw on; nothing is drawn here.
  if ('process' in globalThis) terminal.warn = () => undefined;
  // In a worker it would take this very worker for its own and answer in our place.
  const bare = !('window' in scope);
  if (bare) scope.window = globalThis;
  try {
    scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  } finally {
    terminal.warn = warn;
    if (bare) delete scope.window;
  }
}
