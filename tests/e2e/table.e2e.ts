import { expect, signIn, test } from './comune.ts';
import { cell, codes, openArea } from './area-page.ts';

test('a press on another cell counts, though leaving the first moves the rows @desktop', async ({ page, comune }) => {
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const [first = '', second = ''] = await codes(page);
  const long = 'Un titolo che occupa molte righe '.repeat(8).trim();
  await cell(page, 'Titolo', first).click();
  await page.getByRole('textbox', { name: `Titolo di ${first}` }).fill(long);

  const target = await cell(page, 'Dato atteso', second).boundingBox();
  if (!target) throw new Error('not in sight');
  await page.mouse.move(target.x + 10, target.y + 8);
  await page.mouse.down();
  await expect(cell(page, 'Titolo', first)).toHaveAccessibleName(new RegExp(long));
  await page.mouse.up();
  await expect(page.getByRole('textbox', { name: `Dato atteso di ${second}` })).toBeFocused();
});
