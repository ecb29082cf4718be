import { networkInterfaces } from 'node:os';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Comune, freePort, type Login } from '../running-comune.ts';

/** An address of this machine that is not the local one, where there is one. */
export const outerAddress = () =>
  Object.values(networkInterfaces())
    .flat()
    .find((entry) => entry?.family === 'IPv4' && !entry.internal)?.address;

/** A new device: its own storage, its own service worker. */
export async function device(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<BrowserContext> {
  return browser.newContext({ ...base.info().project.use, ...options } as Parameters<Browser['newContext']>[0]);
}

export async function signIn(page: Page, comune: Comune, login: Login): Promise<void> {
  await page.goto(`${comune.address}/accedi`);
  await fillSignIn(page, login);
}

/** On the sign-in page. */
export async function fillSignIn(page: Page, login: Login): Promise<void> {
  await page
    .getByLabel(/e-mail|nome utente/i)
    .first()
    .fill(login.identifier);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Area/);
}

/** The chip, wherever the width puts it. */
export const chip = (page: Page) => page.getByRole('status').filter({ visible: true }).first();

export const test = base.extend<{ comune: Comune; empty: Comune }>({
  comune: async ({}, use) => {
    const comune = new Comune(await freePort());
    await comune.example();
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
