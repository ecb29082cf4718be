import { expect, type Locator, type Page } from '@playwright/test';

/** The button of a field, of one objective or of all: its name says field, objective and value. */
export const cell = (page: Page, field: string, code?: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${field} di ${code ? code.replace('.', '\\.') : '\\S+'}:`) });

/** Writes a value the way a person does: press, type, Enter. */
export async function write(page: Page, field: string, code: string, value: string): Promise<void> {
  await cell(page, field, code).click();
  const box = page.getByRole('textbox', { name: `${field} di ${code}`, exact: true });
  await box.fill(value);
  await box.press(field === 'Descrizione' || field === 'Performance attesa' ? 'Control+Enter' : 'Enter');
  await expect(box).toBeHidden();
}

/** Codes of the objectives on the screen, in order. */
export async function codes(page: Page): Promise<string[]> {
  const names = await cell(page, 'Pesatura').evaluateAll((buttons) =>
    buttons.map((one) => one.getAttribute('aria-label') ?? ''),
  );
  return names.map((name) => /Pesatura di (\S+):/.exec(name)?.[1] ?? '');
}

/** The objectives of an area are on the screen; from Oggi they are one press away. */
export async function openArea(page: Page): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(/Area| 20\d\d$/);
  if (!/Area/.test(await heading.innerText())) {
    await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Obiettivi' }).click();
  }
  await expect(cell(page, 'Pesatura').first()).toBeVisible();
}
