import { Secret, TOTP } from 'otpauth';
import { device, expect, fillDoor, signIn, test, type Comune } from './comune.ts';
import type { Page } from '@playwright/test';

const access = (comune: Comune) => `${comune.address}/accesso`;

async function signOut(page: Page, comune: Comune): Promise<void> {
  await page.goto(`${comune.address}/esci`);
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Accedi' })).toBeVisible();
}

test('@desktop a phone is connected, and from then on signing in asks for its code', async ({ page, comune }) => {
  const login = comune.login(/Responsabile/);
  await signIn(page, comune, login);
  await page.goto(access(comune));
  const panel = page.getByRole('region', { name: 'Verifica in due passaggi' });
  await panel.getByRole('button', { name: 'Attiva' }).click();
  await page.getByRole('dialog').getByLabel('Password attuale').fill(login.password);
  await page.getByRole('button', { name: 'Avanti' }).click();

  const dialog = page.getByRole('dialog', { name: 'Collega il telefono' });
  await expect(dialog.getByRole('img', { name: /Codice QR/ })).toBeVisible();
  const shown = await dialog.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const phone = new TOTP({ secret: Secret.fromBase32(shown.replaceAll(' ', '')) });
  await dialog.getByLabel('Codice che l’app mostra ora').fill('12ab56');
  await dialog.getByRole('button', { name: 'Conferma e attiva' }).click();
  await expect(dialog.getByText(/non corrisponde/)).toBeVisible();
  await dialog.getByLabel('Codice che l’app mostra ora').fill(phone.generate());
  await dialog.getByRole('button', { name: 'Conferma e attiva' }).click();

  const codes = page.getByRole('region', { name: 'Codici di recupero' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  const recovery = await codes.getByRole('listitem').first().innerText();
  const saved = page.waitForEvent('download');
  await codes.getByRole('button', { name: 'Salva in un file' }).click();
  expect((await saved).suggestedFilename()).toBe('codici-di-recupero-traguardo.txt');
  await codes.getByRole('button', { name: 'Li ho conservati' }).click();
  await expect(panel.getByText(/Ti restano 10 codici/)).toBeVisible();
  await expect(page.getByText(recovery)).toBeHidden();

  await signOut(page, comune);
  await fillDoor(page, login);
  await expect(page.getByRole('heading', { level: 1, name: 'Ancora un passaggio' })).toBeVisible();
  await expect(page.getByLabel('Codice', { exact: true })).toBeFocused();
  // The code of the next half minute: the one that confirmed is used up.
  await page.getByLabel('Codice', { exact: true }).fill(phone.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Principale' })).toBeVisible();

  await signOut(page, comune);
  await fillDoor(page, login);
  await page.getByLabel('Codice', { exact: true }).fill(recovery);
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Principale' })).toBeVisible();
  await page.goto(access(comune));
  await expect(panel.getByText(/Ti restano 9 codici/)).toBeVisible();
});

test('@desktop a key of the device signs in without name and password', async ({ page, context, comune }) => {
  const browser = await context.newCDPSession(page);
  await browser.send('WebAuthn.enable');
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const login = comune.login(/Responsabile/);
  await signIn(page, comune, login);
  await page.goto(access(comune));
  await page.getByRole('button', { name: 'Aggiungi una chiave' }).click();
  const dialog = page.getByRole('dialog', { name: 'Aggiungere una chiave di accesso?' });
  await dialog.getByRole('button', { name: 'Crea la chiave' }).click();
  await expect(dialog.getByText('Scrivi un nome per riconoscerla.')).toBeVisible();
  await dialog.getByLabel('Nome del dispositivo').fill('Portatile dell’ufficio');
  await dialog.getByLabel('Password attuale').fill(login.password);
  await dialog.getByRole('button', { name: 'Crea la chiave' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Portatile dell’ufficio' })).toContainText(
    'non ancora usata',
  );

  await signOut(page, comune);
  await page.getByRole('button', { name: 'Entra con una chiave di accesso' }).click();
  await expect(page.getByRole('navigation', { name: 'Principale' })).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(login.name) })).toBeVisible();
});

test('@desktop the other device’s access is ended, and it is out at once', async ({ page, browser, comune }) => {
  const login = comune.login(/Responsabile/);
  const tablet = await device(browser, { viewport: { width: 820, height: 1180 } });
  const other = await tablet.newPage();
  await signIn(other, comune, login);
  await signIn(page, comune, login);
  await page.goto(access(comune));
  const panel = page.getByRole('region', { name: 'Dispositivi collegati' });
  await expect(panel.getByRole('listitem')).toHaveCount(2);
  await expect(panel.getByRole('listitem').first()).toContainText('Questo dispositivo');
  await panel.getByRole('button', { name: /^Termina l’accesso da Chrome/ }).click();
  await expect(other.getByText('Il tuo accesso è scaduto.')).toBeVisible();
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await tablet.close();
});
