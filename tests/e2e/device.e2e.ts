import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { chip, device, expect, fillSignIn, signIn, test, type Comune } from './comune.ts';
import { cell, codes, openArea, write } from './area-page.ts';

const devtools = (context: BrowserContext, page: Page): Promise<CDPSession> => context.newCDPSession(page);

/** Everything in the browser's storage as text, by where it lies; bytes as Latin letters. */
async function everythingStored(page: Page): Promise<{ place: string; text: string }[]> {
  return page.evaluate(async () => {
    const read = (value: unknown): string => {
      if (value instanceof Uint8Array) return [...value].map((byte) => String.fromCharCode(byte)).join('');
      if (value instanceof ArrayBuffer) return read(new Uint8Array(value));
      if (Array.isArray(value)) return value.map(read).join('\n');
      if (typeof value === 'object' && value !== null) return Object.entries(value).flat().map(read).join('\n');
      return String(value);
    };
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const found: { place: string; text: string }[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        found.push({ place: `indexedDB ${name} ${table}`, text: `${read(keys)}\n${read(values)}` });
      }
      found.push({ place: `indexedDB ${name}`, text: name });
      database.close();
    }
    for (const [kind, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const key of Object.keys(storage)) {
        // Whom the example lets in everybody may know.
        const text = (storage.getItem(key) ?? '').replace(/"logins":\[.*?\]/, '');
        found.push({ place: `${kind} ${key}`, text: `${key}\n${text}` });
      }
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? '';
        found.push({ place: `caches ${name} ${request.url}`, text: `${request.url}\n${text}` });
      }
    }
    return found;
  });
}

/** A browser with a profile on disk: only there does Chromium hold to a quota that devtools set. */
async function deviceOnDisk(browser: Browser): Promise<BrowserContext & AsyncDisposable> {
  const profile = mkdtempSync(join(tmpdir(), 'traguardo-profile-'));
  const { launchOptions, viewport, locale, timezoneId } = test.info().project.use;
  const context = await browser
    .browserType()
    .launchPersistentContext(profile, { ...launchOptions, viewport, locale, timezoneId });
  return Object.assign(context, {
    [Symbol.asyncDispose]: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  });
}

/** How a small write of somebody else's ends. */
async function tryWriting(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('other');
        request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true });
        request.onerror = () => resolve(request.error?.name ?? '');
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction('rows', 'readwrite');
          transaction.objectStore('rows').add(new Uint8Array(100_000));
          const end = (how: string) => {
            database.close();
            resolve(how);
          };
          transaction.oncomplete = () => end('written');
          transaction.onabort = () => end(transaction.error?.name ?? '');
        };
      }),
  );
}

async function weights(comune: Comune): Promise<(number | null | undefined)[]> {
  return (await comune.documents()).flatMap((document) => document.content.objectives ?? []).map((one) => one.weight);
}

