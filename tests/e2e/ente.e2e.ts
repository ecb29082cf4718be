import type { Page } from '@playwright/test';
import { clean } from './axe.ts';
import { expect, signIn, test, type Comune } from './comune.ts';

const year = new Date().getFullYear();

async function segretario(page: Page, comune: Comune): Promise<void> {
  await signIn(page, comune, comune.login(/Segretario/));
}

/** Twelve people as an office keeps them: one is here, one is here in another spelling, one stands in a new area. */
const LIST = [
  ['Matricola', 'COGNOME E NOME', 'SETTORE', 'Categoria', 'Part-time', 'Data assunzione', 'E-mail'],
  ['001', 'ROTA NADIA', 'Area Amministrativa', 'D', '', '', 'n.rota@valmora.example'],
  ['002', 'LOCATTELLI CHIARA', 'Area Amministrativa', 'C1', '', '', ''],
  ['003', 'ARRIGONI MARIO', 'Area Tecnica', 'B3', '18/36', '01/02/2020', ''],
  ['004', 'BAGGI LUCIA', 'Area Tecnica', 'C', '', '15.03.2019', ''],
  ['005', 'CARMINATI PIETRO', 'Area Tecnica', 'A', '', '', ''],
  ['006', 'DOLCI ANNA', 'Area Amministrativa', 'C', '30 ore', '', ''],
  ['007', 'EPIS GIORGIO', 'Area Economico-finanziaria', 'C', '', '', ''],
  ['008', 'FORESTI SILVIA', 'Tributi', 'C', '', '1° settembre 2022', ''],
  ['009', 'GRITTI PAOLA', 'Tributi', 'D', '', '', ''],
  ['010', 'IMBERTI CARLO', 'Area Tecnica', 'B', '', '', ''],
  ['011', 'LOCATELLI DAVIDE', 'Area Tecnica', 'C', '', '', ''],
  ['012', 'MAFFEIS ELENA', 'Area Amministrativa', 'C', '50%', '', ''],
  ['', 'POSTO VACANTE', 'Area Tecnica', 'C', '', '', ''],
];

