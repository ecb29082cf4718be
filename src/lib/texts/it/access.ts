import { format } from './format.ts';

const key = { one: 'chiave', other: 'chiavi' };
const device = { one: 'dispositivo', other: 'dispositivi' };

/** How one gets in, and from where: password, codes, keys of devices, the devices one is in with. */
export const access = {
  title: 'Accesso e dispositivi',
  as: (identifier: string) => `Entri come ${identifier}`,
  reading: 'Leggo…',
  whenOnline: 'Questa pagina si vede quando c’è la rete.',
  passwordNow: 'Password attuale',
  code: 'Codice',
  codeHint: 'Le 6 cifre che l’app mostra ora, oppure un codice di recupero.',
  noCode: 'Scrivi il codice.',
  noName: 'Scrivi un nome per riconoscerla.',

  signIn: {
    codeTitle: 'Ancora un passaggio',
    codeWhat: 'Apri l’app dei codici sul telefono e scrivi quello di Traguardo.',
    enter: 'Entra',
    back: 'Torna alla password',
    lost: 'Non hai il telefono? Usa un codice di recupero. Se non hai nemmeno quello, chiedi a chi amministra Traguardo.',
    passkey: 'Entra con una chiave di accesso',
    passkeyWaiting: 'Il dispositivo chiede una conferma…',
    noPasskeyHere: 'Con le chiavi di accesso si entra solo da un indirizzo che comincia con https.',
    or: 'oppure',
    going: 'Apro l’accesso del Comune…',
    emergency: 'Chi amministra Traguardo può entrare con la password',
  },

  secondFactor: {
    title: 'Verifica in due passaggi',
    what: 'Oltre alla password serve un codice del tuo telefono: chi scopre la password da sola non entra.',
    off: 'Non attiva',
    on: 'Attiva',
    since: (day: string, left: number) =>
      `Attiva dal ${day}. ${left === 0 ? 'Non hai più codici di recupero.' : left === 1 ? 'Ti resta 1 codice di recupero.' : `Ti restano ${format.number(left)} codici di recupero.`}`,
    fewLeft: 'Preparane di nuovi: senza codici e senza telefono non entri.',
    turnOn: 'Attiva',
    turnOnTitle: 'Attivare la verifica in due passaggi?',
    turnOnWhat: 'Serve un’app che genera codici sul telefono, per esempio Google Authenticator o FreeOTP.',
    next: 'Avanti',
    scanTitle: 'Collega il telefono',
    scan: 'Inquadra questo disegno con l’app dei codici.',
    picture: 'Codice QR da inquadrare con l’app dei codici; lo stesso segreto è scritto qui sotto.',
    byHand: 'Non puoi inquadrarlo? Scrivi nell’app questo segreto:',
    firstCode: 'Codice che l’app mostra ora',
    firstCodeHint: '6 cifre, cambiano ogni mezzo minuto.',
    confirm: 'Conferma e attiva',
    turnedOn: 'Verifica in due passaggi attiva',
    newCodes: 'Nuovi codici di recupero',
    newCodesTitle: 'Preparare nuovi codici di recupero?',
    newCodesWhat: 'Quelli che hai smettono di valere.',
    prepare: 'Prepara i codici',
    remove: 'Togli',
    removeTitle: 'Togliere la verifica in due passaggi?',
    removeWhat: 'Per entrare basterà la password. I codici di recupero smettono di valere.',
    removeIt: 'Togli la verifica',
    removed: 'Verifica in due passaggi tolta',
  },

  codes: {
    title: 'Codici di recupero',
    what: 'Conservali lontano dal telefono: ciascuno fa entrare una volta sola, al posto del codice dell’app. Li vedi solo adesso.',
    of: (identifier: string, day: string) => `Codici di recupero di ${identifier} per Traguardo, ${day}`,
    download: 'Salva in un file',
    file: 'codici-di-recupero-traguardo.txt',
    kept: 'Li ho conservati',
  },

  passkeys: {
    title: 'Chiavi di accesso',
    what: 'Con una chiave di accesso (passkey) entri con l’impronta, il volto o il PIN del dispositivo, senza scrivere la password.',
    none: 'Non hai ancora una chiave di accesso.',
    add: 'Aggiungi una chiave',
    addTitle: 'Aggiungere una chiave di accesso?',
    addWhat: 'Il dispositivo ti chiederà di confermare con impronta, volto o PIN.',
    name: 'Nome del dispositivo',
    nameHint: 'Per riconoscerla nell’elenco: per esempio, Portatile dell’ufficio.',
    make: 'Crea la chiave',
    making: 'Il dispositivo chiede una conferma…',
    added: 'Chiave di accesso aggiunta',
    cancelled: 'Il dispositivo non ha confermato. Riprova quando vuoi.',
    known: 'Questo dispositivo ha già una tua chiave di accesso.',
    used: (made: string, used: string | null) =>
      used === null ? `Creata ${made}, non ancora usata` : `Creata ${made}, usata ${used}`,
    remove: 'Togli',
    removeOf: (name: string) => `Togli la chiave ${name}`,
    removeTitle: (name: string) => `Togliere la chiave ${name}?`,
    removeWhat: 'Con questa chiave non entri più. Cancellala anche dal dispositivo.',
    removeIt: 'Togli la chiave',
    removed: 'Chiave di accesso tolta',
    needsAddress:
      'Le chiavi di accesso funzionano solo a un indirizzo che comincia con https. Chiedi a chi amministra Traguardo di prepararne uno.',
    needsBrowser: 'Questo browser non conosce le chiavi di accesso.',
    needsPassword: 'Entri con l’accesso del Comune: le chiavi si aggiungono a un accesso con password.',
    count: (count: number) => format.plural(count, key),
  },

  sessions: {
    title: 'Dispositivi collegati',
    what: 'Se non riconosci un dispositivo, termina l’accesso e cambia la password.',
    /** Browser and system; either may be unknown. */
    device: (browser: string | null, system: string | null) =>
      browser !== null && system !== null
        ? `${browser} su ${system}`
        : (browser ?? system ?? 'Dispositivo non riconosciuto'),
    here: 'Questo dispositivo',
    used: (when: string) => `Ultimo uso ${when}`,
    means: {
      password: 'entrato con la password',
      'second-factor': 'entrato con password e codice',
      passkey: 'entrato con una chiave di accesso',
      provider: 'entrato con l’accesso del Comune',
    },
    end: 'Termina',
    endOf: (device: string) => `Termina l’accesso da ${device}`,
    ended: 'Accesso terminato',
    endOthers: 'Termina tutti gli altri',
    endOthersTitle: 'Terminare gli accessi dagli altri dispositivi?',
    endOthersWhat: (count: number) =>
      `Esci subito da ${format.plural(count, { one: 'altro dispositivo', other: 'altri dispositivi' })}. Quello che non è ancora stato inviato da lì resta lì, e parte quando entri di nuovo.`,
    othersEnded: 'Accessi terminati: sei dentro solo qui',
  },

  notices: {
    label: 'Avvisi sul tuo accesso',
    'second-factor-removed': (by: string | null, when: string) =>
      `${by ?? 'Chi cura il server'} ha tolto, ${when}, la verifica in due passaggi e le chiavi del tuo accesso. Se non l’hai chiesto tu, avvisa il Segretario; poi attivala di nuovo.`,
    open: 'Accesso e dispositivi',
    seen: 'Ho capito',
  },

  /** On the page of a person, for who manages the accesses. */
  managed: {
    strong: 'Con verifica in due passaggi o chiavi di accesso.',
    weak: 'Solo con la password.',
    sessions: (count: number) =>
      count === 0 ? 'Ora non è dentro da nessun dispositivo.' : `Ora è dentro da ${format.plural(count, device)}.`,
    endSessions: 'Termina gli accessi',
    endTitle: (name: string) => `Terminare gli accessi di ${name}?`,
    endWhat:
      'Esce subito da tutti i dispositivi e può entrare di nuovo. Quello che non ha ancora inviato resta sui suoi dispositivi.',
    lostPhone: 'Ha perso il telefono',
    lostTitle: (name: string) => `Togliere la verifica in due passaggi a ${name}?`,
    lostWhat:
      'Toglie codici e chiavi di accesso ed esce da tutti i dispositivi; entrerà con la sola password. Resta scritto chi l’ha fatto, e alla persona viene detto.',
    removeIt: 'Togli la verifica',
    open: (provider: string) => `Fa entrare con «${provider}»`,
    openTitle: (name: string) => `Con quale identità entra ${name}?`,
    openWhat: (provider: string) => `La persona entra con «${provider}»: non serve una password.`,
    openIdentifier: 'Identità',
    openHint: 'Come la conosce l’accesso del Comune: di solito l’e-mail.',
    openIt: 'Dai l’accesso',
  },
};
