import { existsSync, readFileSync } from 'node:fs';
import { readPlanFile } from '#lib/exchange/read-plan-file.ts';
import { milliseconds, quantile } from './stats.ts';

const SEED = '../shared/seed/piano-lurano-2024-2026.txt';

/** Reading the real plan: bytes to objectives, in this process. */
export async function measureImport(): Promise<string[]> {
  if (!existsSync(SEED)) return ['Import of the real plan: its file is not here, not measured'];
  const bytes = new Uint8Array(readFileSync(SEED));
  const samples: number[] = [];
  let objectives = 0;
  for (let round = 0; round < 30; round += 1) {
    const start = performance.now();
    const result = await readPlanFile({ name: SEED, bytes });
    samples.push(performance.now() - start);
    objectives = result.ok ? result.plan.areas.flatMap((area) => area.objectives).length : 0;
  }
  return [
    `Import of the real plan (${bytes.length} bytes, ${objectives} objectives, ${samples.length} readings): first ${milliseconds(samples[0] ?? NaN)}, p50 ${milliseconds(quantile(samples, 0.5))}, p95 ${milliseconds(quantile(samples, 0.95))}`,
  ];
}
