import { t } from '#lib/ui/texts.svelte.ts';

const STEPS = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** `6,2 MB`, `2,1 GB`. */
export function formatSize(bytes: number): string {
  const step = STEPS.find(([size]) => bytes >= size);
  if (!step) return `${t.format.number(Math.round(bytes))} byte`;
  const [size, unit] = step;
  const value = bytes / size;
  return `${t.format.number(value, value < 10 ? 1 : 0)} ${unit}`;
}
