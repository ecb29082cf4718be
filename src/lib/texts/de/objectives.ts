import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const Personen = { one: 'Person', other: 'Personen' };
const Ziele = { one: 'Ziel', other: 'Ziele' };

export const objectives: Texts['objectives'] = {
  title: 'Ziele',
  titleOf: (year) => `Ziele ${year}`,
  untitled: 'Ohne Titel',
  untitledObjective: 'Ziel ohne Titel',
  untitledInSentence: 'Ziel ohne Titel',
  someObjective: 'ein Ziel',
  wholeArea: 'Der ganze Bereich',
  areas: 'Bereiche',
  changeArea: 'Bereich wechseln',
  areaWeights: (area, figure, words) => `${area} ${figure}, Gewichtungen: ${words}`,
  readOnly: {
    role: 'Nur lesen: Ändern können ihn die verantwortliche Person des Bereichs und das Gemeindesekretariat',
    closed: 'Nur lesen: Dieser Plan ist abgeschlossen',
  },

  draft: 'Entwurf',
  draftUntil: (day, left) => {
    const when = left === 0 ? 'heute' : `noch ${format.plural(left, { one: 'Tag', other: 'Tage' })}`;
    return `Entwurf, zu genehmigen bis ${day} (${when})`;
  },
  head: (names) => `Verantwortlich: ${names}`,
  noHead: 'Niemand verantwortlich',
  staff: (count) => (count > 0 ? format.plural(count, Personen) : 'keine Person'),

  coming: (area, year) => `Die Ziele ${year} werden geladen: ${area}.`,
  notHere: (area, year) => `Die Ziele ${year} sind noch nicht auf diesem Gerät: ${area}.`,
  comingLater: 'Sie kommen von selbst, sobald das Netz wieder da ist.',
  noPlanHere: (year) => `Dieser Bereich hat keinen Plan ${year}, oder Sie können ihn nicht öffnen.`,
  toObjectives: 'Zu den Zielen',
  noPlan: 'Noch kein Plan.',
  noAreaIn: (year) => `Für ${year} gibt es noch keinen Bereich mit einem Plan, den Sie öffnen können.`,
  areasNeeded: 'Es braucht die Bereiche der Gemeinde oder den Plan des Vorjahres: Die Bereiche kommen von dort.',
  roleNeeded:
    'Die Systemverwaltung kümmert sich um Gemeinde und Zugänge: Um die Pläne zu lesen, braucht es einen Auftrag oder eine Dienstzeit.',
  bringIn: 'Plan übernehmen',
  toEntity: 'Zur Gemeinde',
  inBin: 'Dieses Ziel ist im Papierkorb.',
  gone: 'Dieses Ziel gibt es nicht.',
  openBin: 'Papierkorb öffnen',
  backTo: (area) => `Zurück: ${area}`,
  none: (year) => `Noch kein Ziel für ${year}.`,
  startFrom: 'Beginnen Sie mit dem Plan, den Sie haben, oder mit einem neuen Ziel.',
  addObjective: 'Ziel hinzufügen',
  noneFound: (query) => `Kein Ziel mit „${query}“.`,
  showAll: 'Alle anzeigen',
  caption: 'Operative Ziele',
  captionOf: (area, year) => `Operative Ziele: ${area}, ${year}`,

  todo: (count) => `${format.plural(count, { one: 'Punkt', other: 'Punkte' })} zu klären`,
  advice: (count) => format.plural(count, { one: 'Hinweis', other: 'Hinweise' }),
  undo: 'Ihre letzte Änderung rückgängig machen',
  undoKeys: 'Rückgängig (Strg Z)',
  redo: 'Die rückgängig gemachte Änderung wiederholen',
  redoKeys: 'Wiederholen (Strg Umschalt Z)',
  search: 'In diesem Bereich suchen',
  searchBy: 'In diesem Bereich nach Titel, Person oder Code suchen',
  bin: 'Papierkorb',
  binCount: (count) => `Papierkorb: ${format.plural(count, Ziele)}`,

  columns: {
    objective: 'Operatives Ziel',
    people: 'Beteiligte',
    indicator: 'Indikator und Zielwert',
    state: 'Stand',
    actions: 'Aktionen',
  },
  dragToMove: 'Zum Verschieben ziehen',
  states: { writing: 'Wird bearbeitet', complete: 'Vollständig', incomplete: 'Zu ergänzen' },
  isWriting: (name) => `${name} schreibt gerade`,
  by: (day) => `bis ${day}`,
  noDueDate: 'ohne Frist',
  writeDueDate: 'Frist eingeben',
  writeTitle: 'Titel eingeben',
  expected: 'Was wird erwartet',
  toWrite: 'Noch einzugeben',
  involved: (people, groups) => format.list([...(people > 0 ? [format.plural(people, Personen)] : []), ...groups]),

  actions: {
    label: (objective) => `Aktionen für ${objective}`,
    open: 'Einzelheiten öffnen',
    up: 'Nach oben',
    down: 'Nach unten',
    upOf: (objective) => `${objective} nach oben verschieben`,
    downOf: (objective) => `${objective} nach unten verschieben`,
    duplicate: 'Duplizieren',
    lock: 'Gewichtung sperren',
    unlock: 'Gewichtung entsperren',
    discard: (objective) => `${objective} löschen`,
  },

  said: {
    added: 'Ein Ziel hinzugefügt. Geben Sie den Titel ein.',
    duplicated: (objective) => `${objective} dupliziert: Die Kopie hat keine Gewichtung.`,
    moved: (objective, place, of) => `${objective}: Platz ${place} von ${of}.`,
    discarded: (objective) => `${objective} ist im Papierkorb.`,
    restored: (objective) => `${objective} ist wieder im Plan.`,
    undone: 'Ihre letzte Änderung ist rückgängig gemacht.',
    redone: 'Die rückgängig gemachte Änderung ist wiederholt.',
  },

  discard: {
    title: (objective) => `${objective} löschen?`,
    leaves: (title, year) => `„${title}“ wird aus dem Plan ${year} genommen.`,
    points: (weight) =>
      weight === 100
        ? 'Der Punkt ist wieder zu verteilen.'
        : `Die ${format.weight(weight)} Punkte sind wieder zu verteilen.`,
    kept: 'Es bleibt im Papierkorb und lässt sich wiederherstellen.',
  },

  binPage: {
    title: (area) => `Papierkorb – ${area}`,
    subtitle: (year) => `Aus dem Plan ${year} gelöschte Ziele. Sie bleiben hier, bis Sie sie wiederherstellen.`,
    empty: 'Der Papierkorb ist leer.',
    restore: 'Wiederherstellen',
    restoreOf: (objective) => `${objective} wiederherstellen`,
  },

  problems: {
    title: 'Zu klären',
    why: 'Sie können weiterschreiben: Sie sind zu klären, bevor der Plan dem Gemeindeausschuss vorgeschlagen wird.',
    none: 'Es gibt nichts zu klären.',
    look: 'Ansehen',
  },

  print: {
    act: 'Drucken oder als PDF speichern',
    waiting: 'Der Ausdruck enthält Änderungen, die die Gemeinde noch nicht erhalten hat.',
    draft: (year) => `Entwurf des Leistungsplans ${year}`,
    title: (area, year) => `${area}, operative Ziele ${year}`,
    head: (names) => `Verantwortlich: ${names}`,
    staff: 'Beteiligtes Personal',
    total: 'Summe der Gewichtungen',
    kind: 'Entwurf, vollständig',
    printed: (day) => `Gedruckt am ${day}`,
  },
};
