import type { Page } from '@playwright/test';
import { cell, codes, openArea, write } from './area-page.ts';
import { chip, device, expect, fillDoor, test, type Comune } from './comune.ts';
import { acceptAll, becomeSecretary, choose } from './import-page.ts';

const LAST_YEAR = 'tests/fixtures/plans/castelrovo-insidie.docx';
const YEAR = 2025;

const person = (name: string) => ({
  identifier: name.toLowerCase().replace(' ', '.'),
  password: 'una-password-di-prova',
  name,
  role: '',
});
const ADA = person('Ada Moretti');
const MARTA = person('Marta Belloni');
const DARIO = person('Dario Prandi');

/** The link that the Segretario hands over, used by the person it is for. */
async function enterByInvitation(page: Page, comune: Comune, who: typeof ADA): Promise<void> {
  const { out } = await comune.cli('user', 'invite', ...who.name.split(' '));
  await page.goto(`${comune.address}${/\/invito\/\S+/.exec(out)?.[0] ?? ''}`);
  await page.getByLabel('E-mail o nome utente').fill(who.identifier);
  await page.getByLabel(/^Password/).fill(who.password);
  await page.getByRole('button', { name: 'Entra in Traguardo' }).click();
}

async function leave(page: Page, comune: Comune): Promise<void> {
  await page.goto(`${comune.address}/esci`);
  await page.getByRole('main').getByRole('button', { name: 'Esci', exact: true }).click();
  await expect(page).toHaveURL(/\/accedi/);
}

/** A field that is read and written in place: it counts when it is left. */
async function fillIn(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('main').getByLabel(label, { exact: true });
  await field.fill(value);
  await field.blur();
}

const done = (page: Page) => page.getByRole('button', { name: 'Fatto', exact: true }).click();

