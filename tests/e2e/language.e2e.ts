import type { Page } from '@playwright/test';
import { de } from '#lib/texts/de/index.ts';
import { it } from '#lib/texts/it/index.ts';
import { clean } from './axe.ts';
import { device, expect, signIn, test } from './comune.ts';

/** Every sentence of the Italian dictionary that German says in other words. */
function italianOnly(italian: unknown, german: unknown): string[] {
  if (typeof italian === 'string') return italian === german || !/\p{L}{4}/u.test(italian) ? [] : [italian];
  if (typeof italian !== 'object' || italian === null) return [];
  return Object.entries(italian).flatMap(([key, value]) =>
    italianOnly(value, (german as Record<string, unknown> | null)?.[key]),
  );
}

/** The name of the product is a word of the plan too; in German it stays. */
const SENTENCES = italianOnly(it, de).filter((one) => one !== 'Traguardo');
const WHOLE = new Set(SENTENCES);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
/** Inside a longer text only what nobody would write into a plan: three words and more. */
const WITHIN = new RegExp(
  SENTENCES.filter((one) => one.split(' ').length > 2)
    .map(escaped)
    .join('|'),
  'g',
);

/** Everything a person reads or hears on the page: each piece of text, and each name. */
async function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const heard = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((one) =>
      ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''),
    );
    const read: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.parentElement?.closest('[lang="it"], script, style')) read.push(text.textContent ?? '');
    }
    return [document.title.split(/ [·–] /)[0] ?? '', ...read, ...heard].map((text) => text.replace(/\s+/g, ' ').trim());
  });
}

/** What of it is Italian. */
const italianIn = (all: readonly string[]) => [
  ...new Set(all.flatMap((text) => (WHOLE.has(text) ? [text] : (text.match(WITHIN) ?? [])))),
];

async function chooseGerman(page: Page): Promise<void> {
  await page.getByRole('button', { name: /apri il menu$/ }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-IT');
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

test('every page of the plan speaks German, and none is left in Italian @tablet', async ({ page, comune }) => {
  test.setTimeout(240_000);
  await signIn(page, comune, comune.login(/Segretario/));
  const area = new URL(page.url()).pathname;
  const year = area.split('/')[1] ?? '';
  await chooseGerman(page);
  for (const path of [
    area,
    `${area}/schede`,
    `${area}/cestino`,
    `${area}/stampa`,
    '/sincronizzazione',
    '/sincronizzazione/non-accettate',
    '/accesso',
    '/esci',
    '/accessibilita',
    '/privacy',
    '/non-esiste',
    `/${year}/testi`,
    '/ente',
    '/ente/organigramma',
    '/ente/persone',
    '/ente/persone/importa',
    '/ente/cronologia',
  ]) {
    await open(page, `${comune.address}${path}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de-IT');
    expect(italianIn(await said(page)), path).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} in width`).toBe(
      true,
    );
  }
  await page.goto(`${comune.address}${area}`);
  await expect(page.getByText(/bis 31\.12\.2\d{3}|bis \d\d\.\d\d\.2\d{3}/).first()).toBeVisible();
  await clean(page, 'an area in German');
});

test('the language is kept for the person on this device, also without network @desktop @offline', async ({
  browser,
  comune,
}) => {
  const context = await device(browser);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await chooseGerman(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-IT');
  await context.close();
});

test('whoever signs in chooses the language first, and dates are read as written in it @desktop', async ({
  page,
  comune,
}) => {
  await page.goto(`${comune.address}/accedi`);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anmelden' })).toBeVisible();
  const login = comune.login(/Segretario/);
  await page.getByLabel('E-Mail oder Benutzername').fill(login.identifier);
  await page.getByLabel('Passwort', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Hauptnavigation' })).toBeVisible();
  await page.goto(`${comune.address}/${new Date().getFullYear()}/obiettivi`);
  const due = page.getByRole('button', { name: /^Frist von AM\.1:/ });
  const box = page.getByRole('textbox', { name: 'Frist von AM.1', exact: true });
  await due.click();
  await box.fill('15. November 2027');
  await box.press('Enter');
  await expect(due).toHaveAccessibleName(/15\.11\.2027/);
  await due.click();
  await box.fill('31.02.2027');
  await box.press('Enter');
  await expect(page.getByText('Den 31.02.2027 gibt es im Kalender nicht.')).toBeVisible();
});
