import { chromium, type Browser, type Page } from '@playwright/test';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { build } from '../../scripts/ready.mjs';
import type { Comune, Login } from '../running-comune.ts';

/** The same browser as the tests', on a built app. */
export async function openBrowser(): Promise<Browser> {
  await build();
  return chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** A new device of one person, on the first area's page with its table drawn. */
export async function openDevice(browser: Browser, comune: Comune, login: Login): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'it-IT' });
  const page = await context.newPage();
  await page.goto(`${comune.address}/accedi`);
  await page
    .getByLabel(/e-mail|nome utente/i)
    .first()
    .fill(login.identifier);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Obiettivi' }).click();
  await page
    .getByRole('button', { name: /^Pesatura di / })
    .first()
    .waitFor();
  return page;
}
