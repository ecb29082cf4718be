import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const objectives = (count: number) => format.plural(count, { one: 'Ziel', other: 'Ziele' });

export const year: Texts['year'] = {
  choices: { repeat: 'Wiederholen', update: 'Aktualisieren', close: 'Abschließen' },
  reasons: {
    'area-ends': (from) => `Den Bereich gibt es ${from + 1} nicht mehr.`,
    'strategy-ends': (from) => `Sein strategisches Ziel endet ${from}.`,
    transversal: () => 'Es ist bereichsübergreifend: es bleibt im Plan der Gemeinde.',
    'next-target': (from) => `Der Zielwert für ${from + 1} steht schon fest.`,
    'due-later': (from) => `Es läuft über ${from} hinaus.`,
    completed: () => 'Alle Phasen sind erledigt.',
    unfinished: () => 'Es hat Phasen, die noch nicht erledigt sind.',
    gate: () => 'Es ist eine Voraussetzung: sie gilt jedes Jahr.',
    maintenance: () => 'Es ist eine laufende Tätigkeit.',
    'new-result': () => 'Es braucht ein neues Ergebnis.',
    'nothing-said': () => 'Nichts sagt, dass es beendet ist.',
  },
  next: {
    title: (to) => `${to} vorbereiten`,
    subtitle: (from) => `Was aus jedem Ziel von ${from} wird.`,
    along: (to) =>
      `Auch Strategie, bereichsübergreifende Ziele, Texte und Kontextdaten gehen mit. Wer ${to} nicht mehr im Dienst oder in einem anderen Bereich ist, bleibt draußen. Alles andere ändert man dann in den Bereichen.`,
    reading: (here, all) => `Ziele werden gelesen: ${format.number(here)} von ${format.number(all)} Bereichen`,
    progress: 'Gelesene Ziele',
    notHere: (count) =>
      `Von ${count === 1 ? 'einem Bereich' : `${format.number(count)} Bereichen`} sind die Ziele nicht auf diesem Gerät: kommen Sie wieder, wenn es Netz gibt.`,
    unseen:
      'Die Ziele liest der Gemeindesekretär: wenn Sie öffnen, gilt für jedes der Vorschlag. Es lässt sich zurücknehmen, solange niemand schreibt.',
    notYours: (to) => `${to} öffnet der Gemeindesekretär oder wer Traguardo verwaltet.`,
    noYear: (from) => `Den Plan ${from} gibt es nicht.`,
    begun: (to) => `${to} ist schon offen.`,
    toYear: (to) => `Zu ${to}`,
    what: (name) => `Was aus ${name} wird`,
    all: (area) => `Alle Ziele: ${area}`,
    allLabel: 'Alle:',
    proposed: 'Wie vorgeschlagen',
    counts: (repeat, update, close) =>
      [
        repeat === 0 ? '' : `${format.number(repeat)} wiederholt`,
        update === 0 ? '' : `${format.number(update)} zu aktualisieren`,
        close === 0 ? '' : `${format.number(close)} abgeschlossen`,
      ]
        .filter(Boolean)
        .join(', '),
    weights: (sum) => `Gewichte ${sum} von 100`,
    nothing: (area) => `${area} hat keine Ziele.`,
    sum: (kept, to) => `${to} beginnt mit ${format.plural(kept, { one: 'Ziel', other: 'Zielen' })}.`,
    open: (to) => `${to} öffnen`,
    opening: (to) => `${to} wird geöffnet…`,
    opened: (to) => `${to} ist offen.`,
    empty: (to) => `${to} leer öffnen`,
  },
  changes: {
    title: (from) => `Was sich gegenüber ${from} ändert`,
    subtitle: (to, today) => `Der Plan ${to}, wie er heute ist, ${today}.`,
    noBefore: (to) => `Vor ${to} gibt es kein anderes Jahr zum Vergleichen.`,
    nothing: 'In beiden Jahren gibt es noch keine Ziele.',
    whole: (repeated, waiting, updated, closed, added) =>
      `${format.list(
        [
          repeated === 0 ? '' : `${objectives(repeated)} unverändert`,
          waiting === 0 ? '' : `${format.number(waiting)} noch zu aktualisieren`,
          updated === 0 ? '' : `${format.number(updated)} geändert`,
          closed === 0 ? '' : `${format.number(closed)} abgeschlossen`,
          added === 0 ? '' : `${format.number(added)} neu`,
        ].filter(Boolean),
      )}.`,
    updated: 'Geändert',
    added: 'Neu',
    closed: 'Abgeschlossen',
    repeated: 'Unverändert',
    waiting: 'Zu aktualisieren, noch wie im Vorjahr',
    asItIs: 'Passt so',
    asItIsNamed: (title) => `Passt so: ${title}`,
    asItIsSaid: (title) => `${title} bleibt unverändert.`,
    fromTo: (label, from, to) => `${label}: von ${from} auf ${to}`,
    changed: (labels) => `Geändert: ${format.list(labels)}`,
    target: (name, from, to) => `Zielwert von „${name}“: ${from === to ? `bleibt ${to}` : `von ${from} auf ${to}`}`,
    asForeseen: (target) => `${target}, wie vorgesehen`,
    insteadOf: (target, foreseen) => `${target}, statt ${foreseen} wie vorgesehen`,
    nothingWritten: 'leer',
    joined: (names) => `Neu dabei: ${format.list(names)}.`,
    left: (names) => `Nicht mehr dabei: ${format.list(names)}.`,
    weights: (before, after) =>
      `Die Gewichte ergeben ${after} von 100${before === after ? ', wie zuvor' : `; es waren ${before}`}.`,
    leftovers: (from) => `Hier steht noch ${from}`,
    print: 'Drucken',
    takeBack: (to) => `Öffnen von ${to} zurücknehmen`,
    takeBackWhy: (to) =>
      `Der Plan ${to} verschwindet ganz, wie vor dem Öffnen. Das geht, solange niemand darin geschrieben hat.`,
    keepOpen: (to) => `${to} behalten`,
    takingBack: 'Wird zurückgenommen…',
    takenBack: (to) => `Das Öffnen von ${to} ist zurückgenommen.`,
    write: 'Ziele hinzufügen oder ändern',
    seeDraft: (to) => `Zum Plan ${to}`,
    chapters: 'Texte',
  },
};