/** From the promises of the Sindaco to the strategic objective that an objective of the area serves. */
async function writeStrategy(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/${YEAR}/strategia`);
  await page.getByRole('button', { name: 'Aggiungi mandato' }).first().click();
  const mandate = page.getByRole('dialog', { name: 'Nuovo mandato' });
  await mandate.getByLabel('Nome e cognome').fill('Elio Sangalli');
  await mandate.getByLabel('Dal').fill('10/06/2024');
  await mandate.getByLabel('Al', { exact: true }).fill('09/06/2029');
  await mandate.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('heading', { name: 'Mandato di Elio Sangalli' })).toBeVisible();

  await page.getByRole('button', { name: 'Aggiungi la prima' }).click();
  await fillIn(page, 'Linea di mandato', 'Un Comune vicino');
  await done(page);
  await page.getByRole('button', { name: 'Aggiungi obiettivo strategico' }).first().click();
  await fillIn(page, 'Obiettivo strategico', 'Servizi senza attese');
  await done(page);
  await page.getByLabel('Obiettivo strategico di AM.3').selectOption({ label: 'Servizi senza attese' });
  await page.getByRole('button', { name: 'Collega AM.3' }).click();
  await expect(page.getByText('Nessun obiettivo operativo lo serve, per ora.')).toBeHidden();

  await page.goto(`${address}/${YEAR}/strategia/trasversali`);
  await page.getByRole('button', { name: 'Aggiungi obiettivo trasversale' }).first().click();
  await fillIn(page, 'Obiettivo trasversale', 'Formazione di tutto il personale');
  await done(page);
  await expect(page.getByRole('main')).toContainText('3 risposte attese');
}

async function answerTransversal(page: Page, refusal?: string): Promise<void> {
  await page.getByRole('button', { name: 'Rispondi' }).click();
  const dialog = page.getByRole('dialog', { name: 'Obiettivi trasversali' });
  if (refusal === undefined) {
    await dialog.getByRole('button', { name: 'Accogli', exact: true }).click();
    await expect(dialog).toContainText('Accolto come');
  } else {
    await dialog.getByRole('button', { name: 'Non accogliere' }).click();
    await dialog.getByLabel('Motivo').fill(refusal);
    await dialog.getByRole('button', { name: 'Registra il motivo' }).click();
    await expect(dialog).toContainText(refusal);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** The whole path of a comune in December. It spans both sizes by itself. */
test('from last year’s file to a whole plan: three people, two devices, one of them offline @desktop @offline', async ({
  browser,
  empty,
}) => {
  test.setTimeout(240_000);
  const office = await (await device(browser)).newPage();
  const tabletDevice = await device(browser, { viewport: { width: 820, height: 1180 }, hasTouch: true });
  const tablet = await tabletDevice.newPage();

  await test.step('the Segretario brings last year’s file in, and writes what no file has', async () => {
    await office.goto(empty.address);
    await choose(office, LAST_YEAR);
    await acceptAll(office);
    await becomeSecretary(office);
    await writeStrategy(office, empty.address);
    await office.goto(`${empty.address}/${YEAR}/testi`);
    await office.getByRole('button', { name: 'Comincia dal modello' }).click();
    await expect(office.getByRole('main')).toContainText('7 capitoli');
    await office.goto(`${empty.address}/${YEAR}/contesto`);
    await office.getByRole('button', { name: 'Metti i dati che i piani hanno di solito' }).click();
    await expect(office.getByRole('heading', { name: 'Popolazione' })).toBeVisible();
    await expect(chip(office)).toContainText('Salvato in Comune');
  });

  await test.step('a Responsabile takes the tablet to a room without network', async () => {
    await enterByInvitation(tablet, empty, MARTA);
    await openArea(tablet);
    await tablet.evaluate(() => navigator.serviceWorker.ready);
    await tablet.goto(`${empty.address}/sincronizzazione`);
    await expect(tablet.getByText(/disponibili senza rete/i).first()).toBeVisible();
    await tabletDevice.setOffline(true);
    await tablet.goto(`${empty.address}/${YEAR}/obiettivi`);
    await openArea(tablet);
    await expect(chip(tablet)).toContainText('Senza rete');
  });

  await test.step('there the transversal objective is taken up, the weights make 100 again, a phase gets its months', async () => {
    await answerTransversal(tablet);
    await expect(cell(tablet, 'Pesatura', 'AM.6')).toBeVisible();
    await write(tablet, 'Pesatura', 'AM.6', '10');
    await write(tablet, 'Pesatura', 'AM.5', '20');
    await tablet.goto(`${tablet.url()}/mesi`);
    await tablet.getByRole('button', { name: /^Aggiungi una fase a AM\.3/ }).click();
    await tablet.keyboard.type('Agenda degli appuntamenti');
    await tablet.keyboard.press('Enter');
    await tablet.getByRole('checkbox', { name: /^Agenda degli appuntamenti, marzo, previsto/ }).press('Space');
    await expect(chip(tablet)).toContainText(/modifiche da inviare/);
  });

  await test.step('meanwhile another Responsabile writes on the computer of the office', async () => {
    await leave(office, empty);
    await enterByInvitation(office, empty, DARIO);
    await expect(office.getByRole('heading', { level: 1 })).toContainText('Area Vigilanza');
    await office.getByRole('button', { name: 'Aggiungi obiettivo' }).first().click();
    await expect(office.getByRole('textbox', { name: /^Titolo di VI/ })).toBeFocused();
    await office.keyboard.type('Controlli davanti alle scuole');
    await office.keyboard.press('Enter');
    await expect(cell(office, 'Titolo', 'VI.1')).toHaveAccessibleName(/Controlli davanti alle scuole/);
    await write(office, 'Pesatura', 'VI.1', '100');
    await answerTransversal(office, 'In convenzione: la forma il Comune capofila.');
    await expect(chip(office)).toContainText('Salvato in Comune');
    await leave(office, empty);
  });

  await test.step('the tablet comes back, and nothing is lost', async () => {
    await tabletDevice.setOffline(false);
    await expect(chip(tablet)).toContainText('Salvato in Comune', { timeout: 45_000 });
  });

  await test.step('the Segretario finds one plan, with what each of them wrote', async () => {
    await office.goto(`${empty.address}/accedi`);
    await fillDoor(office, ADA);
    await openArea(office);
    await expect.poll(() => codes(office)).toEqual(['AM.1', 'AM.2', 'AM.3', 'AM.4', 'AM.5', 'AM.6']);
    await expect(cell(office, 'Pesatura', 'AM.5')).toHaveAccessibleName(/: 20\b/);
    await expect(office.getByRole('region', { name: 'Pesi degli obiettivi' })).toContainText('completo');
    await office.goto(`${empty.address}/${YEAR}/strategia/trasversali`);
    await expect(office.getByRole('main')).toContainText('Accolto, peso 10');
    await expect(office.getByRole('main')).toContainText('Non accolto: In convenzione: la forma il Comune capofila.');
    await office.goto(`${empty.address}/${YEAR}/albero`);
    for (const step of ['Un Comune vicino', 'Servizi senza attese', 'Carta d’identità elettronica']) {
      await expect(office.getByRole('main')).toContainText(step);
    }
  });

  await test.step('on paper the text says what the data say', async () => {
    await office.goto(`${empty.address}/${YEAR}/testi/stampa`);
    await office.getByRole('link', { name: 'Stampa tutto il piano' }).click();
    const paper = office.getByRole('main');
    for (const words of [
      'Piano della performance 2025-2027',
      'Comune di Castelrovo',
      'Mandato di Elio Sangalli',
      'AM.3 Carta d’identità elettronica, Area Amministrativa',
      'Area Vigilanza, obiettivi operativi 2025',
      'Controlli davanti alle scuole',
    ]) {
      await expect(paper).toContainText(words);
    }
  });

  const objectives = (await empty.documents())
    .filter((document) => document.kind === 'area')
    .flatMap((document) => document.content.objectives ?? []);
  expect(objectives.map(({ weight }) => weight).toSorted((a, b) => a - b)).toEqual([
    1000, 1000, 1500, 2000, 2000, 2500, 10_000,
  ]);
});
