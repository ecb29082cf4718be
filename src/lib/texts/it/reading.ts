export interface Reading {
  title: string;
  subtitle: string;
  parts: readonly { title: string; text?: string; list?: readonly string[] }[];
}

/** The pages anybody may read; `entity` is the name of the Comune. */
export const reading = {
  someEntity: 'il Comune',
  accessibility: (entity: string): Reading => ({
    title: 'Accessibilità',
    subtitle: 'Che cosa Traguardo fa perché lo possa usare chiunque, e dove ancora non ci riesce',
    parts: [
      {
        title: 'Stato di conformità',
        text: 'Traguardo è scritto per rispettare le WCAG 2.2 al livello AA, e con esse i requisiti della norma UNI CEI EN 301549 richiesti dalla legge 9 gennaio 2004, n. 4. Ogni pagina è provata in automatico a ogni modifica; la prova con persone che usano tecnologie assistive non è ancora stata fatta, perciò oggi la conformità si può dire solo parziale.',
      },
      {
        title: 'Come si usa',
        list: [
          'Tutto si fa da tastiera. F6 passa da una zona all’altra della pagina; Ctrl S dice lo stato del salvataggio.',
          'Ogni obiettivo della tabella si apre anche come scheda, con un campo sotto l’altro e le loro etichette.',
          'Nessuna informazione è data solo dal colore; le strisce dei mesi sono ripetute in parole.',
          'Il testo si ingrandisce fino al 400% senza scorrere di lato; i comandi sul tablet misurano almeno 44 pixel.',
          'Chi ha chiesto al sistema meno movimento non ne vede.',
        ],
      },
      {
        title: 'Contenuti non ancora accessibili',
        list: [
          'I file che si importano restano come sono: un documento scandito non si legge, e va chiesto in un formato di testo.',
          'La stampa dal browser può non contenere i tag di struttura: per leggere il piano usa le pagine dell’app.',
        ],
      },
      {
        title: 'Dichiarazione e segnalazioni',
        text: `La dichiarazione di accessibilità è dell’ente che usa Traguardo: ${entity} la compila entro il 23 settembre di ogni anno sul sito di AgID e pubblica il collegamento sul proprio sito. Per segnalare una difficoltà scrivi al Comune; se non hai risposta entro trenta giorni puoi rivolgerti al Difensore civico per il digitale presso AgID.`,
      },
    ],
  }),
  privacy: (entity: string): Reading => ({
    title: 'Privacy',
    subtitle: 'Quali dati ci sono, dove stanno e chi li vede',
    parts: [
      {
        title: 'Di chi sono i dati',
        text: `Titolare del trattamento è l’ente: ${entity}. Traguardo gira su un computer scelto dall’ente e non manda niente ad altri: nessuna statistica, nessun servizio esterno, nessun carattere o immagine presi dalla rete.`,
      },
      {
        title: 'Quali dati',
        list: [
          'Nome, area, periodi di servizio e incarichi delle persone che lavorano nell’ente.',
          'Il piano: obiettivi, pesi, indicatori, chi vi partecipa e in quale periodo.',
          'Chi ha scritto che cosa e quando, perché una modifica si possa ritrovare.',
          'Per chi accede: nome utente o indirizzo e-mail, e la password in una forma che non si può rileggere.',
        ],
      },
      {
        title: 'Chi li vede',
        text: 'Il piano lo legge chi è in servizio o ha un incarico nell’ente; lo scrive chi ne ha la responsabilità. Chi segue i computer e ha accesso al disco può leggere i file: le copie di sicurezza vanno custodite.',
      },
      {
        title: 'Su questo dispositivo',
        text: 'Per lavorare senza rete una copia del piano resta in questo browser, insieme alle modifiche non ancora inviate. Ogni persona che accede ha la propria. Quando esci puoi lasciarla o toglierla. Serve un solo cookie, quello dell’accesso, e per dieci minuti uno mentre si entra. Di ogni accesso il Comune tiene il tipo di browser, quando è cominciato e l’ultimo uso: li vede chi entra, in «Accesso e dispositivi».',
      },
      {
        title: 'I tuoi diritti',
        text: 'Per leggere, correggere o limitare i dati che ti riguardano scrivi al Comune o al suo responsabile della protezione dei dati (articoli da 15 a 22 del regolamento UE 2016/679).',
      },
    ],
  }),
};
