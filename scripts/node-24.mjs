// The scripts run on whatever Node the machine has; the app runs on Node 24, which comes with the packages.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED = 24;

/** Path of a Node 24 or later; throws with one sentence when there is none. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const require = createRequire(join(root, 'package.json'));
  const system = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const folder = dirname(require.resolve(`node-${system}-${process.arch}/package.json`));
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // said below, in words
  }
  throw new Error(
    `Serve Node ${NEEDED} o successivo: per ${process.platform} ${process.arch} non è incluso, installalo da nodejs.org e riprova.`,
  );
}

const HALF_A_SECOND = 500;

/**
 * Runs a program to its end, passing signals on; resolves with its exit code. The shell between npm and us
 * does not pass signals on: when it is gone, so is whoever wanted the program.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGTERM', pass);
    process.on('SIGINT', pass);
    const parent = process.ppid;
    const byNpm = process.env.npm_lifecycle_event !== undefined;
    const orphaned = setInterval(() => byNpm && process.ppid !== parent && pass('SIGTERM'), HALF_A_SECOND);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(orphaned);
      process.off('SIGTERM', pass);
      process.off('SIGINT', pass);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

/** Compiled code is kept beside the packages: the next start takes half the time. */
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env };

export const runNode = (args, options) => run(findNode(), args, { env, ...options });

/** Runs npm itself, the one that started this script where there is one. */
export function runNpm(args, options = {}) {
  const npm = process.env.npm_execpath;
  if (npm) return run(process.execPath, [npm, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    shell: process.platform === 'win32',
    ...options,
  });
}
