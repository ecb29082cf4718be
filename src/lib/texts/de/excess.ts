import type { Weight } from '#lib/domain/weight.ts';
import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const TOGETHER = ['', '', 'zu zweit', 'zu dritt', 'zu viert', 'zu fünft'];
const figure = format.weight;
const written = (weight: Weight | null) => (weight === null ? '–' : figure(weight));

export const excess: Texts['excess'] = {
  howItCame: (missingBefore, people, sameMoment) => {
    const who = TOGETHER[people] ?? 'zu mehreren';
    const when = sameMoment ? ' gleichzeitig' : '';
    const what =
      missingBefore === 0
        ? `Es waren 100, und Sie haben sie ${who}${when} geändert`
        : missingBefore === 100
          ? `Es fehlte 1 Punkt, und Sie haben ihn ${who}${when} hinzugefügt`
          : `Es fehlten ${figure(missingBefore)} Punkte, und Sie haben sie ${who}${when} hinzugefügt`;
    return `${what}. Keine Änderung ist verloren gegangen.`;
  },
  keepMineTitle: 'Ihre Änderung behalten',
  keepOfTitle: (name) => `Die Änderung von ${name} behalten`,
  keepAllTitle: (changes) => (changes === 2 ? 'Beide behalten' : 'Alle Änderungen behalten'),
  keepMine: 'Meine behalten',
  keepOf: (name) => `Jene von ${name} behalten`,
  takeFromOthers: (over) => `Den anderen ${figure(over)} wegnehmen`,
  inProportion: (over, locked) => {
    const what = over === 100 ? 'Der Punkt wird' : `Die ${figure(over)} Punkte werden`;
    const still =
      locked.length === 0
        ? ''
        : ` ${format.list(locked)} ${locked.length === 1 ? 'ist gesperrt und ändert' : 'sind gesperrt und ändern'} sich nicht.`;
    return `${what} den anderen im Verhältnis weggenommen.${still}`;
  },
  stays: (label, weight) => `${label} bleibt ${written(weight)}`,
  goesBack: (label, weight) => `${label} kehrt zu ${written(weight)} zurück`,
  someoneGone: 'jemandem, der nicht mehr in der Liste ist',
  you: ', Sie',
  isNew: 'neu',
  from: 'von',
  to: 'auf',
  backTo: (total) => `Gewichtungen wieder bei ${figure(total)}. Sie können es rückgängig machen.`,
  weightsOf: (area) => `Gewichtungen: ${area}`,
  nothing: (sum) => `Es gibt nichts zu prüfen: Die Gewichtungen ergeben ${figure(sum)}.`,
  title: (sum) => `Die Gewichtungen des Bereichs ergeben ${figure(sum)}`,
  searching: 'Es wird gesucht, wer die Gewichtungen geändert hat…',
  now: 'Die Gewichtungen jetzt',
  after: (verb) => `Die Gewichtungen danach: ${verb}`,
  question: 'Wie möchten Sie auf 100 zurückkommen?',
  legend: 'was sich ändert',
  later: 'Später entscheiden',
  reversible: 'Jede Wahl lässt sich rückgängig machen: Die Werte bleiben im Verlauf der Ziele.',
  nobody:
    'Es gibt keine Änderungen, die zwei Personen gleichzeitig geschrieben haben: Die Gewichtungen stehen in der Tabelle.',
  offline:
    'Wer die Gewichtungen geändert hat, sehen Sie, sobald das Netz wieder da ist. Berichtigen können Sie sie schon jetzt.',
};
