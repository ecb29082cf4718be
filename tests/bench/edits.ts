import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Browser, Page } from '@playwright/test';
import { Comune, freePort } from '../running-comune.ts';
import { openBrowser, openDevice } from './browser.ts';
import { milliseconds, quantile } from './stats.ts';

const EDITS = 60;

const now = (page: Page) => page.evaluate(() => performance.timeOrigin + performance.now());

/** When a cell's name first said a value, on the clock the two pages share. */
const seen = (page: Page, code: string, value: number) =>
  page.evaluate(
    ([code, value]) =>
      new Promise<number>((resolve) => {
        const said = () => document.querySelector(`[aria-label^="Pesatura di ${code}: ${value}."]`) !== null;
        const look = () => {
          if (!said()) return false;
          resolve(performance.timeOrigin + performance.now());
          return true;
        };
        if (look()) return;
        const observer = new MutationObserver(() => {
          if (look()) observer.disconnect();
        });
        observer.observe(document.body, {
          subtree: true,
          attributes: true,
          childList: true,
          attributeFilter: ['aria-label'],
        });
      }),
    [code, value] as const,
  );

/** A bare page and a bare echo: what the browser and the machine cost without us. */
async function echo(browser: Browser): Promise<number[]> {
  const http = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html>'),
  );
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  const port = await freePort();
  await new Promise<void>((resolve) => http.listen(port, resolve));
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}`);
  const samples = await page.evaluate(async (rounds) => {
    const socket = new WebSocket(`ws://${location.host}`);
    await new Promise((resolve) => (socket.onopen = resolve));
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await new Promise((resolve) => {
        socket.onmessage = resolve;
        socket.send(new Uint8Array(40));
      });
      taken.push(performance.now() - start);
    }
    socket.close();
    return taken;
  }, EDITS);
  await page.close();
  sockets.close();
  http.close();
  return samples;
}

/** From Enter on one screen to the new weight on another person's, through the relay's disk. */
export async function measureEdits(): Promise<string[]> {
  const comune = new Comune(await freePort());
  const browser = await openBrowser();
  try {
    await comune.example();
    await comune.start();
    const writer = await openDevice(browser, comune, comune.login(/Segretario/));
    const reader = await openDevice(browser, comune, comune.login(/Responsabile/));
    await reader.goto(writer.url());
    const button = writer.getByRole('button', { name: /^Pesatura di / }).first();
    const code = /Pesatura di (\S+):/.exec((await button.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await reader.getByRole('button', { name: `Pesatura di ${code}` }).waitFor();
    const samples: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const value = 10 + (edit % 80);
      await button.click();
      await writer.getByRole('textbox', { name: `Pesatura di ${code}` }).fill(String(value));
      const arrival = seen(reader, code, value);
      await now(reader);
      const pressed = writer.evaluate(
        () =>
          new Promise<number>((resolve) =>
            addEventListener('keydown', () => resolve(performance.timeOrigin + performance.now()), {
              once: true,
              capture: true,
            }),
          ),
      );
      await now(writer);
      await writer.keyboard.press('Enter');
      samples.push((await arrival) - (await pressed));
    }
    const raw = await echo(browser);
    const ratio = quantile(samples, 0.5) / quantile(raw, 0.5);
    return [
      `Edit to another screen (2 people, example comune, ${EDITS} weights, one at a time, fsync before it is shown): p50 ${milliseconds(quantile(samples, 0.5))}, p95 ${milliseconds(quantile(samples, 0.95))}`,
      `  raw WebSocket echo in the same browser: p50 ${milliseconds(quantile(raw, 0.5))}, p95 ${milliseconds(quantile(raw, 0.95))}; ratio of the medians ${ratio.toFixed(1)}`,
    ];
  } finally {
    await browser.close();
    await comune.kill();
    comune.dispose();
  }
}
