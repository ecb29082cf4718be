/** What a word of the law or of the office means. `chapter` is a part of the Guida. */
export interface HelpTerm {
  term: string;
  sentence: string;
  source: string;
  chapter?: string;
}

/** The words that are explained where they stand. */
const terms = {
  expectedPerformance: {
    term: 'Performance attesa',
    sentence: 'Il risultato che ci si aspetta, in parole: che cosa ci sarà a fine anno che oggi non c’è.',
    source: 'D.Lgs. 150/2009, art. 5, comma 2',
    chapter: 'scheda-obiettivo',
  },
  weight: {
    term: 'Pesatura',
    sentence:
      'Quanto conta un obiettivo fra quelli della sua area. I pesi di un’area fanno 100; il risultato dell’area è la somma dei risultati, ciascuno per il suo peso.',
    source: 'Sistema di misurazione e valutazione del Comune (D.Lgs. 150/2009, art. 7)',
    chapter: 'pesi-a-100',
  },
  indicator: {
    term: 'Indicatore',
    sentence:
      'Il numero che dirà se il risultato c’è: giorni, percentuali, quantità. Una relazione racconta il lavoro, non misura il risultato.',
    source: 'D.Lgs. 150/2009, art. 4, comma 2, e art. 5, comma 2',
    chapter: 'scheda-obiettivo',
  },
  expectedValue: {
    term: 'Dato atteso',
    sentence: 'Il valore dell’obiettivo che vale come risultato pieno, come lo scrive l’ufficio: 100%, 30 giorni.',
    source: 'D.Lgs. 150/2009, art. 4, comma 2, lettera a',
    chapter: 'scheda-obiettivo',
  },
  strategicObjective: {
    term: 'Obiettivo strategico',
    sentence:
      'Un obiettivo di più anni, scritto nel DUP, che traduce una linea di mandato. Gli obiettivi delle aree sono il passo di quest’anno per arrivarci.',
    source: 'D.Lgs. 267/2000 (TUEL), art. 170; D.Lgs. 118/2011, allegato 4/1',
    chapter: 'mandato-e-strategia',
  },
  mandate: {
    term: 'Linee di mandato',
    sentence: 'Gli impegni del programma che il Sindaco presenta al Consiglio all’inizio dei cinque anni.',
    source: 'D.Lgs. 267/2000 (TUEL), art. 46, comma 3',
    chapter: 'mandato-e-strategia',
  },
  transversal: {
    term: 'Obiettivo trasversale',
    sentence:
      'Riguarda più aree insieme, come la trasparenza o la formazione. Ogni area che lo accetta gli dà un peso suo.',
    source: 'D.Lgs. 150/2009, art. 8',
    chapter: 'obiettivi-trasversali',
  },
  gate: {
    term: 'Prerequisito',
    sentence: 'Un obiettivo senza peso: non dà punti, ma se manca gli altri non si pagano.',
    source: 'Sistema di misurazione e valutazione del Comune (D.Lgs. 150/2009, art. 7)',
    chapter: 'scheda-obiettivo',
  },
  weighing: {
    term: 'Strategicità e complessità',
    sentence:
      'Due punteggi che aiutano a pesare: quanto l’obiettivo conta per l’ente e quanto è difficile. Da lì Traguardo propone i pesi, e tu decidi.',
    source: 'Sistema di misurazione e valutazione del Comune (D.Lgs. 150/2009, art. 7)',
    chapter: 'pesi-a-100',
  },
  charge: {
    term: 'Elevata Qualificazione (E.Q.)',
    sentence:
      'L’incarico a termine di chi risponde di un’area: prima si chiamava posizione organizzativa. Nei Comuni sotto i 5.000 abitanti può rispondere di un’area anche il Sindaco o un assessore.',
    source: 'CCNL Funzioni locali 16.11.2022, artt. 16 e seguenti; L. 388/2000, art. 53, comma 23',
    chapter: 'persone-e-incarichi',
  },
  agreement: {
    term: 'Convenzione',
    sentence: 'L’accordo con cui più enti svolgono insieme un servizio o si dividono il tempo di una persona.',
    source: 'D.Lgs. 267/2000 (TUEL), art. 30; CCNL 16.11.2022, art. 23',
    chapter: 'persone-e-incarichi',
  },
  classification: {
    term: 'Area di inquadramento',
    sentence:
      'Il livello del contratto di una persona: Operatori, Operatori esperti, Istruttori, Funzionari ed E.Q. Non è l’area dell’organigramma.',
    source: 'CCNL Funzioni locali 16.11.2022, art. 12',
    chapter: 'persone-e-incarichi',
  },
} satisfies Record<string, HelpTerm>;

export const help = {
  ask: (term: string) => `Che cosa vuol dire: ${term}`,
  source: 'Fonte',
  read: 'Leggi nella Guida',
  terms: terms as Readonly<Record<keyof typeof terms, HelpTerm>>,

  /** The frame of the Guida; its chapters are in `texts/guide`. */
  guide: {
    title: 'Guida',
    subtitle: 'Una cosa per volta, in pochi passi. Si legge anche senza rete.',
    language: '',
    for: 'Per chi',
    everybody: 'Tutti',
    readers: {
      segretario: 'Segretario',
      head: 'Responsabile',
      employee: 'Dipendente',
      administrator: 'Amministratore',
    },
    steps: 'Passo per passo',
    goodToKnow: 'Da sapere',
    go: 'Apri la pagina',
    printAll: 'Stampa tutta la Guida',
    chapters: 'Capitoli della Guida',
    back: 'Tutti i capitoli',
    next: 'Dopo',
    previous: 'Prima',
    missing: 'Questo capitolo non c’è.',
    forReaders: (list: string) => `Per ${list}`,
    picture: (title: string) => `Come si vede: ${title}`,
  },
};
