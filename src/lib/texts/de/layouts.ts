import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const people = { one: 'Person', other: 'Personen' };
const objectives = { one: 'Ziel', other: 'Zielen' };
const days = { one: 'Tag', other: 'Tage' };

export const layouts: Texts['layouts'] = {
  choose: 'Darstellung',
  chosen: (name) => `Darstellung: ${name}`,
  names: { table: 'Tabelle', cards: 'Karten', months: 'Monate', people: 'Nach Personen' },
  work: {
    title: (year) => `Wer macht was, ${year}`,
    all: 'Alle Bereiche',
    caption: 'Wer macht was',
    person: 'Person',
    objective: 'Ziel',
    when: 'Wann',
    share: 'Anteil',
    load: 'Belastung',
    inService: 'im Dienst',
    atWork: 'an Zielen',
    wholeYear: 'ganzes Jahr',
    guest: 'arbeitet in einem anderen Bereich',
    seeAll: 'Alle Bereiche ansehen',
    gone: 'Person nicht mehr im Verzeichnis',
    carry: (count, shared, total) =>
      `${format.plural(count, people)} ${count === 1 ? 'trägt' : 'tragen'} ${shared} der ${total} Punkte des Bereichs`,
    carryAll: (count, objectivesCount, areas) =>
      `${format.plural(count, people)} an ${format.plural(objectivesCount, objectives)} in ${format.plural(areas, { one: 'Bereich', other: 'Bereichen' })}`,
    count: (count) => format.plural(count, { one: 'Ziel', other: 'Ziele' }),
    idleCount: (count) => `${format.number(count)} ohne Ziele`,
    of: (weight) => `von ${weight}`,
    noWeight: 'ohne Gewichtung',
    loadOf: (weight) => `${weight} Punkte`,
    average: (weight) => `Durchschnitt ${weight}`,
    otherArea: 'aus einem anderen Bereich, nicht im Durchschnitt',
    elsewhere: (count, area) =>
      `${count === 1 ? 'Ein weiteres Ziel' : `Weitere ${format.number(count)} Ziele`} in ${area}`,
    aboveAverage: (times) => `Mehr als das ${times}-Fache des Durchschnitts im Bereich.`,
    manyAtOnce: (most, months) => `Bis zu ${format.number(most)} Ziele gleichzeitig: ${months}.`,
    monthsIn: (months) =>
      months.length === 12
        ? 'in jedem Monat'
        : months.length > 3
          ? `in ${format.number(months.length)} Monaten`
          : `im ${format.list(months.map((month) => format.month(month)))}`,
    edit: 'Bearbeiten',
    editOf: (name) => `Ziele von ${name} bearbeiten`,
    how: 'Wie wird das berechnet',
    howOf: (name) => `Wie die Belastung von ${name} berechnet wird`,
    idle: 'Ohne Ziele',
    assign: 'Einem Ziel zuweisen',
    assignOf: (name) => `${name} einem Ziel zuweisen`,
    groups: 'In Worten genannte Gruppen',
    groupsHint: 'Sie haben keinen Anteil: man weiß nicht, um wie viele Personen es sich handelt.',
    unshared: 'Gewichtungen, die niemand trägt',
    unsharedHint: 'Hier gibt es keine namentlich genannte Person mit Diensttagen.',
    none: (year) => `Noch niemand arbeitet an den Zielen von ${year}.`,
    noneHint: 'Fügen Sie die Personen den Zielen hinzu, in der Tabelle oder hier.',
    notFound: (query) => `Keine Person und kein Ziel mit «${query}».`,
    search: 'Personen oder Ziele suchen',
    showAll: 'Alle anzeigen',
  },
  months: {
    caption: (area, year) => `Die Monate der Ziele von ${area}, ${year}`,
    column: 'Ziel und Phasen',
    marking: 'Eintragen',
    plannedMonths: 'geplante Monate',
    doneMonths: 'erledigte Monate',
    key: 'Legende',
    planned: 'geplant',
    done: 'erledigt',
    milestone: 'Meilenstein oder Frist',
    milestoneOn: (day) => `Meilenstein am ${day}`,
    noPhases: 'ohne Phasen, nach Personen und Frist',
    today: 'heute',
    due: (day) => `bis ${day}`,
    numbered: (number) => `Phase ${number}`,
    titleOf: (name) => `Titel von ${name}`,
    add: 'Phase',
    addFirst: 'Phasen hinzufügen',
    addTo: (objective) => `Eine Phase zu ${objective} hinzufügen`,
    added: (objective) => `Phase zu ${objective} hinzugefügt. Geben Sie den Titel ein.`,
    remove: (name) => `«${name}» entfernen`,
    removed: (name) => `«${name}» entfernt. Sie können es rückgängig machen.`,
    cell: (phase, month, mark, words) =>
      `${phase}, ${format.month(month)}, ${mark === 'planned' ? 'geplant' : 'erledigt'}${words.length > 0 ? ` (jetzt: ${format.list(words)})` : ''}`,
    ending: 'Phasen, die im Monat enden',
  },
  personDialog: {
    title: (name) => `Die Ziele von ${name}`,
    nothing: 'Vorerst kein Ziel.',
    add: 'Einem Ziel zuweisen',
    choose: 'Ziel auswählen',
    added: (objective) => `${objective} zugewiesen.`,
    undo: 'Ihre letzte Änderung rückgängig machen',
  },
  steps: {
    title: (name) => `Wie die Belastung von ${name} berechnet wird`,
    share: (code, weight) => `${code}: die Gewichtung ${weight} wird nach Tagen geteilt`,
    shareHow: (weight, own, all) => `${weight} × ${format.plural(own, days)} von insgesamt ${format.number(all)}`,
    alone: 'niemand sonst mit Namen: der Anteil ist die ganze Gewichtung',
    sum: (area) => `Belastung in ${area}`,
    sumHow: 'die Summe der Anteile',
    average: (area) => `Durchschnitt in ${area}`,
    averageHow: (weight, own, all) =>
      `${weight} Punkte derer, die im Bereich arbeiten × ${format.plural(own, days)} im Dienst von ${format.number(all)}`,
    noAverage: 'wer aus einem anderen Bereich kommt, trägt einen Anteil, zählt aber nicht zum Durchschnitt',
    rounding:
      'Die Anteile werden nur einmal gerundet, auf zwei Dezimalstellen: ihre Summe ist die Gewichtung des Ziels.',
    groups: 'In Worten genannte Gruppen haben keinen Anteil.',
    days: 'Es zählen die im Ziel angegebenen Tage, innerhalb des Dienstes und des Jahres; Teilzeit verringert sie nicht.',
    areas: 'Gewichtungen verschiedener Bereiche messen Verschiedenes: verglichen wird innerhalb jedes Bereichs.',
    limits: (times, atOnce) =>
      `Ein Hinweis erscheint über dem ${times}-Fachen des Durchschnitts oder bei mehr als ${format.number(atOnce)} Zielen im selben Monat in allen Bereichen. Das ist eine Schwelle von Traguardo, nicht des Gesetzes: sie zeigt, wo hinzusehen ist, nicht wie eine Person arbeitet.`,
  },
};
