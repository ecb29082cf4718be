import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentTree, Picture } from '#lib/exchange/tree/document-tree.ts';
import type { Stamp } from '#lib/exchange/tree/stamp.ts';
import type { PdfStandard } from '#lib/protocol/pdf.ts';

const { resolve } = createRequire(import.meta.url);
/** Titillium Web and Lora as TrueType: what the compiler reads, and what a PDF may carry along. */
const FONTS = ['Titillium_Web', 'Lora'].map((family) =>
  join(dirname(resolve('bootstrap-italia/package.json')), 'dist/fonts', family),
);
/** A folder of the template alone: there is nothing to read from it but what is laid there in memory. */
const FOLDER = join(import.meta.dirname, 'template');
const TEMPLATE = join(FOLDER, 'document.typ');

const STANDARDS: Record<PdfStandard, string> = { 'a-2a': 'a-2a', 'ua-1': 'ua-1' };

/** The document cannot be made as the standard wants it, in the words of the compiler. */
export class TypesettingFault extends Error {}

/** Makes a document of its parts, in this process and without pause. Throws `TypesettingFault`. */
export class Typesetter {
  readonly #compiler: NodeCompiler;

  private constructor(compiler: NodeCompiler) {
    this.#compiler = compiler;
  }

  /** Throws where the compiler of this system is not installed. */
  static async start(): Promise<Typesetter> {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
    return new Typesetter(NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: FONTS }] }));
  }

  pdf(tree: DocumentTree, stamp: Stamp, standard: PdfStandard): Uint8Array {
    const compiler = this.#compiler;
    compiler.resetShadow();
    const pictures: Picture[] = [];
    // Whatever looks like a picture is one: its bytes lie beside the data, under a name of ours.
    const data = JSON.stringify(tree, (_key, value: unknown) => {
      if (!isPicture(value)) return value;
      pictures.push(value);
      return { file: `picture-${pictures.length - 1}.png`, alt: value.alt };
    });
    const [lang, region = 'IT'] = tree.language.split('-');
    this.#lay('tree.json', Buffer.from(data));
    this.#lay('stamp.json', Buffer.from(JSON.stringify({ ...stamp, lang, region })));
    pictures.forEach(({ png }, index) => this.#lay(`picture-${index}.png`, Buffer.from(png, 'base64')));
    const source = readFileSync(TEMPLATE, 'utf8');
    try {
      const result = compiler.compile({ mainFileContent: source });
      const document = result.result;
      if (document === null) throw new TypesettingFault(this.#reason(result.takeError()));
      return compiler.pdf(document, {
        pdfStandard: STANDARDS[standard],
        creationTimestamp: Math.floor(Date.parse(stamp.madeAt) / 1_000),
      });
    } catch (fault) {
      throw fault instanceof TypesettingFault ? fault : new TypesettingFault(String(fault));
    } finally {
      compiler.resetShadow();
      // What it keeps for the next time is worth less than its memory.
      compiler.evictCache(4);
    }
  }

  #lay(name: string, content: Buffer): void {
    this.#compiler.mapShadow(join(FOLDER, name), content);
  }

  #reason(error: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string {
    return error === null ? 'no document' : JSON.stringify(this.#compiler.fetchDiagnostics(error)).slice(0, 2_000);
  }
}

function isPicture(value: unknown): value is Picture {
  return typeof value === 'object' && value !== null && 'png' in value && typeof value.png === 'string';
}
