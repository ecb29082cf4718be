import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportedPlan } from './imported-plan.ts';
import { readPlanFile, type PlanInput } from './read-plan-file.ts';

/** A clean plan, as somebody could have written it, with what must be read. */
interface CleanPlan {
  area: string;
  head: string;
  rows: { title: string; description: string; people: string[]; weight: number; due: string; target: number }[];
}

const TITLES = [
  'Sportello digitale',
  'Archivio storico',
  'Piano neve',
  'Centro estivo',
  'Biblioteca aperta',
  'Catasto strade',
  'Orti urbani',
  'Trasporto scolastico',
  'Anagrafe in linea',
  'Verde pubblico',
];
const TEXTS = [
  'Apertura di due pomeriggi in più per i cittadini',
  'Verifica delle posizioni aperte e invio degli avvisi',
  'Nuovo affidamento del servizio per tre anni',
  'Riordino delle pratiche e scarto dei documenti, con elenco',
  'Lavori da concludere prima delle piogge',
];
const PEOPLE = ['Rossi M.', 'Bianchi Luca', 'Verdi Anna', 'Neri P.', 'De Luca Sara', 'Galli F.'];
const HEADINGS = {
  title: ['Obiettivo', 'Ob. operativo', 'Obiettivo operativo', 'Titolo', 'Obiettivi gestionali', 'OBIETTIVO ANNO 2026'],
  description: ['Descrizione', 'Descrizione attività', 'Descrizione obiettivo', 'Attività'],
  people: ['Personale coinvolto', 'Dipendenti', 'Risorse umane', 'Referenti', 'Dipendenti coinvolti'],
  weight: ['Peso', 'Pesatura', 'Peso %', 'Ponderazione', 'Peso obiettivo', 'Peso (%)'],
  due: ['Scadenza', 'Termine', 'Tempistica', 'Orizzonte temporale', 'Data prevista'],
  target: ['Target', 'Valore atteso', 'Dato atteso'],
} as const;
type Key = keyof typeof HEADINGS;
const KEYS = Object.keys(HEADINGS) as Key[];

const plan: fc.Arbitrary<CleanPlan> = fc
  .record({
    area: fc.constantFrom('Area Amministrativa', 'Settore Tecnico', 'AREA FINANZIARIA', 'Servizio Demografici'),
    head: fc.constantFrom('Rota Nadia', 'Paolo Vezzoli', 'Carla Sarti'),
    titles: fc.shuffledSubarray(TITLES, { minLength: 2, maxLength: 10 }),
    cuts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 10, maxLength: 10 }),
    texts: fc.array(fc.constantFrom(...TEXTS), { minLength: 10, maxLength: 10 }),
    people: fc.array(fc.subarray(PEOPLE, { minLength: 1, maxLength: 4 }), { minLength: 10, maxLength: 10 }),
    months: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 10, maxLength: 10 }),
    targets: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 10, maxLength: 10 }),
  })
  .map(({ area, head, titles, cuts, texts, people, months, targets }) => {
    const shares = cuts.slice(0, titles.length);
    const sum = shares.reduce((a, b) => a + b, 0);
    const weights = shares.map((share) => Math.max(6, Math.floor((share / sum) * 60)));
    weights[0]! += 100 - weights.reduce((a, b) => a + b, 0);
    return {
      area,
      head,
      rows: titles.map((title, i) => ({
        title,
        description: texts[i]!,
        people: people[i]!,
        weight: weights[i]!,
        due: `2026-${String(months[i]).padStart(2, '0')}-15`,
        target: targets[i]!,
      })),
    };
  })
  .filter((one) => one.rows.every((row) => row.weight > 0));

const style = fc.record({
  order: fc.shuffledSubarray(KEYS, { minLength: KEYS.length }),
  names: fc.record(
    Object.fromEntries(KEYS.map((key) => [key, fc.constantFrom(...HEADINGS[key])])) as Record<
      Key,
      fc.Arbitrary<string>
    >,
  ),
  weight: fc.constantFrom(
    (w: number) => `${w}`,
    (w: number) => `${w}%`,
    (w: number) => `${w},00%`,
    (w: number) => `punti ${w}`,
  ),
  date: fc.constantFrom('/', '.', '-'),
  between: fc.constantFrom(' - ', ', ', '; '),
  format: fc.constantFrom('tsv', 'csv', 'html'),
  numbered: fc.boolean(),
  total: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function render(clean: CleanPlan, how: Style): PlanInput {
  const cells = (row: CleanPlan['rows'][number], index: number): Record<Key, string> => ({
    title: how.numbered ? `n. ${index + 1} ${row.title}` : row.title,
    description: row.description,
    people: row.people.join(how.between),
    weight: how.weight(row.weight),
    due: row.due.split('-').reverse().join(how.date),
    target: `${row.target}%`,
  });
  const rows = [
    how.order.map((key) => how.names[key]),
    ...clean.rows.map((row, i) => how.order.map((key) => cells(row, i)[key])),
  ];
  if (how.total)
    rows.push(how.order.map((key) => (key === 'title' ? 'Totale' : key === 'weight' ? how.weight(100) : '')));
  const above = [
    'Comune di Valmora (BG)',
    'Piano della performance 2026-2028',
    clean.area,
    `Responsabile: ${clean.head}`,
  ];
  if (how.format === 'tsv') return { text: `${above.join('\n')}\n\n${rows.map((row) => row.join('\t')).join('\n')}\n` };
  if (how.format === 'html') {
    const table = rows.map((row) => `<tr>${row.map((text) => `<td><p>${text}</p></td>`).join('')}</tr>`).join('');
    return { html: `${above.map((text) => `<p>${text}</p>`).join('')}<table>${table}</table>` };
  }
  const quote = (text: string): string => `"${text}"`;
  const csv = [...above.map((text) => [text]), ...rows].map((row) => row.map(quote).join(';')).join('\r\n');
  return { name: 'piano.csv', bytes: new TextEncoder().encode(csv) };
}

function understood(read: ImportedPlan): unknown {
  return read.areas
    .map((area) => area.objectives)
    .flat()
    .map((objective) => ({
      title: objective.title,
      description: objective.description,
      people: objective.participants.map((one) => one.name),
      weight: (objective.weight ?? 0) / 100,
      due: objective.dueDate,
      target: objective.target.value,
    }));
}

test('a clean plan reads back exactly, in any order of columns and under any of their names, with no problem invented', async () => {
  await fc.assert(
    fc.asyncProperty(plan, style, async (clean, how) => {
      const result = await readPlanFile(render(clean, how));
      if (!result.ok) throw new Error(result.reason);
      expect(understood(result.plan)).toEqual(clean.rows);
      expect(result.plan.problems).toEqual([]);
      expect(result.plan.entity).toEqual({ name: 'Comune di Valmora', province: 'BG' });
      expect(result.plan.areas).toHaveLength(1);
      expect(result.plan.areas[0]?.head).toBe(clean.head);
    }),
    { numRuns: 150 },
  );
});
