import { chip, device, expect, fillSignIn, signIn, test } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';

test('without network nothing is lost: edit, server gone, reload, an address never visited, edit, back @tablet @offline', async ({
  browser,
  comune,
}) => {
  const tablet = await (await device(browser)).newPage();
  const office = await (await device(browser)).newPage();
  await signIn(tablet, comune, comune.login(/Segretario/));
  await signIn(office, comune, comune.login(/Responsabile/));
  await office.goto(tablet.url());
  await openArea(tablet);
  const area = tablet.url();
  const [first = '', second = ''] = await codes(tablet);

  // The shell and every area are on the device before the network goes.
  await tablet.evaluate(() => navigator.serviceWorker.ready);
  await tablet.goto(`${comune.address}/sincronizzazione`);
  await expect(tablet.getByText(/disponibili senza rete/i).first()).toBeVisible();
  await tablet.goto(area);
  await openArea(tablet);

  await comune.kill();
  await write(tablet, 'Pesatura', first, '21');
  await expect(chip(tablet)).toContainText('Senza rete');

  await tablet.reload();
  await expect(cell(tablet, 'Pesatura', first)).toHaveAccessibleName(/: 21\b/);
  await expect(chip(tablet)).toContainText(/1 modifica da inviare/);

  await test.step('an address never visited opens, with the server dead', async () => {
    const year = new URL(area).pathname.split('/')[1];
    await tablet.goto(`${comune.address}/${year}/strategia`);
    await expect(tablet.getByRole('heading', { level: 1 })).toContainText(/Mandato/i);
    await tablet.goto(area);
  });

  await write(tablet, 'Titolo', second, 'Scritto senza rete');
  await expect(chip(tablet)).toContainText(/2 modifiche da inviare/);

  await comune.start();
  await expect(chip(tablet)).toContainText('Salvato in Comune', { timeout: 45_000 });
  await expect(cell(office, 'Pesatura', first)).toHaveAccessibleName(/: 21\b/, { timeout: 45_000 });
  await expect(cell(office, 'Titolo', second)).toHaveAccessibleName(/Scritto senza rete/);
  const objectives = (await comune.documents()).flatMap((document) => document.content.objectives ?? []);
  expect(objectives.map((one) => one.title)).toContain('Scritto senza rete');
  expect(objectives.map((one) => one.weight)).toContain(2100);
});

test('two tabs of one person share what is not sent yet @desktop @offline', async ({ browser, comune }) => {
  const context = await device(browser);
  const one = await context.newPage();
  await signIn(one, comune, comune.login(/Segretario/));
  await openArea(one);
  const two = await context.newPage();
  await two.goto(one.url());
  await openArea(two);
  const [code = ''] = await codes(one);

  await comune.kill();
  await write(one, 'Pesatura', code, '17');
  await expect(cell(two, 'Pesatura', code)).toHaveAccessibleName(/: 17\b/);
  await expect(chip(two)).toContainText(/1 modifica da inviare/);
  await one.close();

  await comune.start();
  await expect(chip(two)).toContainText('Salvato in Comune', { timeout: 45_000 });
  const weights = (await comune.documents())
    .flatMap((document) => document.content.objectives ?? [])
    .map((entry) => entry.weight);
  expect(weights).toContain(1700);
});

test('signing out waits for what is not sent, and then leaves nothing behind @desktop @offline', async ({
  browser,
  comune,
}) => {
  const context = await device(browser);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = page.url();
  const [code = ''] = await codes(page);
  await page.evaluate(() => navigator.serviceWorker.ready);

  await comune.kill();
  await write(page, 'Pesatura', code, '19');
  // At once: also what was typed in the last instant counts.
  await page.goto(`${comune.address}/esci`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 modifica da inviare');
  for (const choice of [/Invia ed esci/, /Esporta/, /Scarta 1 modifica/]) {
    await expect(page.getByRole('button', { name: choice })).toBeVisible();
  }

  await test.step('nobody is signed out by looking', async () => {
    await page.goto(area);
    await expect(cell(page, 'Pesatura', code)).toHaveAccessibleName(/: 19\b/);
  });

  await comune.start();
  await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
  await page.goto(`${comune.address}/esci`);
  await page.getByRole('main').getByRole('button', { name: 'Esci', exact: true }).click();
  await expect(page).toHaveURL(/\/accedi/);
  const left = await page.evaluate(async () => [
    ...(await indexedDB.databases()).map((database) => database.name ?? ''),
    ...Object.keys(localStorage),
  ]);
  expect(left.filter((name) => name.startsWith('traguardo-'))).toEqual([]);
});

test('two people on one tablet: the unsent changes of one wait for that one @tablet @offline', async ({
  browser,
  comune,
}) => {
  const context = await device(browser);
  const page = await context.newPage();
  const [secretary, head] = [comune.login(/Segretario/), comune.login(/Responsabile/)];
  await signIn(page, comune, secretary);
  await openArea(page);
  const area = page.url();
  const [code = ''] = await codes(page);

  await comune.kill();
  await write(page, 'Pesatura', code, '18');
  await context.clearCookies();
  await comune.start();
  await expect(chip(page)).toContainText('Accesso scaduto', { timeout: 45_000 });

  await page.getByRole('link', { name: 'Accedi' }).first().click();
  await fillSignIn(page, head);
  await page.goto(area);
  await expect(cell(page, 'Pesatura', code)).not.toHaveAccessibleName(/: 18\b/);
  await page.goto(`${comune.address}/esci`);
  await page.getByRole('main').getByRole('button', { name: 'Esci', exact: true }).click();
  await expect(page).toHaveURL(/\/accedi/);
  await expect(page.getByText(new RegExp(`1 modifica di ${secretary.name}`))).toBeVisible();

  await signIn(page, comune, secretary);
  await page.goto(area);
  await expect(cell(page, 'Pesatura', code)).toHaveAccessibleName(/: 18\b/);
  await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
});
