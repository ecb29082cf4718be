import type { ClassificationArea } from '#lib/domain/org.ts';
import type { PluralForms } from '../format.ts';
import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const personen = { one: 'Person', other: 'Personen' };
const counted: Record<ClassificationArea, PluralForms> = {
  'funzionari-eq': { one: 'Funktionär oder E.Q.', other: 'Funktionäre und E.Q.' },
  istruttori: { one: 'Sachbearbeiter', other: 'Sachbearbeiter' },
  'operatori-esperti': { one: 'Fachkraft', other: 'Fachkräfte' },
  operatori: { one: 'Hilfskraft', other: 'Hilfskräfte' },
};

export const papers: Texts['papers'] = {
  piano: (year) => `Performance-Plan ${year}-${year + 2}`,
  piao: (year) => `Integrierter Tätigkeits- und Organisationsplan ${year}-${year + 2}`,
  piaoSection: 'Unterabschnitt 2.2 – Performance',
  peg: (year) => `Haushaltsvollzugsplan ${year}: Ziele und Mittel`,
  pegBasis:
    'Art. 169 des G.v.D. Nr. 267 vom 18. August 2000: der Performance-Plan ist Teil des Haushaltsvollzugsplans.',
  areas: (year) => `Operative Ziele ${year}`,
  schede: (year) => `Zielblätter ${year}`,
  schedaOf: (label, year) => `Zielblatt ${label}, ${year}`,
  contents: 'Inhalt',
  draft: 'Entwurf',
  watermark: 'ENTWURF',
  whole: 'vollständig',
  withoutNames: 'ohne Namen',
  actToFill: 'Anlage zum Beschluss des Gemeindeausschusses Nr. ________ vom ______________',
  act: (number, day) => `Anlage zum Beschluss des Gemeindeausschusses Nr. ${number} vom ${day}`,
  pageBefore: 'Seite ',
  pageBetween: ' von ',
  madeAt: (day, time) => `${day}, ${time} Uhr`,
  fingerprint: (short) => `SHA-256 ${short}`,
  stemma: (entity) => `Wappen: ${entity}`,
  citizens: 'Informationen für Bürgerinnen, Bürger und Interessengruppen',
  identity: 'Wer wir sind',
  organigram: 'Organigramm',
  organigramOn: (day) => `Stand am ${day}.`,
  organigramAlt: (organs, areas) =>
    `Organigramm: oben ${format.list(organs)}; darunter ${areas.length === 1 ? 'ein Bereich' : `${areas.length} Bereiche`}: ${areas.join(', ')}. Die folgende Liste sagt dasselbe und wer dort arbeitet.`,
  mandate: 'Mandat und strategische Ziele',
  mandateYears: (years) => (years === '' ? 'Mandat des Bürgermeisters' : `Mandat des Bürgermeisters ${years}`),
  tree: 'Performance-Baum',
  treeLead: 'Vom Mandat zu den Zielen der Bereiche; in Klammern die Gewichtung im Bereich.',
  transversals: 'Bereichsübergreifende Ziele',
  objectives: (year) => `Operative Ziele ${year} nach Bereich`,
  acts: 'Akte',
  actsLead: 'Die Akte zu diesem Dokument: werden ausgefüllt, sobald es sie gibt.',
  actRows: {
    act: 'Akt',
    number: 'Nummer',
    day: 'Datum',
    approval: 'Beschluss des Gemeindeausschusses, der das Dokument genehmigt',
    opinion: 'Gutachten des Bewertungsorgans',
    publication: 'Veröffentlichung in „Transparente Verwaltung“',
  },
  toFill: '________',
  none: '—',
  staff: 'Beteiligte Personen',
  weight: 'Gewichtung',
  points: 'Punkte',
  euro: '€',
  head: (names) => `Verantwortlich: ${names}`,
  toWrite: 'Noch kein Ziel.',
  serves: 'Strategisches Ziel',
  mission: 'Aufgabenbereich und Programm',
  resources: 'Mittel des Bereichs',
  people: 'Personal',
  money: 'Finanzmittel',
  budgetItem: 'Kapitel oder Posten',
  tools: 'Sachmittel',
  total: 'Summe',
  inYear: (year) => `Wert ${year}`,
  figure: 'Angabe',
  phaseMonths: 'Geplante Monate',
  omissis: '[ausgelassen]',
  area: 'Bereich',
  indicators: 'Indikatoren',
  targets: 'Zielwerte',
  dueDate: 'Frist',
  by: (day) => `bis ${day}`,
  counted: (all, classes) => {
    const parts = classes.map(([name, count]) => format.plural(count, counted[name]));
    const total = format.plural(all, personen);
    return parts.length === 0 ? total : `${total}: ${format.list(parts)}`;
  },
  and: (area, weight) => (weight === '' ? area : `${area}, ${weight}`),
};