test('[DE1] [DE2] a full device says so and loses nothing; with room again all is safe @desktop @offline', async ({
  browser,
  comune,
}) => {
  test.slow();
  await using context = await deviceOnDisk(browser);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const [first = '', second = ''] = await codes(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(chip(page)).toContainText('Salvato in Comune');
  const tools = await devtools(context, page);
  const quota = (quotaSize?: number) =>
    tools.send('Storage.overrideQuotaForOrigin', { origin: comune.address, ...(quotaSize ? { quotaSize } : {}) });

  await test.step('with the Comune there, what the device has no room for is in the Comune', async () => {
    await quota(1);
    // Chromium remembers for half a minute how much room there was.
    await expect.poll(() => tryWriting(page), { timeout: 60_000 }).toBe('QuotaExceededError');
    await write(page, 'Pesatura', first, '13');
    await expect(chip(page)).toContainText('Salvato in Comune');
    await expect.poll(() => weights(comune), { timeout: 60_000 }).toContain(1300);
  });

  await test.step('without it, it is said, in the chip and across the page, and never green', async () => {
    await comune.kill();
    await write(page, 'Pesatura', second, '14');
    await expect(chip(page)).toContainText('Non salvato – memoria piena');
    await expect(page.getByText(/Libera spazio su questo dispositivo/)).toBeVisible();
    await page.goto(`${comune.address}/sincronizzazione`);
    // What was typed in the last instant is there after the page has gone.
    await expect(page.getByRole('heading', { name: /1 modifica da inviare/ })).toBeVisible();
    await expect(chip(page)).not.toContainText('Salvato in Comune');
  });

  await test.step('with room it is written, and goes out', async () => {
    await quota();
    await expect(chip(page)).toContainText(/Senza rete – 1 modifica da inviare/, { timeout: 20_000 });
    await comune.start();
    await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
    await expect.poll(() => weights(comune), { timeout: 60_000 }).toContain(1400);
  });
});

test('[DE2] a database that is deleted under the page is written again with what is not sent yet @desktop @offline', async ({
  browser,
  comune,
}) => {
  test.slow();
  const context = await device(browser);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  const area = page.url();
  const [first = '', second = ''] = await codes(page);
  await comune.kill();
  await write(page, 'Pesatura', first, '15');
  await expect(chip(page)).toContainText(/1 modifica da inviare/);

  const tools = await devtools(context, page);
  await tools.send('Storage.clearDataForOrigin', { origin: comune.address, storageTypes: 'indexeddb' });
  const outbox = async () =>
    (await everythingStored(page)).filter(({ place, text }) => place.endsWith(' outbox') && text.includes('weight'));
  await expect.poll(async () => (await outbox()).length).toBe(1);
  await write(page, 'Pesatura', second, '16');
  await expect(chip(page)).toContainText(/2 modifiche da inviare/);

  await comune.start();
  await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
  await expect.poll(() => weights(comune), { timeout: 60_000 }).toEqual(expect.arrayContaining([1500, 1600]));
  await page.goto(area);
  await expect(cell(page, 'Pesatura', first)).toHaveAccessibleName(/: 15\b/);
});

/** Until it is let go nobody else writes to the outbox. Returns how to let go. */
async function holdOutbox(page: Page): Promise<() => Promise<void>> {
  const [place = ''] = (await everythingStored(page))
    .map((one) => one.place)
    .filter((name) => name.endsWith(' outbox'));
  const held = await page.evaluateHandle(
    (name) =>
      new Promise<{ let: boolean }>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
        request.onsuccess = () => {
          const hold = { let: false };
          const store = request.result.transaction('outbox', 'readwrite').objectStore('outbox');
          const again = () => {
            if (!hold.let) store.count().onsuccess = again;
            else request.result.close();
          };
          again();
          resolve(hold);
        };
      }),
    place.split(' ')[1] ?? '',
  );
  return () => held.evaluate((hold) => void (hold.let = true));
}

test('[DE1] [DE3] a tab is closed in the middle of a write: the other goes on with it, and nothing is lost @desktop @offline', async ({
  browser,
  comune,
}) => {
  test.slow();
  const context = await device(browser);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await signIn(one, comune, comune.login(/Segretario/));
  await openArea(one);
  const area = one.url();
  await two.goto(area);
  await openArea(two);
  const [first = '', second = ''] = await codes(two);
  await two.evaluate(() => navigator.serviceWorker.ready);
  await comune.kill();

  const release = await holdOutbox(two);
  await one.bringToFront();
  await write(one, 'Pesatura', first, '17');
  await one.close();
  await expect(cell(two, 'Pesatura', first)).toHaveAccessibleName(/: 17\b/);
  await expect(chip(two)).toContainText(/Senza rete – 1 modifica da inviare/, { timeout: 20_000 });
  await release();
  await write(two, 'Pesatura', second, '18');
  await expect(chip(two)).toContainText(/2 modifiche da inviare/);

  // Both are on the device, whichever tab they came from.
  await two.reload();
  await expect(cell(two, 'Pesatura', first)).toHaveAccessibleName(/: 17\b/);
  await expect(chip(two)).toContainText(/2 modifiche da inviare/);
  await comune.start();
  await expect(chip(two)).toContainText('Salvato in Comune', { timeout: 45_000 });
  await expect.poll(() => weights(comune), { timeout: 60_000 }).toEqual(expect.arrayContaining([1700, 1800]));
});

