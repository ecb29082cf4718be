// npm run check: types, lint, format, unused code. Each runs even when the one before failed.
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

/** Runs every check; gives [name, passed]. */
export async function check() {
  await runNode(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
  const results = [];
  for (const [name, args] of CHECKS) {
    console.log(`\n— ${name}`);
    results.push([name, (await runNode(args)) === 0]);
  }
  return results;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  await ready();
  const failed = (await check()).filter(([, passed]) => !passed);
  if (failed.length > 0) console.error(`\nNot clean: ${failed.map(([name]) => name).join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
