import type { Figure } from './chapter.ts';

/** The number a person wrote, `1.240`, `12,5`, `−3`, `1 240`; null when it is none. */
export function parseFigure(text: string): number | null {
  const bare = text
    .trim()
    .replace(/[\s  ]/g, '')
    .replace(/^[−–]/u, '-')
    .replace(/[€%]$/u, '');
  if (!/^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(bare)) return null;
  return Number(bare.replaceAll('.', '').replace(',', '.'));
}

/** A figure's years, first to last, with its numbers; null where none, or no number, is written. */
export function figureValues(figure: Figure, planYear: number): { year: number; value: number | null }[] {
  return [figure.before3, figure.before2, figure.before1].map((text, index) => ({
    year: planYear - 3 + index,
    value: parseFigure(text),
  }));
}

/** From the first year with a number to the last, as a share of the first; null when there are not two, or the first is 0. */
export function figureChange(figure: Figure, planYear: number): { since: number; share: number } | null {
  const known = figureValues(figure, planYear).filter(
    (one): one is { year: number; value: number } => one.value !== null,
  );
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || first === last || first.value === 0) return null;
  return { since: first.year, share: (last.value - first.value) / Math.abs(first.value) };
}
