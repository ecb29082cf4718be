export const READERS = ['segretario', 'head', 'employee', 'administrator'] as const;
export type Reader = (typeof READERS)[number];

/** A picture of the running app, made by `npm run screenshots`. */
export interface GuidePicture {
  file: string;
  /** What is to be seen. */
  alt: string;
}

/** One thing to do. In its texts `**…**` are words of the screen and `[…](/…)` a place in the app. */
export interface GuideChapter {
  slug: string;
  title: string;
  readers: readonly Reader[];
  intro: string;
  steps: readonly string[];
  /** Each with a line of its own, after the steps. */
  notes?: readonly string[];
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
  picture?: GuidePicture;
}

export interface GuidePart {
  title: string;
  chapters: readonly GuideChapter[];
}
