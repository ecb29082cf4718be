import { inArea, ofArea } from './ente.ts';
import { format } from './format.ts';

const staff = (area: string, count: number, since: string) =>
  count === 0
    ? `${since} nessuno ${inArea(area)}`
    : `${since} ${format.plural(count, { one: 'persona', other: 'persone' })} ${inArea(area)}`;

/** What changed in the ente in a year. */
export const enteEvents = {
  title: (year: number) => `Che cosa è cambiato nel ${year}`,
  pageTitle: (year: number) => `Che cosa è cambiato nel ${year} · Traguardo`,
  subtitle: (count: number) =>
    count === 0
      ? 'Nessun cambiamento con una data'
      : format.plural(count, { one: 'cambiamento', other: 'cambiamenti' }),
  previous: (year: number) => `Vai al ${year}`,
  empty: (year: number) => `Nel ${year} non è cambiato nulla.`,
  emptyHint: 'Qui arriva ciò che ha una data: chi entra, chi esce, incarichi, aree, servizi e convenzioni.',
  filter: 'Mostra',
  filters: { all: 'Tutto', people: 'Persone', charges: 'Incarichi', organisation: 'Aree e servizi' },
  ahead: 'da qui in poi deve ancora accadere',
  arrival: (name: string, area: string) => `${name} entra in servizio${area === '' ? '' : ` ${inArea(area)}`}`,
  departure: (name: string, area: string) =>
    `Ultimo giorno di servizio di ${name}${area === '' ? '' : ` ${inArea(area)}`}`,
  transfer: (name: string, from: string, to: string) =>
    `${name} passa ${from === '' ? '' : `da ${from} `}${to === '' ? 'a nessuna area' : `a ${to}`}`,
  terms: (name: string, changes: string[]) => `${name}: ${format.list(changes)}`,
  termsOf: {
    class: (to: string) => `passa a ${to}`,
    hours: (to: string) => `lavora ${to}`,
    fullTime: 'torna a tempo pieno',
    profile: (to: string) => `profilo ${to}`,
    other: 'nuovo periodo nella stessa area',
  },
  chargeBegins: (name: string, charge: string) => `${name} è ${charge}`,
  chargeRenewed: (name: string, charge: string) => `${name}: rinnovato l’incarico di ${charge}`,
  chargeEnds: (name: string, charge: string) => `Ultimo giorno di ${name} come ${charge}`,
  areaBorn: (name: string) => `Nasce ${name}`,
  areaClosed: (name: string) => `Ultimo giorno di ${name}`,
  serviceBorn: (name: string, area: string) => `Nasce il servizio ${name} ${inArea(area)}`,
  serviceClosed: (name: string, area: string) => `Ultimo giorno del servizio ${name} ${ofArea(area)}`,
  agreementBegins: (what: string, entity: string) => `Comincia la convenzione con ${entity}: ${what}`,
  agreementEnds: (what: string, entity: string) => `Ultimo giorno della convenzione con ${entity}: ${what}`,
  /** What follows: `da maggio 3 persone nell’Area amministrativa`. */
  staff,
  headless: (area: string, since: string) => `${since} nessuno risponde ${ofArea(area)}`,
};
