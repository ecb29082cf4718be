import type { DocumentName } from '../document-name.ts';
import { format } from './format.ts';

const modifiche = { one: 'modifica', other: 'modifiche' };

/** The page of the state of sync, and that of the changes that were not accepted. */
export const sync = {
  document: (name: DocumentName) => {
    if (name.kind === 'gone') return 'Documento non più accessibile';
    if (name.kind === 'mandate') return 'Mandato';
    if (name.kind === 'talk') return 'Conversazione';
    if (name.kind === 'plan') return `Piano ${name.year}`;
    if (name.kind === 'area') return `${name.area ?? 'Area'} ${name.year}`;
    const what = { 'eval-sheet': 'Scheda', 'self-sheet': 'Autovalutazione', evidence: 'Evidenze' }[name.kind];
    return `${what} ${name.year}${name.person === null ? '' : ` di ${name.person}`}`;
  },
  newObjective: 'Obiettivo nuovo',
  subtitle: 'Che cosa è già nel Comune e che cosa è solo su questo dispositivo',
  link: 'Collegamento',
  thisDevice: 'Questo dispositivo',
  inUseBy: (person: string) => `In uso da ${person}`,
  noContact: 'Ancora nessun contatto',
  lastAck: (when: string) => `Ultima conferma ${when}`,
  update: 'Aggiorna',
  notAccepted: (count: number) =>
    format.plural(count, { one: 'modifica non accettata', other: 'modifiche non accettate' }),
  keptHere: 'Sono conservate su questo dispositivo.',
  seeChanges: 'Vedi le modifiche',
  toSend: (count: number) =>
    count === 0 ? 'Nessuna modifica da inviare' : `${format.plural(count, modifiche)} da inviare`,
  notSaved: (count: number) =>
    count === 1
      ? 'Non è salvata su questo dispositivo: tieni aperta questa pagina ed esportala adesso.'
      : 'Non sono tutte salvate su questo dispositivo: tieni aperta questa pagina ed esportale adesso.',
  allThere: 'Tutto quello che hai scritto è nel Comune.',
  allButRefused: 'Quello che hai scritto è nel Comune, tranne le modifiche non accettate.',
  safeHere: (count: number) =>
    count === 1
      ? 'È al sicuro su questo dispositivo. Parte da sola.'
      : 'Sono al sicuro su questo dispositivo. Partono da sole, nell’ordine in cui le hai fatte.',
  retry: 'Riprova ora',
  states: {
    savedHere: 'Salvato qui, parte fra poco',
    expired: 'Le modifiche sono al sicuro qui. Accedi di nuovo e partono da sole.',
    toReview: 'C’è un punto da decidere in un’area.',
    notAccepted: 'Modifiche non accettate',
    notAcceptedWhat: 'Il Comune non ha potuto prendere alcune modifiche. Sono tutte conservate qui.',
    notSaved: 'Non salvato – memoria piena',
    notSavedWhat: 'Esporta adesso le modifiche, poi libera spazio su questo dispositivo.',
    updateNeeded: 'Serve la nuova versione',
    updateNeededWhat: 'Aggiorna Traguardo: quello che hai scritto resta su questo dispositivo.',
    atRisk: 'Memoria non protetta',
    atRiskWhat:
      'I dati non inviati possono andare persi se il dispositivo libera spazio: installa Traguardo o esporta le modifiche.',
  },
  table: {
    objective: 'Obiettivo',
    what: 'Che cosa',
    values: 'Prima e adesso',
    when: 'Quando',
    before: 'prima',
    now: 'adesso',
    field: 'Campo',
    was: 'Com’era',
  },
  export: 'Esporta le modifiche',
  exportFile: (day: string) => `modifiche-da-inviare-${day}.json`,
  exported: 'File salvato fra i tuoi scaricamenti.',
  forks: {
    none: 'Modifiche non accettate',
    empty: 'Nessuna modifica è stata rifiutata.',
    emptyHint: 'Se succede, la trovi qui con il motivo e non va persa.',
    export: 'Esporta',
    exportFile: (day: string) => `modifiche-non-accettate-${day}.json`,
    discard: 'Scarta',
    discardAsk: 'Scarta…',
    putAside: (when: string) => `Messe da parte ${when}.`,
    dialog: (count: number, document: string) =>
      `Scartare ${count === 1 ? 'la modifica' : 'le modifiche'} di ${document}?`,
  },
  device: {
    copy: 'Copia per l’assistenza',
    copied: 'Copiato: incollalo nel messaggio.',
    copyByHand: 'Seleziona il testo e copialo.',
    copyLabel: 'Testo per l’assistenza',
    version: (version: string) => `Versione ${version}`,
    protocol: (protocol: number) => `Protocollo ${protocol}`,
    expires: (day: string) => `accesso valido fino al ${day}`,
    noPlan: 'Nessun piano da tenere qui',
    noPlanWhy: 'Con i tuoi incarichi di oggi non apri nessun piano',
    plans: 'Piani disponibili senza rete',
    documents: (count: number) =>
      `${format.plural(count, { one: 'documento', other: 'documenti' })} su questo dispositivo`,
    dataOf: (when: string) => `dati di ${when}`,
    someOf: (ready: number, total: number) => `Disponibili senza rete ${ready} di ${total}`,
    othersLater: 'Gli altri si scaricano da soli con la rete',
    insecure: 'Senza rete qui non si lavora',
    insecureWhy:
      'L’indirizzo non è https: il dispositivo non tiene l’app. Chiedi l’indirizzo https a chi amministra Traguardo',
    persisted: 'Memoria protetta',
    persistedWhy: 'Il sistema non può cancellarla da solo',
    notPersisted: 'Memoria non protetta',
    notPersistedWhy: 'Se lo spazio finisce il sistema può cancellarla. Installa Traguardo per proteggerla',
    space: 'Spazio',
    spaceUnknown: 'Questo dispositivo non lo dice',
    spaceUsed: (used: string, free: string) => `${used} usati, ${free} liberi per l’app`,
    clockRight: 'Orologio giusto',
    clockDifference: (seconds: number) =>
      `${format.plural(seconds, { one: 'secondo', other: 'secondi' })} di differenza con il Comune`,
    clockWrong: (behind: boolean, minutes: number) =>
      `Orologio ${behind ? 'indietro' : 'avanti'} di ${format.plural(minutes, { one: 'minuto', other: 'minuti' })}`,
    clockWhat: 'Le ore che vedi seguono il Comune. Correggi l’ora nelle impostazioni del dispositivo',
    /** What support reads; one row each. */
    report: {
      state: 'Stato',
      lastAck: 'Ultima conferma',
      none: 'nessuna',
      documents: 'Documenti',
      of: (ready: number, total: number) => `${ready} di ${total}`,
      memory: 'Memoria',
      memoryOf: (persisted: boolean, usage: string, quota: string) =>
        `${persisted ? 'protetta' : 'non protetta'}, ${usage} di ${quota} byte`,
      clock: 'Orologio',
      secure: 'Contesto sicuro',
      agent: 'Programma',
      at: 'Ora',
      protocol: (version: string, protocol: number) => `${version}, protocollo ${protocol}`,
      yes: 'sì',
      no: 'no',
    },
  },
};
