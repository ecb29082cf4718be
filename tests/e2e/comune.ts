import { networkInterfaces } from 'node:os';
import { test as base, expect, type Browser, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import { Comune, freePort, type Login } from '../running-comune.ts';

/** An address of this machine that is not the local one, where there is one. */
export const outerAddress = () =>
  Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry?.family === 'IPv4' && !entry.internal)?.address;

/** A tablet held upright. */
export const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true };

/** Keeping the app for work without network costs each device two seconds: only where a journey goes there. */
const workersOf = ({ tags }: TestInfo) => (tags.includes('@offline') ? 'allow' : 'block');

/** A new device: its own storage, its own service worker. */
export async function device(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  const info = base.info();
  const own = { ...info.project.use, serviceWorkers: workersOf(info), ...options };
  return browser.newContext(own as Parameters<Browser['newContext']>[0]);
}

export async function signIn(page: Page, comune: Comune, login: Login): Promise<void> {
  await page.goto(`${comune.address}/accedi`);
  await fillSignIn(page, login);
}

/** Fills the sign-in page and goes to the objectives, also for who lands on Oggi. */
export async function fillSignIn(page: Page, login: Login): Promise<void> {
  await fillDoor(page, login);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(/Area| 20\d\d$/);
  if (/Area/.test(await heading.innerText())) return;
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Obiettivi' }).click();
  await expect(heading).toContainText(/Area/);
}

/** On the sign-in page; where one lands is not looked at. */
export async function fillDoor(page: Page, login: Login): Promise<void> {
  await page
    .getByLabel(/e-mail|nome utente/i)
    .first()
    .fill(login.identifier);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
}

/** The chip, wherever the width puts it. */
export const chip = (page: Page) => page.getByRole('status').filter({ visible: true }).first();

export const test = base.extend<{ comune: Comune; empty: Comune }, { example: Comune }>({
  serviceWorkers: async ({}, use, info) => use(workersOf(info)),
  // Filled once: each test begins with a copy of its own.
  example: [
    async ({}, use) => {
      const example = new Comune(await freePort());
      await example.example();
      await use(example);
      example.dispose();
    },
    { scope: 'worker' },
  ],
  comune: async ({ example }, use) => {
    const comune = new Comune(await freePort());
    comune.copy(example);
    await comune.start();
    await use(comune);
    await comune.kill();
    comune.dispose();
  },
  empty: async ({}, use) => {
    const comune = new Comune(await freePort(), '0.0.0.0');
    await comune.start();
    await use(comune);
    await comune.kill();
    comune.dispose();
  },
});

export { expect };
export type { Comune };
