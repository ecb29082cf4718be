import { format } from './format.ts';

const people = (count: number) => format.plural(count, { one: 'persona', other: 'persone' });

/** Bringing a list of people in. */
export const enteImport = {
  title: 'Porta le persone da un elenco',
  pageTitle: 'Porta le persone · Traguardo',
  notAllowed: 'Portare persone in Traguardo spetta al Segretario o a chi amministra.',
  back: 'Torna alle persone',
  file: 'Scegli il file',
  fileWhy:
    'L’elenco del personale, come sta: la pianta organica, l’esportazione del programma paghe, una tabella di Word.',
  drop: 'Trascina qui il file o sceglilo',
  reading: (name: string) => `Leggo ${name}…`,
  fileHint: 'Excel, Calc, Word, Writer, PDF, tabella (.xlsx, .ods, .docx, .odt, .pdf, .csv)',
  paste: 'Oppure incolla',
  pasteWhy: 'Copia da Excel, da Word o da una pagina web le righe con l’intestazione e incollale qui.',
  readPasted: 'Leggi l’elenco incollato',
  readingPasted: 'Leggo l’elenco…',
  pastedSource: 'l’elenco incollato',
  nothingPasted: 'Incolla prima l’elenco.',
  local:
    'La lettura avviene su questo dispositivo, anche senza rete. Matricole, codici fiscali e caselle di posta non si leggono. Niente entra nel Comune finché non confermi.',
  refused: 'Non è stato letto nulla.',
  refusals: {
    empty: 'L’elenco è vuoto. Scegli un altro file o incolla le righe.',
    'too-large': 'Il file supera i 5 MB. Salva una copia con il solo elenco, oppure incolla le righe.',
    'too-many-rows': 'L’elenco supera le 5.000 righe. Dividilo in più parti.',
    'too-many-cells': 'Il file ha troppe celle per essere un elenco di persone. Incolla solo le righe che servono.',
    'no-people':
      'Non ho trovato un elenco di persone. Serve almeno una colonna con cognome e nome: controlla l’intestazione, oppure incolla le sole righe.',
    encrypted: 'Il file è protetto da password. Togli la protezione e riprova.',
    'old-word': 'Il file è nel vecchio formato .doc. Aprilo e salvalo come .docx, oppure incolla le righe.',
    unsafe:
      'Il file contiene istruzioni nascoste che un documento d’ufficio non ha: non è stato aperto. Copia le righe e incollale qui.',
    'too-slow': 'La lettura dura troppo e si è fermata. Salva una copia con il solo elenco, oppure incolla le righe.',
    'other-document': 'Questo formato non si legge. Salvalo come .xlsx o .csv, oppure incolla le righe.',
    damaged: 'Il file è danneggiato e non si apre. Salvalo di nuovo e riprova.',
    'image-only': 'Il file contiene solo immagini: non c’è testo da leggere.',
    'not-text': 'Il file non contiene testo leggibile. Scegli un .xlsx o .csv, oppure incolla le righe.',
    unknown: 'Il file non si è aperto. Salvalo di nuovo come .xlsx, oppure incolla le righe.',
  },
  found: (count: number, source: string) => `Lette ${people(count)} da ${source}`,
  counts: {
    new: (count: number) => format.plural(count, { one: 'nuova', other: 'nuove' }),
    here: (count: number) =>
      `${format.number(count)} già ${format.form(count, { one: 'presente', other: 'presenti' })}`,
    open: (count: number) => `${format.number(count)} da confermare`,
    leftOut: (count: number) => format.plural(count, { one: 'lasciata fuori', other: 'lasciate fuori' }),
  },
  columnsRead: (columns: string[]) => `Colonne lette: ${columns.join(', ')}.`,
  columnsIgnored: (columns: string[]) => `Lasciate fuori: ${columns.join(', ')}.`,
  areas: 'Aree dell’elenco',
  areasWhy: 'Queste aree non hanno lo stesso nome di una del Comune: di’ quali sono.',
  areaLabel: (name: string) => `«${name}» è`,
  areaChoose: 'Scegli',
  areaNew: 'Un’area nuova',
  areaNone: 'Nessuna area: porta le persone senza',
  groups: { open: 'Da confermare', new: 'Nuove', here: 'Già presenti', 'left-out': 'Lasciate fuori' },
  columns: { person: 'Persona', place: 'Area e inquadramento', period: 'Periodo', outcome: 'Che cosa succede' },
  outcomes: {
    new: 'Nuova',
    updated: 'Già presente, si aggiorna',
    unchanged: 'Già presente, non cambia',
    'left-out': 'Lasciata fuori',
    open: 'Da confermare',
  },
  who: (name: string) => `Chi è ${name}`,
  choose: 'Scegli',
  isSomebody: (name: string, likeness: string) => `È ${name} (${likeness})`,
  likeness: {
    same: 'stesso nome e cognome',
    exchanged: 'nome e cognome scambiati',
    short: 'nome abbreviato',
    slip: 'una lettera diversa',
  },
  isNew: 'È una persona nuova',
  isTwin: (row: number, name: string) => `È la stessa della riga ${format.number(row)}, ${name}`,
  skip: 'Non portarla',
  differs: (fields: string[]) => `Nel Comune è diverso: ${format.list(fields)}`,
  fields: {
    area: 'area',
    classificationArea: 'inquadramento',
    profile: 'profilo',
    partTime: 'ore',
    from: 'inizio',
    to: 'fine',
  },
  values: (name: string) => `Quali dati valgono per ${name}`,
  keep: 'Tieni quelli del Comune',
  take: 'Prendi quelli dell’elenco',
  notes: {
    'order-mended': (text: string) => `Scritto «${text}»: nome e cognome rimessi in ordine`,
    'order-doubtful': (text: string) => `«${text}»: non si capisce quale sia il cognome`,
    'class-unread': (text: string) => `Inquadramento non letto: «${text}»`,
    'part-time-unread': (text: string) => `Orario non letto: «${text}»`,
    'date-unread': (text: string) => `Data non letta: «${text}»`,
    'dates-turned': (text: string) => `La fine viene prima dell’inizio: ${text}`,
  },
  likeRow: (row: number) => `Somiglia alla riga ${format.number(row)}`,
  skippedTitle: (count: number) => format.plural(count, { one: 'riga non letta', other: 'righe non lette' }),
  skipped: { vacant: 'posto vacante', 'no-name': 'nessun nome', repeated: 'riga ripetuta' },
  row: (row: number) => `riga ${format.number(row)}`,
  nothingToDo: 'Tutte le persone dell’elenco sono già nel Comune, con gli stessi dati.',
  openLeft: (count: number) =>
    `${format.plural(count, { one: 'punto aspetta', other: 'punti aspettano' })} una tua scelta`,
  confirm: (count: number) => `Porta ${people(count)}`,
  bringing: 'Le porto nel Comune…',
  again: 'Leggi un altro elenco',
  doneTitle: (added: number, updated: number) =>
    [
      ...(added > 0 ? [`${people(added)} ${format.form(added, { one: 'nuova', other: 'nuove' })} nel Comune`] : []),
      ...(updated > 0
        ? [`${people(updated)} ${format.form(updated, { one: 'aggiornata', other: 'aggiornate' })}`]
        : []),
    ].join(', '),
  doneWhy: 'Gli accessi si danno dalla pagina di ciascuna persona.',
  last: (day: string, count: number) =>
    `Ultimo elenco portato il ${day}: ${people(count)} ${format.form(count, { one: 'nuova', other: 'nuove' })}.`,
  undo: 'Annulla l’importazione',
  undoTitle: 'Annullare l’importazione?',
  undoWhy:
    'Le persone portate escono dal Comune e i periodi di chi c’era già tornano come prima. Si può fare finché nessuno ha costruito su quei dati.',
  undone: 'Importazione annullata',
  toPeople: 'Vai alle persone',
};
