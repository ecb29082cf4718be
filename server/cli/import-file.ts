import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPlanFile } from '#lib/exchange/read-plan-file.ts';
import type { ImportedPlan } from '#lib/exchange/imported-plan.ts';
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
  if (!result.ok) return refusal(2, result.sentence);
  return done(args.includes('--json') ? `${JSON.stringify(result.plan, null, 2)}\n` : summary(result.plan));
}

function summary(plan: ImportedPlan): string {
  const lines = [plan.entity.name ?? 'Comune senza nome'];
  for (const area of plan.areas) {
    const sum = area.objectives.reduce((total, objective) => total + (objective.weight ?? 0), 0) / 100;
    lines.push(`  ${area.name}: ${area.objectives.length} obiettivi, pesi ${sum}`);
  }
  lines.push(`Persone: ${plan.people.length}. Punti da rivedere: ${plan.problems.length}.`);
  for (const problem of plan.problems) lines.push(`  ${problem.text}`);
  return `${lines.join('\n')}\n`;
}
