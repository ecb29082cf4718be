import { format } from './format.ts';

const objectives = (count: number) =>
  format.plural(count, { one: 'obiettivo trasversale', other: 'obiettivi trasversali' });

/** Objectives of the whole ente, offered to the areas. */
export const transversals = {
  title: (year: number) => `Obiettivi trasversali ${year}`,
  subtitle: (count: number, waiting: number) =>
    waiting === 0
      ? objectives(count)
      : `${objectives(count)} · ${format.plural(waiting, { one: 'risposta attesa', other: 'risposte attese' })}`,
  add: 'Aggiungi obiettivo trasversale',
  none: 'Ancora nessun obiettivo trasversale.',
  noneHint:
    'Sono gli obiettivi di tutto il Comune, come la formazione o la trasparenza: si scrivono una volta sola e ogni area li accoglie con il suo peso e le sue persone.',
  one: 'obiettivo trasversale',
  deleted: 'Obiettivo trasversale eliminato. Puoi annullare.',
  fields: {
    code: 'Codice',
    title: 'Obiettivo trasversale',
    description: 'Descrizione',
    expectedPerformance: 'Performance attesa',
    dueDate: 'Scadenza',
    expectedValue: 'Dato atteso',
    indicator: 'Indicatore',
    direction: 'Verso',
    target: 'Target',
    unit: 'Unità di misura',
    equalTo: 'uguale a',
    source: 'Norma o atto',
    sourceHint: 'Per esempio: Direttiva 14/01/2025, 40 ore di formazione',
    strategic: 'Obiettivo strategico',
    noStrategic: 'Nessuno',
    offered: 'Aree a cui è proposto',
    all: 'Tutte le aree',
  },
  by: (day: string) => `entro il ${day}`,
  measure: (name: string, target: string) => `${name}: ${target}`,
  serves: (name: string) => `Serve ${name}`,
  answers: 'Risposte delle aree',
  accepted: (weight: string) => `Accolto, peso ${weight}`,
  acceptedNoWeight: 'Accolto, peso da scrivere',
  refused: (reason: string) => `Non accolto: ${reason}`,
  waiting: 'Non ha ancora risposto',
  notOffered: 'Non è proposto a nessuna area.',
  respond: 'Rispondi',
  /** In the page of an area. */
  area: {
    notice: (count: number) =>
      format.plural(count, {
        one: 'obiettivo trasversale aspetta risposta',
        other: 'obiettivi trasversali aspettano risposta',
      }),
    respond: 'Rispondi',
    title: 'Obiettivi trasversali',
    about: 'Testo, scadenza e indicatore sono quelli del piano. Peso, persone e fasi li scrivi tu nella tabella.',
    accept: 'Accogli',
    refuse: 'Non accogliere',
    reason: 'Motivo',
    reasonHint: 'Resta scritto nel piano: chi lo legge capisce perché.',
    reasonMissing: 'Scrivi il motivo.',
    confirmRefusal: 'Registra il motivo',
    reconsider: 'Riconsidera',
    seeRow: 'Vai alla riga',
    acceptedAs: (code: string) => `Accolto come ${code}`,
    saidAccepted: (title: string) => `Accolto: «${title}». Scrivi il peso e chi partecipa.`,
    saidRefused: (title: string) => `Non accolto: «${title}».`,
    saidReconsidered: (title: string) => `«${title}» aspetta di nuovo una risposta.`,
    none: 'Nessun obiettivo trasversale è proposto a quest’area.',
    ofPlan: 'Testo del piano: obiettivo trasversale',
  },
};
