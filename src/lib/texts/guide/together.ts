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
        'Le schede di valutazione si aprono senza rete solo su un dispositivo che usi soltanto tu: lo dici su [Stato della sincronizzazione](/sincronizzazione) con **Questo è un dispositivo personale**, e vale sette giorni dall’ultimo accesso.',
        'Su ogni altro dispositivo quello che hai scritto in una scheda e non è ancora partito resta chiuso a chiave: è contato, e si apre quando accedi.',
      ],
    },
    {
      slug: 'modifiche-non-accettate',
      title: 'Quando una modifica non è accettata',
      readers: ['segretario', 'head'],
      intro:
        'Succede se, mentre eri senza rete, il documento è stato chiuso o i tuoi incarichi sono cambiati. Quello che hai scritto non va perso: il Comune ne tiene una copia e lo ritrovi su ogni tuo dispositivo.',
      steps: [
        'In alto leggi **Da rivedere** e quante modifiche non sono state accettate: premi.',
        'Per ogni campo vedi com’era, che cosa c’è in Comune adesso e che cosa avevi scritto tu.',
        'Se ora puoi scrivere in quel documento premi **Riapplica tutto**, o **Riapplica** accanto a un solo campo.',
        'Se puoi solo leggerlo premi **Proponi tutto**: chi può scrivere accetta o no, campo per campo.',
        'Che cosa è stato deciso, da chi e quando lo leggi nella stessa pagina: premi **Ho letto** e sparisce.',
        'Quello che non ti serve più lo togli con **Scarta**.',
      ],
      notes: [
        'Se hai riapplicato per sbaglio, nella pagina del documento premi Annulla.',
        'Un file di **Esporta** si riprende da [Stato della sincronizzazione](/sincronizzazione), anche su un altro dispositivo: solo da te e solo nel tuo Comune.',
        'Chi non ha più accesso al documento vede solo quello che ha scritto.',
      ],
    },
    {
      slug: 'proposte',
      title: 'Decidere su una proposta',
      readers: ['segretario', 'head'],
      intro: 'Chi può leggere un documento ma non scriverlo può proporre le modifiche che non sono state accettate.',
      steps: [
        'Nella pagina dell’area o dei testi leggi da chi arriva la proposta: premi **Guarda e decidi**.',
        'Guarda che cosa c’è in Comune adesso e che cosa viene proposto.',
        'Premi **Accetta** o **Non accettare** accanto a ogni campo, o decidi tutto insieme.',
      ],
      notes: [
        'Ogni proposta si decide una volta sola. Se intanto il valore è cambiato, Traguardo te lo mostra prima.',
        'Nella cronologia restano i due nomi: chi ha proposto e chi ha accettato.',
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
      slug: 'cronologia',
      title: 'Ritrovare com’era, e rimetterlo',
      readers: ['segretario', 'head'],
      intro:
        'La cronologia dice chi ha cambiato che cosa e quando. La vedono il Segretario e chi risponde dell’area; sta in Comune, quindi serve la rete.',
      steps: [
        'Apri l’area, una scheda o un capitolo e premi **Cronologia**.',
        'Restringi, se serve: una persona, un campo, un periodo.',
        'Accanto a una modifica premi **Riporta**: prima vedi che cosa cambia, poi confermi.',
        'Per un periodo intero premi **Confronta due momenti**, scegli giorno e ora e leggi le differenze.',
        'Da un confronto con adesso puoi riportare un punto solo, o tutto il documento.',
      ],
      notes: [
        'Riportare è una modifica nuova, a tuo nome: si può annullare, e nulla esce dalla cronologia.',
        'Solo il Segretario, con un atto, può cancellare per sempre ciò che è nel Cestino: resta la nota che è stato fatto.',
      ],
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