test('a pasted list: read, reviewed, brought in, taken back @desktop', async ({ page, comune }) => {
  await segretario(page, comune);
  await page.goto(`${comune.address}/ente/persone`);
  await page.getByRole('link', { name: 'Porta un elenco' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Porta le persone da un elenco');
  await clean(page, 'where the list comes from');
  await page.getByLabel(/Copia da Excel/).fill(LIST.map((row) => row.join('\t')).join('\n'));
  await page.getByRole('button', { name: 'Leggi l’elenco incollato' }).click();

  await expect(page.getByText('Lette 12 persone')).toBeVisible();
  await expect(page.getByText('Lasciate fuori: «Matricola», «E-mail».')).toBeVisible();
  const bring = page.getByRole('button', { name: /^Porta \d+ person/ });
  await expect(bring).toHaveAttribute('aria-disabled', 'true');
  await clean(page, 'the review');

  await page.getByLabel('«Tributi» è').selectOption({ label: 'Un’area nuova' });
  const doubtful = page.getByLabel('Chi è Locattelli Chiara');
  await expect(doubtful, 'nothing is chosen beforehand').toHaveValue('');
  await doubtful.selectOption({ label: 'È Locatelli Chiara (una lettera diversa, Area Amministrativa)' });
  await bring.click();

  await expect(page.getByRole('main').getByText('10 persone nuove nel Comune').first()).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Vai alle persone' }).click();
  await expect(page.getByRole('link', { name: 'Gritti Paola' })).toBeVisible();
  await page.goto(`${comune.address}/ente`);
  await expect(page.getByRole('heading', { name: 'Tributi' })).toBeVisible();

  await page.goto(`${comune.address}/ente/persone/importa`);
  await page.getByRole('button', { name: 'Annulla l’importazione' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Annulla l’importazione' }).click();
  await expect(page.getByText('Ultimo elenco portato')).toBeHidden();
  await page.goto(`${comune.address}/ente/persone`);
  await expect(page.getByRole('link', { name: 'Rota Nadia' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Gritti Paola' })).toBeHidden();
});

test('two spellings become one, and the plan follows @tablet', async ({ page, comune }) => {
  await segretario(page, comune);
  const inPlan = page.getByText('Locatelli C.').filter({ visible: true });
  await expect(inPlan.first()).toBeVisible();
  const before = await inPlan.count();

  // Somebody wrote her anew, with one letter wrong.
  await page.goto(`${comune.address}/ente/persone`);
  await page.getByRole('button', { name: 'Aggiungi una persona' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nome', { exact: true }).fill('Chiara');
  await dialog.getByLabel(/^Cognome/).fill('Locattelli');
  await dialog.getByRole('button', { name: 'Aggiungi la persona' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chiara Locattelli');

  await page.goto(`${comune.address}/ente`);
  await expect(page.getByText('sembrano la stessa persona')).toBeVisible();
  await clean(page, 'areas and what does not add up');
  await page.getByRole('button', { name: 'Guarda e unisci' }).click();
  const confirm = page.getByRole('button', { name: 'Unisci le due persone' });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  // The misspelt one is chosen as the right spelling: the plan shows that the name follows the person.
  await page.getByRole('dialog').getByLabel('Locattelli Chiara').check();
  await expect(page.getByText('Che cosa passa a chi resta')).toBeVisible();
  await clean(page, 'the merge');
  await confirm.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByText('sembrano la stessa persona')).toBeHidden();

  await page.goto(`${comune.address}/${year}`);
  await expect(page.getByText('Locattelli C.').filter({ visible: true })).toHaveCount(before);
  await expect(inPlan).toHaveCount(0);
});

test('the organigramma on two days, as a picture and as a list @tablet', async ({ page, comune }) => {
  await segretario(page, comune);
  await page.goto(`${comune.address}/ente/organigramma?al=${year}-04-15`);
  await expect(page.getByText(/^7 dipendenti, 6 da maggio/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cattaneo Irene' })).toBeVisible();
  await expect(page.getByText('Posto vacante')).toBeHidden();
  await clean(page, 'April');

  await page.getByLabel('Situazione al').fill(`1/10/${year}`);
  await page.getByLabel('Situazione al').press('Enter');
  await expect(page).toHaveURL(new RegExp(`al=${year}-10-01`));
  await expect(page.getByRole('link', { name: 'Cattaneo Irene' })).toBeHidden();
  await expect(page.getByText('Posto vacante').first()).toBeVisible();
  await expect(page.getByText(/in convenzione con Comune di Ronchello al 40%/)).toBeVisible();
  await clean(page, 'October');
});

test('seen as a list and back, the day stays @desktop', async ({ page, comune }) => {
  await segretario(page, comune);
  await page.goto(`${comune.address}/ente/organigramma?al=${year}-04-15`);
  await page.getByRole('button', { name: 'Vedi come elenco' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Cattaneo Irene' }).first()).toBeVisible();
  await clean(page, 'the list');
  await page.getByRole('button', { name: 'Vedi come organigramma' }).click();
  await expect(page).toHaveURL(new RegExp(`al=${year}-04-15`));
});

test('services, an agreement, a Sindaco who holds an area; then the year tells it @desktop', async ({
  page,
  comune,
}) => {
  await segretario(page, comune);
  await page.goto(`${comune.address}/ente`);
  const dialog = page.getByRole('dialog');
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'Azioni per Area Polizia locale' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Aggiungi un servizio');
  await dialog.getByLabel(/^Nome/).fill('Viabilità');
  await dialog.getByLabel('Dal').fill(`01/12/${year}`);
  await dialog.getByRole('button', { name: 'Aggiungi il servizio' }).click();
  await expect(page.getByText('Viabilità')).toBeVisible();

  await act('Dai l’incarico');
  await dialog.getByLabel('Sindaco o assessore titolare dell’area').check();
  await dialog.getByLabel(/^Persona/).selectOption({ label: 'Pesenti Laura' });
  await dialog.getByLabel('Dal').fill(`01/12/${year}`);
  await dialog.getByRole('button', { name: 'Dai l’incarico' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByText(/Nadia Rota è Responsabile ad interim dell’Area Polizia locale mentre c’è Laura Pesenti/),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Modifica', exact: true }).click();
  const choose = dialog.getByLabel(/^Stemma/);
  const file = (name: string, content: string) => ({ name, mimeType: '', buffer: Buffer.from(content) });
  await choose.setInputFiles(file('stemma.jpg', 'nessuna immagine'));
  await expect(dialog.getByText('Non riesco a leggere questo file come immagine')).toBeVisible();
  await choose.setInputFiles(
    file('stemma.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 4"><path d="M0 0h3v4z"/></svg>'),
  );
  await expect(dialog.getByRole('img', { name: 'Stemma del Comune di Valmora' })).toBeVisible();
  await clean(page, 'the data of the Comune');
  await dialog.getByRole('button', { name: 'Salva i dati del Comune' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByRole('img', { name: 'Stemma del Comune di Valmora' })).toBeVisible();

  await page.goto(`${comune.address}/ente/organigramma?al=${year}-12-15`);
  await expect(page.getByText(/Responsabile come Sindaco \(art. 53 c. 23/)).toBeVisible();

  await page.goto(`${comune.address}/ente/cronologia`);
  await expect(page.getByRole('link', { name: 'Nasce il servizio Viabilità nell’Area Polizia locale' })).toBeVisible();
  await expect(page.getByText('da maggio 2 persone nell’Area Amministrativa')).toBeVisible();
  await clean(page, 'what changed');
});
