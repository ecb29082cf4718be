import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, runNpm } from './node-24.mjs';
import { writeSourceArchive } from './source-archive.mjs';

const lock = join(root, 'package-lock.json');
const modules = join(root, 'node_modules');
const installed = join(modules, '.traguardo-lock');
const built = join(root, 'build', '.source');

const digest = (text) => createHash('sha256').update(text).digest('hex');

/** Installs what the lockfile names, when it is not there yet. */
export async function ready({ quiet = false } = {}) {
  const wanted = digest(readFileSync(lock));
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  if (!quiet) console.log('Installo i componenti: la prima volta serve circa un minuto.');
  // stdout belongs to the command that follows (it may print JSON).
  // Not `ci`: it refuses a lockfile written where the registry lacks packages of other systems.
  const code = await runNpm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', process.stderr, process.stderr],
  });
  if (code !== 0) throw new Error('I componenti non si sono installati: controlla la rete e riprova.');
  mkdirSync(modules, { recursive: true });
  writeFileSync(installed, wanted);
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** What the build is made of, as one hash; names, sizes and times are enough to see a change. */
function sourceHash() {
  const paths = [...files(join(root, 'src')), ...files(join(root, 'static')), lock];
  for (const name of ['svelte.config.js', 'vite.config.ts', 'package.json']) paths.push(join(root, name));
  return digest(
    paths
      .map((path) => {
        const { size, mtimeMs } = statSync(path);
        return `${path} ${size} ${Math.round(mtimeMs)}`;
      })
      .sort()
      .join('\n'),
  );
}

/** Builds the app when its sources changed since the last build. */
export async function build() {
  const source = sourceHash();
  if (existsSync(built) && readFileSync(built, 'utf8') === source) return;
  console.log('Preparo l’applicazione…');
  const code = await runNode(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error('L’applicazione non si è potuta preparare: il motivo è scritto qui sopra.');
  writeSourceArchive(join(root, 'build', 'sorgente.tar.gz'));
  writeFileSync(built, source);
}
