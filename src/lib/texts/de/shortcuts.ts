import type { Texts } from '../texts.ts';

export const shortcuts: Texts['shortcuts'] = {
  title: 'Tastenkürzel',
  questionMark: 'Die Taste ? öffnet diese Liste',
  ctrl: 'Strg',
  groups: [
    {
      place: 'Überall',
      list: [
        { keys: ['Strg', 'K'], does: 'Suchen, oder eine Seite, ein Ziel, eine Person öffnen' },
        { keys: ['F6'], does: 'Zum nächsten Bereich der Seite: Leiste, Seite, Tabelle, Gewichtungen' },
        { keys: ['Umschalt', 'F6'], does: 'Zum vorherigen Bereich zurück' },
        { keys: ['Strg', 'Z'], does: 'Ihre letzte Änderung rückgängig machen' },
        { keys: ['Strg', 'Umschalt', 'Z'], does: 'Die rückgängig gemachte Änderung wiederholen' },
        { keys: ['Strg', 'S'], does: 'Hören, ob alles gespeichert ist' },
        { keys: ['?'], does: 'Diese Liste öffnen' },
      ],
    },
    {
      place: 'In der Tabelle',
      list: [
        { keys: ['Pfeile'], does: 'Von einer Zelle zur anderen' },
        { keys: ['Eingabe'], does: 'In die Zelle schreiben; noch einmal Eingabe übernimmt' },
        { keys: ['Tab'], does: 'Übernehmen und zur nächsten Zelle' },
        { keys: ['Strg', 'Eingabe'], does: 'Einen langen Text übernehmen' },
        { keys: ['Esc'], does: 'Die Zelle lassen, wie sie war' },
        { keys: ['Alt', '↑ ↓'], does: 'Das Ziel verschieben' },
        { keys: ['↑ ↓'], does: 'Bei der Gewichtung: ein Punkt mehr oder weniger; mit Umschalt fünf' },
      ],
    },
  ],
};
