import type { Texts } from '../texts.ts';
import { format } from './format.ts';

export const tree: Texts['tree'] = {
  title: (year) => `Leistungsbaum ${year}`,
  subtitle: 'Von der Amtsperiode zu den Personen, in beide Richtungen',
  view: 'Ansicht des Baums',
  picture: 'Baum',
  list: 'Liste',
  area: 'Bereich',
  allAreas: 'Alle Bereiche',
  line: 'Programmlinie',
  allLines: 'Alle Linien',
  columns: {
    lines: 'Programmlinien',
    strategic: 'Strategische Ziele (ESD)',
    operational: 'Operative Ziele und Gewichtung',
    people: 'Personen',
  },
  levels: {
    line: (number) => `Linie ${number}`,
    strategic: 'Strategisches Ziel',
    operational: 'Operatives Ziel',
    person: 'Person',
  },
  table: { caption: 'Leistungsbaum', item: 'Eintrag', area: 'Bereich', count: 'Ziele', weight: 'Gewichtung' },
  objectives: (count) => format.plural(count, { one: 'Ziel', other: 'Ziele' }),
  strategicCount: (count) => format.plural(count, { one: 'strategisches Ziel', other: 'strategische Ziele' }),
  nobody: 'Niemand dient ihm',
  weight: (weight) => `Gewichtung ${weight}`,
  noWeight: 'ohne Gewichtung',
  help: 'Mit den Pfeiltasten bewegen Sie sich, mit Enter leuchtet die Kette auf, mit Esc erlischt sie.',
  many: (count) =>
    `Es gibt ${format.number(count)} operative Ziele: Wählen Sie ein strategisches Ziel, um die seinen zu sehen.`,
  lit: (name, count) =>
    `Kette von ${name}: ${format.plural(count, { one: 'verbundener Eintrag', other: 'verbundene Einträge' })}.`,
  cleared: 'Kette ausgeblendet.',
  without: 'Ohne Programmlinie',
  unlinked: (count) =>
    format.plural(count, {
      one: 'Ziel ist mit keinem strategischen Ziel verknüpft:',
      other: 'Ziele sind mit keinem strategischen Ziel verknüpft:',
    }),
  more: (count) => `und ${format.number(count)} weitere`,
  linkThem: 'Verknüpfen',
  openIt: 'Öffnen',
  clear: 'Kette ausblenden',
  expand: (name) => `Ebenen unter ${name} öffnen`,
  collapse: (name) => `Ebenen unter ${name} schließen`,
  empty: 'Noch nichts zu zeigen.',
  emptyHint: 'Der Baum zeichnet sich von selbst aus Programmlinien, strategischen Zielen und Zielen der Bereiche.',
  toChain: 'Zur Zielkette',
  expandAll: 'Alles öffnen',
  collapseAll: 'Alles schließen',
};
