import type { Indicator, IndicatorDirection } from '#lib/domain/objective.ts';
import { COUNT, targetWords, withUnit as unitWords } from '#lib/texts/target-words.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export type Target = Pick<Indicator, 'direction' | 'baseline' | 'target' | 'unit'>;

/** What a person may write, in the languages of the territory and in signs. */
const OPENINGS: [RegExp, IndicatorDirection][] = [
  [/^(?:almeno|non meno di|minimo|mindestens|nicht weniger als|≥|>=)\s*/i, 'at-least'],
  [/^(?:al massimo|non più di|non oltre|massimo|höchstens|maximal|nicht mehr als|≤|<=)\s*/i, 'at-most'],
  [/^(?:esattamente|genau|=)\s*/i, 'exactly'],
];

/** `60%`, `30 giorni`, in the words of the screen. */
export function withUnit(value: string, unit: string): string {
  return unitWords(value, unit, t);
}

/** What is expected of an indicator, in the words of the screen. */
export function targetText(target: Target): string {
  return targetWords(target, t);
}

/** Reads the same words back; whatever is not a figure stays as it was written. */
export function parseTarget(text: string): Target {
  let rest = text.trim().replace(/\s+/g, ' ');
  let baseline = '';
  let direction: IndicatorDirection | null = null;
  const start = /^(?:da|von) (.+?) (?:a|auf) (.+)$/i.exec(rest);
  if (start?.[1] !== undefined && start[2] !== undefined) [baseline, rest] = [start[1], start[2]];
  const tail = /^(.*\S) \((?:da|von) (.+)\)$/i.exec(rest);
  if (tail?.[1] !== undefined && tail[2] !== undefined) [rest, baseline] = [tail[1], tail[2]];
  for (const [opening, meaning] of OPENINGS) {
    if (!opening.test(rest)) continue;
    rest = rest.replace(opening, '');
    direction = meaning;
    break;
  }
  const figure = /^([+-]?\d[\d.,]*) ?(\D.*)?$/.exec(rest);
  if (!figure) return { direction, baseline, target: rest, unit: '' };
  return { direction, baseline, target: figure[1] ?? '', unit: figure[2] ?? '' };
}

/** The target as rewritten by a person; what is not shown of the present one stays. */
export function rewriteTarget(text: string, current: Target): Target {
  const target = parseTarget(text);
  // Of a target still to be said only the figure is asked.
  if (current.target === '' && /^[+-]?\d/.test(target.target)) {
    target.direction ??= current.direction;
    target.unit ||= current.unit;
    target.baseline ||= current.baseline;
    return target;
  }
  return target.unit === '' && COUNT.test(current.unit) ? { ...target, unit: current.unit } : target;
}
