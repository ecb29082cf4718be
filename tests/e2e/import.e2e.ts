import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { chip, expect, test } from './comune.ts';
import { cell, codes, openArea } from './area-page.ts';

const SEED = '../shared/seed/piano-lurano-2024-2026.txt';
const WORD = 'tests/fixtures/plans/castelrovo-insidie.docx';

async function choose(page: Page, file: string): Promise<void> {
  await page.getByRole('link', { name: 'Comincia dal piano che hai' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('Niente entra nel piano finché non confermi.')).toBeVisible();
}

/** Answers every point with the answer proposed first, by keyboard. */
async function acceptAll(page: Page): Promise<void> {
  const points = page.getByRole('list', { name: 'Punti da controllare' });
  // The same words are said once more by the live region, which is not a span.
  const left = page.locator('span').filter({ hasText: /^Resta(no)? \d+ rispost/ });
  await points.locator('[data-answer]').first().focus();
  for (let pressed = 0; (await left.count()) > 0; pressed += 1) {
    expect(pressed, 'every Enter answers a point').toBeLessThan(40);
    const before = await left.textContent();
    await page.keyboard.press('Enter');
    await expect(left.filter({ hasText: before ?? '' })).toHaveCount(0);
  }
}

async function becomeSecretary(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Conferma e continua' }).click();
  await page.getByLabel('Chi sei?').selectOption({ label: 'Una persona che non è nell’elenco' });
  await page.getByLabel('Nome', { exact: true }).fill('Ada');
  await page.getByLabel('Cognome').fill('Moretti');
  await page.getByLabel('Segretario comunale').check();
  await page.getByLabel('E-mail o nome utente').fill('ada.moretti');
  await page.getByLabel(/^Password/).fill('una-password-di-prova');
  await page.getByRole('form', { name: 'Chi sei' }).locator('button[type=submit]').click();
  await openArea(page);
}

test('the real plan of a comune becomes its live plan', async ({ page, empty }) => {
  test.skip(!existsSync(SEED), 'the real plan is not here');
  await page.goto(empty.address);
  await choose(page, SEED);
  await expect(page.getByText('Letti 7 obiettivi e')).toBeVisible();
  for (const point of [/stessa riga/, /1-05\/2024/, /Commisso/, /cambio di pagina/]) {
    await expect(page.getByText(point).first()).toBeAttached();
  }
  await acceptAll(page);
  await becomeSecretary(page);

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Area Amministrativa');
  const shown = await cell(page, 'Pesatura').evaluateAll((all) =>
    all.map((one) => Number(/: (\d+)/.exec(one.getAttribute('aria-label') ?? '')?.[1])),
  );
  expect(shown).toEqual([15, 25, 10, 10, 10, 20, 10]);
  await expect(page.getByText(/Totale pesi/).first()).toBeVisible();
  await expect(chip(page)).toContainText('Salvato in Comune');
  const areas = (await empty.documents()).filter((document) => document.kind === 'area');
  expect(areas).toHaveLength(4);
});

test('a Word file with its real mistakes becomes a live plan; nothing enters before it is confirmed', async ({
  page,
  empty,
}) => {
  await page.goto(empty.address);
  await choose(page, WORD);
  const status = await page.request.get(`${empty.address}/api/status`);
  expect(await status.json()).toMatchObject({ entity: null });
  await acceptAll(page);
  await becomeSecretary(page);
  const shown = await cell(page, 'Pesatura').evaluateAll((all) =>
    all.map((one) => Number(/: (\d+)/.exec(one.getAttribute('aria-label') ?? '')?.[1])),
  );
  expect(shown).toEqual([15, 25, 20, 10, 30]);
  expect(await codes(page)).toHaveLength(5);
});

test('a file that is no plan says so, and what was pasted stays', async ({ page, empty }) => {
  await page.goto(`${empty.address}/inizio/piano`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'piano.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') });
  await expect(page.getByText('Non è stato letto nulla.')).toBeVisible();
  await page.getByRole('textbox').fill('Buongiorno, in allegato il piano.');
  await page.getByRole('button', { name: 'Leggi il testo incollato' }).click();
  await expect(page.getByText('Non è stato letto nulla.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('Buongiorno, in allegato il piano.');
});
