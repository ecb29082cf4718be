import type { GuideChapter, GuidePart } from './chapter.ts';
import { keeping } from './keeping.ts';
import { start } from './start.ts';
import { together } from './together.ts';
import { writing } from './writing.ts';

/** The Guida, part by part. Its language is Italian: it speaks of Italian offices to whoever works in one. */
export const GUIDE: readonly GuidePart[] = [start, writing, together, keeping];

export const GUIDE_CHAPTERS: readonly GuideChapter[] = GUIDE.flatMap((part) => part.chapters);

export function guideChapter(slug: string): GuideChapter | undefined {
  return GUIDE_CHAPTERS.find((chapter) => chapter.slug === slug);
}

/** What can be looked for in a chapter, without the marks. */
export function guideText({ intro, steps, notes = [], table }: GuideChapter): string {
  return [intro, ...steps, ...notes, ...(table ? table.rows.flat() : [])]
    .map((text) =>
      readMarked(text)
        .map((run) => run.text)
        .join(''),
    )
    .join(' ');
}

/** A part of a text: plain, words of the screen, or a place in the app. */
export interface Run {
  text: string;
  strong: boolean;
  href: string | null;
}

/** `**…**` and `[…](/…)`, nothing else. */
export function readMarked(text: string): Run[] {
  return text
    .split(/(\*\*[^*]+\*\*|\[[^\]]+\]\(\/[^)\s]*\))/)
    .filter((part) => part !== '')
    .map((part) => {
      const strong = /^\*\*(.+)\*\*$/.exec(part)?.[1];
      if (strong !== undefined) return { text: strong, strong: true, href: null };
      const link = /^\[(.+)\]\((\/.*)\)$/.exec(part);
      return { text: link?.[1] ?? part, strong: false, href: link?.[2] ?? null };
    });
}
