import type { ImportedTarget } from '../imported-plan.ts';
import { oneLine } from '../read/clean.ts';

const UNITS: [RegExp, string][] = [
  [/^(?:%|per ?cento)/i, '%'],
  [/^(?:gg\b|g\.|giorni|giorno)/i, 'giorni'],
  [/^(?:€|euro\b)/i, '€'],
  [/^(?:ore|h)\b/i, 'ore'],
  [/^(?:mesi|mese)\b/i, 'mesi'],
  [/^(?:minuti|min)\b/i, 'minuti'],
];

/** `100%` → 100 and `%`; `≥ 95 %`, `entro 30 gg`, `n. 5 incontri`, `10.000 €`; other texts stay texts. */
export function readTarget(raw: string): ImportedTarget {
  const text = oneLine(raw);
  const match =
    /^(?:almeno|minimo|massimo|max\.?|min\.?|non (?:più|piu|meno) di|non (?:superiore|inferiore) a|entro|pari (?:a|al)|[≥≤<>=]+|fino a|n[.°]?|numero|€)*\s*(?:n[.°]\s*|€\s*)?([+-]?\d[\d.,]*)\s*(.*)$/i.exec(
      text,
    );
  if (match === null || /^[/.-]?\d/.test(match[2] ?? '') || /^\/|^°/.test(match[2] ?? '')) {
    return { text, value: null, unit: null };
  }
  const value = italianNumber(match[1]!);
  if (value === null) return { text, value: null, unit: null };
  const rest = (match[2] ?? '').trim();
  const euro = /€/.test(text.slice(0, text.indexOf(match[1]!)));
  if (rest === '') return { text, value, unit: euro ? '€' : null };
  for (const [pattern, unit] of UNITS) {
    if (pattern.test(rest)) return { text, value, unit };
  }
  const words = rest.split(' ');
  const isDate = /^(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)/i;
  if (isDate.test(rest) || words.length > 3 || !/^\p{L}+$/u.test(words[0]!)) return { text, value: null, unit: null };
  return { text, value, unit: rest };
}

/** `1.240,5`, `1240.5`, `10.000`. */
function italianNumber(text: string): number | null {
  const clean = text.replace(/[.,]$/, '');
  const plain = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(clean)
    ? clean.replaceAll('.', '').replace(',', '.')
    : clean.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
