import { saysNothing } from '../fields/said.ts';
import { rawText, type RawObjective } from '../raw-objective.ts';
import { plain } from '../read/clean.ts';
import type { AreaDraft } from './outline.ts';

/**
 * A document of ours lists what several areas share once more, in a table of its own; that of an office often lists
 * all objectives before their sheets.
 */
export function dropRepeated(areas: AreaDraft[]): void {
  const key = (raw: RawObjective): string =>
    plain(
      rawText(raw, 'title')
        .replace(/\([^)]*\)/g, ' ')
        .replace(/^\s*(?:obiettivo\s+)?n[.°]?\s*\d+\s*/i, ''),
    );
  const own = areas.flatMap(({ objectives }) => objectives).filter(({ rowId }) => rowId !== null);
  const said = new Set(own.map(key));
  for (const area of areas)
    area.objectives = area.objectives.filter((raw) => raw.rowId !== null || !said.has(key(raw)));
  // A list of all objectives, often with shorter titles, stands before their sheets.
  for (const area of areas) {
    const inSheets = area.objectives.filter((raw) => raw.sheet);
    area.objectives = area.objectives.filter((raw) => {
      const sheet = inSheets.find((one) =>
        isShort(key(raw), key(one), numberOf(raw) !== null && numberOf(raw) === numberOf(one)),
      );
      if (raw.sheet || raw.merged !== null || sheet === undefined) return true;
      // What only the list says, as the weight.
      const said = Object.entries(sheet.values).filter(([, [value]]) => !saysNothing(value?.text ?? ''));
      sheet.values = { ...raw.values, ...(Object.fromEntries(said) as RawObjective['values']) };
      return false;
    });
  }
}

/** `2`, from a column of numbers or before the title: `n. 2 Trasparenza`. */
function numberOf(raw: RawObjective): string | null {
  const stated =
    rawText(raw, 'code') || (/^\s*(?:obiettivo\s+)?n[.°]?\s*(\d+)/i.exec(rawText(raw, 'title'))?.[1] ?? '');
  return stated === '' ? null : plain(stated);
}

/** Whether a title says nothing that the other does not: `Bonifica banca dati TARI`. One word is enough with the same number. */
function isShort(title: string, whole: string, sameNumber: boolean): boolean {
  const telling = title.split(' ').filter((word) => word.length > 2);
  const words = whole.split(' ');
  const within = telling.length > (sameNumber ? 0 : 2) && telling.every((word) => words.includes(word));
  return title !== '' && (title === whole || within);
}
