import type { GuidePart } from './chapter.ts';

export const writing: GuidePart = {
  title: 'Scrivere il piano',
  chapters: [
    {
      slug: 'mandato-e-strategia',
      title: 'Scrivere il mandato e la strategia',
      readers: ['segretario'],
      intro:
        'Il mandato del Sindaco viene prima: da lì scendono gli obiettivi strategici del DUP, e da quelli gli obiettivi delle aree.',
      steps: [
        'Apri **Mandato e strategia**.',
        'Controlla il mandato in corso: Sindaco, date, atto.',
        'Scrivi le linee di mandato, una per impegno, con le parole del programma.',
        'Sotto ogni linea aggiungi gli obiettivi strategici, con missione e programma di bilancio.',
        'Guarda in fondo che cosa resta senza collegamento: obiettivi strategici che nessuno serve, obiettivi delle aree che non ne servono nessuno.',
      ],
      notes: ['Il collegamento si sceglie nell’obiettivo dell’area, al campo dell’obiettivo strategico.'],
      picture: { file: 'strategia', alt: 'Le linee di mandato con gli obiettivi strategici' },
    },
    {
      slug: 'testi-del-piano',
      title: 'Scrivere i testi del piano',
      readers: ['segretario'],
      intro:
        'La presentazione, chi siamo, come lavoriamo: i capitoli si scrivono insieme, e i dati dell’ente entrano da soli.',
      steps: [
        'Apri **Testi del piano** e comincia dal modello.',
        'Apri un capitolo e scrivi: chi è dentro con te si vede mentre scrive.',
        'Dove serve un dato dell’ente inserisci un campo: nome, anno, numero dei dipendenti, elenco delle aree. Se il dato cambia, cambia anche il testo.',
        'Guarda i punti segnalati accanto al testo: nomi di altri Comuni, anni sbagliati, leggi superate. Correggi, o lascia così.',
        'In **Contesto in cifre** scrivi popolazione, personale e bilancio, ognuno con la sua fonte.',
        'Stampa i testi, o salvali in PDF.',
      ],
      picture: { file: 'testi', alt: 'I capitoli del piano con i punti da guardare' },
    },
    {
      slug: 'scrivere-gli-obiettivi',
      title: 'Scrivere gli obiettivi della tua area',
      readers: ['head', 'segretario'],
      intro: 'La tabella si scrive come un foglio di calcolo: premi una cella e scrivi. Si salva da sola.',
      steps: [
        'Apri **Obiettivi** e scegli la tua area.',
        'Premi **Aggiungi obiettivo** e scrivi il titolo: che cosa cambia, non che cosa si fa.',
        'Scrivi la performance attesa, cioè il risultato in parole, e la scadenza.',
        'Scrivi l’indicatore con il suo target. Se ne manca uno, premi **Vedi 3 proposte**.',
        'Indica le persone coinvolte. Chi non lavora tutto l’anno ha le sue date.',
        'Scrivi il peso: la barra in basso dice quanto manca a 100.',
        'Quello che manca è segnato nella cella: premi il rimedio che trovi lì.',
      ],
      notes: [
        'Frecce per muoverti, Invio per scrivere, Esc per lasciare com’era, Ctrl Z per annullare.',
        'Un obiettivo eliminato va nel Cestino e si può rimettere.',
      ],
      picture: { file: 'obiettivi', alt: 'La tabella degli obiettivi di un’area con la barra dei pesi' },
    },
    {
      slug: 'scheda-obiettivo',
      title: 'Compilare la scheda dell’obiettivo',
      readers: ['head', 'segretario'],
      intro: 'La scheda è la pagina di un solo obiettivo, con tutto quello che nella tabella non ci sta.',
      steps: [
        'Nella tabella apri il menu dell’obiettivo e scegli la scheda.',
        'Scrivi le fasi e segna i mesi: previsti e fatti.',
        'Per ogni indicatore scrivi come si calcola, da dove viene il dato, da dove si parte e dove si vuole arrivare.',
        'Se gli indicatori sono più d’uno, dai a ciascuno il suo peso.',
        'Se serve, scrivi le risorse e a chi l’obiettivo interessa.',
      ],
      notes: ['Una relazione sulle attività non misura il risultato: cerca un numero che possa andare bene o male.'],
      picture: { file: 'scheda', alt: 'La scheda di un obiettivo' },
    },
    {
      slug: 'pesi-a-100',
      title: 'Far tornare i pesi a 100',
      readers: ['head', 'segretario'],
      intro:
        'I pesi di un’area fanno 100. Traguardo non ti ferma mentre scrivi: dice quanto manca, o quanto è di troppo, e propone il rimedio.',
      steps: [
        'Guarda la barra in basso: **Totale pesi** e la parola accanto.',
        'Premi **Distribuisci** per dare i punti che mancano.',
        'Scegli come: in proporzione, in parti uguali o a un solo obiettivo.',
        'Leggi per ogni obiettivo il peso di prima e quello nuovo, poi conferma.',
        'Blocca il peso che non deve cambiare: le distribuzioni lo lasciano stare.',
      ],
      notes: [
        'Se in due avete aggiunto gli stessi punti, compare **Da rivedere**: ci sono le due modifiche e i rimedi. Nessuna è andata persa.',
        'Sul peso ↑ e ↓ cambiano di un punto, con Maiusc di cinque.',
      ],
      picture: { file: 'pesi', alt: 'La finestra che distribuisce i punti mancanti' },
    },
    {
      slug: 'obiettivi-trasversali',
      title: 'Rispondere agli obiettivi trasversali',
      readers: ['segretario', 'head'],
      intro:
        'Un obiettivo trasversale riguarda più aree. Il Segretario lo propone, ogni area accetta o dice perché no.',
      steps: [
        'Il Segretario apre **Mandato e strategia**, poi **Trasversali**, e scrive l’obiettivo.',
        'Sceglie a quali aree proporlo.',
        'Il Responsabile trova la proposta nella sua area.',
        'Se accetta, l’obiettivo entra fra i suoi: gli dà peso, persone e date proprie.',
        'Se rifiuta, scrive il motivo: il Segretario lo vede.',
      ],
      picture: { file: 'trasversali', alt: 'Gli obiettivi trasversali con la risposta di ogni area' },
    },
    {
      slug: 'albero',
      title: 'Leggere l’albero della performance',
      readers: ['segretario', 'head', 'employee'],
      intro: 'L’albero mostra la catena intera: mandato, strategia, obiettivi, persone. Si legge nei due versi.',
      steps: [
        'Apri **Mandato e strategia**, poi **Albero**.',
        'Scegli una voce: si accende la sua catena, in su e in giù.',
        'Passa dalla figura alla tabella quando vuoi leggere o stampare.',
        'Guarda gli obiettivi senza collegamento: sono elencati, mai nascosti.',
      ],
      picture: { file: 'albero', alt: 'L’albero dal mandato agli obiettivi delle aree' },
    },
    {
      slug: 'documenti',
      title: 'Preparare i documenti da portare in Giunta',
      readers: ['segretario', 'head'],
      intro:
        'Il piano, la sottosezione del PIAO, le tabelle, le schede e il PEG escono come file pronti, con lo stemma, gli estremi dell’atto e i numeri di pagina.',
      steps: [
        'Apri **Documenti** e scegli che cosa preparare.',
        'Scegli il modello: **Istituzionale** o **Classico**.',
        'Per pubblicare segna **Senza nominativi** e rileggi i testi nell’anteprima.',
        'Scegli il formato: **PDF per gli atti** per la deliberazione, **PDF per la pubblicazione** per il sito, **Word** o **LibreOffice** per ritoccare.',
        'Premi **Scarica**.',
      ],
      notes: [
        'Fino all’approvazione ogni pagina porta la parola BOZZA, e in fondo l’impronta del contenuto: due file con la stessa impronta dicono le stesse cose.',
        'Senza rete si fa tutto tranne il PDF: al suo posto premi **Stampa** e scegli di salvare come PDF.',
        'Ritoccato in Word e importato di nuovo, il documento riconosce le sue righe.',
        'Lo stemma lo sceglie chi cura i dati del Comune, da [Ente › Comune e aree](/ente): **Modifica**, poi **Scegli un’immagine**.',
      ],
    },
  ],
};
