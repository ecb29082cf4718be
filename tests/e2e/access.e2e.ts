import { findExample, signIn as signInAs } from '../pictures.ts';
import { PAGES, type Viewer } from '../pages.ts';
import { clean, faultsIn } from './axe.ts';
import { reachedByTab } from './keyboard.ts';
import { device, expect, outerAddress, signIn, TABLET, test } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';
import type { Page } from '@playwright/test';

/** As by a link of the page one is on: the app stays, only the place changes. */
async function follow(page: Page, address: string): Promise<void> {
  const before = page.url();
  if (!before.startsWith('http') || before === address) {
    await page.goto(address);
    return;
  }
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForURL((url) => url.href !== before);
  // The address changes just before what stands at it is drawn.
  await drawn(page);
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
}

/** What was to be drawn is there, and nothing moves. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
}

/** The page as a tablet held upright shows it, then as it was. */
async function onTablet(page: Page, look: () => Promise<void>): Promise<void> {
  const size = page.viewportSize();
  const protocol = await page.context().newCDPSession(page);
  await page.setViewportSize(TABLET.viewport);
  await protocol.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await drawn(page);
  await look();
  await protocol.send('Emulation.setTouchEmulationEnabled', { enabled: false });
  if (size) await page.setViewportSize(size);
  await protocol.detach();
}

test('every page is clean for axe at both widths and reached by keyboard, whoever looks at it @desktop', async ({
  browser,
  comune,
  empty,
}) => {
  test.setTimeout(400_000);
  const places = await findExample(browser, comune);
  for (const viewer of new Set<Viewer>(PAGES.map((one) => one.viewer))) {
    const context = await device(browser);
    const page = await context.newPage();
    const home = viewer === 'first-run' ? empty : comune;
    await signInAs(page, home, viewer);
    for (const { name, path, route } of PAGES.filter((one) => one.viewer === viewer)) {
      await follow(page, home.address + path(places));
      const arrived = () => expect(page.getByRole('heading', { level: 1 }).first(), name).toBeVisible();
      await arrived();
      // A page that is still arriving may cover a target for a moment: what is found counts when it is there anew.
      const look = async (what: string) => {
        if ((await faultsIn(page)).length === 0) return;
        await page.goto(home.address + path(places));
        await arrived();
        await clean(page, what);
      };
      await look(`${name}, seen by ${viewer}`);
      await reachedByTab(page, `${name}, by keyboard`);
      // What stands on paper is the same sheet at every width.
      if (!route.includes('stampa')) await onTablet(page, () => look(`${name}, on a tablet`));
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

test('every dialog and open state of the table is clean for axe @desktop', async ({ page, comune }) => {
  test.setTimeout(240_000);
  await signIn(page, comune, comune.login(/Responsabile/));
  await page.goto(`${comune.address}/non-esiste`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await clean(page, 'an address that leads nowhere');
  await page.goto(comune.address);
  await openArea(page);
  const [code = '', second = ''] = await codes(page);

  await cell(page, 'Pesatura', code).click();
  await clean(page, 'a cell being written');
  await onTablet(page, () => clean(page, 'a cell being written, on a tablet'));
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

test('every dialog of the pages about the ente is clean for axe @desktop', async ({ page, comune }) => {
  test.setTimeout(240_000);
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
