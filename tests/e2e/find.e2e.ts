import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { cell, codes, openArea, write } from './area-page.ts';
import { chip, device, expect, fillSignIn, signIn, test } from './comune.ts';

const AREA = /\/obiettivi\/([^/?#]+)/;

const palette = (page: Page) => page.getByRole('combobox', { name: 'Cerca o vai a' });

/** By the keyboard where there is one, by the button where there is not. */
async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeFocused();
}

/** What stands ringed after an arrival. */
const arrived = (page: Page) => page.locator('[data-arrived]');

/** Everything is on this device, and the shell too. */
async function onDevice(page: Page, address: string): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${address}/sincronizzazione`);
  await expect(page.getByText(/disponibili senza rete/i).first()).toBeVisible();
  await expect(chip(page)).toContainText('Salvato in Comune');
}

test('the palette by keyboard: places, words of a text, people, actions, another tab, and the way back @desktop', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  await cell(page, 'Titolo').first().focus();
  await openPalette(page);
  await clean(page, 'palette, empty', 'dialog[open]');
  await expect(page.getByRole('option', { name: 'Ente', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(cell(page, 'Titolo').first()).toBeFocused();

  await test.step('a word of a description leads to its cell', async () => {
    await openPalette(page);
    await page.keyboard.type('relitti stradali');
    const option = page.getByRole('option', { name: /Patrimonio/ });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await clean(page, 'palette, results', 'dialog[open]');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Tecnica');
    await expect(arrived(page)).toContainText(/terreni e relitti stradali/);
    await expect(arrived(page)).toBeInViewport();
  });

  await test.step('a person, by either order of the name and with a letter wrong', async () => {
    await openPalette(page);
    await page.keyboard.type('locateli');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Chiara Locatelli');
  });

  await test.step('what was left last comes first, then what was opened before', async () => {
    await openPalette(page);
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/Area Tecnica/);
    await expect(page.getByRole('option').nth(1)).toHaveAccessibleName(/Area Amministrativa/);
    await expect(page.getByRole('option').nth(2)).toHaveAccessibleName(/Patrimonio/);
  });

  await test.step('Ctrl Enter opens in another tab', async () => {
    await palette(page).fill('mandato e strategia');
    const [other] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
    await expect(other).toHaveURL(/\/strategia$/);
    await other.close();
  });

  await test.step('an action, done at arrival and not again by the address', async () => {
    await openPalette(page);
    await page.keyboard.type('nuovo obiettivo polizia');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Polizia');
    await expect(page.getByText(/Totale pesi/).first()).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^Titolo di PL/ })).toBeFocused();
    await page.keyboard.press('Escape');
    const before = (await codes(page)).length;
    await page.reload();
    await openArea(page);
    expect(await codes(page)).toHaveLength(before);
  });
});

test('without results it says so; all results stand on a page of their own, by kind, area and year @tablet', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  await page.getByRole('button', { name: 'Cerca o vai a' }).filter({ visible: true }).click();
  await palette(page).fill('zzzz');
  await expect(page.getByText('Niente con «zzzz»')).toBeVisible();
  await clean(page, 'palette, nothing', 'dialog[open]');
  await palette(page).fill('entro');
  await page.getByRole('link', { name: /Vedi tutti i \d+ risultati/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Cerca' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /risultati con «entro»/ })).toBeVisible();
  await page.getByLabel('Area', { exact: true }).selectOption({ label: 'Area Tecnica' });
  await expect(page).toHaveURL(/area=/);
  await expect(
    page
      .getByRole('main')
      .getByText(/Area Tecnica · /)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole('main').getByText(/Area Amministrativa · /)).toHaveCount(0);
  await clean(page, 'results page');
  await page.reload();
  await expect(page.getByLabel('Area', { exact: true })).toHaveValue(/.+/);
  await page.getByRole('main').getByRole('link').first().click();
  await expect(arrived(page)).toBeInViewport();
});

test('who only reads is offered no way to write; what another may not see is not found @desktop', async ({
  browser,
  comune,
}) => {
  const reader = await (await device(browser)).newPage();
  await signIn(reader, comune, comune.login(/^Dipendente/));
  await expect(reader.getByText(/Totale pesi/).first()).toBeVisible();
  await openPalette(reader);
  await palette(reader).fill('aggiungi obiettivo');
  await expect(reader.getByRole('option', { name: /^Aggiungi obiettivo/ })).toHaveCount(0);
  await palette(reader).fill('relitti stradali');
  await reader.keyboard.press('Enter');
  await expect(arrived(reader)).toContainText(/relitti stradali/);
});

test('every place opens from its address on a cold start with the Comune dead @tablet @offline', async ({
  browser,
  comune,
}) => {
  const context = await device(browser);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = page.url();
  const year = new URL(area).pathname.split('/')[1] ?? '';
  const [first = ''] = await codes(page);
  const row = (await page.locator('[data-row]').first().getAttribute('data-row')) ?? '';
  const gone = (await page.locator('[data-row]').nth(1).getAttribute('data-row')) ?? '';
  await page
    .getByRole('button', { name: /^Azioni per / })
    .nth(1)
    .click();
  await page.getByRole('menuitem', { name: /^Elimina/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Elimina/ })
    .click();
  const people = `${comune.address}/ente/persone`;
  await page.goto(people);
  const person = await page
    .getByRole('main')
    .getByRole('link', { name: /Locatelli/ })
    .first()
    .getAttribute('href');
  await onDevice(page, comune.address);
  await page.close();
  await comune.kill();

  const cold = await context.newPage();
  const places: [string, string, RegExp][] = [
    ['an area', area, /Area/],
    ['a view', `${area}?vista=ordine:peso`, /Area/],
    ['the strategy', `${comune.address}/${year}/strategia`, /Mandato/],
    ['a person', `${comune.address}${person}`, /Locatelli/],
    ['the people', people, /Persone/],
    ['what is printed', `${area}/stampa`, /./],
    ['the Cestino', `${area}/cestino`, /Cestino/],
    ['the state of sync', `${comune.address}/sincronizzazione`, /sincronizzazione/i],
    ['a search', `${comune.address}/cerca?q=protocollo`, /Cerca/],
  ];
  for (const [name, address, heading] of places) {
    await test.step(name, async () => {
      await cold.goto(address);
      await expect(cold.getByRole('heading', { level: 1 }).first()).toContainText(heading);
    });
  }
  await test.step('an objective, as a row', async () => {
    await cold.goto(`${area}#riga-${row}`);
    await expect(arrived(cold)).toBeInViewport();
    await expect(cell(cold, 'Pesatura', first)).toBeVisible();
  });
  await test.step('a cell', async () => {
    await cold.goto(`${comune.address}/sincronizzazione`);
    await cold.goto(`${area}#cella-${row}-expected`);
    await expect(arrived(cold)).toHaveAccessibleName(new RegExp(`^Performance attesa di ${first.replace('.', '\\.')}`));
  });
  await test.step('an objective in the Cestino says so and where to go, by either address', async () => {
    await cold.goto(`${area}#riga-${gone}`);
    await cold.getByRole('link', { name: 'Apri il Cestino' }).click();
    await expect(cold.getByRole('heading', { level: 1 })).toContainText('Cestino');
    await cold.goto(`${area}/${gone}`);
    await expect(cold.getByText(/nel Cestino/).first()).toBeVisible();
  });
  await test.step('an area that is not this person’s says so and where to go', async () => {
    await cold.goto(`${comune.address}/${year}/obiettivi/non-c-e`);
    await expect(cold.getByRole('main').getByRole('link').first()).toBeVisible();
    await expect(cold.getByText(/non ha un piano|non la puoi aprire/).first()).toBeVisible();
  });
  await test.step('the search finds and opens', async () => {
    await cold.goto(area);
    await openArea(cold);
    await openPalette(cold);
    await cold.keyboard.type('relitti stradali');
    await expect(cold.getByRole('option', { name: /Patrimonio/ })).toBeVisible();
    await cold.keyboard.press('Enter');
    await expect(arrived(cold)).toContainText(/relitti stradali/);
  });
});

