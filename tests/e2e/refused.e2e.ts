import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { chip, device, expect, signIn, test, type Comune } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';
import { clean } from './axe.ts';

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

test('what the Comune may no longer accept is kept, shown and exported; the rest goes on @tablet @offline', async ({
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
  await write(first, 'Pesatura', code, '7');
  await expect(chip(first)).toContainText('2 modifiche da inviare');
  await first.close();

  await comune.start();
  const secretary = await (await device(browser)).newPage();
  await signIn(secretary, comune, comune.login(/Segretario/));
  await endHeadship(secretary, comune, 'Ferri');

  const page = await tablet.newPage();
  await page.goto(area);
  await expect(chip(page)).toContainText('Da rivedere – 2 modifiche non accettate', { timeout: 45_000 });
  await expect(page.getByText('Scritto quando non ero più Responsabile')).toHaveCount(0);
  await chip(page).getByRole('link').click();
  await expect(page.getByText('Scritto quando non ero più Responsabile').first()).toBeVisible();
  await clean(page, 'the changes that were not accepted');
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

  await test.step('proposed in one press, accepted and declined by the Segretario', async () => {
    await page.getByRole('button', { name: 'Proponi tutto' }).click();
    await expect(page.getByRole('heading', { name: 'Le tue proposte' })).toBeVisible();
    await expect(page.getByText('In attesa di una decisione').first()).toBeVisible();
    const notice = secretary.getByText('1 proposta di Luca Ferri');
    await expect(notice).toBeVisible();
    await secretary.getByRole('link', { name: 'Guarda e decidi' }).click();
    await clean(secretary, 'a proposal to decide');
    await secretary.getByRole('button', { name: new RegExp(`^Accetta: ${code}, Obiettivo`) }).click();
    await expect(secretary.getByText('1 modifica: accettato.')).toBeVisible();
    await secretary.getByRole('button', { name: new RegExp(`^Non accettare: ${code}, Pesatura`) }).click();
    await expect(secretary.getByText('Nessuna proposta da decidere.')).toBeVisible();
    await secretary.goto(area);
    await expect(cell(secretary, 'Titolo', code)).toHaveAccessibleName(/non ero più/);
  });

  await test.step('the author reads what became of it', async () => {
    await expect(page.getByText(/^Accettata da Elena Marchesi/)).toBeVisible();
    await expect(page.getByText(/^Non accettata da Elena Marchesi/)).toBeVisible();
    await page.getByRole('button', { name: 'Ho letto' }).click();
    await expect(page.getByRole('heading', { name: 'Le tue proposte' })).toHaveCount(0);
  });
});

/** As an approval will do it: there is no screen for it yet. */
function setState(comune: Comune, area: string, state: 'open' | 'closed'): void {
  const file = readdirSync(comune.data, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.sqlite'));
  const database = new DatabaseSync(join(comune.data, file ?? ''));
  database.prepare(`UPDATE documents SET state = ? WHERE kind = 'area' AND subject = ?`).run(state, area);
  database.close();
}

test('a document closed meanwhile and opened again: everything is written again in two taps @desktop @offline', async ({
  browser,
  comune,
}) => {
  const tablet = await device(browser);
  const page = await tablet.newPage();
  await signIn(page, comune, comune.login(/Responsabile dell’Area Tecnica/));
  await openArea(page);
  const address = page.url();
  const area = /obiettivi\/([^/]+)/.exec(new URL(address).pathname)?.[1] ?? '';
  const [code = ''] = await codes(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await comune.kill();
  await write(page, 'Titolo', code, 'Scritto mentre era chiuso');
  setState(comune, area, 'closed');
  await comune.start();
  await expect(chip(page)).toContainText('1 modifica non accettata', { timeout: 45_000 });
  await chip(page).getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Proponi', exact: true })).toBeVisible();
  await expect(page.getByText('Anche il Comune ne ha una copia')).toBeVisible();

  await comune.kill();
  setState(comune, area, 'open');
  await comune.start();
  await expect(page.getByRole('button', { name: 'Riapplica', exact: true })).toBeVisible({ timeout: 45_000 });
  await page.getByRole('button', { name: 'Riapplica', exact: true }).click();
  await expect(page.getByText('Nessuna modifica è stata rifiutata.')).toBeVisible();
  await page.goto(address);
  await openArea(page);
  await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(/Scritto mentre era chiuso/);
  await expect(chip(page)).toContainText('Salvato in Comune');
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
