import { FULL_WEIGHT, type Weight } from '#lib/domain/weight.ts';
import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const ONE = 100;
const figure = format.weight;
const points = (weight: Weight) => (weight === ONE ? '1 Punkt' : `${figure(weight)} Punkte`);
const thePoints = (weight: Weight) => (weight === ONE ? 'Den Punkt' : `Die ${points(weight)}`);

export const weights: Texts['weights'] = {
  points,
  complete: 'vollständig',
  missing: (gap) => `es ${gap === ONE ? 'fehlt' : 'fehlen'} ${figure(gap)}`,
  excess: (gap) => `${figure(gap)} zu viel`,
  label: 'Gewichtungen der Ziele',
  total: 'Summe',
  totalHere: 'Summe auf diesem Gerät',
  inOrder: 'Gewichtungen in der Reihenfolge der Tabelle',
  toRow: (segment) => `${segment}. Zur Zeile`,
  allLocked: 'Alle Gewichtungen sind gesperrt',
  locked: 'gesperrt',
  weightLocked: 'Gewichtung gesperrt',
  whatHappened: 'Ansehen, was geschehen ist',
  addOne: '1 Punkt hinzufügen',
  takeOne: '1 Punkt wegnehmen',
  addOneTo: (label) => `${label} 1 Punkt hinzufügen`,
  takeOneFrom: (label) => `${label} 1 Punkt wegnehmen`,
  changed: (label, weight) => `Gewichtung von ${label}: ${figure(weight)}.`,
  lockIt: 'Gewichtung sperren: Das Verteilen ändert sie nicht',
  write: 'Gewichtung eingeben',
  weight: 'Gewichtung',
  ofWeight: (weight) => `Gewichtung ${figure(weight)}`,
  without: 'ohne Gewichtung',
  gate: 'Voraussetzung',
  gates: (count) =>
    format.plural(count, { one: 'Voraussetzung ohne Gewichtung', other: 'Voraussetzungen ohne Gewichtung' }),
  gateOutside: 'Voraussetzung: ohne Gewichtung, außerhalb der Summe',
  makeGate: 'Zur Voraussetzung ohne Gewichtung machen',
  weighIt: 'Aus den Voraussetzungen nehmen',
  gated: (label, gate, back) => {
    if (!gate) return `${label} ist keine Voraussetzung mehr: Geben Sie die Gewichtung ein.`;
    const given = back === ONE ? 'Der Punkt kann' : `Die ${points(back)} können`;
    return `${label} ist eine Voraussetzung ohne Gewichtung.${back > 0 ? ` ${given} neu verteilt werden.` : ''}`;
  },
  totalIs: (total) => `Summe ${figure(total)}`,
  distributeThe: (gap) => `${thePoints(gap)} verteilen`,
  distributePoints: (gap) => `${points(gap)} verteilen`,
  takePoints: (gap) => `${points(gap)} wegnehmen`,
  distribute: 'Verteilen',
  take: 'Wegnehmen',
  redistribute: 'Gewichtungen neu verteilen',
  lockedStay: (labels) =>
    labels.length === 1
      ? `${labels[0] ?? ''} ist gesperrt und ändert sich nicht.`
      : `${labels.join(', ')} sind gesperrt und ändern sich nicht.`,
  how: 'Wie',
  modes: {
    proportional: 'Im Verhältnis der Gewichtungen',
    equal: 'Zu gleichen Teilen',
    selected: 'Auf ausgewählte Ziele',
    scored: 'Nach strategischer Bedeutung und Komplexität',
  },
  ungraded: (labels) =>
    labels.length === 1
      ? `${labels[0] ?? ''} hat keine strategische Bedeutung und Komplexität: Die Gewichtung bleibt, wie sie ist.`
      : `${format.list(labels)} haben keine strategische Bedeutung und Komplexität: Die Gewichtungen bleiben, wie sie sind.`,
  propose: 'Gewichtungen des Bereichs vorschlagen',
  becomes: 'wird zu',
  chooseOne: 'Wählen Sie mindestens ein Ziel',
  othersTooMuch: 'Die Gewichtungen, die bleiben, übersteigen schon 100',
  lockedTooMuch: 'Die gesperrten Gewichtungen allein übersteigen 100: Entsperren Sie eine davon',
  alreadySo: 'Die Gewichtungen sind schon so',
  distributed: (total) => `Gewichtungen verteilt: Summe ${figure(total)}.`,
  notAFigure: 'Geben Sie die Gewichtung in Ziffern ein, zum Beispiel 20 oder 12,5.',
  negative: 'Die Gewichtung kann nicht unter 0 liegen.',
  tooLarge: `Die Gewichtung ist zu groß: Die Summe des Bereichs ist ${figure(FULL_WEIGHT)}.`,
};