test('after signing in one is at the very place one wanted @desktop', async ({ browser, comune }) => {
  const one = await (await device(browser)).newPage();
  await signIn(one, comune, comune.login(/Segretario/));
  await openArea(one);
  const row = await one.locator('[data-row]').last().getAttribute('data-row');
  const wanted = `${one.url()}#riga-${row}`;
  const other = await (await device(browser)).newPage();
  await other.goto(wanted);
  await expect(other).toHaveURL(/\/accedi/);
  await fillSignIn(other, comune.login(/Responsabile/));
  await expect(other).toHaveURL(wanted);
  await expect(arrived(other)).toBeInViewport();
});

/** Narrows the area to what Nadia Rota works on, heaviest first, and keeps it under a name. Says what is then shown. */
async function saveView(page: Page, all: number): Promise<string[]> {
  await page.getByRole('button', { name: /^Vista degli obiettivi: Tutti/ }).click();
  await page.getByRole('menuitem', { name: 'Filtra e ordina…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filtra e ordina' });
  await dialog.getByLabel('Persona', { exact: true }).selectOption({ label: 'Rota Nadia' });
  await dialog.getByLabel('Ordine').selectOption({ label: 'Peso, dal più alto' });
  await clean(page, 'filters', 'dialog[open]');
  await dialog.getByLabel('Nome della vista').fill('Nadia per peso');
  await dialog.getByRole('button', { name: 'Salva la vista' }).click();
  await expect(page.getByText(new RegExp(`Vedi \\d+ di ${all} obiettivi`))).toBeVisible();
  return codes(page);
}

