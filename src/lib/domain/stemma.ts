/** The coat of arms of the ente, as it stands on its letterhead. */
export interface Stemma {
  /** Of the bytes of the picture: a device that has these asks for them no more. */
  sha256: string;
  /** A PNG, in base64. */
  png: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** Pixels on the longer side: 32 mm on a cover at 300 dots an inch, and a little more. */
export const LARGEST_STEMMA_SIDE = 400;
/** Bytes: every device has it, and so has every document. */
export const LARGEST_STEMMA = 100 * 1024;
/** Longer side by the shorter one: beside a wider one the name of the ente would have no room. */
const LONGEST_STEMMA_SHAPE = 3;

/** Whether a letterhead has room for a picture of this shape. */
export function isStemmaShape(width: number, height: number): boolean {
  return Math.max(width, height) <= LONGEST_STEMMA_SHAPE * Math.min(width, height);
}
