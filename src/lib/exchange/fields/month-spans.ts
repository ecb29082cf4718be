import { monthNamed } from '#lib/texts/format.ts';

/** `gennaio–marzo, giugno`. */
export function monthSpans(planned: readonly boolean[], name: (month: number) => string): string {
  const spans: [number, number][] = [];
  planned.forEach((marked, index) => {
    const last = spans.at(-1);
    if (!marked) return;
    if (last && last[1] === index) last[1] = index + 1;
    else spans.push([index + 1, index + 1]);
  });
  return spans.map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`)).join(', ');
}

/** The months that words such as `gennaio–marzo, giu` name, or null when they say something else. */
export function readMonthSpans(text: string): boolean[] | null {
  const planned = Array<boolean>(12).fill(false);
  for (const span of text.split(',')) {
    const ends = span.split(/[–—-]/).map((name) => monthOf(name.trim().replace(/\.$/, '').toLowerCase()));
    const [from, to = from] = ends;
    if (from == null || to == null || to < from || ends.length > 2) return null;
    planned.fill(true, from - 1, to);
  }
  return planned;
}

const monthOf = (name: string): number | null => (name.length < 3 ? null : monthNamed(name));
