import { existsSync } from 'node:fs';
import { run } from './node-24.mjs';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const findBrowser = () => PLACES.find((path) => path && existsSync(path));

/** Path of a Chromium for the browser tests; on Debian as root it is installed when there is none. */
export async function ensureBrowser() {
  if (!findBrowser() && process.platform === 'linux' && process.getuid?.() === 0) {
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet);
  }
  const found = findBrowser();
  if (!found) throw new Error('Browser tests need Chromium: install it, or name it in CHROMIUM.');
  return found;
}
