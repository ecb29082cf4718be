import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { device, expect, signIn, test } from './comune.ts';
import { cell, codes, openArea } from './area-page.ts';

const WORKER = 'build/service-worker.js';

test('a new version waits for consent and never reloads under someone’s hands @alone @offline', async ({
  browser,
  comune,
}) => {
  const before = readFileSync(WORKER);
  try {
    const page = await (await device(browser)).newPage();
    await signIn(page, comune, comune.login(/Segretario/));
    await openArea(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await openArea(page);
    const [code = ''] = await codes(page);
    await page.evaluate(() => Object.assign(window, { samePage: true }));

    await cell(page, 'Titolo', code).click();
    const box = page.getByRole('textbox', { name: `Titolo di ${code}` });
    await box.fill('Lo sto ancora scrivendo');
    // As an upgrade of the Comune leaves it: to the browser, other bytes are another version.
    appendFileSync(WORKER, '\n// the next version');
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText('È pronta la versione nuova.', { exact: true })).toBeVisible();
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('Lo sto ancora scrivendo');
    expect(await page.evaluate(() => 'samePage' in window)).toBe(true);

    await box.press('Enter');
    await page.getByRole('button', { name: 'Aggiorna', exact: true }).click();
    await expect.poll(() => page.evaluate(() => 'samePage' in window).catch(() => true)).toBe(false);
    await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(/Lo sto ancora scrivendo/);
    await expect(page.getByText('È pronta la versione nuova.', { exact: true })).toBeHidden();
  } finally {
    writeFileSync(WORKER, before);
  }
});
