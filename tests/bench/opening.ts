import type { Page } from '@playwright/test';
import { Comune, freePort } from '../running-comune.ts';
import { BIG_LOGIN, fillBig } from './big-comune.ts';
import { openBrowser } from './browser.ts';
import { milliseconds, quantile } from './stats.ts';

const OBJECTIVES = 500;
const OPENINGS = 7;

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
    await fillBig(comune, 1, OBJECTIVES);

    const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'it-IT' });
    const page = await context.newPage();
    const bytes = await countBytes(page);
    await page.goto(`${comune.address}/accedi`);
    await page
      .getByLabel(/e-mail|nome utente/i)
      .first()
      .fill(BIG_LOGIN.identifier);
    await page.getByLabel('Password', { exact: true }).fill(BIG_LOGIN.password);
    await page.getByRole('button', { name: 'Accedi', exact: true }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Obiettivi' }).click();
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
