import { chip, device, expect, signIn, TABLET, test } from './comune.ts';
import { cell, openArea, write } from './area-page.ts';

test('two people, one at a desk and one with a tablet, write in one area and see each other at once @desktop', async ({
  browser,
  comune,
}) => {
  const [head, secretary] = [comune.login(/Responsabile/), comune.login(/Segretario/)];
  const one = await (await device(browser)).newPage();
  const two = await (await device(browser, TABLET)).newPage();
  await signIn(one, comune, head);
  await signIn(two, comune, secretary);
  await two.goto(one.url());
  await expect(cell(two, 'Pesatura').first()).toBeVisible();

  const name = (await cell(one, 'Pesatura').first().getAttribute('aria-label')) ?? '';
  const code = /Pesatura di (\S+):/.exec(name)?.[1] ?? '';

  await test.step('who is writing shows on the other screen', async () => {
    await cell(one, 'Pesatura', code).click();
    await expect(cell(two, 'Pesatura', code)).toHaveAccessibleName(new RegExp(head.name));
  });

  await test.step('a weight arrives, and the sum moves', async () => {
    await one.getByLabel(`Pesatura di ${code}`, { exact: true }).fill('33');
    await one.keyboard.press('Enter');
    await expect(cell(two, 'Pesatura', code)).toHaveAccessibleName(/: 33\b/);
    await expect(two.getByText(/Totale pesi/).first()).toBeVisible();
    await expect(chip(one)).toContainText('Salvato in Comune');
  });

  await test.step('two different fields at the same time are both kept', async () => {
    await Promise.all([
      write(one, 'Titolo', code, 'Titolo scritto dal Responsabile'),
      write(two, 'Dato atteso', code, '95%'),
    ]);
    for (const page of [one, two]) {
      await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(/Titolo scritto dal Responsabile/);
      await expect(cell(page, 'Dato atteso', code)).toHaveAccessibleName(/95%/);
    }
  });

  await test.step('each takes back the own changes only', async () => {
    await openArea(one);
    await one
      .getByRole('button', { name: /^Annulla/ })
      .first()
      .click();
    await expect(cell(two, 'Titolo', code)).not.toHaveAccessibleName(/Titolo scritto dal Responsabile/);
    await expect(cell(two, 'Dato atteso', code)).toHaveAccessibleName(/95%/);
  });
});
