/** Whose device a page is looked at on. */
export type Viewer = 'nobody' | 'first-run' | 'segretario' | 'head' | 'employee';

/** What is in the example Comune, by the ids that addresses carry. */
export interface ExamplePlaces {
  year: number;
  area: string;
  objective: string;
  person: string;
  chapter: string;
  invitation: string;
}

export interface AppPage {
  /** The folder in `src/routes`. */
  route: string;
  /** Of its pictures. */
  name: string;
  viewer: Viewer;
  path: (places: ExamplePlaces) => string;
}

const page = (route: string, name: string, path: AppPage['path'], viewer: Viewer = 'segretario'): AppPage => ({
  route,
  name,
  viewer,
  path,
});
const YEAR = '/[year=year]';
const AREA = `${YEAR}/obiettivi/[area]`;
const area = (at: ExamplePlaces) => `/${at.year}/obiettivi/${at.area}`;

/**
 * Every page of the app, for whatever looks at all of them: the pictures, axe. A test holds that none is
 * forgotten. Those that only lead elsewhere are looked at where they lead.
 */
export const PAGES: readonly AppPage[] = [
  page('/inizio', 'inizio', () => '/inizio', 'first-run'),
  page('/inizio/piano', 'inizio-piano', () => '/inizio/piano', 'first-run'),
  page('/inizio/da-zero', 'inizio-da-zero', () => '/inizio/da-zero', 'first-run'),
  page('/inizio/ripristina', 'inizio-ripristina', () => '/inizio/ripristina', 'first-run'),
  page('/accedi', 'accedi', () => '/accedi', 'nobody'),
  page('/invito/[token]', 'invito', (at) => `/invito/${at.invitation}`, 'nobody'),
  page('/', 'prima-pagina', () => '/', 'head'),
  page(`${YEAR}/oggi`, 'oggi', (at) => `/${at.year}/oggi`),
  page(`${YEAR}/oggi`, 'oggi-responsabile', (at) => `/${at.year}/oggi`, 'head'),
  page(`${YEAR}/oggi`, 'oggi-dipendente', (at) => `/${at.year}/oggi`, 'employee'),
  page(YEAR, 'anno', (at) => `/${at.year}`),
  page(`${YEAR}/obiettivi`, 'obiettivi', (at) => `/${at.year}/obiettivi`),
  page(`${AREA}/[[layout=layout]]/[[objective]]`, 'area', area),
  page(`${AREA}/[[layout=layout]]/[[objective]]`, 'obiettivo', (at) => `${area(at)}/${at.objective}`),
  page(`${AREA}/[[layout=layout]]/[[objective]]`, 'area-schede', (at) => `${area(at)}/schede`),
  page(`${AREA}/[[layout=layout]]/[[objective]]`, 'area-persone', (at) => `${area(at)}/persone`),
  page(`${AREA}/[[layout=layout]]/[[objective]]`, 'area-mesi', (at) => `${area(at)}/mesi`),
  page(`${AREA}/[objective]/scheda`, 'scheda', (at) => `${area(at)}/${at.objective}/scheda`),
  page(`${AREA}/stampa-schede`, 'area-stampa-schede', (at) => `${area(at)}/stampa-schede`),
  page(`${AREA}/cestino`, 'cestino', (at) => `${area(at)}/cestino`),
  page(`${AREA}/da-rivedere`, 'da-rivedere', (at) => `${area(at)}/da-rivedere`),
  page(`${AREA}/stampa`, 'area-stampa', (at) => `${area(at)}/stampa`),
  page(`${YEAR}/strategia`, 'strategia', (at) => `/${at.year}/strategia`),
  page(`${YEAR}/strategia/trasversali`, 'trasversali', (at) => `/${at.year}/strategia/trasversali`),
  page(`${YEAR}/albero`, 'albero', (at) => `/${at.year}/albero`),
  page(`${YEAR}/persone`, 'anno-persone', (at) => `/${at.year}/persone`),
  page(`${YEAR}/testi`, 'testi', (at) => `/${at.year}/testi`),
  page(`${YEAR}/testi/[chapter]`, 'capitolo', (at) => `/${at.year}/testi/${at.chapter}`),
  page(`${YEAR}/testi/stampa`, 'testi-stampa', (at) => `/${at.year}/testi/stampa`),
  page(`${YEAR}/stampa`, 'piano-stampa', (at) => `/${at.year}/stampa`),
  page(`${YEAR}/cronologia`, 'cronologia-anno', (at) => `/${at.year}/cronologia?di=${at.area}`),
  page(`${YEAR}/cronologia`, 'confronto', (at) => `/${at.year}/cronologia?di=${at.area}&da=1`),
  page(`${YEAR}/anno-nuovo`, 'anno-nuovo', (at) => `/${at.year}/anno-nuovo`),
  page(`${YEAR}/cosa-cambia`, 'cosa-cambia', (at) => `/${at.year}/cosa-cambia`),
  page(`${YEAR}/contesto`, 'contesto', (at) => `/${at.year}/contesto`),
  page(`${YEAR}/documenti`, 'documenti', (at) => `/${at.year}/documenti`),
  page('/ente', 'ente', () => '/ente'),
  page('/ente/cronologia', 'cronologia', () => '/ente/cronologia'),
  page('/ente/copie', 'copie', () => '/ente/copie'),
  page('/ente/persone/importa', 'persone-importa', () => '/ente/persone/importa'),
  page('/ente/organigramma', 'organigramma', () => '/ente/organigramma'),
  page('/ente/persone', 'persone', () => '/ente/persone'),
  page('/ente/persone/[id]', 'persona', (at) => `/ente/persone/${at.person}`),
  page('/importa', 'importa', () => '/importa'),
  page('/cerca', 'cerca', () => '/cerca?q=sportello'),
  page('/sincronizzazione', 'sincronizzazione', () => '/sincronizzazione'),
  page('/sincronizzazione/non-accettate', 'non-accettate', () => '/sincronizzazione/non-accettate'),
  page('/sincronizzazione/proposte', 'proposte', () => '/sincronizzazione/proposte'),
  page('/installa', 'installa', () => '/installa'),
  page('/guida', 'guida', () => '/guida'),
  page('/guida/[capitolo]', 'guida-capitolo', () => '/guida/segno-accanto-al-nome'),
  page('/guida/stampa', 'guida-stampa', () => '/guida/stampa'),
  page('/accesso', 'accesso', () => '/accesso'),
  page('/esci', 'esci', () => '/esci'),
  page('/accessibilita', 'accessibilita', () => '/accessibilita'),
  page('/privacy', 'privacy', () => '/privacy'),
];
