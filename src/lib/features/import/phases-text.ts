import { monthSpans, readMonthSpans } from '#lib/exchange/fields/month-spans.ts';
import type { ImportedPhase } from '#lib/exchange/imported-plan.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** One phase as a line people can mend: `Raccolta dei dati: gennaio–marzo, giugno`. */
export function formatPhase({ title, planned }: ImportedPhase): string {
  return [title, monthSpans(planned, (month) => t.format.month(month))].filter((part) => part !== '').join(': ');
}

/** Reads the lines back; where a line names no months they stay as they were, by the title or by the place of the phase. */
export function parsePhases(text: string, before: readonly ImportedPhase[]): ImportedPhase[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, at) => {
    const cut = line.lastIndexOf(':');
    const spans = readMonthSpans(line.slice(cut + 1));
    if (spans !== null) return { title: line.slice(0, Math.max(0, cut)).trim(), planned: spans };
    const known =
      before.find(({ title }) => title === line) ?? (lines.length === before.length ? before[at] : undefined);
    return { title: line, planned: known?.planned ?? Array<boolean>(12).fill(false) };
  });
}
