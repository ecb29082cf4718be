import { createServer, request as ask, type Server } from 'node:http';
import { connect } from 'node:net';
import { freePort } from '../running-comune.ts';
import { device, expect, fillSignIn, test } from './comune.ts';
import { cell, codes, openArea } from './area-page.ts';

/** The Comune after an upgrade, without building twice: the same answers, another service worker when `next` is true. */
class Upgraded {
  next = false;
  readonly port: number;
  readonly #server: Server;

  constructor(port: number, target: number) {
    this.port = port;
    this.#server = createServer((incoming, outgoing) => {
      const worker = incoming.url === '/service-worker.js';
      const headers = worker ? { ...incoming.headers, 'accept-encoding': 'identity' } : incoming.headers;
      const forward = ask({ port: target, path: incoming.url, method: incoming.method, headers }, (answer) => {
        if (!worker || !this.next) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          return;
        }
        outgoing.writeHead(200, { 'content-type': 'text/javascript' });
        answer.on('data', (chunk) => outgoing.write(chunk));
        answer.on('end', () => outgoing.end('\n// the next version'));
      });
      forward.on('error', () => outgoing.destroy());
      incoming.pipe(forward);
    });
    this.#server.on('upgrade', (incoming, socket, head) => {
      const upstream = connect(target, '127.0.0.1', () => {
        const lines = incoming.rawHeaders.reduce(
          (text, part, index) => text + part + (index % 2 === 0 ? ': ' : '\r\n'),
          '',
        );
        upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines}\r\n`);
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(this.port, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

test('a new version waits for consent and never reloads under someone’s hands @desktop', async ({
  browser,
  comune,
}) => {
  const upgraded = new Upgraded(await freePort(), comune.port);
  await upgraded.listen();
  try {
    const page = await (await device(browser)).newPage();
    await page.goto(`http://localhost:${upgraded.port}/accedi`);
    await fillSignIn(page, comune.login(/Segretario/));
    await openArea(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await openArea(page);
    const [code = ''] = await codes(page);
    await page.evaluate(() => Object.assign(window, { samePage: true }));

    await cell(page, 'Titolo', code).click();
    const box = page.getByRole('textbox', { name: `Titolo di ${code}` });
    await box.fill('Lo sto ancora scrivendo');
    upgraded.next = true;
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText('È pronta la versione nuova.', { exact: true })).toBeVisible();
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('Lo sto ancora scrivendo');
    expect(await page.evaluate(() => 'samePage' in window)).toBe(true);

    await box.press('Enter');
    await page.getByRole('button', { name: 'Aggiorna', exact: true }).click();
    await expect.poll(() => page.evaluate(() => 'samePage' in window).catch(() => true)).toBe(false);
    await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(/Lo sto ancora scrivendo/);
    await expect(page.getByText('È pronta la versione nuova.', { exact: true })).toBeHidden();
  } finally {
    upgraded.close();
  }
});
