import { cell, write } from './area-page.ts';
import { chip, device, expect, signIn, test } from './comune.ts';

test('who changed what, two moments side by side, and a field as it was @tablet', async ({ page, comune }) => {
  await signIn(page, comune, comune.login(/Responsabile/));
  const name = (await cell(page, 'Titolo').first().getAttribute('aria-label')) ?? '';
  const [, code = '', title = ''] = /^Titolo di (\S+): (.*)$/.exec(name) ?? [];
  const first = title.trim().slice(0, 12);
  const area = page.url();
  await write(page, 'Titolo', code, `${first} e poi altro`);
  await write(page, 'Dato atteso', code, '77%');
  await expect(chip(page)).toContainText('Salvato in Comune');

  await test.step('the history says who and what', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Cronologia', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Cronologia' })).toBeVisible();
    const sitting = page.getByRole('listitem').filter({ hasText: 'e poi altro' }).first();
    await expect(sitting).toContainText(
      comune
        .login(/Responsabile/)
        .name.split(' ')
        .at(-1) ?? '',
    );
    await expect(sitting).toContainText('77%');
  });

  await test.step('compared with now, and put back', async () => {
    await page
      .getByRole('link', { name: /^Confronta com’era prima di/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1, name: 'Confronto' })).toBeVisible();
    await expect(page.getByText('77%').first()).toBeVisible();
    await page.getByRole('link', { name: 'Alla cronologia' }).click();
    await page
      .getByRole('button', { name: /^Riporta Obiettivo a com’era/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Ecco che cosa cambia');
    await dialog.getByRole('button', { name: 'Riporta', exact: true }).click();
    await expect(page.getByText('Fatto: è tornato com’era.').first()).toBeVisible();
    await page.goto(area);
    await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(new RegExp(`: ${first}(?! e poi altro)`));
    await expect(cell(page, 'Dato atteso', code)).toHaveAccessibleName(/77%/);
  });
});

test('what lies in the Cestino goes for good, on every device @desktop', async ({ browser, page, comune }) => {
  const other = await (await device(browser)).newPage();
  await signIn(other, comune, comune.login(/Responsabile/));
  const path = new URL(other.url()).pathname;
  await write(other, 'Titolo', await codeOfFirst(other), 'Da dimenticare del tutto');
  await expect(chip(other)).toContainText('Salvato in Comune');
  await signIn(page, comune, comune.login(/Segretario/));
  await page.goto(comune.address + path);
  const code = await codeOfFirst(page);
  await page.getByRole('button', { name: `Azioni per ${code}`, exact: true }).click();
  await page.getByRole('menuitem', { name: /Elimina/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Elimina/ })
    .click();
  await page.goto(`${comune.address}${path}/cestino`);
  await page.getByRole('button', { name: /^Cancella definitivamente/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Cancella per sempre' }).click();
  await expect(dialog.getByText('Scrivi questo dato dell’atto.').first()).toBeVisible();
  await dialog.getByLabel('Organo').fill('Giunta comunale');
  await dialog.getByLabel('Numero').fill('41');
  await dialog.getByLabel('Data dell’atto').fill('1/3/2027');
  await dialog.getByRole('button', { name: 'Cancella per sempre' }).click();
  await expect(page.getByText('Il Cestino è vuoto', { exact: false })).toBeVisible();
  await expect(other.getByText('Da dimenticare del tutto')).toHaveCount(0);
  await expect(cell(other, 'Pesatura').first()).toBeVisible();
  await other.goto(`${comune.address}${path}/cestino`);
  await expect(other.getByText('Il Cestino è vuoto', { exact: false })).toBeVisible();
  await page.goto(`${comune.address}${path.replace(/obiettivi\/(.*)/, 'cronologia?di=$1')}`);
  await expect(page.getByText(/una parte è stata cancellata per sempre \(Giunta comunale n\. 41/)).toBeVisible();
  await expect(page.getByText('Da dimenticare del tutto')).toHaveCount(0);
});

async function codeOfFirst(page: Parameters<typeof cell>[0]): Promise<string> {
  const label = (await cell(page, 'Pesatura').first().getAttribute('aria-label')) ?? '';
  return /Pesatura di (\S+):/.exec(label)?.[1] ?? '';
}
