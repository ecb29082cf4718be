// npm test: types, lint, unit, property, sync and browser tests. The last line counts them all.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { check } from './check.mjs';
import { runNode } from './node-24.mjs';
import { build, ready } from './ready.mjs';

const folder = mkdtempSync(join(tmpdir(), 'traguardo-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };

const count = (passed, failed, skipped = 0) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

/** A runner that left no report has failed, whatever it printed. */
function report(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return null;
  }
}

async function unit() {
  console.log('\n— unit, property and sync tests');
  const file = join(folder, 'unit.json');
  const code = await runNode([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const result = report('unit.json');
  if (!result) return count(0, 1);
  count(result.numPassedTests, result.numFailedTests, result.numPendingTests);
  // A file that does not load has no tests to fail, and an error between tests belongs to none.
  if (code !== 0 && result.numFailedTests === 0) count(0, Math.max(1, result.numFailedTestSuites));
}

async function browser() {
  console.log('\n— browser tests');
  const env = {
    ...process.env,
    CHROMIUM: await ensureBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'e2e.json'),
  };
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'], { env });
  const stats = report('e2e.json')?.stats;
  if (!stats) return count(0, 1);
  count(stats.expected, stats.unexpected + stats.flaky, stats.skipped);
  if (code !== 0 && stats.unexpected + stats.flaky === 0) count(0, 1);
}

try {
  await ready();
  const built = build().then(
    () => null,
    (error) => error,
  );
  for (const [, passed] of await check()) count(Number(passed), Number(!passed));
  await unit();
  const broken = await built;
  if (broken) throw broken;
  await browser();
} catch (error) {
  console.error(error.message);
  count(0, 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\n${total.passed} passed, ${total.failed} failed` + (total.skipped ? `, ${total.skipped} skipped` : ''));
process.exitCode = total.failed > 0 ? 1 : 0;
