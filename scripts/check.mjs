// npm run check: types, lint, format, unused code. Each runs whatever becomes of the others.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ready } from './ready.mjs';
import { runNode } from './node-24.mjs';

export const CHECKS = [
  [
    'types',
    [
      'node_modules/svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
  ],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['unused code', ['node_modules/knip/bin/knip.js']],
];

/** Runs every check, each on one core for the most part, so two at a time; gives [name, passed]. */
export async function check() {
  await runNode(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-check-'));
  const results = [];
  const waiting = [...CHECKS.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [place, [name, args]] = next;
      // What they print does not mix.
      const printed = join(folder, String(place));
      const to = openSync(printed, 'w');
      const passed = (await runNode(args, { stdio: ['ignore', to, to] })) === 0;
      closeSync(to);
      console.log(`\n— ${name}\n${readFileSync(printed, 'utf8').trimEnd()}`);
      results[place] = [name, passed];
    }
  };
  try {
    await Promise.all([lane(), lane()]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  await ready();
  const failed = (await check()).filter(([, passed]) => !passed);
  if (failed.length > 0) console.error(`\nNot clean: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
