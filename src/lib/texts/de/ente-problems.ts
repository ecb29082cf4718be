import type { Texts } from '../texts.ts';
import { format } from './format.ts';

export const enteProblems: Texts['enteProblems'] = {
  title: 'Zu erledigen',
  more: (count) => `${format.plural(count, { one: 'weiteren Punkt', other: 'weitere Punkte' })} anzeigen`,
  less: 'Weniger anzeigen',
  days: (periods) => format.list(periods.map((period) => format.period(period) ?? 'immer')),
  noAreas: 'Es gibt noch keinen Bereich: die Ziele gehören zu den Bereichen.',
  segretarioMissing: (when) => `Niemand ist Gemeindesekretär/in ${when}.`,
  headless: (area, when) => `Niemand ist für „${area}“ verantwortlich ${when}.`,
  headsOverlap: (area, one, other, when) => `${one} und ${other} sind beide für „${area}“ verantwortlich ${when}.`,
  headAndInterim: (area, head, interim, when) =>
    `${interim} führt „${area}“ geschäftsführend, während ${head} verantwortlich ist, ${when}.`,
  chargeOutside: (name, charge, when) => `${name} ist ${charge}, steht aber ${when} nicht im Dienst.`,
  unstaffed: (area) => `Im Bereich „${area}“ arbeitet heuer niemand.`,
  idle: (name) => `${name} hat weder Dienstzeiträume noch Aufträge.`,
  overFullTime: (name, hours, when) => `${name} arbeitet an zwei Stellen insgesamt ${hours} pro Woche ${when}.`,
  twoSpellings: (one, other) => `${one} und ${other} scheinen dieselbe Person zu sein.`,
  remedies: {
    addArea: 'Bereich hinzufügen',
    giveHead: 'Verantwortliche/n bestimmen',
    openPerson: (name) => `${name} öffnen`,
    people: 'Zu den Personen',
    merge: 'Ansehen und zusammenführen',
  },
  merge: {
    title: 'Ist das dieselbe Person?',
    spelling: 'Richtige Schreibweise',
    moves: 'Was auf die verbleibende Person übergeht',
    employments: (count) => format.plural(count, { one: 'Dienstzeitraum', other: 'Dienstzeiträume' }),
    incarichi: (count) => format.plural(count, { one: 'Auftrag', other: 'Aufträge' }),
    agreements: (count) => format.plural(count, { one: 'Vereinbarung', other: 'Vereinbarungen' }),
    participations: (count) => format.plural(count, { one: 'Teilnahme an Zielen', other: 'Teilnahmen an Zielen' }),
    repeated: (count) =>
      format.plural(count, {
        one: 'gleiche Zeile wird nicht wiederholt',
        other: 'gleiche Zeilen werden nicht wiederholt',
      }),
    closed: (count) =>
      `${format.plural(count, { one: 'Teilnahme steht', other: 'Teilnahmen stehen' })} in geschlossenen Plänen, die bleiben, wie sie sind`,
    nothing: 'Nichts: die zweite Person hat weder Zeiträume noch Aufträge noch Teilnahmen.',
    stays: 'Die andere Schreibweise bleibt gespeichert: Verlauf und genehmigte Pläne zeigen weiterhin einen Namen.',
    bothAccounts: (one, other) =>
      `${one} und ${other} haben beide einen Zugang. Deaktivieren Sie zuerst den, der nicht gebraucht wird, auf der Seite der Person: der andere bleibt.`,
    noUndo: 'Das lässt sich nicht mit einem Befehl zurücknehmen: sind es zwei Personen, lassen Sie sie getrennt.',
    first: 'Wählen Sie zuerst die richtige Schreibweise.',
    looking: 'Ich zähle, was übergeht…',
    confirm: 'Die beiden Personen zusammenführen',
    done: (name) => `Zusammengeführt: es bleibt ${name}`,
  },
};
