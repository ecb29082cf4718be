import { findExample, signIn as signInAs } from '../pictures.ts';
import { PAGES, type Viewer } from '../pages.ts';
import { clean } from './axe.ts';
import { reachedByTab } from './keyboard.ts';
import { device, expect, outerAddress, signIn, test } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';
import type { Page } from '@playwright/test';

test('every page is clean for axe and reached by keyboard, whoever looks at it', async ({ browser, comune, empty }) => {
  test.setTimeout(240_000);
  const places = await findExample(browser, comune);
  // What stands on paper is the same sheet at every width.
  const onTablet = test.info().project.name === 'tablet';
  const screens = PAGES.filter(({ route }) => !onTablet || !route.includes('stampa'));
  for (const viewer of new Set<Viewer>(screens.map((one) => one.viewer))) {
    const context = await device(browser);
    const page = await context.newPage();
    const home = viewer === 'first-run' ? empty : comune;
    await signInAs(page, home, viewer);
    for (const { name, path } of screens.filter((one) => one.viewer === viewer)) {
      await page.goto(home.address + path(places));
      await expect(page.getByRole('heading', { level: 1 }).first(), name).toBeVisible();
      await clean(page, `${name}, seen by ${viewer}`);
      if (!onTablet) await reachedByTab(page, `${name}, by keyboard`);
    }
    await context.close();
  }
});

/** Opens each dialog that the buttons of a page's main part lead to, asks axe, and closes it again. */
async function cleanDialogs(page: Page, buttons: RegExp): Promise<number> {
  const names = await page
    .getByRole('main')
    .getByRole('button', { name: buttons })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''));
  const different = [...new Set(names)];
  for (const name of different) {
    await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await clean(page, `the dialog of «${name}»`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  return different.length;
}

test('every dialog and open state of the table is clean for axe', async ({ page, comune }) => {
  test.setTimeout(150_000);
  await signIn(page, comune, comune.login(/Responsabile/));
  await page.goto(`${comune.address}/non-esiste`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await clean(page, 'an address that leads nowhere');
  await page.goto(comune.address);
  await openArea(page);
  const [code = '', second = ''] = await codes(page);

  await cell(page, 'Pesatura', code).click();
  await clean(page, 'a cell being written');
  await page.getByRole('textbox', { name: `Pesatura di ${code}` }).fill('tanto');
  await page.keyboard.press('Enter');
  await clean(page, 'a cell with a text that does not fit');
  await page.keyboard.press('Escape');

  await write(page, 'Pesatura', code, '1');
  expect(
    await cleanDialogs(page, /^(Distribuisci|Persone coinvolte|\d+ cos[ae] da sistemare|Vedi 3 proposte)/),
  ).toBeGreaterThan(2);

  await page.getByRole('button', { name: `Azioni per ${second}` }).click();
  await clean(page, 'the menu of a row', '[role=menu]');
  await page.getByRole('menuitem', { name: /Elimina/ }).click();
  await expect(page.getByRole('dialog')).toContainText(`Eliminare ${second}?`);
  await clean(page, 'Eliminare');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Elimina/ })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.goto(`${page.url()}/cestino`);
  await page.getByRole('button', { name: `Ripristina ${second}` }).click();
  await page.goBack();
  await expect(cell(page, 'Pesatura', second)).toBeVisible();
});

test('every dialog of the pages about the ente is clean for axe', async ({ page, comune }) => {
  test.setTimeout(150_000);
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  await page.goto(`${comune.address}/ente`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await cleanDialogs(page, /^(Modifica|Aggiungi|Apri un anno|Apri il|Nuov)/)).toBeGreaterThan(2);
  await page.goto(`${comune.address}/ente/persone`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Persone');
  expect(await cleanDialogs(page, /^(Aggiungi)/)).toBeGreaterThan(0);
  await page.getByRole('main').getByRole('link', { name: /Rota/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rota');
  expect(await cleanDialogs(page, /^(Modifica|Aggiungi|Disattiva)/)).toBeGreaterThan(2);
});

test('the whole journey by keyboard @desktop', async ({ page, comune }) => {
  const login = comune.login(/Segretario/);
  await page.goto(`${comune.address}/accedi`);
  await page
    .getByLabel(/e-mail|nome utente/i)
    .first()
    .focus();
  await page.keyboard.type(login.identifier);
  await page.keyboard.press('Tab');
  await page.keyboard.type(login.password);
  await page.keyboard.press('Enter');
  await openArea(page);
  const [first = '', second = ''] = await codes(page);

  await cell(page, 'Pesatura', first).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'Pesatura', first)).toBeFocused();

  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'Pesatura', second)).toBeFocused();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'Pesatura', second)).toHaveAccessibleName(/: 12\b/);

  await page.keyboard.press('F2');
  await page.keyboard.type('99');
  await page.keyboard.press('Escape');
  await expect(cell(page, 'Pesatura', second)).toHaveAccessibleName(/: 12\b/);

  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => codes(page).then((all) => all[0])).toBe(second);
  await expect(cell(page, 'Pesatura', second)).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect.poll(() => codes(page).then((all) => all[0])).toBe(first);
});

test('a screen reader hears a table with headers, rows and named fields @desktop', async ({ page, comune }) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const table = page.getByRole('grid').or(page.getByRole('table')).first();
  await expect(table).toHaveAccessibleName(/obiettivi/i);
  const headers = await table.getByRole('columnheader').allInnerTexts();
  for (const name of [
    'Obiettivo operativo',
    'Persone coinvolte',
    'Performance attesa',
    'Indicatore e target',
    'Pesatura',
    'Dato atteso',
    'Stato',
  ]) {
    expect(headers.join(' ')).toContain(name);
  }
  const [code = ''] = await codes(page);
  const row = table.getByRole('row').filter({ has: cell(page, 'Pesatura', code) });
  await expect(row.getByRole('rowheader')).toContainText(code);
  // Roles are the browser's own: a button that does not say its field would read as "pulsante 25".
  for (const button of await row.getByRole('button').all()) await expect(button).toHaveAccessibleName(/\S.* \S/);
});

test('at a plain http address of the network it works online and says what is missing @desktop', async ({
  browser,
  empty,
}) => {
  const outer = outerAddress();
  test.skip(outer === undefined, 'this machine has no other address');
  const page = await (await device(browser)).newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`http://${outer}:${empty.port}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Da dove vuoi cominciare?');
  await page.getByRole('button', { name: 'Prova con un Comune di esempio' }).click();
  const code = page.getByLabel(/codice/i);
  await expect(code).toBeVisible();
  await code.fill('codice-di-prova');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Apri l’esempio/ })
    .click();
  await page
    .getByRole('button', { name: /Segretario/ })
    .first()
    .click();
  await openArea(page);
  await expect(page.getByText(/non inviati possono andare persi/).first()).toBeVisible();
  const [first = ''] = await codes(page);
  await write(page, 'Pesatura', first, '13');
  await expect(page.getByText(/Salvato in Comune/).first()).toBeVisible();
  expect(faults).toEqual([]);
});
