import { format } from './format.ts';

const modifiche = { one: 'modifica', other: 'modifiche' };

/** Changes the Comune did not take: how they go on, and what others propose. */
export const refused = {
  subtitle: 'Il Comune non le ha prese, ma non è perso niente: scegli che cosa farne.',
  table: {
    mine: 'La mia',
    proposed: 'La proposta',
    now: 'In Comune adesso',
    decide: 'Che cosa fare',
    unknownBase: 'non conservato',
    newRow: (row: string) => `${row}: riga nuova`,
  },
  states: {
    moved: 'È cambiato dopo la tua modifica',
    movedSince: 'È cambiato dopo la proposta',
    same: 'È già così',
    rowGone: 'Nel piano non c’è più, o è nel Cestino',
    unusable: 'Il Comune non può prendere questo valore: è troppo lungo o scritto in un modo che non si legge',
    unknown: 'Non è su questo dispositivo',
    none: 'non c’è',
  },
  reapply: 'Riapplica',
  reapplyAll: (count: number): string => (count === 1 ? 'Riapplica' : 'Riapplica tutto'),
  propose: 'Proponi',
  proposeAll: (count: number): string => (count === 1 ? 'Proponi' : 'Proponi tutto'),
  canReapply: 'Ora puoi scrivere qui: **Riapplica** le scrive di nuovo, come una modifica di oggi.',
  canPropose: 'Qui puoi leggere ma non scrivere: **Proponi** le manda a chi può, che le accetta o no una per una.',
  canWait:
    'Il documento è chiuso e per ora nessuno può scriverci. **Proponi** le mette fra le proposte per quando si riapre; se aspetti, restano qui.',
  ownOnly:
    'Non hai più accesso a questo documento: qui vedi solo quello che hai scritto tu. Esportalo se ti serve, poi scartalo.',
  notHere: 'Il documento non è ancora su questo dispositivo: con la rete arriva da solo.',
  reapplied: (count: number) =>
    `${format.plural(count, { one: 'modifica riapplicata', other: 'modifiche riapplicate' })}. Se cambi idea, nel piano premi Annulla.`,
  reappliedLeft: (count: number) =>
    `${format.plural(count, { one: 'modifica resta', other: 'modifiche restano' })} qui: accanto c’è scritto perché.`,
  notSaved: 'Questo dispositivo non riesce a salvare: non è stato riapplicato niente. Libera spazio e riprova.',
  proposed: (count: number) =>
    `${format.plural(count, { one: 'modifica proposta', other: 'modifiche proposte' })}: qui sotto vedi che cosa ne è.`,
  discarded: 'Scartato.',
  discardOne: (field: string) => `Scartare la modifica di ${field}?`,
  safe: 'Anche il Comune ne ha una copia: la ritrovi su ogni tuo dispositivo.',
  onlyHere: 'È solo su questo dispositivo finché il Comune non ne ha una copia.',
  fromElsewhere: 'Viene da un altro tuo dispositivo.',
  fromFile: 'Viene da un file che hai ripreso.',
  fromProposal: 'La proposta non è arrivata: intanto qualcosa è cambiato. Le tue modifiche sono di nuovo qui.',
  resume: {
    title: 'Riprendi da un file',
    what: 'Un file di modifiche che hai esportato, da qui o da un altro dispositivo: lo rileggi e scegli che cosa farne.',
    choose: 'Scegli il file',
    hint: 'File .json di Traguardo, fino a 24 MB',
    done: (documents: number): string =>
      documents === 0
        ? 'Le modifiche di questo file erano già qui.'
        : 'Modifiche riprese: le trovi fra quelle non accettate.',
    refusals: {
      'too-large':
        'Il file è troppo grande per essere un’esportazione di Traguardo. Controlla di aver scelto quello giusto.',
      damaged: 'Il file è rovinato o non viene da Traguardo. Controlla di aver scelto quello giusto.',
      older:
        'Il file è di una versione vecchia di Traguardo e non si può riprendere. Aprilo e riscrivi i valori che ti servono.',
      'other-entity': 'Il file è di un altro Comune. Si può riprendere solo lì.',
      'other-person': 'Il file è di un’altra persona. Lo può riprendere solo chi l’ha esportato.',
      nothing: 'Nel file non c’è nessuna modifica.',
    },
  },
  proposals: {
    title: 'Proposte',
    subtitle: 'Modifiche offerte da chi può leggere ma non scrivere. Ognuna si accetta o no, una volta sola.',
    empty: 'Nessuna proposta da decidere.',
    emptyHint:
      'Quando qualcuno propone una modifica in un documento che puoi scrivere, la trovi qui e nella pagina del documento.',
    by: (person: string, when: string) => `Proposta di ${person}, ${when}`,
    notice: (count: number, people: string) =>
      `${format.plural(count, { one: 'proposta', other: 'proposte' })} di ${people}`,
    see: 'Guarda e decidi',
    accept: 'Accetta',
    acceptAll: (count: number): string => (count === 1 ? 'Accetta' : 'Accetta tutto'),
    decline: 'Non accettare',
    declineAll: (count: number): string => (count === 1 ? 'Non accettare' : 'Non accettare niente'),
    onlyRead: 'Qui puoi leggere ma non scrivere: decide chi scrive in questo documento.',
    closed: 'Il documento è chiuso: la proposta si decide quando si riapre.',
    accepted: (count: number) => `${format.plural(count, modifiche)}: accettato. Nella cronologia ci sono i due nomi.`,
    declined: (count: number) => `${format.plural(count, modifiche)}: non accettato. Chi ha proposto lo vede.`,
    outcomes: { accepted: 'Accettata', declined: 'Non accettata' },
    outcome: (outcome: string, person: string, when: string) => `${outcome} da ${person}, ${when}`,
    waiting: 'In attesa di una decisione',
    leaving: 'Parte appena c’è la rete',
    mine: 'Le tue proposte',
    read: 'Ho letto',
    someoneGone: 'una persona che non c’è più',
    history: (author: string, acceptor: string) => `proposto da ${author}, accettato da ${acceptor}`,
  },
};
