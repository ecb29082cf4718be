import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { device, expect, signIn, test } from './comune.ts';
import { openArea } from './area-page.ts';

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The switch is a row of links on a desk, a menu elsewhere. */
async function choose(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Disposizione' }).getByRole('link', { name });
  const menu = page.getByRole('button', { name: /^Disposizione: / });
  await expect(link.or(menu).first()).toBeVisible();
  if (await menu.isVisible()) {
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name }).focus();
  } else {
    await link.focus();
  }
  await page.keyboard.press('Enter');
}

test('the layouts are chosen by keyboard, keep year and area, and are found again @desktop', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = new URL(page.url()).pathname;
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  for (const [name, address] of [
    ['Mesi', 'mesi'],
    ['Per persona', 'persone'],
    ['Schede', 'schede'],
    ['Per persona', 'persone'],
  ] as const) {
    await choose(page, name);
    await expect(page).toHaveURL(`${comune.address}${area}/${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  }
  await expect(page.getByRole('heading', { level: 2, name: 'Rota Nadia' })).toBeVisible();

  await test.step('the objectives open as they were left', async () => {
    await page.getByRole('link', { name: 'Obiettivi', exact: true }).click();
    await expect(page).toHaveURL(/\/persone$/);
  });
});

test('each layout never scrolls the page sideways, and is clean for axe on a phone @desktop', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = new URL(page.url()).pathname;
  const size = page.viewportSize();
  for (const path of [`${area}/schede`, `${area}/mesi`, `${area}/persone`, `/${area.split('/')[1]}/persone`]) {
    if (size) await page.setViewportSize(size);
    await page.goto(`${comune.address}${path}`);
    await expect(page.getByRole('heading', { level: 2 }).or(page.getByRole('table')).first()).toBeVisible();
    await expect.poll(() => sideways(page), path).toBe(0);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await expect.poll(() => sideways(page), `${path} at ${width}`).toBe(0);
    }
    await clean(page, `${path} on a phone`);
  }
});

test('a month marked by one person is seen by the other @tablet', async ({ browser, comune }) => {
  const one = await (await device(browser)).newPage();
  const two = await (await device(browser)).newPage();
  await signIn(one, comune, comune.login(/Responsabile dell’Area Amministrativa/));
  await signIn(two, comune, comune.login(/Segretario/));
  await openArea(one);
  const area = new URL(one.url()).pathname;
  await one.goto(`${comune.address}${area}/mesi`);
  await two.goto(`${comune.address}${area}/mesi`);

  await one.getByRole('button', { name: /^Aggiungi una fase a AM\.4/ }).click();
  await one.keyboard.type('Istruttoria delle schede');
  await one.keyboard.press('Enter');
  const march = /^Istruttoria delle schede, marzo, previsto/;
  await one.getByRole('checkbox', { name: march }).focus();
  await one.keyboard.press('Space');
  await expect(two.getByRole('checkbox', { name: march })).toBeChecked();

  await test.step('planned and done are two marks of one month', async () => {
    await one.getByRole('radio', { name: 'mesi fatti' }).check({ force: true });
    await one.keyboard.press('Tab');
    const done = /^Istruttoria delle schede, marzo, fatto/;
    await one.getByRole('checkbox', { name: done }).check();
    await expect(two.getByRole('checkbox', { name: march })).toHaveAccessibleName(/previsto e fatto/);
  });

  await test.step('arrows move along the months', async () => {
    await two.getByRole('checkbox', { name: march }).focus();
    await two.keyboard.press('ArrowRight');
    await expect(two.getByRole('checkbox', { name: /^Istruttoria delle schede, aprile/ })).toBeFocused();
  });

  await test.step('who wrote it takes it back', async () => {
    await one
      .getByRole('button', { name: /^Annulla/ })
      .first()
      .click();
    await expect(two.getByRole('checkbox', { name: march })).not.toHaveAccessibleName(/fatto/);
    await expect(two.getByRole('checkbox', { name: march })).toBeChecked();
  });
});

test('a person is added to an objective from their own row, and the shares follow @desktop', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  await page.goto(`${comune.address}${new URL(page.url()).pathname}/persone`);
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Locatelli Chiara' }) });
  await expect(row.getByRole('row', { name: /AM\.4/ })).toHaveCount(0);

  await page.getByRole('button', { name: 'Modifica gli obiettivi di Chiara Locatelli' }).click();
  const dialog = page.getByRole('dialog', { name: 'Gli obiettivi di Chiara Locatelli' });
  await dialog.getByLabel('Aggiungi a un obiettivo').selectOption({ label: await option(dialog, 'AM.4') });
  await expect(dialog.getByRole('button', { name: /^AM\.4/ })).toBeFocused();
  await dialog.getByRole('button', { name: 'Chiudi' }).last().click();
  await expect(row.getByRole('row', { name: /AM\.4/ })).toBeVisible();

  await test.step('the load explains itself', async () => {
    await page.getByRole('button', { name: 'Come si calcola il carico di Chiara Locatelli' }).click();
    const steps = page.getByRole('dialog', { name: /Come si calcola/ });
    await expect(steps.getByRole('listitem').filter({ hasText: 'AM.4' })).toContainText('365 giorni');
    await expect(steps.getByText(/soglia di Traguardo, non di legge/)).toBeVisible();
  });
});

const option = async (dialog: ReturnType<Page['getByRole']>, code: string): Promise<string> => {
  const labels = await dialog.getByRole('option').allTextContents();
  return labels.find((label) => label.startsWith(code)) ?? code;
};

test('whoever only reads sees the same layouts without controls @desktop', async ({ page, comune }) => {
  await signIn(page, comune, comune.login(/Dipendente/));
  const area = new URL(page.url()).pathname;
  await page.goto(`${comune.address}${area}/persone`);
  await expect(page.getByRole('heading', { level: 2, name: 'Rota Nadia' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Modifica gli obiettivi/ })).toHaveCount(0);
  await page.goto(`${comune.address}${area}/mesi`);
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /fase/i })).toHaveCount(0);
});

test('a layout never visited opens with the server gone @tablet @offline', async ({ page, comune }) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = new URL(page.url()).pathname;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${comune.address}/sincronizzazione`);
  await expect(page.getByText(/disponibili senza rete/i).first()).toBeVisible();
  await comune.kill();
  await page.goto(`${comune.address}${area}/mesi`);
  await expect(page.getByRole('table', { name: /I mesi degli obiettivi/ })).toBeVisible();
  await page.goto(`${comune.address}/${area.split('/')[1]}/persone`);
  await expect(page.getByRole('heading', { level: 1, name: /Chi fa che cosa/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Bettoni Paolo' })).toBeVisible();
});
