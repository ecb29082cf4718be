// node scripts/with-node.mjs FILE [ARG …]: runs FILE with Node 24.
import { ready } from './ready.mjs';
import { runNode } from './node-24.mjs';

try {
  await ready({ quiet: true });
  process.exitCode = await runNode(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
