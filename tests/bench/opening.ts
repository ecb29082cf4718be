import type { Page } from '@playwright/test';
import { Comune, freePort } from '../running-comune.ts';
import { openBrowser } from './browser.ts';
import { milliseconds, quantile } from './stats.ts';

const OBJECTIVES = 500;
const OPENINGS = 7;
const PASSWORD = 'una-password-di-prova';

/** An ente with one area of many objectives. */
function bigComune() {
  const year = new Date().getFullYear();
  const always = { from: null, to: null };
  return {
    entity: { name: 'Comune di Roccalta', province: 'BG' },
    account: { person: 'persona1', identifier: 'segretario', password: PASSWORD },
    plan: {
      year,
      areas: [{ id: 'area1', name: 'Area unica', code: 'AU', order: 0, sharedWith: [], ...always }],
      people: [{ id: 'persona1', givenName: 'Ada', familyName: 'Moretti', title: '' }],
      employments: [],
      incarichi: [
        { id: 'incarico1', person: 'persona1', role: 'segretario', area: null, act: '', ...always },
        { id: 'incarico2', person: 'persona1', role: 'administrator', area: null, act: '', ...always },
      ],
      objectives: [
        {
          area: 'area1',
          objectives: Array.from({ length: OBJECTIVES }, (_, index) => ({
            code: `AU.${index + 1}`,
            title: `Riordino dell’archivio, lotto ${index + 1}`,
            description:
              'Revisione, scarto e ricollocazione degli atti del lotto, con elenco di consistenza e proposta di scarto.',
            type: null,
            strategicObjective: null,
            expectedPerformance: 'Elenco di consistenza approvato',
            dueDate: `${year}-12-31`,
            expectedValue: '100%',
            weight: 20,
            weightLocked: false,
            notes: '',
            indicators: [
              { name: 'Metri lineari riordinati', unit: 'm', baseline: '0', target: '12', direction: 'at-least' },
            ],
            participations: [{ person: 'persona1', group: '', ...always }],
          })),
        },
      ],
    },
  };
}

/** When every row stands in the page and the first can be written in; far rows draw their cells as they come near. */
const drawn = (page: Page) =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const whole = () =>
          document.querySelectorAll('tbody tr').length >= wanted &&
          document.querySelector('[aria-label^="Pesatura di AU.1:"]') !== null;
        const look = () => {
          if (whole()) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    OBJECTIVES,
  );

/** Bytes of scripts and styles that came over the wire, as compressed by the server. */
async function countBytes(page: Page): Promise<{ script: () => number; style: () => number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes = { Script: 0, Stylesheet: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind === 'Script' || kind === 'Stylesheet') bytes[kind] += encodedDataLength;
  });
  return { script: () => bytes.Script, style: () => bytes.Stylesheet };
}

/** Weight of the first visit, and how soon the device alone shows an area of many objectives. */
export async function measureOpening(): Promise<string[]> {
  const comune = new Comune(await freePort());
  const browser = await openBrowser();
  try {
    await comune.start();
    const response = await fetch(`${comune.address}/api/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: comune.address },
      body: JSON.stringify(bigComune()),
    });
    if (!response.ok) throw new Error(`setup: ${response.status} ${await response.text()}`);

    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'it-IT' });
    const page = await context.newPage();
    const bytes = await countBytes(page);
    await page.goto(`${comune.address}/accedi`);
    await page
      .getByLabel(/e-mail|nome utente/i)
      .first()
      .fill('segretario');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Accedi', exact: true }).click();
    await drawn(page);
    const [script, style] = [bytes.script(), bytes.style()];
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${comune.address}/sincronizzazione`);
    await page
      .getByText(/disponibili senza rete/i)
      .first()
      .waitFor();
    const area = `${comune.address}/${new Date().getFullYear()}/obiettivi/area1`;

    await comune.kill();
    const samples: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening += 1) {
      await page.goto(area);
      samples.push(await drawn(page));
    }
    return [
      `First visit, sign-in to a usable area page, over the wire: scripts ${(script / 1000).toFixed(0)} kB (aim ≤ 200), styles ${(style / 1000).toFixed(1)} kB (aim ≤ 25)`,
      `Opening an area of ${OBJECTIVES} objectives from the device, server dead, from navigation to every row in the page and the first ready to be written (${OPENINGS} times): p50 ${milliseconds(quantile(samples, 0.5))}, worst ${milliseconds(quantile(samples, 1))}`,
    ];
  } finally {
    await browser.close();
    await comune.kill();
    comune.dispose();
  }
}
