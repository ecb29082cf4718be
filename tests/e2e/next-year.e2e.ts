import { clean } from './axe.ts';
import { expect, signIn, test } from './comune.ts';

const year = new Date().getFullYear();

test('from a year to the next: choose, read what changes, take it back while nobody has written @desktop', async ({
  page,
  comune,
}) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await page.goto(`${comune.address}/ente`);
  await page.getByRole('link', { name: `Prepara il ${year + 1}` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Prepara il ${year + 1}`);

  const accounting = page.getByRole('region', { name: 'Area Economico-finanziaria' });
  await accounting
    .getByRole('group', { name: /^Tutti gli obiettivi/ })
    .getByRole('button', { name: 'Chiudi' })
    .click();
  const first = accounting.getByRole('radiogroup').first();
  await first.getByRole('radio', { name: 'Chiudi' }).press('ArrowLeft');
  await clean(page, 'the choices');
  // What was decided is still there for who goes to look at an objective and comes back another day.
  await page.reload();
  await expect(first.getByRole('radio', { name: 'Aggiorna' })).toBeChecked();
  await page.getByRole('button', { name: `Apri il ${year + 1}`, exact: true }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Cosa cambia rispetto al ${year}`);
  const changes = page.getByRole('region', { name: 'Area Economico-finanziaria' });
  await expect(changes.getByText('Da aggiornare, ancora come l’anno prima')).toBeVisible();
  await expect(changes.getByText('Chiusi', { exact: true })).toBeVisible();
  await clean(page, 'what changes');

  const takeBack = `Annulla l’apertura del ${year + 1}`;
  await page.getByRole('button', { name: takeBack }).click();
  await page.getByRole('dialog').getByRole('button', { name: takeBack }).click();
  await expect(page.getByRole('link', { name: `Prepara il ${year + 1}` })).toBeVisible();
  await expect(page.getByRole('link', { name: `Piano ${year + 1}` })).toBeHidden();

  await page.getByRole('link', { name: `Prepara il ${year + 1}` }).click();
  await page.getByRole('button', { name: `Apri il ${year + 1}`, exact: true }).click();
  const asItIs = changes.getByRole('button', { name: /^Va bene così: EF\.2/ });
  await asItIs.press('Enter');
  await expect(asItIs).toBeHidden();
  await expect(changes.getByRole('link', { name: /^EF\.2/ })).toBeFocused();
  await page.getByRole('button', { name: takeBack }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: takeBack }).click();
  await expect(dialog.getByRole('alert')).toContainText('Area Economico-finanziaria: ha scritto Marchesi Elena.');
});
