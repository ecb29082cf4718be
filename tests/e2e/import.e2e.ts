import { existsSync } from 'node:fs';
import { chip, expect, test } from './comune.ts';
import { cell, codes } from './area-page.ts';
import { acceptAll, becomeSecretary, choose } from './import-page.ts';

const SEED = '../shared/seed/piano-lurano-2024-2026.txt';
const WORD = 'tests/fixtures/plans/castelrovo-insidie.docx';

test('the real plan of a comune becomes its live plan @desktop', async ({ page, empty }) => {
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

test('a Word file with its real mistakes becomes a live plan; nothing enters before it is confirmed @tablet', async ({
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

test('a file that is no plan says so, and what was pasted stays @desktop', async ({ page, empty }) => {
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
