import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const launchOptions = {
  executablePath: findBrowser(),
  // As root there is no sandbox; the rest keeps the browser from asking the network for things of its own.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Each journey runs on a desktop and on a tablet held upright; those about one layout say so in their title. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: { locale: 'it-IT', timezoneId: 'Europe/Rome', launchOptions, trace: 'off', actionTimeout: 15_000 },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1366, height: 900 } }, grepInvert: /@tablet|@alone/ },
    { name: 'tablet', use: { viewport: { width: 820, height: 1180 }, hasTouch: true }, grepInvert: /@desktop|@alone/ },
    // It changes what every Comune serves, so it waits until the others are done.
    {
      name: 'upgrade',
      use: { viewport: { width: 1366, height: 900 } },
      grep: /@alone/,
      dependencies: ['desktop', 'tablet'],
    },
  ],
});
