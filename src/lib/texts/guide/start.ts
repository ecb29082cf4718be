import type { GuidePart } from './chapter.ts';

export const start: GuidePart = {
  title: 'Cominciare',
  chapters: [
    {
      slug: 'da-dove-cominciare',
      title: 'Da dove cominciare',
      readers: ['segretario', 'head', 'employee', 'administrator'],
      intro:
        'La pagina Oggi dice che cosa è vero adesso e propone un passo per volta. Non blocca niente: il piano si scrive nell’ordine che vuoi.',
      steps: [
        'Apri **Oggi**, la prima voce in alto (in basso su tablet e telefono).',
        'Leggi la prima frase: dice quante cose mancano al piano, o alla tua parte.',
        'Premi il pulsante del prossimo passo: ti porta nel punto giusto.',
        'Se non è il momento, premi **Non ora**: il passo va da parte, solo per te e solo su questo dispositivo.',
        'Per riprenderlo premi **Mostra quello che hai messo da parte**.',
      ],
      notes: [
        'Chi è Responsabile, quando entra, si trova già nella sua area. Oggi resta a un passo.',
        'Sotto **Area per area** vedi i pesi e quanti obiettivi sono completi.',
      ],
      picture: { file: 'oggi', alt: 'La pagina Oggi con il prossimo passo e le aree' },
    },
    {
      slug: 'piano-anno-scorso',
      title: 'Portare dentro il piano dell’anno scorso',
      readers: ['segretario', 'administrator'],
      intro:
        'Il piano che hai, in Word, OpenDocument, PDF, Excel o come tabella, diventa capitoli, obiettivi, pesi e persone. Niente entra finché non confermi.',
      steps: [
        'Apri [Porta dentro un piano](/importa).',
        'Trascina il file, oppure copia la tabella dal documento e incollala.',
        'Guarda prima i problemi: ognuno mostra il passaggio del documento e due o tre risposte.',
        'Guarda i valori non certi, uno alla volta: **Accetta**, **Correggi** o **Salta**. Da tastiera bastano Invio, C e S.',
        'Dove c’è già lo stesso obiettivo, scegli se lasciarlo, aggiornarlo o aggiungerne un altro.',
        'Correggi i nomi: se due scritture sono la stessa persona, uniscile.',
        'Premi il pulsante che porta tutto nel piano.',
      ],
      notes: [
        'Un documento scandito è una fotografia: non si legge. Chiedi il file di testo.',
        'Quello che manca si completa dopo, nella tabella: lì resta segnato.',
        'Se qualcosa è andato storto, torna su [Porta dentro un piano](/importa) e premi **Annulla l’importazione**: si può finché nessuno ha lavorato su quello che è entrato.',
      ],
      picture: { file: 'importa', alt: 'Il passaggio del documento accanto a quello che Traguardo ha capito' },
    },
    {
      slug: 'persone-e-incarichi',
      title: 'Mettere le persone e gli incarichi',
      readers: ['segretario', 'administrator'],
      intro:
        'Le persone hanno periodi di servizio e incarichi con le date. Da lì Traguardo sa chi può scrivere che cosa, e quando.',
      steps: [
        'Apri [Ente › Comune e aree](/ente) e controlla le aree.',
        'Apri [Ente › Persone](/ente/persone) e aggiungi chi manca, o porta dentro l’elenco incollandolo.',
        'Nella pagina di una persona scrivi dove lavora e da quando.',
        'Per il Responsabile torna a **Comune e aree**, apri il menu dell’area e scegli **Dai un Responsabile**: indica la persona, l’atto e le date.',
        'Se qualcuno sostituisce, aggiungi un incarico di vice o ad interim nei suoi giorni.',
        'Leggi i punti segnalati in alto: ognuno ha il rimedio accanto.',
      ],
      notes: [
        'Chi si trasferisce ha due periodi: il primo finisce il giorno prima che cominci il secondo. Il giorno scritto in «al» è compreso.',
        'Una persona può stare nel piano senza avere un accesso.',
      ],
      picture: { file: 'ente', alt: 'Le aree del Comune con i Responsabili e i servizi' },
    },
    {
      slug: 'dare-un-accesso',
      title: 'Dare un accesso',
      readers: ['segretario', 'administrator'],
      intro: 'Un accesso è un nome utente con la sua password. Si dà con un link: la posta non serve.',
      steps: [
        'Apri [Ente › Persone](/ente/persone) e scegli la persona.',
        'Alla voce **Accesso** crea l’invito e copia il link.',
        'Consegna il link come vuoi: a voce, per messaggio, su carta.',
        'La persona apre il link e sceglie la sua password.',
      ],
      notes: [
        'Chi ha perso la password riceve un nuovo link, allo stesso modo.',
        'Che cosa una persona legge e scrive dipende dai suoi incarichi, non dall’accesso.',
        'Quando una persona lascia il Comune chiudi i suoi periodi e disattiva l’accesso.',
      ],
      picture: { file: 'persona', alt: 'La pagina di una persona con servizio, incarichi e accesso' },
    },
    {
      slug: 'entrare-al-sicuro',
      title: 'Entrare al sicuro',
      readers: ['segretario', 'head', 'employee', 'administrator'],
      intro: 'Alla password puoi aggiungere il telefono, o lasciarla del tutto per l’impronta del tuo dispositivo.',
      steps: [
        'Apri [Accesso e dispositivi](/accesso) dal menu con il tuo nome.',
        'Alla voce **Verifica in due passaggi** premi «Attiva» e inquadra il disegno con l’app dei codici del telefono.',
        'Stampa o salva i **codici di recupero**: servono il giorno in cui il telefono non c’è.',
        'Con **Aggiungi una chiave** entri con impronta, volto o PIN: fallo su ogni dispositivo che usi.',
      ],
      notes: [
        'Sotto **Dispositivi collegati** ci sono i dispositivi da cui sei entrato: quello che non riconosci, terminalo e cambia la password.',
        'Terminare un accesso non svuota il dispositivo: quello che era stato scaricato resta lì. Un tablet si protegge con il suo blocco.',
        'Chi perde il telefono chiede al Segretario o all’amministratore di togliere la verifica, dalla pagina della persona.',
        'Le chiavi di accesso funzionano solo a un indirizzo che comincia con https://.',
      ],
    },
    {
      slug: 'installare',
      title: 'Installare sul tablet',
      readers: ['segretario', 'head', 'employee', 'administrator'],
      intro: 'Installato, Traguardo ha la sua icona e si apre anche senza rete.',
      steps: [
        'Sul tablet apri Traguardo dal suo indirizzo e accedi.',
        'Apri [Installa Traguardo](/installa): la prima parte è quella del tuo dispositivo.',
        'Segui i passi con la figura accanto.',
        'Apri Traguardo dalla nuova icona e accedi una volta con la rete.',
      ],
      notes: ['L’indirizzo deve cominciare con https://. Se non è così, chiedi a chi ha installato Traguardo.'],
    },
  ],
};
