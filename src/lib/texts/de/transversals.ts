import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const objectives = (count: number) =>
  format.plural(count, { one: 'bereichsübergreifendes Ziel', other: 'bereichsübergreifende Ziele' });

export const transversals: Texts['transversals'] = {
  title: (year) => `Bereichsübergreifende Ziele ${year}`,
  subtitle: (count, waiting) =>
    waiting === 0
      ? objectives(count)
      : `${objectives(count)} · ${format.plural(waiting, { one: 'Antwort ausständig', other: 'Antworten ausständig' })}`,
  add: 'Bereichsübergreifendes Ziel hinzufügen',
  none: 'Noch keine bereichsübergreifenden Ziele.',
  noneHint:
    'Das sind Ziele der ganzen Gemeinde, wie die Weiterbildung oder die Transparenz: Sie werden nur einmal geschrieben, und jeder Bereich übernimmt sie mit eigener Gewichtung und eigenen Personen.',
  one: 'bereichsübergreifendes Ziel',
  deleted: 'Bereichsübergreifendes Ziel gelöscht. Sie können das rückgängig machen.',
  fields: {
    code: 'Code',
    title: 'Bereichsübergreifendes Ziel',
    description: 'Beschreibung',
    expectedPerformance: 'Erwartete Leistung',
    dueDate: 'Frist',
    expectedValue: 'Erwarteter Wert',
    indicator: 'Indikator',
    direction: 'Richtung',
    target: 'Zielwert',
    unit: 'Maßeinheit',
    equalTo: 'gleich',
    source: 'Gesetz oder Akt',
    sourceHint: 'Zum Beispiel: Richtlinie vom 14.01.2025, 40 Stunden Weiterbildung',
    strategic: 'Strategisches Ziel',
    noStrategic: 'Keines',
    offered: 'Bereiche, denen es vorgeschlagen wird',
    all: 'Alle Bereiche',
  },
  by: (day) => `bis ${day}`,
  measure: (name, target) => `${name}: ${target}`,
  serves: (name) => `Dient ${name}`,
  answers: 'Antworten der Bereiche',
  accepted: (weight) => `Übernommen, Gewichtung ${weight}`,
  acceptedNoWeight: 'Übernommen, Gewichtung noch einzutragen',
  refused: (reason) => `Nicht übernommen: ${reason}`,
  waiting: 'Noch keine Antwort',
  notOffered: 'Es ist keinem Bereich vorgeschlagen.',
  respond: 'Antworten',
  area: {
    notice: (count) =>
      format.plural(count, {
        one: 'bereichsübergreifendes Ziel wartet auf eine Antwort',
        other: 'bereichsübergreifende Ziele warten auf eine Antwort',
      }),
    respond: 'Antworten',
    title: 'Bereichsübergreifende Ziele',
    about:
      'Text, Frist und Indikator sind jene des Plans. Gewichtung, Personen und Phasen schreiben Sie in die Tabelle.',
    accept: 'Übernehmen',
    refuse: 'Nicht übernehmen',
    reason: 'Begründung',
    reasonHint: 'Sie bleibt im Plan: Wer ihn liest, versteht den Grund.',
    reasonMissing: 'Geben Sie die Begründung ein.',
    confirmRefusal: 'Begründung festhalten',
    reconsider: 'Neu überlegen',
    seeRow: 'Zur Zeile',
    acceptedAs: (code) => `Übernommen als ${code}`,
    saidAccepted: (title) => `Übernommen: „${title}“. Tragen Sie die Gewichtung und die Beteiligten ein.`,
    saidRefused: (title) => `Nicht übernommen: „${title}“.`,
    saidReconsidered: (title) => `„${title}“ wartet wieder auf eine Antwort.`,
    none: 'Diesem Bereich ist kein bereichsübergreifendes Ziel vorgeschlagen.',
    ofPlan: 'Text des Plans: bereichsübergreifendes Ziel',
  },
};
