import type { Page } from '@playwright/test';
import { chip, device, expect, signIn, test, type Comune } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';

interface Registry {
  people: { id: string; familyName: string }[];
  incarichi: { id: string; person: string; role: string; to: string | null }[];
}

/** The Segretario ends a Responsabile's incarico: a command, as the form sends it. */
async function endHeadship(secretary: Page, comune: Comune, familyName: string): Promise<void> {
  const registry = (await (await secretary.request.get(`${comune.address}/api/registry`)).json()) as Registry;
  const person = registry.people.find((one) => one.familyName === familyName);
  const incarico = registry.incarichi.find((one) => one.person === person?.id && one.role === 'head');
  const answer = await secretary.request.post(`${comune.address}/api/commands`, {
    headers: { origin: comune.address },
    data: { type: 'incarico.save', incarico: { ...incarico, to: '2020-12-31', from: null } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test('what the Comune may no longer accept is kept, shown and exported; the rest goes on @tablet', async ({
  browser,
  comune,
}) => {
  const tablet = await device(browser);
  const first = await tablet.newPage();
  await signIn(first, comune, comune.login(/Responsabile dell’Area Tecnica/));
  await openArea(first);
  const area = first.url();
  const [code = ''] = await codes(first);
  await first.evaluate(() => navigator.serviceWorker.ready);
  await comune.kill();
  await write(first, 'Titolo', code, 'Scritto quando non ero più Responsabile');
  await expect(chip(first)).toContainText('1 modifica da inviare');
  await first.close();

  await comune.start();
  const secretary = await (await device(browser)).newPage();
  await signIn(secretary, comune, comune.login(/Segretario/));
  await endHeadship(secretary, comune, 'Ferri');

  const page = await tablet.newPage();
  await page.goto(area);
  await expect(chip(page)).toContainText('Da rivedere – 1 modifica non accettata', { timeout: 45_000 });
  await expect(page.getByText('Scritto quando non ero più Responsabile')).toHaveCount(0);
  await chip(page).getByRole('link').click();
  await page.goto(`${comune.address}/sincronizzazione/non-accettate`);
  await expect(page.getByText('Scritto quando non ero più Responsabile').first()).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Esporta/ })
      .first()
      .click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toContain('Scritto quando non ero più Responsabile');

  await test.step('nobody else saw it', async () => {
    await secretary.goto(area);
    await openArea(secretary);
    await expect(cell(secretary, 'Titolo', code)).not.toHaveAccessibleName(/non ero più/);
  });
});

test('two values of one weight, written by two people without network, wait for a choice @desktop', async ({
  browser,
  comune,
}) => {
  const [one, two] = [await device(browser), await device(browser)];
  const [first, second] = [await one.newPage(), await two.newPage()];
  await signIn(first, comune, comune.login(/Responsabile dell’Area Tecnica/));
  await openArea(first);
  const area = first.url();
  const [code = ''] = await codes(first);
  await signIn(second, comune, comune.login(/Segretario/));
  await second.goto(area);
  await openArea(second);

  await comune.kill();
  await write(first, 'Pesatura', code, '11');
  await write(second, 'Pesatura', code, '12');
  await comune.start();

  for (const page of [first, second]) {
    await expect(cell(page, 'Pesatura', code)).toHaveAccessibleName(/Due valori scritti insieme/, { timeout: 45_000 });
  }
  await first.getByRole('button', { name: 'Due valori scritti insieme: guarda e scegli' }).click();
  const card = first.getByRole('dialog');
  await expect(card).toContainText('11');
  await expect(card).toContainText('12');
  await card.getByRole('button', { name: /Usa l’altro/ }).click();
  const weights = new Set<string>();
  for (const page of [first, second]) {
    await expect(cell(page, 'Pesatura', code)).not.toHaveAccessibleName(/Due valori/);
    weights.add(/: (\d+)/.exec((await cell(page, 'Pesatura', code).getAttribute('aria-label')) ?? '')?.[1] ?? '');
  }
  expect(weights.size).toBe(1);
});
