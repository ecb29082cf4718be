import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const objectives = { one: 'Ziel', other: 'Zielen' };

export const views: Texts['views'] = {
  all: 'Alle',
  unnamed: 'Nicht gespeichert',
  button: (name) => `Ansicht: ${name}`,
  choose: (name) => `Ansicht der Ziele: ${name}. Ändern`,
  open: 'Filtern und ordnen…',
  title: 'Filtern und ordnen',
  description: 'Gilt nur für Sie auf diesem Gerät: die anderen sehen alles wie zuvor.',
  state: 'Stand',
  states: { any: 'Alle', incomplete: 'Zu vervollständigen', complete: 'Vollständig' },
  type: 'Art',
  anyType: 'Alle Arten',
  person: 'Person',
  anyPerson: 'Alle Personen',
  strategic: 'Strategisches Ziel',
  anyStrategic: 'Alle',
  dueBy: 'Fällig bis zum',
  sort: 'Reihenfolge',
  sorts: {
    plan: 'Reihenfolge des Plans',
    weight: 'Gewichtung, höchste zuerst',
    due: 'Fälligkeit, nächste zuerst',
    code: 'Code',
  },
  columns: 'Spalten der Tabelle',
  showing: (shown, all) => `Sie sehen ${format.number(shown)} von ${format.plural(all, objectives)}`,
  sorted: (sort) => `Geordnet nach ${sort}.`,
  sortedBy: { weight: 'Gewichtung', due: 'Fälligkeit', code: 'Code' },
  planOrder: 'Zurück zur Reihenfolge des Plans',
  none: 'Kein Ziel mit diesen Filtern.',
  notMoved: 'Um Ziele zu verschieben, kehren Sie zur Reihenfolge des Plans zurück.',
  save: 'Ansicht speichern',
  name: 'Name der Ansicht',
  nameHint: 'Sie finden sie im Menü Ansicht, in jedem Bereich und auch ohne Netz.',
  nameMissing: 'Geben Sie einen Namen ein.',
  saved: (name) => `Ansicht «${name}» auf diesem Gerät gespeichert.`,
  remove: (name) => `Ansicht «${name}» löschen`,
  removed: (name) => `Ansicht «${name}» gelöscht.`,
  reasons: {
    type: (type) => `Art ${type}`,
    dueBy: (day) => `bis zum ${day}`,
    text: (text) => `mit «${text}»`,
  },
};
