import type { Browser, Page } from '@playwright/test';
import type { ExamplePlaces, Viewer } from './pages.ts';
import type { Comune } from './running-comune.ts';

const ROLES: Record<Exclude<Viewer, 'nobody' | 'first-run'>, RegExp> = {
  segretario: /Segretario/,
  head: /Responsabile/,
  employee: /^Dipendente/,
};

/** Signs in who looks at a page; nobody and who comes first have nothing to sign in with. */
export async function signIn(page: Page, comune: Comune, viewer: Viewer): Promise<void> {
  if (viewer === 'nobody' || viewer === 'first-run') return;
  const login = comune.login(ROLES[viewer]);
  await page.goto(`${comune.address}/accedi`);
  await page
    .getByLabel(/e-mail|nome utente/i)
    .first()
    .fill(login.identifier);
  await page.getByLabel('Password', { exact: true }).fill(login.password);
  await page.getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/accedi') && url.pathname !== '/');
}

/** The ids of the example Comune that addresses carry, as its own pages tell them. */
export async function findExample(browser: Browser, comune: Comune): Promise<ExamplePlaces> {
  const page = await browser.newPage({ locale: 'it-IT' });
  await signIn(page, comune, 'segretario');
  const registry = await page.evaluate(async () => (await fetch('/api/registry')).json());
  const { areas, people, years } = registry as {
    areas: { id: string; code: string }[];
    people: { id: string; familyName: string }[];
    years: number[];
  };
  const year = years.at(-1) ?? 0;
  const area = areas.find(({ code }) => code === 'TE')?.id ?? '';
  const person = people.find(({ familyName }) => familyName === 'Rota')?.id ?? '';
  await page.goto(`${comune.address}/${year}/obiettivi/${area}`);
  const row = page.locator('[data-row]').first();
  await row.waitFor();
  const objective = (await row.getAttribute('data-row')) ?? '';
  await page.goto(`${comune.address}/${year}/testi`);
  const link = page.getByRole('listitem').locator(`a[href^="/${year}/testi/"]`).first();
  const chapter = (await link.getAttribute('href'))?.split('/').pop() ?? '';
  await page.close();
  const { out } = await comune.cli('user', 'invite', 'Irene', 'Cattaneo');
  const invitation = /\/invito\/([^\s/]+)/.exec(out)?.[1] ?? '';
  return { year, area, objective, person, chapter, invitation };
}

interface GuideView {
  viewer: Viewer;
  path: (places: ExamplePlaces) => string;
  act?: (page: Page) => Promise<void>;
}

const area = (at: ExamplePlaces) => `/${at.year}/obiettivi/${at.area}`;

/** What each picture of the Guida shows. */
export const GUIDE_VIEWS: Readonly<Record<string, GuideView>> = {
  oggi: { viewer: 'segretario', path: (at) => `/${at.year}/oggi` },
  importa: { viewer: 'segretario', path: () => '/importa' },
  ente: { viewer: 'segretario', path: () => '/ente' },
  persona: { viewer: 'segretario', path: (at) => `/ente/persone/${at.person}` },
  strategia: { viewer: 'segretario', path: (at) => `/${at.year}/strategia` },
  trasversali: { viewer: 'segretario', path: (at) => `/${at.year}/strategia/trasversali` },
  albero: { viewer: 'segretario', path: (at) => `/${at.year}/albero` },
  testi: { viewer: 'segretario', path: (at) => `/${at.year}/testi` },
  obiettivi: { viewer: 'segretario', path: area },
  scheda: { viewer: 'segretario', path: (at) => `${area(at)}/${at.objective}/scheda` },
  pesi: {
    viewer: 'segretario',
    path: area,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Distribuisci/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'miei-obiettivi': { viewer: 'employee', path: (at) => `/${at.year}/oggi` },
  cercare: {
    viewer: 'segretario',
    path: (at) => `/${at.year}/oggi`,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').first().fill('sportello');
      await page.getByRole('option').first().waitFor();
    },
  },
  stampa: { viewer: 'segretario', path: (at) => `${area(at)}/stampa` },
};