test('[DE3] [DE7] of two tabs one hears the Comune for both, and the other takes over; few sockets @desktop', async ({
  browser,
  comune,
}) => {
  test.slow();
  const context = await device(browser);
  const streams = new Map<Page, number>();
  const sockets = new Map<Page, number>();
  const batches = new Map<Page, number>();
  const add = (counts: Map<Page, number>, page: Page) => counts.set(page, (counts.get(page) ?? 0) + 1);
  const tab = async () => {
    const page = await context.newPage();
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname;
      if (path === '/api/feed') add(streams, page);
      if (path === '/api/sync') add(batches, page);
    });
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).pathname.startsWith('/sync/')) add(sockets, page);
    });
    return page;
  };
  const one = await tab();
  await signIn(one, comune, comune.login(/Segretario/));
  await openArea(one);
  await one.goto(`${comune.address}/sincronizzazione`);
  await expect(one.getByText(/disponibili senza rete/i).first()).toBeVisible();
  expect(batches.get(one)).toBeGreaterThanOrEqual(1);
  expect(batches.get(one)).toBeLessThanOrEqual(6);
  expect(sockets.get(one)).toBeLessThanOrEqual(6);

  const two = await tab();
  await two.goto(comune.address);
  await openArea(two);
  await expect(chip(two)).toContainText('Salvato in Comune');
  expect([streams.get(two) ?? 0, batches.get(two) ?? 0]).toEqual([0, 0]);

  // What changes at the Comune reaches the tab that does not listen.
  const registry = (await (await one.request.get(`${comune.address}/api/registry`)).json()) as {
    areas: { id: string; name: string; code: string; order: number; from: string | null; to: string | null }[];
  };
  const [area] = registry.areas;
  const answer = await one.request.post(`${comune.address}/api/commands`, {
    headers: { origin: comune.address },
    data: { type: 'area.save', area: { ...area, name: 'Area dei Servizi Nuovi' } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await expect(two.getByText('Area dei Servizi Nuovi').first()).toBeAttached();

  await one.close();
  await expect.poll(() => streams.get(two) ?? 0).toBeGreaterThanOrEqual(1);
});

test('[DE6] signing out leaves nothing of this person and all of the other; every tab stops @tablet @offline', async ({
  browser,
  comune,
}) => {
  test.slow();
  const context = await device(browser);
  const page = await context.newPage();
  const [secretary, head] = [comune.login(/Segretario/), comune.login(/Responsabile dell’Area Tecnica/)];
  const idOf = async () =>
    ((await (await page.request.get(`${comune.address}/api/session`)).json()) as { person: { id: string } }).person.id;

  await signIn(page, comune, head);
  await openArea(page);
  const area = page.url();
  const headId = await idOf();
  const [code = '', other = ''] = await codes(page);
  await comune.kill();
  await write(page, 'Titolo', code, 'Scritto dal Responsabile');
  await expect(chip(page)).toContainText('1 modifica da inviare');
  await context.clearCookies();
  await comune.start();
  await expect(chip(page)).toContainText('Accesso scaduto', { timeout: 45_000 });

  await page.getByRole('link', { name: 'Accedi' }).first().click();
  await fillSignIn(page, secretary);
  const secretaryId = await idOf();
  await page.goto(area);
  await openArea(page);
  await write(page, 'Titolo', other, 'Scritto dal Segretario');
  await expect(chip(page)).toContainText('Salvato in Comune');
  const second = await context.newPage();
  await second.goto(area);
  await openArea(second);
  // The search finds what is there.
  const before = await everythingStored(page);
  expect(before.some(({ text }) => text.includes('Scritto dal Segretario'))).toBe(true);
  expect(before.some(({ place }) => place.includes(secretaryId))).toBe(true);

  await page.goto(`${comune.address}/esci`);
  await page.getByRole('main').getByRole('button', { name: 'Esci', exact: true }).click();
  await expect(page).toHaveURL(/\/accedi/);
  await expect(second).toHaveURL(/\/accedi/);
  await expect(page.getByText(new RegExp(`1 modifica di ${head.name}`))).toBeVisible();

  const left = await everythingStored(page);
  expect(left.filter(({ text }) => text.includes('Scritto dal Segretario')).map(({ place }) => place)).toEqual([]);
  // A colleague's registry names them, as any colleague's does; nothing else on the device does.
  const own = left.filter(
    ({ place, text }) => !place.includes(headId) && (text.includes(secretaryId) || text.includes(secretary.name)),
  );
  expect(own.map(({ place }) => place)).toEqual([]);
  const kept = left.filter(({ place, text }) => place.includes(headId) && text.includes('Scritto dal Responsabile'));
  expect(kept.map(({ place }) => place).some((place) => place.endsWith(' outbox'))).toBe(true);

  await signIn(page, comune, head);
  await page.goto(area);
  await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(/Scritto dal Responsabile/);
  await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
});

/** Areas are treated as sheets are: the app as it is served, with one kind less in the list of plain ones. */
async function confidentialAreas(
  context: BrowserContext,
): Promise<{ cut: (network: boolean) => void; changed: () => number }> {
  let away = false;
  let changed = 0;
  await context.route('**/_app/immutable/**/*.js', async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    const body = (await response.text()).replace(
      /(\w+)!==(["'`])area\2&&\1!==\2plan\2/g,
      (_test, kind: string, quote: string) => {
        changed += 1;
        return `${kind}!==${quote}plan${quote}`;
      },
    );
    await route.fulfill({ response, body });
  });
  await context.route('**/api/**', (route) => (away ? route.abort() : route.continue()));
  await context.routeWebSocket('**/sync/**', (socket) => {
    if (away) void socket.close();
    else socket.connectToServer();
  });
  return { cut: (network) => (away = network), changed: () => changed };
}

test('[DE5] what is confidential lies sealed in the browser, is counted, goes out; on a personal device it is read @desktop', async ({
  browser,
  comune,
}) => {
  test.slow();
  const secret = 'Giudizio che nessuno deve leggere';
  const context = await device(browser);
  const network = await confidentialAreas(context);
  const page = await context.newPage();
  await signIn(page, comune, comune.login(/Segretario/));
  await openArea(page);
  expect(network.changed()).toBeGreaterThan(0);
  const area = page.url();
  const [code = ''] = await codes(page);
  const leaks = async () => (await everythingStored(page)).filter(({ text }) => text.includes(secret));

  await comune.kill();
  await write(page, 'Titolo', code, secret);
  await expect(chip(page)).toContainText('1 modifica da inviare');
  expect(await leaks()).toEqual([]);

  await test.step('after a reload without network it is counted, and nothing of it shown', async () => {
    network.cut(true);
    await comune.start();
    await page.goto(`${comune.address}/sincronizzazione`);
    await expect(page.getByText('1 modifica al sicuro, accedi per vederla')).toBeVisible();
    await expect(page.getByText(secret)).toHaveCount(0);
    await expect(page.getByRole('checkbox', { name: 'Questo è un dispositivo personale' })).toBeDisabled();
    await page.goto(area);
    await expect(page.getByText(secret)).toHaveCount(0);
  });

  await test.step('with the session it opens and goes out', async () => {
    network.cut(false);
    await page.goto(`${comune.address}/sincronizzazione`);
    await expect(chip(page)).toContainText('Salvato in Comune', { timeout: 45_000 });
    const titles = (await comune.documents())
      .flatMap((document) => document.content.objectives ?? [])
      .map((one) => one.title);
    expect(titles).toContain(secret);
    expect(await leaks()).toEqual([]);
  });

  await test.step('on a personal device it is read without network, and still lies sealed', async () => {
    await page.getByRole('checkbox', { name: 'Questo è un dispositivo personale' }).check();
    await expect(page.getByText(/poi serve un accesso con la rete/)).toBeVisible();
    await page.goto(area);
    await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(new RegExp(secret));
    network.cut(true);
    await page.reload();
    await expect(cell(page, 'Titolo', code)).toHaveAccessibleName(new RegExp(secret));
    await expect(chip(page)).toContainText('Senza rete', { timeout: 20_000 });
    expect(await leaks()).toEqual([]);
  });
});
