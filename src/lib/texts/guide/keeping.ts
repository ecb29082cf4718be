import type { GuidePart } from './chapter.ts';

export const keeping: GuidePart = {
  title: 'Tenere Traguardo in ordine',
  chapters: [
    {
      slug: 'copia-di-sicurezza',
      title: 'Fare la copia di sicurezza',
      readers: ['administrator'],
      intro:
        'Traguardo copia da solo tutti i dati, ogni notte, in un file cifrato. Prima serve una chiave di recupero, che si conserva su carta.',
      steps: [
        'Apri [Ente › Copie di sicurezza](/ente/copie).',
        'Premi **Crea la chiave di recupero**, stampa il foglio e mettilo in cassaforte.',
        'Scrivi l’ultimo gruppo della chiave: Traguardo fa subito la prima copia.',
        'Ogni tanto scarica una copia su un altro disco, o indica una cartella di rete con BACKUP_DIR.',
      ],
      notes: [
        'Chi ha una copia ma non la chiave non legge nulla. Chi perde la chiave non può più aprire le copie: creane una nuova.',
        'Una chiave nuova vale per le copie da quel momento; per quelle di prima serve la chiave di prima.',
      ],
    },
    {
      slug: 'ripristino',
      title: 'Rimettere il Comune da una copia',
      readers: ['administrator'],
      intro:
        'Se il computer si rompe, si riparte dall’ultima copia. Quello che le persone hanno sui loro dispositivi torna da solo.',
      steps: [
        'Installa e avvia Traguardo su un computer che funziona.',
        'Apri la prima pagina e premi **Hai una copia di sicurezza? Ripristina**.',
        'Scegli il file della copia e scrivi la chiave di recupero dal foglio.',
        'Aspetta il controllo: il Comune torna solo se la copia è intera.',
        'Di’ a tutti di accedere di nuovo, dallo stesso dispositivo di prima.',
      ],
      notes: [
        'Per trenta giorni i dispositivi riportano quello che era stato scritto dopo la copia, ciascuna cosa a nome di chi l’ha scritta.',
        'Persone, aree e incarichi cambiati dopo la copia si riscrivono a mano: non sono nei documenti.',
        'Una volta l’anno fai la prova: su un altro computer, o in un’altra cartella con un’altra porta, ripristina una copia e guarda che il piano ci sia.',
      ],
    },
    {
      slug: 'indirizzo-sicuro',
      title: 'Dare a Traguardo un indirizzo sicuro',
      readers: ['administrator'],
      intro:
        'I browser permettono di lavorare senza rete solo a un indirizzo che comincia con https://, o sul computer dove Traguardo gira.',
      steps: [
        'Scegli un nome per Traguardo nella rete del Comune.',
        'Procurati un certificato per quel nome, o usa un proxy che lo fa da solo.',
        'Avvia Traguardo con BASE_URL e, se c’è un proxy, TRUSTED_PROXY.',
        'Apri l’indirizzo da un tablet: l’avviso giallo non c’è più.',
        'Apri [Installa Traguardo](/installa) e segui i passi.',
      ],
      notes: ['I particolari sono nelle istruzioni di Traguardo, al capitolo «Indirizzo sicuro».'],
    },
    {
      slug: 'nuovo-anno',
      title: 'Aprire un anno nuovo',
      readers: ['segretario', 'administrator'],
      intro:
        'Il piano nuovo comincia da quello che finisce: per ogni obiettivo scegli che cosa farne. Quello di prima resta, e si può sempre leggere.',
      steps: [
        'Apri [Ente › Comune e aree](/ente) e alla voce degli anni premi **Prepara** con l’anno nuovo.',
        'Guarda le scelte proposte: sotto ogni obiettivo c’è il perché.',
        'Dove serve cambia: **Ripeti** lo porta com’è, **Aggiorna** lo porta e lo segna da rivedere, **Chiudi** lo lascia nell’anno che finisce. In testa all’area scegli per tutti.',
        'Premi **Apri** con l’anno nuovo.',
        'Leggi **Cosa cambia**: si aggiorna mentre le aree scrivono, e si stampa per la Giunta.',
      ],
      notes: [
        'Scadenze e fasi passano all’anno nuovo, il target del secondo anno diventa quello dell’anno. I pesi restano come bozza.',
        'Chi non è più in servizio, o è passato a un’altra area, resta fuori. Chi arriva si aggiunge nell’area.',
        'Finché nessuno scrive nell’anno nuovo, l’apertura si può annullare dalla stessa pagina.',
        'Gli obiettivi nuovi si aggiungono dopo, nelle aree.',
      ],
    },
  ],
};
