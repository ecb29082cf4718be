import { existsSync } from 'node:fs';
import { clean } from './axe.ts';
import { chip, expect, signIn, test } from './comune.ts';
import { cell, codes } from './area-page.ts';
import { acceptAll, becomeSecretary, choose } from './import-page.ts';

const SEED = '../shared/seed/piano-lurano-2024-2026.txt';
const PDF = 'tests/fixtures/corpus/files/pesi-e-mesi.pdf';
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

test('a file that is no plan says so, and what was pasted stays; a PDF is looked over and mended @desktop', async ({
  page,
  empty,
}) => {
  await page.goto(`${empty.address}/inizio/piano`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'piano.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') });
  await expect(page.getByText('Non è stato letto nulla.')).toBeVisible();
  await page.getByRole('textbox').fill('Buongiorno, in allegato il piano.');
  await page.getByRole('button', { name: 'Leggi il testo incollato' }).click();
  await expect(page.getByText('Non è stato letto nulla.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('Buongiorno, in allegato il piano.');

  await page.locator('input[type=file]').setInputFiles(PDF);
  const phases = page.getByRole('button', { name: /^Fasi di Apertura dello sportello/ });
  await phases.press('Enter');
  const lines = page.getByRole('textbox', { name: /^Fasi di Apertura dello sportello/ });
  await expect(lines).toHaveValue('Turni e avvisi: gennaio–febbraio\nApertura al pubblico: marzo–dicembre');
  await lines.fill('Turni e avvisi: gen-apr\nApertura al pubblico: mag-dic');
  await lines.press('Control+Enter');
  await expect(phases).toBeFocused();
  await expect(phases).toContainText('Turni e avvisi: gennaio–aprile');
  const width = page.viewportSize()?.width ?? 0;
  for (const narrow of [width, 820, 390]) {
    await page.setViewportSize({ width: narrow, height: 900 });
    await clean(page, `the review at ${narrow}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});

test('offline a plan is read; what is there already is recognised, and the whole import is taken back @desktop @offline', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  const registry = (await (await page.request.get(`${comune.address}/api/registry`)).json()) as { years: number[] };
  const year = registry.years.at(-1) ?? 0;
  await page.goto(`${comune.address}/importa`);
  await expect(chip(page)).toContainText('Salvato in Comune');
  await page.context().setOffline(true);
  const rows = [
    'AREA ECONOMICO-FINANZIARIA\n',
    'Obiettivo\tPeso\tPersonale\tScadenza',
    `Tempi di pagamento delle fatture comerciali\t60\tRota N.\t31/12/${year}`,
    `Inventario dei beni mobili\t40\tVerdi Zoe\t30/06/${year}`,
  ];
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'piano.txt', mimeType: 'text/plain', buffer: Buffer.from(rows.join('\n')) });
  await expect(page.getByText(/C’è già: «Tempi di pagamento delle fatture commerciali»/)).toBeVisible();
  await page.context().setOffline(false);
  const bring = page.getByRole('button', { name: `Porta nel ${year}` });
  while (await bring.isDisabled()) await page.locator('[data-answer="0"]').first().click();
  await bring.click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Porta');

  await page.goto(`${comune.address}/importa`);
  await expect(page.getByText(/L’ultimo piano portato: 1 obiettivo nel/)).toBeVisible();
  await page.getByRole('button', { name: 'Annulla l’importazione' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annulla l’importazione' }).click();
  await expect(page.getByText(/L’ultimo piano portato/)).toHaveCount(0);
});
