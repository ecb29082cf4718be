import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readPlanFile } from '#lib/exchange/read-plan-file.ts';
import { largePlan } from '../fixtures/corpus/large-plan.ts';
import { readCorpus } from '../fixtures/corpus/read-corpus.ts';
import { addScores, precision, recall, score, type Score, type Tally } from '../fixtures/corpus/score.ts';
import { toDocx } from '../fixtures/corpus/write-files.ts';
import { milliseconds, quantile } from './stats.ts';

const SEED = '../shared/seed/piano-lurano-2024-2026.txt';

/** How well plans of every shape are read, and how fast. */
export async function measureImport(): Promise<string[]> {
  return [...(await readSeed()), ...(await readLarge()), ...(await scoreCorpus())];
}

/** Precision and recall of each field over the files of the corpus. */
async function scoreCorpus(): Promise<string[]> {
  const whole: Score = new Map();
  const formats = new Map<string, Score>();
  let files = 0;
  for await (const { format, truth, result } of readCorpus()) {
    const own = score(truth, result.ok ? result.plan : null);
    addScores(whole, own);
    if (!formats.has(format)) formats.set(format, new Map());
    addScores(formats.get(format)!, own);
    files++;
  }
  const line = (name: string, tally: Tally): string =>
    `  ${name.padEnd(17)} precision ${precision(tally).toFixed(3)}  recall ${recall(tally).toFixed(3)}  of ${tally.there}`;
  return [
    `Import of the corpus (${files} files), per field:`,
    ...[...whole].map(([field, tally]) => line(field, tally)),
    'and per format:',
    ...[...formats].map(([format, own]) => line(`.${format}`, sum(own))),
  ];
}

/** Forty pages with two hundred objectives, beside pandoc reading the very file where there is one. */
async function readLarge(): Promise<string[]> {
  const bytes = await toDocx(largePlan());
  const samples: number[] = [];
  let objectives = 0;
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const result = await readPlanFile({ name: 'grande.docx', bytes });
    samples.push(performance.now() - start);
    objectives = result.ok ? result.plan.areas.flatMap((area) => area.objectives).length : 0;
  }
  return [
    `Import of a .docx of more than 40 pages (${bytes.length} bytes, ${objectives} objectives): first ${milliseconds(samples[0] ?? NaN)}, p50 ${milliseconds(quantile(samples, 0.5))}`,
    readWithPandoc(bytes),
  ];
}

/** pandoc makes a tree of blocks of it and understands no objective: what reading alone costs. */
function readWithPandoc(bytes: Uint8Array): string {
  const start = performance.now();
  const run = spawnSync('pandoc', ['--from=docx', '--to=json'], { input: bytes, maxBuffer: 1 << 28 });
  return run.error === undefined && run.status === 0
    ? `  pandoc, the same file as JSON: ${milliseconds(performance.now() - start)}`
    : '  pandoc is not on this machine';
}

function sum(scores: Score): Tally {
  const total = { right: 0, read: 0, there: 0 };
  for (const { right, read, there } of scores.values()) {
    total.right += right;
    total.read += read;
    total.there += there;
  }
  return total;
}

/** Reading the real plan: bytes to objectives, in this process. */
async function readSeed(): Promise<string[]> {
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
