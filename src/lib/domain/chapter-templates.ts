import { parseMarkup } from './chapter-markup.ts';
import type { RichText } from './rich-text.ts';

/** A chapter to begin from: what plans of comuni say there, with what the registry knows already in its place. */
export interface ChapterTemplate {
  key: string;
  title: string;
  body: RichText;
}

const template = (key: string, title: string, markup: string): ChapterTemplate => ({
  key,
  title,
  body: parseMarkup(markup),
});

/** In the order of a plan. Law as in force for plans of 2026 and later. */
export const CHAPTER_TEMPLATES: readonly ChapterTemplate[] = [
  template(
    'presentazione',
    'Presentazione del Piano',
    `
    Il Piano della performance {{triennio}} del {{ente}} è redatto ai sensi dell’art. 10 del D.Lgs. 27 ottobre 2009, n. 150. Dice che cosa l’amministrazione si impegna a fare, con quali risorse, e come si capirà se ci è riuscita.
    Il Piano parte dalle linee programmatiche di mandato e dal Documento unico di programmazione, e ne ricava gli obiettivi operativi del {{anno}} che valgono per la valutazione e la premialità del personale.
    ## Il ciclo della performance
    - Linee programmatiche di mandato {{mandato}}
    - Documento unico di programmazione e bilancio di previsione {{triennio}}
    - Piano della performance {{triennio}}, con gli obiettivi operativi del {{anno}}, da approvare entro il {{scadenza-piano}}
    - Monitoraggio in corso d’anno
    - Relazione sulla performance, validata e approvata entro il {{scadenza-relazione}}
    Ogni documento è pubblicato sul sito istituzionale, in «Amministrazione trasparente».
    ## Come sono stati scelti gli obiettivi
    Gli obiettivi sono proposti dai Responsabili delle aree con il Segretario comunale, sono coerenti con il mandato e con il DUP, e ciascuno ha un indicatore, un target, una scadenza, un peso e le persone che vi lavorano.
    `,
  ),
  template(
    'chi-siamo',
    'Chi siamo',
    `
    L’organizzazione dell’ente è articolata in {{aree-numero}}:
    {{aree-responsabili}}
    Nell’ente lavorano {{dipendenti-numero}}: {{dipendenti-inquadramento}}.
    Il Segretario comunale è {{segretario}}. Il Sindaco è {{sindaco}}.
    ## Con chi collaboriamo
    Sono in essere queste convenzioni: {{convenzioni}}.
    `,
  ),
  template(
    'come-operiamo',
    'Come operiamo',
    `
    L’amministrazione mette al centro i bisogni dei cittadini e la partecipazione di chi usa i servizi: sportelli accessibili, risposte in tempi certi, informazioni chiare sul sito e negli uffici.
    Le segnalazioni e i suggerimenti raccolti durante l’anno sono letti in Giunta e tenuti in conto nella scelta degli obiettivi dell’anno dopo.
    `,
  ),
  template(
    'identita',
    'Identità e mandato istituzionale',
    `
    Il Comune è l’ente locale che rappresenta la propria comunità, ne cura gli interessi e ne promuove lo sviluppo (art. 3 del D.Lgs. 18 agosto 2000, n. 267). Gli spettano le funzioni amministrative che riguardano la popolazione e il territorio, nei servizi alla persona e alla comunità, nell’assetto e uso del territorio e nello sviluppo economico, salvo quelle che la legge attribuisce ad altri (art. 13).
    ## Il mandato
    Il programma di mandato {{mandato}} è articolato in linee programmatiche, presentate al Consiglio ai sensi dell’art. 46 del D.Lgs. 267/2000. Le linee, gli obiettivi strategici che ne discendono e gli obiettivi operativi che li servono sono rappresentati nell’albero della performance.
    ## L’organizzazione
    L’organigramma è allegato al Piano ed è quello in vigore all’inizio dell’anno.
    `,
  ),
  template(
    'contesto',
    'Il contesto esterno e interno',
    `
    ## Contesto esterno
    I dati su popolazione e territorio sono nella tabella del contesto, con la fonte e l’anno di ciascuno. Descrivi qui che cosa è cambiato e che cosa ne viene per i servizi: età della popolazione, imprese, scuole, fragilità.
    ## Contesto interno
    Le risorse umane sono {{dipendenti-numero}}. Descrivi qui i pensionamenti attesi, le assunzioni previste dal piano dei fabbisogni, la formazione, gli strumenti di cui gli uffici dispongono.
    ## Le risorse finanziarie
    Le risorse collegate al Piano trovano copertura nel bilancio di previsione {{triennio}}.
    `,
  ),
  template(
    'valutazione',
    'Il sistema di valutazione in sintesi',
    `
    Il sistema misura e valuta l’amministrazione nel suo insieme, le aree in cui si articola e le singole persone (art. 3 del D.Lgs. 150/2009).
    ## I Responsabili di area
    - gli indicatori di performance della propria area
    - gli obiettivi individuali
    - la qualità del contributo alla performance dell’ente, le competenze professionali e manageriali
    - la capacità di valutare i collaboratori, con una differenziazione significativa dei giudizi
    ## Il personale
    - gli obiettivi di gruppo o individuali
    - la qualità del contributo alla performance dell’area, le competenze e i comportamenti
    ## I premi
    Le risorse per la premialità sono il premio di produttività del personale, la retribuzione di risultato degli incarichi di Elevata Qualificazione e quella del Segretario comunale. Si pagano dopo la validazione della Relazione sulla performance (art. 14 del D.Lgs. 150/2009).
    `,
  ),
  template(
    'monitoraggio',
    'Monitoraggio e rimodulazione',
    `
    Lo stato degli obiettivi è verificato almeno una volta in corso d’anno e alla fine. Chi è Responsabile indica il valore raggiunto, le fasi concluse, gli scostamenti e le loro cause.
    Il Piano può essere rimodulato con un atto della Giunta quando intervengono cause oggettive:
    - variazioni significative delle risorse finanziarie
    - nuove norme o atti organizzativi che assegnano altri obiettivi o cambiano quelli definiti
    - variazioni sostanziali della domanda di servizi da parte dei cittadini
    - altri fatti del contesto esterno, o scostamenti tali da compromettere la programmazione iniziale
    Un obiettivo non si cambia a consuntivo.
    `,
  ),
];
