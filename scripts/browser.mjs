import { existsSync } from 'node:fs';
import { run } from './node-24.mjs';

/** Chromium without its windows: the same engine, in half the processes. */
const SHELL = '/usr/bin/chromium-headless-shell';
const PLACES = [
  process.env.CHROMIUM,
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const findBrowser = () => PLACES.find((path) => path && existsSync(path));

const onDebianAsRoot = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

async function install(name) {
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  const patience = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', '-qq'];
  await run('apt-get', ['update', ...patience], quiet);
  await run('apt-get', ['install', ...patience, '-y', '--no-install-recommends', name, 'fonts-liberation'], quiet);
}

/** Path of a Chromium for the browser tests; on Debian as root it is installed when there is none. */
export async function ensureBrowser() {
  if (!process.env.CHROMIUM && !existsSync(SHELL) && onDebianAsRoot()) await install('chromium-headless-shell');
  if (!findBrowser() && onDebianAsRoot()) await install('chromium');
  const found = findBrowser();
  if (!found) throw new Error('Browser tests need Chromium: install it, or name it in CHROMIUM.');
  return found;
}
