import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chip, device, expect, fillDoor, signIn, test, type Comune } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';

const SAVED = { timeout: 45_000 };

/** As the banner proposes, and back to the area. */
async function signInAgain(page: Page, comune: Comune, role: RegExp): Promise<void> {
  await expect(chip(page)).toContainText('Accesso scaduto', SAVED);
  await page.getByRole('link', { name: 'Accedi', exact: true }).click();
  await fillDoor(page, comune.login(role));
  await openArea(page);
}

test('the server comes back from the copy of before, and what two people wrote after it is all there @desktop', async ({
  browser,
  comune,
}) => {
  test.slow();
  const segretario = await (await device(browser)).newPage();
  const head = await (await device(browser)).newPage();
  await signIn(segretario, comune, comune.login(/Segretario/));
  await signIn(head, comune, comune.login(/Responsabile/));
  await openArea(head);
  await segretario.goto(head.url());
  await openArea(segretario);
  const [first = '', second = ''] = await codes(head);

  const copy = join(comune.data, 'ieri.copia');
  const made = await comune.cli('backup', copy, '--new-key');
  const [key = ''] = /(\w{4}-){13}\w{4}/.exec(made.out) ?? [];
  expect(made.code).toBe(0);

  await write(segretario, 'Titolo', first, 'Dopo la copia, del Segretario');
  await expect(cell(head, 'Titolo', first)).toHaveAccessibleName(/Dopo la copia, del Segretario/, SAVED);
  await write(head, 'Titolo', second, 'Dopo la copia, della Responsabile');
  await write(head, 'Pesatura', first, '17');
  await expect(cell(segretario, 'Pesatura', first)).toHaveAccessibleName(/: 17\b/, SAVED);
  await expect(cell(segretario, 'Titolo', second)).toHaveAccessibleName(/Dopo la copia, della Responsabile/);

  await comune.kill();
  await comune.restore(copy, key);
  const old = (await comune.documents()).flatMap(({ content }) => content.objectives ?? []);
  expect(old.map(({ title }) => title)).not.toContain('Dopo la copia, del Segretario');
  await write(head, 'Titolo', second, 'Scritto a Comune spento');
  await comune.start();

  // The colleague comes back first, and brings what the Segretario wrote.
  await signInAgain(head, comune, /Responsabile/);
  await expect(chip(head)).toContainText('Salvato in Comune', SAVED);
  const back = (await comune.documents()).flatMap(({ content }) => content.objectives ?? []);
  expect(back.map(({ title }) => title)).toContain('Dopo la copia, del Segretario');
  await signInAgain(segretario, comune, /Segretario/);
  for (const page of [segretario, head]) {
    await expect(chip(page)).toContainText('Salvato in Comune', SAVED);
    await expect(cell(page, 'Titolo', first)).toHaveAccessibleName(/Dopo la copia, del Segretario/);
    await expect(cell(page, 'Titolo', second)).toHaveAccessibleName(/Scritto a Comune spento/);
    await expect(cell(page, 'Pesatura', first)).toHaveAccessibleName(/: 17\b/);
    await page.goto(`${comune.address}/sincronizzazione/non-accettate`);
    await expect(page.getByText(/Nessuna modifica/i).first()).toBeVisible();
  }
});

test('a key, a copy, and the Comune on another computer from the first page @desktop', async ({
  browser,
  comune,
  empty,
}) => {
  const page = await (await device(browser, { acceptDownloads: true })).newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await page.goto(`${comune.address}/ente/copie`);
  await expect(page.getByText('manca la chiave di recupero').first()).toBeVisible();
  await page.getByRole('button', { name: 'Crea la chiave di recupero' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Mostra la chiave' }).click();
  await expect(dialog.getByRole('list').getByRole('listitem')).toHaveCount(14);
  const groups = await dialog.getByRole('list').getByRole('listitem').allInnerTexts();
  const proof = dialog.getByLabel('Ultimo gruppo della chiave');
  await proof.fill('0000');
  await dialog.getByRole('button', { name: 'Il foglio è al sicuro' }).click();
  await expect(dialog.getByText('Non è l’ultimo gruppo')).toBeVisible();

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/Conservala in cassaforte/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Copie di sicurezza' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  await proof.fill(groups.at(-1)?.toLowerCase() ?? '');
  await dialog.getByRole('button', { name: 'Il foglio è al sicuro' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Ultima copia: oggi alle/)).toBeVisible({ timeout: 30_000 });
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: /Scarica la copia/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^traguardo-.*\.copia$/);
  const file = join(comune.data, download.suggestedFilename());
  await download.saveAs(file);

  const other = await (await device(browser)).newPage();
  await other.goto(empty.address);
  await other.getByRole('link', { name: 'Hai una copia di sicurezza? Ripristina' }).click();
  await other.getByRole('button', { name: 'Ripristina il Comune' }).click();
  await expect(other.getByText('Scegli il file della copia.')).toBeVisible();
  await other.locator('input[type=file]').setInputFiles(file);
  const key = other.getByLabel('Chiave di recupero');
  await key.fill(groups.slice(0, 13).join(' '));
  await other.getByRole('button', { name: 'Ripristina il Comune' }).click();
  await expect(other.getByText('qui ne vedo 13')).toBeVisible();
  await key.fill(groups.join(' ').toLowerCase());
  await other.getByRole('button', { name: 'Ripristina il Comune' }).click();
  await expect(other).toHaveURL(/\/accedi/, { timeout: 30_000 });
  await fillDoor(other, comune.login(/Segretario/));
  await expect(other.getByRole('heading', { level: 1 })).toContainText(/20\d\d/);
});
