// npm start: installs what is missing, builds what changed, serves.
import { build, ready } from './ready.mjs';
import { runNode } from './node-24.mjs';

try {
  await ready();
  await build();
  process.exitCode = await runNode(['server/cli/main.ts', 'serve']);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
