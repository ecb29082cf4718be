import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPlanFile } from '#lib/exchange/read-plan-file.ts';
import type { ImportedPlan } from '#lib/exchange/imported-plan.ts';
import { sumWeights } from '#lib/domain/weight.ts';
import { bringIn } from '#lib/texts/it/bring-in.ts';
import { format } from '#lib/texts/it/format.ts';
import { done, refusal } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** Reads a plan and prints what was understood of it. Needs no ente and changes none. */
export async function importFile(args: readonly string[]): Promise<Outcome> {
  const files = args.filter((arg) => arg !== '--json');
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith('-'))
    return refusal(2, 'Si usa così: import FILE [--json]');
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return refusal(2, `Il file ${file} non si legge: controlla il percorso e i permessi.`);
  }
  const result = await readPlanFile({ name: basename(file), bytes });
  if (!result.ok) return refusal(2, bringIn.refusals[result.reason]);
  return done(args.includes('--json') ? `${JSON.stringify(result.plan, null, 2)}\n` : summary(result.plan));
}

function summary(plan: ImportedPlan): string {
  const { name, province } = plan.entity;
  const years = plan.years === null ? '' : `, ${[...new Set(plan.years)].join('–')}`;
  const lines = [`${name ?? 'Comune senza nome'}${province === null ? '' : ` (${province})`}${years}`];
  for (const area of plan.areas) {
    const sum = sumWeights(area.objectives);
    const objectives = format.plural(area.objectives.length, { one: 'obiettivo', other: 'obiettivi' });
    const weights = area.objectives.length === 0 ? '' : `, pesi ${format.weight(sum)}`;
    const head = area.head === null ? '' : ` – ${area.head}`;
    lines.push(`  ${area.name === '' ? 'Area senza nome' : area.name}${head}: ${objectives}${weights}`);
  }
  lines.push(`Persone: ${plan.people.length}. Punti da rivedere: ${plan.problems.length}.`);
  for (const problem of plan.problems) lines.push(`  ${problem.text}`);
  return `${lines.join('\n')}\n`;
}
