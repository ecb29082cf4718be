import { expect, type Page } from '@playwright/test';
import { openArea } from './area-page.ts';

export async function choose(page: Page, file: string): Promise<void> {
  await page.getByRole('link', { name: 'Comincia dal piano che hai' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByText('Niente entra nel piano finché non confermi.')).toBeVisible();
}

/** Answers every point with the answer proposed first, by keyboard. */
export async function acceptAll(page: Page): Promise<void> {
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

export async function becomeSecretary(page: Page): Promise<void> {
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
