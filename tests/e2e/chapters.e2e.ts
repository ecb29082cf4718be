import type { Page } from '@playwright/test';
import { chip, device, expect, signIn, test, type Comune } from './comune.ts';
import { clean } from './axe.ts';

interface Registry {
  years: number[];
  people: { id: string; familyName: string }[];
  incarichi: {
    id: string;
    person: string;
    role: string;
    area: string | null;
    from: string | null;
    to: string | null;
  }[];
}

/** The Segretario has a vice: two people may then write the texts. */
async function appointVice(secretary: Page, comune: Comune, familyName: string): Promise<void> {
  const registry = (await (await secretary.request.get(`${comune.address}/api/registry`)).json()) as Registry;
  const own = registry.incarichi.find(({ role }) => role === 'segretario');
  const person = registry.people.find((one) => one.familyName === familyName);
  const answer = await secretary.request.post(`${comune.address}/api/commands`, {
    headers: { origin: comune.address },
    data: { type: 'incarico.save', incarico: { ...own, id: 'ViceSegretario00000001', person: person?.id } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const text = (page: Page) => page.getByRole('textbox', { name: /^Testo di/ });

/** Puts the caret after the last word of a chapter. */
async function atTheEnd(page: Page): Promise<void> {
  await text(page).getByRole('paragraph').last().click();
  await page.keyboard.press('Control+End');
}

test('two people write in one chapter: each sees where the other is, and all words stay @desktop', async ({
  browser,
  comune,
}) => {
  const one = await (await device(browser)).newPage();
  const two = await (await device(browser)).newPage();
  await signIn(one, comune, comune.login(/Segretario/));
  await appointVice(one, comune, 'Rota');
  const vice = comune.login(/Responsabile/);
  await signIn(two, comune, vice);
  const year = new URL(one.url()).pathname.split('/')[1];
  await one.goto(`${comune.address}/${year}/testi`);
  await one.getByRole('main').getByRole('link', { name: 'Chi siamo' }).click();
  await expect(text(one)).toBeVisible();
  await two.goto(one.url());
  await expect(text(two)).toBeVisible();
  await clean(one, 'a chapter being written');

  await test.step('the caret of the other has a name', async () => {
    await atTheEnd(two);
    await two.keyboard.type(' Lo sportello apre anche il sabato.');
    await expect(text(one).locator('.caret-name')).toHaveText(vice.name);
    await expect(text(one)).toContainText('Lo sportello apre anche il sabato.');
  });

  await test.step('words at the beginning and at the end, at the same time', async () => {
    await text(one).getByRole('paragraph').first().click();
    await one.keyboard.press('Control+Home');
    await Promise.all([one.keyboard.type('Premessa. '), two.keyboard.type(' Anche la biblioteca.')]);
    for (const page of [one, two]) {
      await expect(text(page)).toContainText('Premessa.');
      await expect(text(page)).toContainText('il sabato. Anche la biblioteca.');
    }
  });

  await test.step('each takes back only what they wrote', async () => {
    // Slow typing is more than one step.
    await expect(async () => {
      await one.keyboard.press('Control+z');
      await expect(text(two)).not.toContainText('Premessa', { timeout: 500 });
    }).toPass();
    await expect(text(two)).toContainText('il sabato. Anche la biblioteca.');
  });
});

test('a chapter is written without network, and what comes from Word leaves its colours behind @tablet @offline', async ({
  browser,
  comune,
}) => {
  const context = await device(browser);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  const year = new URL(page.url()).pathname.split('/')[1];
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto(`${comune.address}/sincronizzazione`);
  await expect(page.getByText(/disponibili senza rete/i).first()).toBeVisible();
  await context.setOffline(true);

  await page.goto(`${comune.address}/${year}/testi`);
  await page.getByRole('main').getByRole('link', { name: 'Chi siamo' }).click();
  await expect(text(page)).toBeVisible();
  await atTheEnd(page);
  await page.keyboard.press('Enter');
  await text(page).evaluate((editor) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      '<h1 style="mso-style-name:Titolo">I nostri servizi</h1><p class="MsoNormal"><span style="color:red;font-family:Calibri">Aperti <b>ogni giorno</b></span><o:p></o:p></p><table><tr><td>Anagrafe</td><td>mattino</td></tr></table><img src="x" onerror="globalThis.hurt = true">',
    );
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(text(page).getByRole('heading', { level: 2, name: 'I nostri servizi' })).toBeVisible();
  await expect(text(page).locator('strong', { hasText: 'ogni giorno' })).toBeVisible();
  await expect(text(page).getByRole('cell', { name: 'Anagrafe' })).toBeVisible();
  expect(
    await text(page).evaluate(
      (editor) => editor.querySelectorAll('[style*="color"], img:not(.ProseMirror-separator), font').length,
    ),
  ).toBe(0);
  expect(await page.evaluate(() => 'hurt' in globalThis)).toBe(false);
  await expect(chip(page)).toContainText(/da inviare/);

  await page.reload();
  await expect(text(page)).toContainText('I nostri servizi');
  await context.setOffline(false);
  await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
  const stored = (await comune.documents()).find(({ kind }) => kind === 'plan');
  expect(JSON.stringify(stored?.content)).toContain('I nostri servizi');
});
