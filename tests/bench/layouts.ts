import type { Page } from '@playwright/test';
import { Comune, freePort } from '../running-comune.ts';
import { BIG_LOGIN, fillBig } from './big-comune.ts';
import { openBrowser, openDevice } from './browser.ts';
import { milliseconds, quantile } from './stats.ts';

const TIMES = 7;

/** Milliseconds from a press on a link until something of the new layout can be seen and the page is idle again. */
const pressed = (page: Page, href: string, selector: string) =>
  page.evaluate(
    ([href, selector]) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        document.querySelector<HTMLElement>(`main a[href="${href}"]`)?.click();
        const look = () => {
          if (document.querySelector(selector) === null) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        };
        look();
      }),
    [href, selector] as const,
  );

async function measureSize(areas: number, objectives: number, staff: number): Promise<string[]> {
  const comune = new Comune(await freePort());
  const browser = await openBrowser();
  try {
    await comune.start();
    await fillBig(comune, areas, objectives, staff);
    const page = await openDevice(browser, comune, BIG_LOGIN);
    const year = new Date().getFullYear();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto(`${comune.address}/sincronizzazione`);
    await page.getByText('Piani disponibili senza rete').first().waitFor();
    const area = `/${year}/obiettivi/area1`;
    await page.goto(comune.address + area);
    await page
      .locator('tbody tr')
      .nth(objectives - 1)
      .waitFor();

    const layouts = [
      ['Schede', `${area}/schede`, 'li article'],
      ['Mesi', `${area}/mesi`, 'tbody tr.objective'],
      ['Per persona', `${area}/persone`, '.person table'],
      ...(areas > 1 ? [['Chi fa che cosa, all areas', `/${year}/persone`, '.person table'] as const] : []),
    ] as const;
    const lines: string[] = [];
    for (const [name, href, selector] of layouts) {
      const samples: number[] = [];
      for (let round = 0; round < TIMES; round += 1) {
        await page.goto(comune.address + (href.startsWith(area) ? area : `${area}/persone`));
        await page
          .locator(href.startsWith(area) ? 'tbody tr' : '.person table')
          .first()
          .waitFor();
        samples.push(await pressed(page, href, selector));
      }
      lines.push(
        `  ${name}, from the press to its first rows (${TIMES} times): p50 ${milliseconds(quantile(samples, 0.5))}, worst ${milliseconds(quantile(samples, 1))}`,
      );
    }
    return [
      `Layouts with ${areas * objectives} objectives in ${areas === 1 ? 'one area' : `${areas} areas`}, ${areas * staff} people:`,
      ...lines,
    ];
  } finally {
    await browser.close();
    await comune.kill();
    comune.dispose();
  }
}

/** How soon another layout of the same objectives is there: in one large area, and over a whole large ente. */
export async function measureLayouts(): Promise<string[]> {
  return [...(await measureSize(1, 500, 40)), ...(await measureSize(40, 50, 5))];
}