test('a view narrows and sorts for one person only, and its address gives it to another @desktop', async ({
  browser,
  comune,
}) => {
  const page = await (await device(browser)).newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = page.url();
  const all = (await codes(page)).length;
  const shown = await saveView(page, all);
  expect(shown.length).toBeLessThan(all);
  await clean(page, 'narrowed');

  await test.step('the weights are still those of the whole area', async () => {
    await expect(page.getByRole('region', { name: 'Pesi degli obiettivi' })).toContainText('completo');
  });
  await test.step('rows keep their place, and it is said why', async () => {
    await page
      .getByRole('button', { name: /^Azioni per / })
      .nth(1)
      .click();
    const up = page.getByRole('menuitem', { name: /Sposta su/ });
    await expect(up).toHaveAttribute('aria-disabled', 'true');
    await expect(up).toContainText('torna all’ordine del piano');
    await page.keyboard.press('Escape');
  });
  await expect(page).toHaveURL(/vista=/);

  const colleague = await (await device(browser)).newPage();
  await signIn(colleague, comune, comune.login(/Responsabile/));
  await colleague.goto(area);
  await openArea(colleague);
  expect(await codes(colleague)).toHaveLength(all);
  await colleague.getByRole('button', { name: /^Vista degli obiettivi: Tutti/ }).click();
  await expect(colleague.getByRole('menuitemradio')).toHaveCount(1);
  await colleague.goto(page.url());
  await expect.poll(() => codes(colleague)).toEqual(shown);
  await colleague.getByRole('button', { name: 'Mostra tutti' }).click();
  await colleague.getByRole('button', { name: 'Torna all’ordine del piano' }).click();
  await expect.poll(async () => (await codes(colleague)).length).toBe(all);
  await expect(colleague).not.toHaveURL(/vista=/);
});

test('a view is kept through a reload and without network, and goes at sign-out @tablet @offline', async ({
  browser,
  comune,
}) => {
  const page = await (await device(browser)).newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = page.url();
  const all = (await codes(page)).length;
  const shown = await saveView(page, all);
  await onDevice(page, comune.address);
  await comune.kill();
  await page.goto(area);
  await openArea(page);
  expect(await codes(page)).toHaveLength(all);
  await page.getByRole('button', { name: /^Vista degli obiettivi/ }).click();
  await page.getByRole('menuitemradio', { name: 'Nadia per peso' }).click();
  await expect.poll(() => codes(page)).toEqual(shown);
  await expect(page).toHaveURL(/vista=/);
  await page.reload();
  await expect.poll(() => codes(page)).toEqual(shown);

  await comune.start();
  await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
  await page.goto(`${comune.address}/esci`);
  await page.getByRole('main').getByRole('button', { name: 'Esci', exact: true }).click();
  await expect(page).toHaveURL(/\/accedi/);
  await fillSignIn(page, comune.login(/Segretario/));
  await page.goto(area);
  await openArea(page);
  await page.getByRole('button', { name: /^Vista degli obiettivi/ }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(1);
});

test('several objectives changed at once: preview, one step, undone in place @desktop', async ({ browser, comune }) => {
  const page = await (await device(browser)).newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = AREA.exec(page.url())?.[1];
  const dates = async () => {
    const documents = await comune.documents();
    return documents
      .filter((one) => one.name.endsWith(`/${area}`))
      .flatMap((one) => one.content.objectives ?? [])
      .map((one) => one.dueDate);
  };
  const before = await dates();
  const all = await codes(page);

  await page.getByRole('button', { name: 'Seleziona', exact: true }).click();
  await page.getByRole('checkbox', { name: `Seleziona ${all[0]}` }).check();
  await page.getByRole('checkbox', { name: `Seleziona ${all[2]}` }).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 scelti')).toBeVisible();
  await clean(page, 'selection');
  const bar = page.getByRole('region', { name: 'Modifica gli obiettivi scelti' });
  await bar.getByRole('button', { name: 'Modifica gli obiettivi scelti' }).click();
  await page.getByRole('menuitem', { name: 'Scadenza…' }).click();
  const dialog = page.getByRole('dialog', { name: /Nuova scadenza/ });
  await dialog.getByLabel('Scadenza').fill('30/11/2027');
  await dialog.getByLabel('Scadenza').press('Tab');
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await expect(dialog.getByRole('row').nth(1)).toContainText('30/11/2027');
  await clean(page, 'preview', 'dialog[open]');
  await dialog.getByRole('button', { name: 'Modifica 3 obiettivi' }).click();

  await expect(page.getByRole('main').getByText('Modificati 3 obiettivi.')).toBeVisible();
  const undo = page.getByRole('button', { name: 'Annulla', exact: true });
  await expect(undo).toBeFocused();
  await clean(page, 'done');
  await expect.poll(async () => (await dates()).filter((day) => day === '2027-11-30').length).toBe(3);
  await undo.click();
  await expect.poll(dates).toEqual(before);
  await expect(undo).toBeHidden();

  await test.step('once something else was written, undoing in place is no longer offered', async () => {
    await page.getByRole('button', { name: 'Seleziona', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Seleziona tutti quelli in vista' }).check();
    await bar.getByRole('button', { name: 'Modifica gli obiettivi scelti' }).click();
    await page.getByRole('menuitem', { name: 'Blocca i pesi…', exact: true }).click();
    await page.getByRole('button', { name: /^Modifica \d+ obiettiv/ }).click();
    await expect(undo).toBeVisible();
    await write(page, 'Titolo', all[0] ?? '', 'Scritto dopo');
    await expect(undo).toBeHidden();
  });
});
