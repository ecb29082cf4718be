import type { Weight } from '#lib/domain/weight.ts';
import { isReport, type ProblemTexts } from '../problems.ts';
import { format } from './format.ts';

/** Points of weight, `1 Punkt`, `5 Punkte`, `0,5 Punkte`. */
const points = (weight: Weight) => (weight === 100 ? '1 Punkt' : `${format.weight(weight)} Punkte`);

/** A title and the space after it, or nothing. */
const quoted = (title: string) => (title === '' ? '' : `„${title}“ `);

export const problems: ProblemTexts = {
  'transversal-unanswered': ({ data: { titles } }) => ({
    sentence:
      titles.length === 1
        ? `Das bereichsübergreifende Ziel ${quoted(titles[0] ?? '')}wartet auf eine Antwort des Bereichs.`
        : `${titles.length} bereichsübergreifende Ziele warten auf eine Antwort des Bereichs.`,
    remedy: 'Antworten',
  }),
  'weights-missing': ({ data: { total, missing } }) => ({
    sentence: `Die Gewichtungen des Bereichs ergeben ${format.weight(total)}: Es ${missing === 100 ? 'fehlt' : 'fehlen'} ${points(missing)} auf 100.`,
    remedy: missing === 100 ? 'Den Punkt verteilen' : `Die ${points(missing)} verteilen`,
  }),
  'weights-excess': ({ data: { total, excess } }) => ({
    sentence: `Die Gewichtungen des Bereichs ergeben ${format.weight(total)}: ${points(excess)} zu viel.`,
    remedy: `${points(excess)} wegnehmen`,
  }),
  'weight-missing': () => ({
    sentence: 'Die Gewichtung fehlt: Ohne sie zählt das Ziel in der Bewertung nicht.',
    remedy: 'Gewichtung eingeben',
  }),
  'weight-zero': () => ({
    sentence:
      'Gewichtung 0: Um den Plan vorzulegen, braucht jedes Ziel eine Gewichtung, außer es ist eine Voraussetzung.',
    remedy: 'Gewichtung zuweisen',
  }),
  'gate-weighed': ({ data: { weight } }) => ({
    sentence: `Das Ziel ist eine Voraussetzung: Seine Gewichtung von ${weight === 100 ? '1 Punkt' : `${format.weight(weight)} Punkten`} zählt in der Summe nicht.`,
    remedy: 'Gewichtung entfernen',
  }),
  'title-missing': () => ({
    sentence: 'Der Titel fehlt: Das Ziel ist in den Listen nicht zu erkennen.',
    remedy: 'Titel eingeben',
  }),
  'indicator-missing': ({ data }) => ({
    sentence: isReport(data.expectedPerformance)
      ? 'Der Indikator fehlt: Ein Bericht misst kein Ergebnis.'
      : 'Der Indikator fehlt: Am Jahresende lässt sich das Ergebnis nicht messen.',
    remedy: '3 Vorschläge ansehen',
  }),
  'indicator-everywhere': ({ data: { name, count } }) => ({
    sentence: `„${name}“ ist der einzige Indikator aller ${count} Ziele: Er unterscheidet kein Ergebnis vom anderen.`,
    remedy: 'Für jedes Ziel einen Indikator eingeben',
  }),
  'targets-all-full': ({ data: { count } }) => ({
    sentence: `Der Zielwert ist bei allen ${count} Zielen 100 %: So sagt er nicht, wie viel erreicht werden soll.`,
    remedy: 'Zielwerte überprüfen',
  }),
  'indicator-weights': ({ data: { total, missing } }) => ({
    sentence: `Die Gewichtungen der Indikatoren ergeben ${format.weight(total)}: ${
      missing > 0 ? `Es ${missing === 100 ? 'fehlt' : 'fehlen'} ${points(missing)}` : `${points(-missing)} zu viel`
    }.`,
    remedy: 'Gewichtungen der Indikatoren ordnen',
  }),
  'targets-equal': ({ data: { target, type } }) => ({
    sentence: `Derselbe Zielwert (${target}) für drei Jahre. Bei einem ${
      type === 'improvement' ? 'Verbesserungsziel' : 'Entwicklungsziel'
    } ändert er sich meistens.`,
    remedy: 'Zielwerte überprüfen',
  }),
  'due-date-missing': () => ({
    sentence: 'Die Frist fehlt: Es ist nicht klar, bis wann das Ergebnis erwartet wird.',
    remedy: 'Frist eingeben',
  }),
  'due-date-outside': ({ data: { dueDate, year } }) => ({
    sentence: `Die Frist ${format.date(dueDate)} liegt außerhalb des Jahres ${year}: Das Ergebnis lässt sich in diesem Jahr nicht bewerten.`,
    remedy: 'Frist berichtigen',
  }),
  'phase-without-months': ({ data: { title } }) => ({
    sentence: `Die Phase ${quoted(title)}hat keine Monate: Im Zeitplan ist sie nicht zu sehen.`,
    remedy: 'Monate eintragen',
  }),
  'phase-late': ({ data: { title, dueDate } }) => ({
    sentence: `Die Phase ${quoted(title)}geht über die Frist des Ziels (${format.date(dueDate)}) hinaus.`,
    remedy: 'Monate überprüfen',
  }),
  'milestone-outside': ({ data: { title, milestone, year } }) => ({
    sentence: `Der Meilenstein der Phase ${quoted(title)}(${format.date(milestone)}) liegt außerhalb des Jahres ${year}.`,
    remedy: 'Meilenstein berichtigen',
  }),
  'milestone-late': ({ data: { title, milestone, dueDate } }) => ({
    sentence: `Der Meilenstein der Phase ${quoted(title)}(${format.date(milestone)}) liegt nach der Frist des Ziels (${format.date(dueDate)}).`,
    remedy: 'Meilenstein berichtigen',
  }),
  'nobody-involved': () => ({
    sentence: 'Niemand ist beteiligt: Das Ziel geht in keine Bewertung einer Person ein.',
    remedy: 'Beteiligte angeben',
  }),
  'outside-service': ({ data: { person, from, to } }, names) => {
    const period = format.period({ from, to });
    return {
      sentence:
        period === null
          ? `${names.person(person)} ist in diesem Zeitraum nicht im Dienst: Die Beteiligung lässt sich nicht bewerten.`
          : `${names.person(person)} ist ${period} im Dienst: Die Beteiligung geht über diesen Zeitraum hinaus.`,
      remedy: 'Daten berichtigen',
    };
  },
  'period-empty': ({ data: { who, from, to }, place }, names) => {
    const named = who === '' ? 'die Beteiligung' : `„${who}“`;
    return {
      sentence: `Der Zeitraum für ${place.person === undefined ? named : names.person(who)} ist leer: Das Ende (${format.date(to)}) liegt vor dem Beginn (${format.date(from)}).`,
      remedy: 'Daten berichtigen',
    };
  },
  'titles-equal': ({ data: { title, codes } }) => {
    const which = codes.filter((code) => code !== '');
    const subject =
      which.length === codes.length ? format.list(which) : format.plural(codes.length, { one: 'Ziel', other: 'Ziele' });
    return {
      sentence: `${subject} haben denselben Titel „${title}“: In den Listen sind sie nicht zu unterscheiden.`,
      remedy: 'Einen Titel ändern',
    };
  },
  'person-two-spellings': ({ data: { first, second } }, names) => ({
    sentence: `${names.person(first)} und ${names.person(second)} sind vielleicht dieselbe Person in zwei Schreibweisen: Dann bleiben ihre Zeiträume auf zwei Namen verteilt.`,
    remedy: 'Richtige Schreibweise wählen',
  }),
};
