import { inArea } from './ente.ts';

/** The list of the people, the page of one, and how one of them gets in. */
export const entePeople = {
  pageTitle: 'Persone · Traguardo',
  title: 'Persone',
  subtitle: 'Chi lavora nel Comune, con i periodi, gli incarichi e gli accessi',
  add: 'Aggiungi una persona',
  search: 'Cerca per nome',
  empty: 'Ancora nessuna persona.',
  emptyHint: 'Servono per dire chi partecipa agli obiettivi e chi entra in Traguardo.',
  notFound: 'Nessuno si chiama così.',
  columns: { person: 'Persona', area: 'Area oggi', charges: 'Incarichi oggi', account: 'Accesso' },
  noService: 'senza servizio né incarichi',
  accounts: {
    none: 'Senza accesso',
    invited: 'Invito da usare',
    active: 'Accesso attivo',
    deactivated: 'Accesso disattivato',
  },

  person: {
    someone: 'Persona',
    goneTitle: 'Persona non trovata',
    gone: 'Questa persona non è più nell’elenco.',
    toPeople: 'Vai alle persone',
    all: 'Tutte le persone',
    noCharges: 'Oggi senza incarichi',
    rename: 'Modifica il nome',
    noDates: 'senza date',
    service: {
      title: 'Servizio',
      add: 'Aggiungi un periodo',
      empty: 'Nessun periodo di servizio.',
      emptyHint: 'Senza un periodo la persona non risulta in un’area.',
      noArea: 'Nessuna area',
      noClass: 'Inquadramento non indicato',
      months: (year: number) => `In servizio nel ${year}`,
      edit: (area: string | null, period: string) =>
        `Modifica il periodo ${area === null ? 'senza area' : inArea(area)}, ${period}`,
    },
    charges: {
      title: 'Incarichi',
      add: 'Aggiungi un incarico',
      empty: 'Nessun incarico.',
      emptyHint: 'Chi lavora in un’area legge i piani; per scriverli serve un incarico.',
      notToday: (period: string) => `${period} – oggi non in vigore`,
      noAct: 'Atto non indicato',
      edit: (charge: string) => `Modifica l’incarico ${charge}`,
    },
  },

  account: {
    title: 'Accesso a Traguardo',
    unknown: 'Lo stato dell’accesso si vede quando torna la rete.',
    none: (name: string) => `${name} non entra ancora in Traguardo. Può comparire nei piani anche senza accesso.`,
    invited: (name: string) => `${name} ha un link di accesso e non lo ha ancora usato.`,
    /** What stands before and after the name one signs in with. */
    active: ['Entra come', '.'],
    deactivated: (name: string) => ['L’accesso', `è disattivato: ${name} non entra e non vede nulla.`],
    linkFor: (name: string) => `Link per ${name}`,
    copy: 'Copia',
    copied: 'Copiato.',
    copyByHand: 'Il link è selezionato: copialo con Ctrl+C.',
    handOver:
      'Consegnalo tu, a voce o per e-mail. Si vede solo adesso, vale 7 giorni e una volta sola; i link dati prima non valgono più.',
    preparing: 'Preparo il link…',
    invite: 'Invita',
    inviteAgain: 'Nuovo invito',
    newLink: 'Nuovo link di accesso',
    deactivate: 'Disattiva',
    reactivate: 'Riattiva l’accesso',
    deactivateTitle: (name: string) => `Disattivare l’accesso di ${name}?`,
    deactivateWhat:
      'Esce subito da tutti i dispositivi. I periodi, gli incarichi e quello che ha scritto restano. Si può riattivare.',
    deactivateAccess: 'Disattiva l’accesso',
  },
};
