import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { chip, device, expect, signIn, test } from './comune.ts';

/** The file that a press on *Scarica* brings, and its name. */
async function download(page: Page, format: string): Promise<{ name: string; bytes: string }> {
  await page.getByLabel('Formato').selectOption({ label: format });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Scarica' }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path(), 'latin1') };
}

test('the plan is looked at, goes out as a PDF and for Word; without network all but the PDF, which is printed @tablet @offline', async ({
  browser,
  comune,
}) => {
  const page = await (await device(browser)).newPage();
  const login = comune.login(/Segretario/);
  await signIn(page, comune, login);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Documenti' }).click();
  const preview = page.getByRole('region', { name: 'Anteprima' });
  await expect(preview.getByRole('heading', { name: /^Piano della performance 20\d\d-20\d\d$/ })).toBeVisible();
  const surname = login.name.split(' ').at(-1) ?? '';
  await expect(preview).toContainText(surname);
  await page.getByLabel('Senza nominativi').check();
  await expect(preview).not.toContainText(surname);

  const pdf = await download(page, 'PDF per la pubblicazione (accessibile)');
  expect(pdf.name).toMatch(/^20\d\d_piano-performance_bozza_senza-nominativi_\d{4}-\d\d-\d\d\.pdf$/);
  expect(pdf.bytes).toMatch(/^%PDF-1\.7[\s\S]*pdfuaid:part/);
  expect((await download(page, 'Word (DOCX)')).bytes.slice(0, 2)).toBe('PK');
  const html = await download(page, 'Pagina web (HTML)');
  const alone = await (await device(browser)).newPage();
  await alone.setContent(Buffer.from(html.bytes, 'latin1').toString('utf8'));
  await clean(alone, 'the plan as a page of its own');

  await comune.kill();
  await expect(chip(page)).toContainText('Senza rete');
  await page.getByLabel('Formato').selectOption({ label: 'PDF per gli atti (PDF/A)' });
  await expect(page.getByText(/Senza rete il PDF si fa dalla stampa/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stampa' })).toBeEnabled();
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  // Texts stand, tables of objectives lie.
  expect(paper).toMatch(/MediaBox \[0 0 59\d\.\d+ 84\d/);
  expect(paper).toMatch(/MediaBox \[0 0 84\d\.\d+ 59\d/);
  expect((await download(page, 'LibreOffice (ODT)')).bytes).toContain('application/vnd.oasis.opendocument.text');
});
