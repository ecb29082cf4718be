import { readTarget } from '#lib/exchange/fields/target.ts';
import type { ImportedIndicator } from '#lib/exchange/imported-plan.ts';
import { targetWords } from '#lib/texts/target-words.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** One indicator as a line people can mend: `Domande evase in venti giorni: almeno 90%`. */
export function formatIndicator(one: ImportedIndicator): string {
  return [one.name, wanted(one)].filter((part) => part !== '').join(': ');
}

function wanted({ direction = null, target, unit }: ImportedIndicator): string {
  // What stands in the file often has its unit beside the figure already.
  return targetWords({ direction, baseline: '', target, unit: target.includes(unit) ? '' : unit }, t);
}

/** Reads the lines back; what a line does not show stays as it was, by the name or by the place of the indicator. */
export function parseIndicators(text: string, before: readonly ImportedIndicator[]): ImportedIndicator[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, at) => {
    const cut = line.lastIndexOf(': ');
    const name = cut < 0 ? line : line.slice(0, cut).trim();
    const said = cut < 0 ? '' : line.slice(cut + 2).trim();
    const known =
      before.find((one) => formatIndicator(one) === line) ??
      before.find((one) => one.name === name) ??
      (lines.length === before.length ? before[at] : undefined);
    if (known !== undefined && (formatIndicator(known) === line || wanted(known) === said))
      return { ...known, ...(formatIndicator(known) === line ? {} : { name }) };
    const { direction: _, ...rest } = known ?? { baseline: '' };
    return { ...rest, name, target: said, unit: readTarget(said).unit ?? '' };
  });
}
