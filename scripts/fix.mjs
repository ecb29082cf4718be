// npm run fix: what lint and format can mend by themselves.
import { ready } from './ready.mjs';
import { runNode } from './node-24.mjs';

await ready();
const lint = await runNode(['node_modules/eslint/bin/eslint.js', '.', '--fix']);
const format = await runNode(['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level', 'warn', '.']);
process.exitCode = lint || format;
