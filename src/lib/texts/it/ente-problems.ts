import { inArea, ofArea } from './ente.ts';
import { format } from './format.ts';

const days = (periods: { from: string | null; to: string | null }[]) =>
  format.list(periods.map((period) => format.period(period) ?? 'sempre'));

/** What does not add up in the ente, and two spellings made one. */
export const enteProblems = {
  title: 'Da sistemare',
  more: (count: number) => `Mostra ${format.plural(count, { one: 'altro punto', other: 'altri punti' })}`,
  less: 'Mostra meno',
  days,
  noAreas: 'Non c’è ancora un’area: gli obiettivi stanno dentro le aree.',
  segretarioMissing: (when: string) => `Nessuno è Segretario ${when}.`,
  headless: (area: string, when: string) => `Nessuno risponde ${ofArea(area)} ${when}.`,
  headsOverlap: (area: string, one: string, other: string, when: string) =>
    `${one} e ${other} sono tutti e due Responsabili ${ofArea(area)} ${when}.`,
  headAndInterim: (area: string, head: string, interim: string, when: string) =>
    `${interim} è Responsabile ad interim ${ofArea(area)} mentre c’è ${head}, ${when}.`,
  chargeOutside: (name: string, charge: string, when: string) =>
    `${name} è ${charge} ma non risulta in servizio ${when}.`,
  unstaffed: (area: string) =>
    `${inArea(area).replace(/^./, (letter) => letter.toUpperCase())} quest’anno non lavora nessuno.`,
  idle: (name: string) => `${name} non ha periodi di servizio né incarichi.`,
  overFullTime: (name: string, hours: string, when: string) =>
    `${name} lavora in due posti per ${hours} alla settimana ${when}.`,
  twoSpellings: (one: string, other: string) => `${one} e ${other} sembrano la stessa persona.`,
  remedies: {
    addArea: 'Aggiungi un’area',
    giveHead: 'Dai un Responsabile',
    openPerson: (name: string) => `Apri ${name}`,
    people: 'Vai alle persone',
    merge: 'Guarda e unisci',
  },
  merge: {
    title: 'Sono la stessa persona?',
    spelling: 'Come si scrive',
    moves: 'Che cosa passa a chi resta',
    employments: (count: number) => format.plural(count, { one: 'periodo di servizio', other: 'periodi di servizio' }),
    incarichi: (count: number) => format.plural(count, { one: 'incarico', other: 'incarichi' }),
    agreements: (count: number) => format.plural(count, { one: 'convenzione', other: 'convenzioni' }),
    participations: (count: number) =>
      format.plural(count, { one: 'partecipazione agli obiettivi', other: 'partecipazioni agli obiettivi' }),
    repeated: (count: number) =>
      format.plural(count, { one: 'riga uguale non si ripete', other: 'righe uguali non si ripetono' }),
    closed: (count: number) =>
      `${format.plural(count, { one: 'partecipazione sta', other: 'partecipazioni stanno' })} in piani chiusi, che restano come sono`,
    nothing: 'Niente: la seconda persona non ha periodi, incarichi né partecipazioni.',
    stays: 'L’altra scrittura resta in memoria: la cronologia e i piani già approvati continuano a mostrare un nome.',
    bothAccounts: (one: string, other: string) =>
      `${one} e ${other} hanno tutti e due un accesso. Disattiva prima quello che non serve, dalla pagina della persona: quello che resta è l’altro.`,
    noUndo: 'Non si annulla con un comando: se sono due persone, lasciale separate.',
    first: 'Scegli prima come si scrive.',
    looking: 'Conto che cosa passa…',
    confirm: 'Unisci le due persone',
    done: (name: string) => `Unite: ora c’è solo ${name}`,
  },
};
