/**
 * npm run bench: how fast the product is, with the work, the sizes and the machine stated.
 * Nothing here passes or fails; a figure that depends on the machine stands beside a raw one taken in the same run.
 */
import { cpus, totalmem } from 'node:os';
import { measureImport } from './import.ts';
import { measureDocuments } from './documents.ts';
import { measureEdits } from './edits.ts';
import { measureLarge } from './large.ts';
import { measureLayouts } from './layouts.ts';
import { measureOpening } from './opening.ts';
import { measureRelay } from './relay.ts';
import { measureSearch } from './search.ts';

const [cpu] = cpus();
console.log(
  `Machine: ${cpu?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);

for (const measure of [
  measureImport,
  measureDocuments,
  measureSearch,
  measureRelay,
  measureEdits,
  measureOpening,
  measureLarge,
  measureLayouts,
]) {
  for (const line of await measure()) console.log(line);
}
