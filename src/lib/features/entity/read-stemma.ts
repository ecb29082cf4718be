import { isStemmaShape, LARGEST_STEMMA, LARGEST_STEMMA_SIDE } from '#lib/domain/stemma.ts';

/** A picture as the Comune keeps it: a PNG in base64. */
export interface StemmaPicture {
  png: string;
  width: number;
  height: number;
}
export type StemmaRefusal = 'unreadable' | 'too-large' | 'shape' | 'too-heavy';

/** Bytes of a file that is worth opening. */
const LARGEST_FILE = 20 * 1024 * 1024;
/** A picture of many colours is lighter only when it is smaller. */
const SIDES = [1, 0.85, 0.72, 0.6, 0.5, 0.4].map((share) => share * LARGEST_STEMMA_SIDE);

/** A file as the stemma of the ente: whatever the browser can show, scaled and drawn anew on this device. */
export async function readStemma(file: File): Promise<StemmaPicture | StemmaRefusal> {
  if (file.size > LARGEST_FILE) return 'too-large';
  const vector = file.type === 'image/svg+xml' || /\.svg$/i.test(file.name);
  const url = URL.createObjectURL(vector ? await withOwnSize(file) : file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    if (width === 0 || height === 0) return 'unreadable';
    if (!isStemmaShape(width, height)) return 'shape';
    for (const side of SIDES) {
      const scale = vector ? side / Math.max(width, height) : Math.min(1, side / Math.max(width, height));
      const picture = drawn(image, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
      if (picture === null) return 'unreadable';
      if (picture.png.length * 0.75 <= LARGEST_STEMMA) return picture;
    }
    return 'too-heavy';
  } catch {
    return 'unreadable';
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** null where nothing of it can be seen. Throws on one that a page may show and not read. */
function drawn(image: HTMLImageElement, width: number, height: number): StemmaPicture | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d');
  if (brush === null) return null;
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(image, 0, 0, width, height);
  const { data } = brush.getImageData(0, 0, width, height);
  if (data.every((value, at) => at % 4 !== 3 || value === 0)) return null;
  return { png: canvas.toDataURL('image/png').replace(/^[^,]*,/u, ''), width, height };
}

/** An SVG often says only its proportions, and then a browser shows it as large as it likes, or not at all. */
async function withOwnSize(file: File): Promise<Blob> {
  const svg = new DOMParser().parseFromString(await file.text(), 'image/svg+xml');
  const [, , width = 0, height = 0] = (svg.documentElement.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  if (width > 0 && height > 0) {
    const scale = LARGEST_STEMMA_SIDE / Math.max(width, height);
    svg.documentElement.setAttribute('width', String(width * scale));
    svg.documentElement.setAttribute('height', String(height * scale));
  }
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}
