import type { GuidePart } from './chapter.ts';

export const together: GuidePart = {
  title: 'Lavorare insieme, anche senza rete',
  chapters: [
    {
      slug: 'i-tuoi-obiettivi',
      title: 'Leggere i tuoi obiettivi',
      readers: ['employee'],
      intro:
        'Vedi a quali obiettivi partecipi, in quali giorni e quanto pesano. Li scrive il Responsabile della tua area.',
      steps: [
        'Accedi: ti trovi su **Oggi**.',
        'Leggi **I miei obiettivi**: codice, titolo, periodo, scadenza e peso su 100.',
        'Premi un titolo per leggere tutto l’obiettivo nella tabella della sua area.',
        'Se qualcosa è nuovo o cambiato c’è scritto. Quando hai letto premi **Segna come letti**.',
      ],
      notes: ['Se un periodo non è giusto, dillo al Responsabile: le date contano nella valutazione.'],
      picture: { file: 'miei-obiettivi', alt: 'I miei obiettivi sulla pagina Oggi di un dipendente' },
    },
    {
      slug: 'due-persone',
      title: 'Due persone nello stesso campo',
      readers: ['segretario', 'head'],
      intro: 'Nessuno è mai bloccato. Vedi chi c’è e dove sta scrivendo.',
      steps: [
        'In alto, accanto allo stato del salvataggio, vedi chi è nella stessa pagina.',
        'Il bordo colorato di una cella dice chi ci sta scrivendo.',
        'Se scrivete due valori diversi nello stesso momento, la cella ha un segno e tutti e due i valori restano.',
        'Premi il segno: leggi i due valori con chi li ha scritti e quando.',
        'Scegli quale tenere. Finché non scegli si continua a lavorare.',
      ],
    },
    {
      slug: 'senza-rete',
      title: 'Lavorare senza rete',
      readers: ['segretario', 'head', 'employee'],
      intro:
        'Il piano è su questo dispositivo. Senza rete si legge e si scrive come sempre; le modifiche partono da sole quando la rete torna.',
      steps: [
        'Prima di uscire apri Traguardo con la rete: su [Stato della sincronizzazione](/sincronizzazione) vedi se tutto è disponibile.',
        'Senza rete lavora come sempre. In alto leggi **Senza rete** e quante modifiche aspettano.',
        'Quando la rete torna non devi fare niente: guarda che in alto torni **Salvato in Comune**.',
        'Se intanto qualcosa è cambiato e la tua modifica non si può accettare, la trovi fra le **modifiche non accettate**: scegli che cosa farne.',
      ],
      notes: [
        'Persone, incarichi e accessi si cambiano solo con la rete.',
        'Non cancellare i dati del browser finché ci sono modifiche da inviare.',
        'Non si esce finché qualcosa non è arrivato, se non scegliendo di inviarlo, esportarlo o scartarlo.',
      ],
    },
    {
      slug: 'segno-accanto-al-nome',
      title: 'Che cosa vuol dire il segno accanto al nome del Comune',
      readers: ['segretario', 'head', 'employee', 'administrator'],
      intro:
        'In alto c’è sempre scritto che cosa è già in Comune e che cosa è solo su questo dispositivo. È verde solo quando il Comune ha risposto di averlo salvato.',
      steps: [
        'Leggi le parole nel segno.',
        'Cercale nella tabella qui sotto.',
        'Premi il segno per vedere i particolari.',
      ],
      table: {
        head: ['Che cosa leggi', 'Che cosa vuol dire', 'Che cosa puoi fare'],
        rows: [
          ['Salvato in Comune', 'Il Comune ha salvato le tue modifiche, all’ora scritta accanto.', 'Niente.'],
          ['Salvato su questo dispositivo', 'La modifica è al sicuro qui e parte da sola.', 'Niente.'],
          ['Invio in corso…', 'La modifica sta andando in Comune.', 'Niente.'],
          ['Senza rete', 'Le modifiche restano qui, contate, finché torna la rete.', 'Continua.'],
          ['Accesso scaduto', 'Il Comune chiede di nuovo la password. Le modifiche sono al sicuro qui.', 'Accedi.'],
          [
            'Da rivedere',
            'Due valori si sono incontrati, o una modifica non è stata accettata.',
            'Apri il punto e scegli.',
          ],
          ['Non salvato', 'La memoria di questo dispositivo è piena.', 'Esporta la modifica e libera spazio.'],
          ['Sola lettura', 'Qui puoi leggere ma non scrivere.', 'Leggi il motivo sotto il titolo.'],
          ['Serve la nuova versione', 'Traguardo è stato aggiornato.', 'Premi Aggiorna: quello che scrivi resta.'],
          [
            'I dati non inviati possono andare persi',
            'L’indirizzo non è sicuro, o il browser può cancellare i dati.',
            'Aspetta «Salvato in Comune» prima di chiudere.',
          ],
        ],
      },
    },
    {
      slug: 'cercare',
      title: 'Cercare',
      readers: ['segretario', 'head', 'employee', 'administrator'],
      intro: 'Si cerca in tutto quello che puoi vedere, su questo dispositivo: anche senza rete.',
      steps: [
        'Premi Ctrl K, o la lente in alto.',
        'Scrivi una parola, un codice come AM.3, il nome di una persona o di una pagina.',
        'Scegli con le frecce e premi Invio: arrivi nel punto preciso.',
        'Con la casella vuota trovi quello che hai visto di recente.',
      ],
      picture: { file: 'cercare', alt: 'La ricerca con i risultati divisi per tipo' },
    },
    {
      slug: 'stampare',
      title: 'Stampare',
      readers: ['segretario', 'head', 'employee'],
      intro: 'Il piano intero, gli obiettivi di un’area e i testi si stampano, o si salvano in PDF, dal browser.',
      steps: [
        'Apri l’area e scegli **Stampa** dal menu della pagina.',
        'Controlla l’anteprima: intestazione del Comune, tabella, totale dei pesi.',
        'Premi **Stampa o salva in PDF**: il foglio si mette da solo in orizzontale.',
        'Per i testi apri **Testi del piano** e premi **Stampa i testi**.',
        'Da lì, o dalla stampa di un’area, **Stampa tutto il piano** mette insieme testi, mandato e obiettivi di ogni area.',
      ],
      picture: { file: 'stampa', alt: 'L’anteprima di stampa degli obiettivi di un’area' },
    },
  ],
};
