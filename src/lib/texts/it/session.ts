import { format } from './format.ts';

const modifiche = { one: 'modifica', other: 'modifiche' };

/** Coming in and going out: sign-in, invitation, password, signing out. */
export const session = {
  whenOnline: 'Disponibile quando torna la rete',
  identifier: 'E-mail o nome utente',
  password: 'Password',
  newPassword: 'Nuova password',
  rule: 'Almeno 10 caratteri. Va bene una frase che ricordi facilmente.',
  entering: 'Accesso in corso…',
  leaving: 'Uscita in corso…',
  faults: {
    noIdentifier: 'Scrivi l’e-mail o il nome utente.',
    noPassword: 'Scrivi la password.',
    newIdentifier: 'Scrivi un’e-mail o un nome utente.',
    badIdentifier: 'Usa almeno 3 caratteri fra lettere senza accento, cifre, punto e trattino, senza spazi.',
    noNewPassword: 'Scrivi una password di almeno 10 caratteri.',
    shortPassword: (missing: number) =>
      missing === 1
        ? 'Manca 1 carattere: ne servono almeno 10.'
        : `Mancano ${missing} caratteri: ne servono almeno 10.`,
    noCurrent: 'Scrivi la password con cui entri adesso.',
  },

  signIn: {
    title: 'Accedi',
    othersUnsent: (count: number, name: string) =>
      count === 1
        ? `Su questo dispositivo c’è 1 modifica di ${name} da inviare. Resta qui al sicuro: parte quando ${name} accede.`
        : `Su questo dispositivo ci sono ${format.plural(count, modifiche)} di ${name} da inviare. Restano qui al sicuro: partono quando ${name} accede.`,
    tooMany: 'Ci sono stati troppi tentativi.',
    wait: 'Attendi prima di riprovare.',
    again: 'Ora puoi riprovare.',
    againIn: (seconds: number) => `Puoi riprovare fra ${format.plural(seconds, { one: 'secondo', other: 'secondi' })}`,
    forgotten: 'Non ricordi la password? Chi amministra Traguardo nel tuo Comune può darti un nuovo link di accesso.',
    examplePeople: 'Persone dell’esempio',
    exampleWhat: 'Sono inventate. Scegli con chi entrare: cambia ciò che puoi scrivere.',
  },

  invitation: {
    title: 'Invito',
    reading: 'Leggo l’invito…',
    welcome: (person: string) => `Ti diamo il benvenuto, ${person}`,
    fresh: (entity: string) =>
      `${entity} ti ha dato un accesso. Scegli con quale nome entri e una password: la conosci solo tu.`,
    again: (entity: string) =>
      `${entity} ti ha dato un nuovo link di accesso. Scegli una nuova password: la vecchia smette di valere.`,
    identifierHint: 'Senza spazi: nadia.rota oppure nadia.rota@comune.it',
    enter: 'Entra in Traguardo',
    changeAndEnter: 'Cambia la password ed entra',
    broken: 'Questo invito non si apre',
    toSignIn: 'Vai ad Accedi',
  },

  change: {
    title: 'Cambia la password',
    current: 'Password attuale',
    changed: 'Password cambiata',
    changedWhat: 'La password è cambiata. Sugli altri dispositivi si entra con quella nuova.',
    changing: 'Cambio la password…',
  },

  signOut: {
    title: 'Esci',
    question: 'Uscire da Traguardo?',
    checking: 'Controllo che tutto sia nel Comune…',
    allThere: 'Tutte le tue modifiche sono nel Comune.',
    removed:
      'Uscendo, i piani tenuti su questo dispositivo per lavorare senza rete vengono tolti; al prossimo accesso si scaricano di nuovo.',
    toSend: (count: number) => `${format.plural(count, modifiche)} da inviare`,
    notAccepted: (count: number) =>
      format.plural(count, { one: 'modifica non accettata', other: 'modifiche non accettate' }),
    before: (what: string) => `Prima di uscire: ${what}`,
    onlyHere: (one: boolean) =>
      `${one ? 'Sta' : 'Stanno'} solo su questo dispositivo. Decidi che cosa farne: uscendo, il dispositivo viene svuotato.`,
    notThere: 'Che cosa non è ancora nel Comune',
    refused: 'Che cosa il Comune non ha accettato',
    fieldByField: 'Vedi campo per campo',
    changes: (count: number) => format.plural(count, modifiche),
    notByThemselves: (one: boolean) =>
      one
        ? 'Non parte più da sola: prima di uscire esportala o scartala.'
        : 'Non partono più da sole: prima di uscire esportale o scartale.',
    sendTitle: (one: boolean, thenOut: boolean) => `${one ? 'Inviala' : 'Inviale'}${thenOut ? ' ed esci' : ''}`,
    sendOnly: (one: boolean) => `${one ? 'Parte' : 'Partono'} adesso. Poi decidi delle modifiche non accettate.`,
    sendAndOut: (one: boolean) =>
      `${one ? 'Parte' : 'Partono'} adesso; esci appena il Comune conferma di ${one ? 'averla salvata' : 'averle salvate'}.`,
    stillWaiting: 'Il Comune non le ha ancora confermate tutte. Non sei uscito: riprova fra poco.',
    sending: 'Invio in corso…',
    send: 'Invia',
    sendThenOut: 'Invia ed esci',
    saveTitle: (one: boolean) => `${one ? 'Salvala' : 'Salvale'} in un file`,
    saveWhat: (one: boolean) =>
      `Il file resta a te. Non entra nel piano da solo: serve a ${one ? 'riscriverla o a darla' : 'riscriverle o a darle'} al Segretario.`,
    discardTitle: (one: boolean) => `${one ? 'Scartala' : 'Scartale'} ed esci`,
    discardWhat: (one: boolean) =>
      one
        ? 'Viene cancellata da questo dispositivo. Nel piano non è mai entrata: non si recupera.'
        : 'Vengono cancellate da questo dispositivo. Nel piano non sono mai entrate: non si recuperano.',
    discard: (count: number) => `Scarta ${format.plural(count, modifiche)}…`,
    stay: 'Annulla: resta dentro',
    word: 'SCARTA',
    typeWord: (word: string) => `Scrivi ${word} per confermare.`,
    wordLabel: (word: string) => `Per confermare scrivi ${word}`,
    dialog: (count: number) => (count <= 1 ? 'Scartare la modifica?' : `Scartare le ${count} modifiche?`),
    lost: (one: boolean) =>
      one
        ? 'Non è nel piano: scartandola va persa. Nel dubbio, prima esportala.'
        : 'Non sono nel piano: scartandole vanno perse. Nel dubbio, prima esportale.',
    discardAndOut: (one: boolean) => `${one ? 'Scarta la modifica' : 'Scarta le modifiche'} ed esci`,
  },
};
