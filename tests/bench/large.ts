import type { Page } from '@playwright/test';
import { Comune, freePort } from '../running-comune.ts';
import { BIG_LOGIN, fillBig } from './big-comune.ts';
import { openBrowser, openDevice } from './browser.ts';
import { milliseconds, quantile } from './stats.ts';

const AREAS = 40;
const OBJECTIVES = 50;
const TIMES = 7;

/** Milliseconds from the start of the navigation, or from now, until the selector is in the page this many times. */
const until = (page: Page, selector: string, count: number, from: 'navigation' | 'now') =>
  page.evaluate(
    ([selector, count, from]) =>
      new Promise<number>((resolve) => {
        const start = from === 'now' ? performance.now() : 0;
        const look = () => {
          if (document.querySelectorAll(selector).length >= count) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [selector, count, from] as const,
  );

/** Types letter by letter into the field with the keyboard; milliseconds from each keystroke to the frame after its answers. */
async function typed(page: Page, words: string): Promise<number[]> {
  const samples: number[] = [];
  await page.getByRole('combobox').fill('');
  for (let length = 1; length <= words.length; length += 1) {
    samples.push(
      await page.getByRole('combobox').evaluate(
        (input, text) =>
          new Promise<number>((resolve) => {
            const start = performance.now();
            (input as HTMLInputElement).value = text;
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
          }),
        words.slice(0, length),
      ),
    );
  }
  return samples;
}

async function repeat(times: number, measure: (round: number) => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < times; round += 1) samples.push(await measure(round));
  return samples;
}

const line = (what: string, samples: number[]) =>
  `${what} (${samples.length} times): p50 ${milliseconds(quantile(samples, 0.5))}, worst ${milliseconds(quantile(samples, 1))}`;

/** A plan of 2,000 objectives in 40 areas on one device: what a person does with it, the server dead where it may be. */
export async function measureLarge(): Promise<string[]> {
  const comune = new Comune(await freePort());
  const browser = await openBrowser();
  try {
    await comune.start();
    await fillBig(comune, AREAS, OBJECTIVES);
    const started = performance.now();
    const page = await openDevice(browser, comune, BIG_LOGIN);
    const year = new Date().getFullYear();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${comune.address}/sincronizzazione`);
    await page.getByText('Piani disponibili senza rete').first().waitFor();
    const download = performance.now() - started;

    await comune.kill();
    const area = (index: number) => `${comune.address}/${year}/obiettivi/area${index + 1}`;
    const opening = await repeat(TIMES, async (round) => {
      await page.goto(area(round * 5));
      return until(page, 'tbody tr', OBJECTIVES, 'navigation');
    });
    const moving = await repeat(TIMES, async (round) => {
      const index = 1 + round * 5;
      await page
        .locator(`a[href="/${year}/obiettivi/area${index + 1}"]`)
        .first()
        .click({ noWaitAfter: true });
      return until(page, `[aria-label^="Pesatura di A${index + 1}.1:"]`, 1, 'now');
    });
    const printingArea = await repeat(TIMES, async (round) => {
      await page.goto(`${area(round * 5)}/stampa`);
      return until(page, 'article tbody tr', OBJECTIVES, 'navigation');
    });
    const printingAll = await repeat(3, async () => {
      await page.goto(`${comune.address}/${year}/stampa`);
      return until(page, 'article tbody tr', AREAS * OBJECTIVES, 'navigation');
    });
    await page.goto(area(0));
    await until(page, 'tbody tr', OBJECTIVES, 'navigation');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('archivio');
    await page.getByRole('link', { name: /Vedi tutti i 2\.\d+/ }).waitFor();
    const typing = await typed(page, 'scarto archivio lotto');
    return [
      `A plan of ${AREAS * OBJECTIVES} objectives in ${AREAS} areas, one device:`,
      `  first sign-in to all of it on the device: ${milliseconds(download)}`,
      `  ${line('opening an area, server dead, from navigation to every row', opening)}`,
      `  ${line('going to another area, from the press to its first row', moving)}`,
      `  ${line('print preview of an area, server dead, from navigation to every row', printingArea)}`,
      `  ${line('print preview of the whole plan, server dead, from navigation to every row', printingAll)}`,
      `  ${line('searching in all of it, from a keystroke to the answers drawn', typing)}`,
    ];
  } finally {
    await browser.close();
    await comune.kill();
    comune.dispose();
  }
}
