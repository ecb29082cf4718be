import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const inArea = (name: string) => `im Bereich „${name}“`;

export const enteEvents: Texts['enteEvents'] = {
  title: (year) => `Was sich ${year} geändert hat`,
  pageTitle: (year) => `Was sich ${year} geändert hat · Traguardo`,
  subtitle: (count) =>
    count === 0 ? 'Keine Änderung mit Datum' : format.plural(count, { one: 'Änderung', other: 'Änderungen' }),
  previous: (year) => `Zum Jahr ${year}`,
  empty: (year) => `${year} hat sich nichts geändert.`,
  emptyHint: 'Hier steht, was ein Datum hat: Ein- und Austritte, Aufträge, Bereiche, Dienste und Vereinbarungen.',
  filter: 'Anzeigen',
  filters: { all: 'Alles', people: 'Personen', charges: 'Aufträge', organisation: 'Bereiche und Dienste' },
  ahead: 'ab hier steht es noch bevor',
  arrival: (name, area) => `${name} tritt den Dienst an${area === '' ? '' : ` ${inArea(area)}`}`,
  departure: (name, area) => `Letzter Diensttag von ${name}${area === '' ? '' : ` ${inArea(area)}`}`,
  transfer: (name, from, to) =>
    `${name} wechselt ${from === '' ? '' : `von „${from}“ `}${to === '' ? 'in keinen Bereich' : `zu „${to}“`}`,
  terms: (name, changes) => `${name}: ${format.list(changes)}`,
  termsOf: {
    class: (to) => `nun ${to}`,
    hours: (to) => `arbeitet ${to}`,
    fullTime: 'wieder Vollzeit',
    profile: (to) => `Berufsbild ${to}`,
    other: 'neuer Zeitraum im selben Bereich',
  },
  chargeBegins: (name, charge) => `${name} ist ${charge}`,
  chargeRenewed: (name, charge) => `${name}: Auftrag erneuert, ${charge}`,
  chargeEnds: (name, charge) => `Letzter Tag von ${name} als ${charge}`,
  areaBorn: (name) => `${name} entsteht`,
  areaClosed: (name) => `Letzter Tag von ${name}`,
  serviceBorn: (name, area) => `Der Dienst ${name} entsteht ${inArea(area)}`,
  serviceClosed: (name, area) => `Letzter Tag des Dienstes ${name} ${inArea(area)}`,
  agreementBegins: (what, entity) => `Die Vereinbarung mit ${entity} beginnt: ${what}`,
  agreementEnds: (what, entity) => `Letzter Tag der Vereinbarung mit ${entity}: ${what}`,
  staff: (area, count, since) =>
    count === 0
      ? `${since} niemand ${inArea(area)}`
      : `${since} ${format.plural(count, { one: 'Person', other: 'Personen' })} ${inArea(area)}`,
  headless: (area, since) => `${since} ist niemand für „${area}“ verantwortlich`,
};
