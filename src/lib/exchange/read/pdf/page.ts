/** What stands on a page, upright and in points from its top left corner, whatever way the page was turned. */
export interface PdfPage {
  /** 1 for the first. */
  number: number;
  width: number;
  height: number;
  pieces: Piece[];
  rules: Rule[];
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Words that stand together. */
export interface Piece extends Box {
  text: string;
  size: number;
  bold: boolean;
  /** It does not go on with the piece before it, however near they stand. */
  apart?: boolean;
  drawn?: Drawn;
}

/** How the text of a piece is drawn, where that is known. */
export interface Drawn {
  /** Where each sign begins and ends, one after the other; a space fills what is free between two letters. */
  spans: Float32Array;
  starts: readonly Start[];
}

/** A letter that does not only follow the one drawn before it. */
export interface Start {
  /** Which of the text. */
  at: number;
  /** How much is left free before it, beside the spaces drawn there. */
  gap: number;
  /** A space is drawn before it. */
  spaced: boolean;
  /** It was put where it stands. */
  placed: boolean;
}

/** A drawn line: at `at` on its own axis, from `from` to `to` on the other. */
export interface Rule {
  horizontal: boolean;
  at: number;
  from: number;
  to: number;
}

export const middleOf = (box: Box): { x: number; y: number } => ({
  x: (box.left + box.right) / 2,
  y: (box.top + box.bottom) / 2,
});

export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((one) => one.left)),
    top: Math.min(...boxes.map((one) => one.top)),
    right: Math.max(...boxes.map((one) => one.right)),
    bottom: Math.max(...boxes.map((one) => one.bottom)),
  };
}
