import { format } from './format.ts';

/** The copies of the Comune, the key that opens them, and putting one back. */
export const backups = {
  title: 'Copie di sicurezza',
  pageTitle: 'Copie di sicurezza · Traguardo',
  subtitle: 'Se il computer del Comune si rompe, si riparte da qui',
  notYours: 'Le copie le tengono il Segretario e chi amministra Traguardo.',
  unreadable: 'Le copie non si vedono adesso.',
  make: 'Fai una copia adesso',
  making: (share: number) => `Copia in corso: ${format.number(Math.round(share * 100))}%`,
  made: 'La copia è fatta.',
  progress: 'Copia in corso',

  state: {
    title: 'Come stanno le copie',
    noKey: 'Le copie non si fanno ancora: manca la chiave di recupero.',
    noKeyWhy:
      'Ogni copia è chiusa con una chiave che si vede una volta sola e si conserva su carta. Così chi trova il file non può leggerlo.',
    none: 'La chiave c’è, ma non c’è ancora nessuna copia.',
    last: (when: string) => `Ultima copia: ${when}.`,
    nightly: 'Traguardo ne fa una ogni notte alle 2; se il computer era spento, appena riparte.',
    byHand: 'In un Comune di esempio le copie si fanno solo a mano.',
    stale: 'Da più di due giorni le copie non riescono.',
    failed: 'L’ultimo tentativo di copia non è riuscito.',
    faults: {
      'no-folder': 'La cartella delle copie non si trova: forse il disco non è collegato.',
      'no-room': 'Sul disco non c’è abbastanza spazio.',
      other: 'Il motivo è nel registro di Traguardo, sul computer del Comune.',
    },
    retry: 'Traguardo riprova da solo ogni ora.',
  },

  list: {
    title: 'Le copie che ci sono',
    caption: 'Le copie di sicurezza, dalla più recente',
    empty: 'Ancora nessuna copia.',
    when: 'Quando',
    size: 'Grandezza',
    key: 'Chiave',
    download: 'Scarica',
    downloadNamed: (when: string) => `Scarica la copia: ${when}`,
    kept: 'Restano una copia al giorno per 14 giorni, una alla settimana per 8 settimane, una al mese per 12 mesi.',
    olderKey: 'Una copia si apre con la chiave che valeva quando è stata fatta.',
  },

  where: {
    title: 'Dove stanno',
    folder: 'Sul computer del Comune, nella cartella',
    elsewhere:
      'Un guasto del disco porta via anche le copie che ci stanno sopra: scaricane una ogni tanto su un altro disco, o indica a Traguardo una cartella di rete con BACKUP_DIR.',
    drill: 'Come provare che una copia funzioni',
  },
  data: {
    title: 'Esportazione dei dati',
    what: 'Anni, aree, persone, obiettivi e testi in un file JSON, che si legge senza Traguardo e con «import-all» si porta in un altro.',
    without: 'Restano fuori accessi, valutazioni e cronologia: per quelli c’è la copia.',
    download: 'Scarica l’esportazione',
  },

  key: {
    title: 'La chiave di recupero',
    none: 'Non c’è ancora.',
    current: (id: string, day: string) => `La chiave ${id} vale dal ${day}.`,
    shownOnce: 'È stata mostrata una volta sola: nel computer non c’è, e nessuno la può ritrovare.',
    create: 'Crea la chiave di recupero',
    replace: 'Crea una chiave nuova',
    lost: 'Se il foglio si è perso, crea una chiave nuova: vale per le copie da quel momento in poi.',
  },

  dialog: {
    title: 'Chiave di recupero',
    before: [
      'Tra poco vedrai una chiave di 14 gruppi. È l’unica cosa che apre le copie di sicurezza.',
      'Stampala, o scrivila su carta, e mettila in cassaforte: non in questo computer.',
    ],
    replaces: 'Le copie fatte finora si aprono solo con la chiave di prima: conserva anche quella.',
    show: 'Mostra la chiave',
    showing: 'Preparo la chiave…',
    shown: 'Questa è la chiave. Quando chiudi, non si vede più.',
    label: (id: string) => `Chiave ${id}`,
    group: (number: number) => `Gruppo ${number}`,
    print: 'Stampa il foglio',
    proof: 'Ultimo gruppo della chiave',
    proofHint: 'Guarda il foglio e scrivi le sue ultime 4 lettere o cifre: così si sa che c’è.',
    wrongProof: 'Non è l’ultimo gruppo di questa chiave. Guarda il foglio e riprova.',
    take: 'Il foglio è al sicuro',
    taking: 'Salvo nel Comune…',
    taken: 'La chiave vale da adesso.',
  },

  sheet: {
    title: (entity: string) => `Chiave di recupero: ${entity}`,
    keep: 'Conservala in cassaforte, non in questo computer.',
    what: 'Serve a rimettere il Comune da una copia di sicurezza di Traguardo, se il computer si rompe. Chi ha una copia e questa chiave può leggere tutto.',
    made: (id: string, day: string) => `Chiave ${id}, creata il ${day}. Apre le copie fatte da quel giorno.`,
    how: 'Per usarla: installa Traguardo, apri la prima pagina, scegli «Ripristina da una copia di sicurezza».',
    alike: 'La lettera O e lo zero valgono lo stesso, così I, L e il numero uno.',
  },

  keeper: {
    noKey: 'Le copie di sicurezza non si fanno ancora: manca la chiave di recupero.',
    stale: 'Da più di due giorni le copie di sicurezza non riescono.',
    failed: 'L’ultima copia di sicurezza non è riuscita.',
    last: (when: string) => `Ultima copia di sicurezza: ${when}.`,
    none: 'La prima copia di sicurezza si fa stanotte.',
    open: 'Vai alle copie',
  },

  restore: {
    door: 'Hai una copia di sicurezza? Ripristina',
    title: 'Ripristina da una copia di sicurezza',
    pageTitle: 'Ripristina · Traguardo',
    subtitle: 'Il Comune torna com’era il giorno della copia, poi i dispositivi riportano quello che hanno in più',
    file: 'Scegli il file della copia',
    fileHint: 'Un file che finisce in .copia. Puoi anche trascinarlo qui.',
    chosen: (name: string, size: string) => `${name}, ${size}`,
    another: 'Scegli un altro file',
    key: 'Chiave di recupero',
    keyHint: 'I 14 gruppi scritti sul foglio. Maiuscole, spazi e trattini non contano.',
    go: 'Ripristina il Comune',
    sending: (share: number) =>
      share < 1 ? `Invio la copia: ${format.number(Math.round(share * 100))}%` : 'Controllo la copia…',
    sendingLabel: 'Invio della copia',
    done: (entity: string) => `${entity} è di nuovo qui. Accedi con il nome utente e la password di sempre.`,
    faults: {
      file: 'Scegli il file della copia.',
      key: 'Scrivi la chiave di recupero: è sul foglio che hai messo in cassaforte.',
      letters: (place: number) => `Nel gruppo ${place} c’è un segno che una chiave non ha.`,
      length: (groups: number) =>
        `La chiave ha 14 gruppi di 4 lettere o cifre: qui ne vedo ${format.number(groups, Number.isInteger(groups) ? 0 : 1)}.`,
    },
    after: 'Dopo il ripristino ognuno accede di nuovo. Nessuno deve riscrivere quello che è sul suo dispositivo.',
  },
};
