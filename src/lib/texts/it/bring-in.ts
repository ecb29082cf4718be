import type { Weight } from '#lib/domain/weight.ts';
import { format } from './format.ts';

/** `l’Area tecnica`, `il Settore tributi`; names that are no unit stay as they are. */
function withArticle(name: string): string {
  if (name === '') return 'l’area senza nome';
  if (/^(area|unità|ufficio)\b/i.test(name)) return `l’${name}`;
  return /^(settore|servizio)\b/i.test(name) ? `il ${name}` : name;
}

/** Bringing in a plan from its file: reading it, looking at what was read, confirming. */
export const bringIn = {
  /** Why a file was not read and what to do. */
  refusals: {
    empty: 'Il file è vuoto. Scegli il file del piano o incolla la tabella degli obiettivi.',
    'too-large': 'Il file supera i 20 MB. Salva una copia senza immagini o incolla la tabella degli obiettivi.',
    'too-many-cells': 'Il file contiene troppe celle per essere un piano. Incolla solo le tabelle degli obiettivi.',
    encrypted: 'Il file è protetto da password. Aprilo, salvane una copia senza password e scegli quella.',
    'old-word': 'Il file è nel vecchio formato .doc. Aprilo e salvalo come .docx, oppure incolla la tabella.',
    'other-document': 'Questo formato non si legge. Salvalo come .docx o PDF, oppure incolla la tabella.',
    unsafe:
      'Il file contiene istruzioni nascoste che un documento d’ufficio non ha: non è stato aperto. Copia la tabella e incollala qui.',
    'too-slow': 'La lettura dura troppo e si è fermata. Incolla solo le tabelle degli obiettivi, un’area alla volta.',
    damaged: 'Il file è danneggiato e non si apre. Riaprilo nel suo programma, salvalo di nuovo e riprova.',
    'image-only':
      'Il file contiene solo immagini, forse una scansione: non c’è testo da leggere. Chiedi il documento da cui è stata stampata (Word, Writer, Excel), o incolla la tabella.',
    'not-text': 'Il file non contiene testo leggibile. Scegli il documento del piano, oppure incolla la tabella.',
    'no-table':
      'Non ho trovato una tabella di obiettivi. Serve una tabella con almeno l’obiettivo e una colonna come peso, personale o scadenza: prova a incollarla da sola.',
  },
  /** The fact, in a few words; what was read and what to do is the problem’s own text. */
  problems: {
    'merged-cell': 'Due obiettivi nella stessa riga',
    'merged-weight': 'Due pesi nella stessa cella',
    'row-broken': 'Riga spezzata dal cambio di pagina',
    'date-odd': 'Data scritta in modo insolito',
    'date-impossible': 'Data che non è nel calendario',
    'date-unclear': 'Scadenza senza una data',
    'date-outside-plan': 'Data fuori dagli anni del piano',
    'two-spellings': 'Un cognome in due modi',
    'name-ambiguous': 'Un nome che può essere di più persone',
    'area-unnamed': 'Obiettivi senza il nome dell’area',
    'area-without-staff': 'Area senza personale',
    'indicator-repeated': 'Lo stesso risultato per tutti gli obiettivi',
    'weight-missing': 'Peso mancante',
    'weight-unclear': 'Peso poco chiaro',
    'weight-coefficients': 'Pesi scritti come coefficienti',
    'weights-sum': 'I pesi dell’area non fanno 100',
    'header-guessed': 'Colonne senza intestazione',
    'title-missing': 'Obiettivo senza titolo',
    eliminated: 'Obiettivo eliminato da un atto',
  },
  confidence: { certain: 'Certo', likely: 'Probabile', doubtful: 'Da confermare' },
  asItIs: 'Va bene così',
  title: 'Comincia dal piano che hai',
  titleIn: (year: string) => `Porta nel ${year} il piano che hai`,
  steps: {
    label: 'Passi',
    file: 'File',
    check: 'Controllo',
    done: ', fatto',
    year: (year: string) => `Anno ${year}`.trim(),
  },
  notAllowed: 'Portare un piano in Traguardo spetta al Segretario o a chi amministra.',
  notAllowedHint: 'Con i tuoi incarichi di oggi puoi leggere gli obiettivi.',

  read: {
    choose: 'Scegli il file',
    what: 'Il Piano dell’anno scorso, come sta. Niente entra nel piano finché non confermi.',
    reading: (name: string) => `Leggo ${name}…`,
    progress: 'Lettura del file',
    stop: 'Interrompi',
    drop: 'Trascina qui il file o sceglilo',
    kinds: 'Word, Writer, PDF, Excel, Calc, pagina web, testo (.docx, .odt, .pdf, .xlsx, .ods, .html, .csv, .txt)',
    orPaste: 'Oppure incolla',
    pasteWhat: 'Copia da Word, da Excel o da una pagina web le tabelle degli obiettivi e incollale qui.',
    pasted: 'Testo incollato',
    readingText: 'Leggo il testo…',
    readText: 'Leggi il testo incollato',
    nothing: 'Non è stato letto nulla.',
    notOpened: 'Il file non si è aperto. Salvalo di nuovo, oppure incolla la tabella degli obiettivi.',
    pasteFirst: 'Incolla prima il testo o la tabella del piano.',
    offline: 'La lettura avviene su questo dispositivo, anche senza rete.',
  },

  review: {
    view: 'Che cosa vedere',
    wasRead: 'Che cosa è stato letto',
    document: 'Il documento',
    summary: (objectives: number, people: number) =>
      `Letti ${format.plural(objectives, { one: 'obiettivo', other: 'obiettivi' })} e ${format.plural(people, { one: 'persona', other: 'persone' })}`,
    certainCells: (count: number) => format.plural(count, { one: 'cella certa', other: 'celle certe' }),
    toLook: (count: number) => `${format.number(count)} da guardare`,
    unread: (columns: readonly string[]) =>
      `${columns.length === 1 ? 'Una colonna non è stata letta' : 'Alcune colonne non sono state lette'}: ${columns.map((column) => `«${column}»`).join(', ')}. Nel documento restano.`,
    points: 'Punti da controllare',
    undo: 'Annulla l’ultima risposta',
    acceptAll: (count: number) => `Accetta le ${count} proposte`,
    noDoubt: 'Nessun punto dubbio: controlla le tabelle qui sotto e conferma.',
    cancelAll: 'Annulla tutto',
    promise: 'Niente entra nel piano finché non confermi.',
    left: (count: number) => (count === 1 ? 'Resta' : 'Restano'),
    answers: (count: number) => format.plural(count, { one: 'risposta', other: 'risposte' }),
    answersLeft: (count: number) => `Restano ${format.plural(count, { one: 'risposta', other: 'risposte' })}`,
    allAnswered: 'Tutti i punti hanno una risposta',
    bringing: 'Porto il piano nel Comune…',
    confirm: 'Conferma e continua',
    bringInto: (year: string) => `Porta nel ${year}`,
    cancelTitle: 'Annullare tutto?',
    cancelWhat: 'Le risposte e le correzioni vengono tolte. Nel piano non è entrato nulla; il file resta com’è.',
    goOn: 'Continua il controllo',
    mended: 'Corretto nella tabella',
  },

  card: {
    point: (number: number, answered: boolean) => `Punto ${number}${answered ? ', risposto' : ''}: `,
    answer: 'Risposta:',
    answersTo: (number: number) => `Risposte al punto ${number}`,
    changeOf: (number: number) => `Cambia la risposta al punto ${number}`,
    change: 'Cambia',
    see: 'Vedi nel documento',
    mend: 'Correggo nella tabella',
    goTo: (number: number) => `Vai al punto ${number}`,
    document: 'Documento',
    documentText: 'Testo del documento',
  },

  /** Cells that are not certain, one at a time. */
  doubts: {
    title: (count: number) => format.plural(count, { one: 'valore da guardare', other: 'valori da guardare' }),
    read: 'Letto così',
    inDocument: 'Nel documento',
    nothing: 'niente',
    accept: 'Accetta',
    correct: 'Correggi',
    skip: 'Salta',
    /** The first letters of the words above. */
    keys: { correct: 'c', skip: 's' },
    none: 'Hai guardato tutti i valori.',
    phases: 'Fasi',
    fields: {
      code: 'Codice',
      title: 'Titolo',
      description: 'Descrizione',
      type: 'Tipo',
      strategicReference: 'Riferimento',
      expectedPerformance: 'Performance attesa',
      dueDate: 'Scadenza',
      weight: 'Peso',
      target: 'Dato atteso',
      indicators: 'Indicatori',
      participants: 'Persone',
      result: 'Risultato',
      notes: 'Note',
    },
  },

  /** What the Comune has already. */
  known: {
    there: (title: string, score: number) => `C’è già: «${title}» (somiglianza ${score} su 100)`,
    choice: (title: string) => `Che fare di ${title}`,
    choices: { keep: 'Lascia quello che c’è', update: 'Aggiorna quello che c’è', add: 'Aggiungi come nuovo' },
    personOf: (name: string) => `Chi è ${name} nel Comune`,
    person: (name: string, score: number) => `${name} (${score} su 100)`,
    newPerson: 'Persona nuova',
    inComune: 'Nel Comune',
  },

  chapters: {
    title: 'Capitoli',
    existing: 'I capitoli che il piano ha già restano come sono.',
    titleOf: (title: string) => `Titolo del capitolo ${title}`,
    titleNeeded: 'Il titolo serve.',
    leaveOut: 'Lascia fuori',
    leaveOutOf: (title: string) => `Lascia fuori ${title}`,
  },

  undo: {
    last: (objectives: number, year: number, day: string) =>
      `L’ultimo piano portato: ${format.plural(objectives, { one: 'obiettivo', other: 'obiettivi' })} nel ${year}, il ${day}.`,
    undo: 'Annulla l’importazione',
    title: 'Annullare l’importazione?',
    what: 'Gli obiettivi e i capitoli portati vanno nel Cestino; le aree e le persone nate con il file vengono tolte. Quello che c’era prima torna com’era.',
    undone: 'L’importazione è annullata.',
    undoing: 'Annullo…',
  },

  entity: {
    title: 'Comune e anno',
    yearTitle: 'Anno del piano',
    noYear: 'Il documento non dice l’anno.',
    inDocument: (years: string) => `Nel documento: ${years}`,
    yearsOf: (span: string, year: number) => `${span}, obiettivi ${year}`,
    name: 'Nome del Comune',
    province: 'Provincia',
    year: 'Anno',
    moveDates: (from: number, to: string) => `Sposta anche le date dal ${from} al ${to}`,
    moveExample: (from: number, to: string) => `Una scadenza al 31/12/${from} diventa 31/12/${to}.`,
    another: (theirs: string, ours: string) =>
      `Il documento è di «${theirs}», e qui c’è «${ours}»: controlla che sia il file giusto.`,
    exists: (year: string) =>
      `Il ${year} esiste già: aree e persone con lo stesso nome si ritrovano, e così gli obiettivi che ci sono già.`,
  },

  area: {
    becomes: (name: string) => `Come diventerà ${withArticle(name)}`,
    total: (total: Weight, gap: Weight) => {
      if (gap === 0) return 'totale 100';
      const rest =
        gap > 0 ? `${gap === 100 ? 'manca' : 'mancano'} ${format.weight(gap)}` : `${format.weight(-gap)} di troppo`;
      return `totale ${format.weight(total)} – ${rest}`;
    },
    more: (name: string) => `Altro per ${name || 'quest’area'}`,
    leaveOut: 'Lascia fuori l’area',
    leaveOutObjective: 'Lascia fuori questo obiettivo',
    name: 'Nome dell’area',
    head: 'Responsabile',
    noHead: 'Nessuno nel documento',
    noStaff: 'Il documento non dice il personale',
    staff: (staff: string) => `Personale nel documento – ${staff}`,
    shared: (others: string) => `. In convenzione con ${others}`,
    noObjectives: 'Nessun obiettivo nel documento. L’area entra vuota.',
    columns: {
      objective: 'Obiettivo',
      people: 'Persone',
      expected: 'Performance attesa',
      weight: 'Peso',
      more: 'Certezza e altro',
    },
    objective: (number: number) => `obiettivo ${number}`,
    cells: {
      title: (name: string) => `Titolo di ${name}`,
      description: (name: string) => `Descrizione di ${name}`,
      people: (name: string) => `Persone di ${name}`,
      expected: (name: string) => `Performance attesa di ${name}`,
      due: (name: string) => `Scadenza di ${name}`,
      value: (name: string) => `Dato atteso di ${name}`,
      weight: (name: string) => `Peso di ${name}`,
      other: (field: string, name: string) => `${field} di ${name}`,
    },
    gate: 'Prerequisito',
    noTitle: 'Senza titolo',
    noDescription: 'Senza descrizione',
    nobody: 'Nessuno',
    noDue: 'senza scadenza',
    noValue: 'senza dato',
    notANumber: 'Scrivi un numero, per esempio 15 o 12,5.',
    notAType: (types: string) => `Scrivi uno di questi tipi: ${types}.`,
    count: (count: number) =>
      `${format.plural(count, { one: 'obiettivo', other: 'obiettivi' })}. Ogni cella si corregge: premi Invio o tocca.`,
    cell: (label: string, value: string) => `${label}: ${value === '' ? 'vuoto' : value}. Correggi`,
  },

  people: {
    title: 'Persone',
    familyName: 'Cognome',
    givenName: 'Nome',
    where: 'Dove',
    headOf: (area: string) => `Responsabile di ${area}`,
    inObjectives: (count: number) => `in ${format.plural(count, { one: 'obiettivo', other: 'obiettivi' })}`,
    familyNameOf: (name: string) => `Cognome di ${name}`,
    givenNameOf: (name: string) => `Nome di ${name}`,
    familyNameNeeded: 'Il cognome serve.',
    spelled: (spellings: readonly string[]) => `scritto ${spellings.map((one) => `«${one}»`).join(' e ')}`,
    merge: 'Unisci',
    mergeAsk: 'Unisci…',
    mergeOf: (name: string) => `Unisci ${name} con un’altra persona`,
    mergeTitle: (name: string) => `Con chi unire ${name}?`,
    mergeWhat: 'Le due scritture diventano una persona sola, in tutti gli obiettivi.',
    sameAs: 'È la stessa persona di',
    choose: 'Scegli la persona',
    mergeTwo: 'Unisci le due persone',
    missingName: (line: string) => `Manca il nome in «${line}».`,
    notADate: (text: string, example: string) => `«${text}» non è una data. Scrivi per esempio ${example}.`,
    endsBefore: (line: string) => `In «${line}» la fine viene prima dell’inizio.`,
  },
};
