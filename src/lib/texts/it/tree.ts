import { format } from './format.ts';

/** The albero della performance. */
export const tree = {
  title: (year: number) => `Albero della performance ${year}`,
  subtitle: 'Dal mandato alle persone, nei due sensi',
  view: 'Come si vede l’albero',
  picture: 'Albero',
  list: 'Elenco',
  area: 'Area',
  allAreas: 'Tutte le aree',
  line: 'Linea di mandato',
  allLines: 'Tutte le linee',
  columns: {
    lines: 'Linee di mandato',
    strategic: 'Obiettivi strategici (DUP)',
    operational: 'Obiettivi operativi e pesatura',
    people: 'Persone',
  },
  levels: {
    line: (number: number) => `Linea ${number}`,
    strategic: 'Obiettivo strategico',
    operational: 'Obiettivo operativo',
    person: 'Persona',
  },
  table: { caption: 'Albero della performance', item: 'Voce', area: 'Area', count: 'Obiettivi', weight: 'Peso' },
  objectives: (count: number) => format.plural(count, { one: 'obiettivo', other: 'obiettivi' }),
  strategicCount: (count: number) =>
    format.plural(count, { one: 'obiettivo strategico', other: 'obiettivi strategici' }),
  nobody: 'Nessuno lo serve',
  weight: (weight: string) => `peso ${weight}`,
  noWeight: 'senza peso',
  help: 'Con le frecce ti sposti, con Invio accendi la catena, con Esc la spegni.',
  /** What the picture shows when the objectives are too many for it. */
  many: (count: number) =>
    `Gli obiettivi operativi sono ${format.number(count)}: scegli un obiettivo strategico per vedere i suoi.`,
  lit: (name: string, count: number) =>
    `Catena di ${name}: ${format.plural(count, { one: 'voce collegata', other: 'voci collegate' })}.`,
  cleared: 'Catena spenta.',
  without: 'Senza linea di mandato',
  unlinked: (count: number) =>
    format.plural(count, {
      one: 'obiettivo non è collegato a un obiettivo strategico:',
      other: 'obiettivi non sono collegati a un obiettivo strategico:',
    }),
  more: (count: number) => `e altri ${format.number(count)}`,
  linkThem: 'Collegali',
  openIt: 'Apri',
  clear: 'Spegni la catena',
  expand: (name: string) => `Apri i livelli sotto ${name}`,
  collapse: (name: string) => `Chiudi i livelli sotto ${name}`,
  empty: 'Ancora niente da mostrare.',
  emptyHint: 'L’albero si disegna da solo con le linee di mandato, gli obiettivi strategici e quelli delle aree.',
  toChain: 'Vai alla catena',
  expandAll: 'Apri tutto',
  collapseAll: 'Chiudi tutto',
};
