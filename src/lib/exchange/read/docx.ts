import { Refusal } from '../refusals.ts';
import { readHtml } from './html.ts';
import type { PassageList } from '../source.ts';

/** A Word document through mammoth, which is loaded only when one is opened. */
export async function readDocx(bytes: Uint8Array): Promise<PassageList> {
  const { default: mammoth } = await import('mammoth');
  const copy = new Uint8Array(bytes);
  // mammoth takes `buffer` under Node and `arrayBuffer` in the browser.
  const input = { arrayBuffer: copy.buffer, buffer: copy };
  let html: string;
  let pictures = 0;
  try {
    const result = await mammoth.convertToHtml(input, {
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => {
        pictures++;
        return Promise.resolve({ src: '' });
      }),
    });
    html = result.value;
  } catch {
    throw new Refusal('damaged');
  }
  const { list } = readHtml(html);
  if (list.blocks.length === 0) throw new Refusal(pictures > 0 ? 'image-only' : 'empty');
  return list;
}
