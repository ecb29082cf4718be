/**
 * `npm run screenshots`: the example Comune on a temporary folder, every page at three sizes into docs/img, and
 * the pictures of the Guida into static/guida. With names of pages only those are taken anew.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { GUIDE_CHAPTERS } from '../src/lib/texts/guide/index.ts';
import { PAGES } from '../tests/pages.ts';
import { Comune, freePort } from '../tests/running-comune.ts';
import { findExample, GUIDE_VIEWS, signIn } from '../tests/pictures.ts';
import { ensureBrowser } from './browser.mjs';
import { findNode, run } from './node-24.mjs';

/** A Wednesday in January, when plans are written. */
const DAY = '2027-01-13T09:42:00+01:00';
const SIZES = { desktop: [1366, 900], tablet: [820, 1180], phone: [390, 844] };
/** Beyond this a picture shows nothing that the part above does not. */
const TALLEST = 2400;
const QUALITY = 0.72;

const only = process.argv.slice(2);
const wanted = (/** @type {string} */ name) => only.length === 0 || only.includes(name);

process.env.PICTURE_DAY = DAY;
process.env.NODE_OPTIONS = `--import=${pathToFileURL(join(import.meta.dirname, 'shifted-clock.mjs')).href}`;

await run(findNode(), ['node_modules/vite/bin/vite.js', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
});
const empty = new Comune(await freePort());
const comune = new Comune(await freePort());
try {
  await comune.example();
  await Promise.all([empty.start(), comune.start()]);
  if (only.length === 0) rmSync('docs/img', { recursive: true, force: true });
  mkdirSync('docs/img', { recursive: true });
  mkdirSync('static/guida', { recursive: true });
  const places = await findExample(browser, comune);
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    for (const viewer of /** @type {const} */ (['first-run', 'nobody', 'segretario', 'head', 'employee'])) {
      const pages = PAGES.filter((page) => page.viewer === viewer && wanted(page.name));
      if (pages.length === 0) continue;
      const page = await open({ width, height, touch: size !== 'desktop' });
      const home = viewer === 'first-run' ? empty : comune;
      await signIn(page, home, viewer);
      for (const { name, path } of pages) {
        await page.setViewportSize({ width, height });
        await page.goto(home.address + path(places));
        await settle(page);
        const tall = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.min(TALLEST, Math.max(height, tall)) });
        await settle(page);
        writeFileSync(`docs/img/${name}-${size}.webp`, await webp(await page.screenshot(), 1));
      }
      await page.context().close();
    }
  }
  for (const { picture } of GUIDE_CHAPTERS) {
    if (!picture || !wanted(picture.file)) continue;
    const view = GUIDE_VIEWS[picture.file];
    if (!view) throw new Error(`no view for the picture ${picture.file} of the Guida`);
    const page = await open({ width: 1320, height: 840, touch: false });
    await signIn(page, comune, view.viewer);
    await page.goto(comune.address + view.path(places));
    await settle(page);
    await view.act?.(page);
    await settle(page);
    writeFileSync(`static/guida/${picture.file}.webp`, await webp(await page.screenshot(), 1100 / 1320));
    await page.context().close();
  }
} finally {
  await Promise.all([empty.kill(), comune.kill()]);
  empty.dispose();
  comune.dispose();
  await browser.close();
}

/** @param {{ width: number, height: number, touch: boolean }} device */
async function open({ width, height, touch }) {
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.clock.install({ time: DAY });
  return page;
}

/** Fonts are there, the heading is, and nothing has moved for two frames. */
async function settle(/** @type {import('@playwright/test').Page} */ page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // The folder of these data has another name at each run.
  await page.evaluate((folder) => {
    for (const one of document.querySelectorAll('code'))
      one.textContent = one.textContent?.replace(folder, '/srv/traguardo') ?? '';
  }, comune.data);
}

/** The browser itself writes the small form. */
async function webp(/** @type {Buffer} */ png, /** @type {number} */ scale) {
  const page = await browser.newPage();
  const address = await page.evaluate(
    async ({ source, scale, quality }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', quality);
    },
    { source: `data:image/png;base64,${png.toString('base64')}`, scale, quality: QUALITY },
  );
  await page.close();
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}
