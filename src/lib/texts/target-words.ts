import type { Indicator } from '#lib/domain/objective.ts';
import type { Texts } from './texts.ts';

/** A plain count has no word beside it. */
export const COUNT = /^(?:n\.?|nr\.?|num\.?|numero)$/i;

/** `60%`, `30 giorni`, `1.000 €`; of a plain count the figure alone. */
export function withUnit(value: string, unit: string, texts: Texts): string {
  if (value === '' || unit === '' || COUNT.test(unit)) return value;
  return unit === '%' ? texts.objective.indicators.percent(value) : `${value} ${unit}`;
}

/** What is expected of an indicator, in words: `almeno 60%`, `da 1.240 a 100`. */
export function targetWords(
  { direction, baseline, target, unit }: Pick<Indicator, 'direction' | 'baseline' | 'target' | 'unit'>,
  texts: Texts,
): string {
  const words = texts.objective.indicators;
  const value = withUnit(target, unit, texts);
  if (value === '') return baseline === '' ? '' : words.from(withUnit(baseline, unit, texts));
  if (direction === null) return baseline === '' ? value : words.fromTo(baseline, value);
  const wanted = `${texts.fields.directions[direction]} ${value}`;
  return baseline === '' ? wanted : `${wanted} (${words.from(baseline)})`;
}
