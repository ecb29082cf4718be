import type { GuidePart } from './chapter.ts';

export const keeping: GuidePart = {
  title: 'Tenere Traguardo in ordine',
  chapters: [
    {
      slug: 'copia-di-sicurezza',
      title: 'Fare la copia di sicurezza',
      readers: ['administrator'],
      intro: 'Tutti i dati stanno in una cartella sola, sul computer dove Traguardo gira. La copia la fa chi lo segue.',
      steps: [
        'Ferma Traguardo.',
        'Copia la cartella dei dati: è **data**, o quella indicata in TRAGUARDO_DATA.',
        'Metti la copia su un altro disco, cifrato: contiene nomi e accessi.',
        'Riavvia Traguardo.',
        'Una volta l’anno prova la copia: avvia Traguardo su quella cartella, a un’altra porta, e guarda che il piano ci sia.',
      ],
      notes: [
        'Per rimettere una copia ferma Traguardo, metti la cartella al suo posto e riavvia.',
        'Il comando doctor controlla database, documenti, spazio e permessi.',
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
      intro: 'Ogni anno ha il suo piano. Quello di prima resta, e si può sempre leggere.',
      steps: [
        'Apri [Ente › Comune e aree](/ente).',
        'Alla voce degli anni premi il pulsante che apre l’anno.',
        'In alto scegli il nuovo anno: le aree ci sono, gli obiettivi no.',
        'Porta dentro il piano da un file, o scrivi gli obiettivi nuovi.',
      ],
    },
  ],
};
