import { indicator } from './objective.ts';
import type { ExampleObjective } from './objective.ts';

export const ADMINISTRATION: readonly ExampleObjective[] = [
  {
    title: 'Svolgimento delle consultazioni elettorali',
    description:
      'Revisione delle liste, nomina degli scrutatori, allestimento dei seggi, rilascio delle tessere, raccolta e trasmissione dei risultati, rendiconto delle spese alla Prefettura.',
    type: 'maintenance',
    serves: 'transparency',
    expectedPerformance: 'Consultazioni svolte senza rilievi e rendiconto inviato nei termini.',
    due: '10-31',
    expectedValue: 'Nessun rilievo',
    weight: 20,
    indicators: [
      indicator('Rilievi della Commissione elettorale o della Prefettura', 'rilievi', '0', '0', 'at-most'),
      indicator('Giorni tra il voto e l’invio del rendiconto', 'giorni', '118', '90', 'at-most'),
    ],
    phases: [
      { title: 'Revisione delle liste e degli albi', planned: [1, 2] },
      { title: 'Seggi, scrutatori e tessere', planned: [3, 5] },
      { title: 'Voto e scrutinio', planned: [6, 6], milestone: '06-14' },
      { title: 'Rendiconto alla Prefettura', planned: [7, 10], milestone: '10-31' },
    ],
    people: [{ who: 'rota' }, { who: 'locatelli' }, { who: 'cattaneo', to: '04-30' }],
  },
  {
    title: 'Adesione all’A.N.S.C.',
    description:
      'Passaggio dei registri di stato civile all’Archivio nazionale informatizzato: formazione degli ufficiali, bonifica dei dati, prove e avvio degli atti digitali.',
    type: 'development',
    serves: 'digital',
    expectedPerformance: 'Tutti gli atti di stato civile formati in digitale.',
    due: '09-30',
    expectedValue: '95% degli atti',
    weight: 20,
    indicators: [
      indicator('Atti di stato civile formati nell’A.N.S.C.', '%', '0', '95', 'at-least', {
        formula: 'Atti formati in digitale dall’avvio ÷ atti formati dall’avvio × 100',
        source: 'Archivio nazionale, stampa mensile dell’ufficio di stato civile',
        targetSecond: '98',
        targetThird: '100',
        weight: 7_000,
      }),
      indicator('Posizioni bonificate prima dell’avvio', '%', '35', '100', 'at-least', {
        formula: 'Posizioni corrette ÷ posizioni segnalate × 100',
        source: 'Elenco delle anomalie di ANPR',
        weight: 3_000,
      }),
    ],
    phases: [
      { title: 'Adesione e abilitazioni', planned: [1, 2] },
      { title: 'Formazione degli ufficiali di stato civile', planned: [2, 4], late: 1 },
      { title: 'Avvio della piattaforma', planned: [4, 6], milestone: '06-01' },
      { title: 'Atti in digitale', planned: [6, 9] },
    ],
    details: {
      strategicity: 5,
      complexity: 4,
      tools: 'Due postazioni con lettore di CIE, firma digitale remota per tre ufficiali.',
      budget: 420_000,
      budgetItem: 'Cap. 1040/2, contributo PNRR 1.4.4',
      stakeholders: 'Cittadini, altri Comuni, Tribunale, consolati',
    },
    people: [{ who: 'locatelli' }, { who: 'rota' }],
  },
  {
    title: 'Protocollo: registrare entro il giorno e fascicolare',
    description:
      'Protocollare la posta in arrivo il giorno stesso e aprire un fascicolo informatico per ogni procedimento nuovo, secondo il manuale di gestione.',
    type: 'improvement',
    serves: 'digital',
    expectedPerformance: 'Posta registrata in giornata e fascicoli aperti per i procedimenti nuovi.',
    due: '12-31',
    expectedValue: '90%',
    weight: 15,
    indicators: [
      indicator('Documenti protocollati il giorno di arrivo', '%', '71', '90'),
      indicator('Procedimenti nuovi con fascicolo informatico', '%', '24', '60'),
    ],
    phases: [
      { title: 'Piano di fascicolazione', planned: [1, 3] },
      { title: 'Registrazione nel giorno di arrivo', planned: [2, 12] },
      { title: 'Fascicoli per i procedimenti nuovi', planned: [5, 12] },
    ],
    people: [
      { who: 'cattaneo', to: '04-30' },
      { who: 'locatelli', from: '05-01' },
      { who: 'zanga', from: '09-01' },
    ],
  },
  {
    title: 'Affidamenti: CIG e schede della piattaforma dei contratti',
    description:
      'Per ogni affidamento sotto soglia acquisire il CIG dalla piattaforma certificata e inviare le schede di aggiudicazione e conclusione nei termini.',
    type: 'improvement',
    serves: 'transparency',
    expectedPerformance: 'Schede degli affidamenti inviate entro 30 giorni.',
    due: '12-31',
    expectedValue: '100% delle schede',
    weight: 10,
    indicators: [indicator('Schede inviate entro 30 giorni', '%', '82', '100')],
    people: [{ who: 'rota' }, { who: 'zanga', from: '09-01' }],
  },
  {
    title: 'Bonus e contributi alle famiglie: risposta in 20 giorni',
    description:
      'Istruttoria delle domande per bonus sociali, assegni di maternità e contributi per i libri, con un avviso a chi ha diritto e non ha chiesto.',
    type: 'improvement',
    serves: 'families',
    expectedPerformance: 'Domande definite in media entro 20 giorni.',
    due: '12-31',
    expectedValue: '20 giorni',
    weight: 15,
    indicators: [
      indicator('Giorni medi per definire una domanda', 'giorni', '34', '20', 'at-most'),
      indicator('Famiglie avvisate tra quelle con diritto', '%', '40', '80'),
    ],
    phases: [
      { title: 'Avvisi e moduli unici', planned: [1, 2] },
      { title: 'Istruttoria delle domande', planned: [3, 11], late: 1 },
    ],
    people: [{ who: 'locatelli' }],
  },
  {
    title: 'Formazione: 40 ore per ogni dipendente',
    description:
      'Piano formativo dell’ente su competenze digitali, contratti pubblici, etica e privacy; ore registrate su Syllabus.',
    type: 'transversal',
    serves: 'skills',
    expectedPerformance: 'Almeno 40 ore di formazione per ciascuno.',
    due: '12-15',
    expectedValue: '40 ore a persona',
    weight: 10,
    indicators: [
      indicator('Dipendenti con almeno 40 ore di formazione', '%', '43', '100', 'at-least', {
        source: 'Syllabus, riepilogo del Comune',
      }),
    ],
    phases: [
      { title: 'Rilevazione dei bisogni', planned: [1, 2] },
      { title: 'Corsi e ore su Syllabus', planned: [3, 11] },
      { title: 'Attestati e rendiconto', planned: [12, 12], milestone: '12-15' },
    ],
    details: { scope: 'group', strategicity: 3, complexity: 2, stakeholders: 'Tutto il personale' },
    people: [{ who: { group: 'Tutto il personale' } }],
  },
  {
    title: 'Amministrazione Trasparente: dati completi e aggiornati',
    description:
      'Revisione delle sottosezioni, pubblicazione in formato aperto, controllo semestrale con il Segretario.',
    type: 'maintenance',
    serves: 'transparency',
    expectedPerformance: 'Griglia di rilevazione senza valori sotto 2.',
    due: '11-30',
    expectedValue: 'Nessuna voce sotto 2',
    weight: 10,
    details: {
      transparencyDuty: 'D.Lgs. 33/2013, art. 9; delibera ANAC sulla griglia di rilevazione',
      preventionMeasure: 'Controllo semestrale della sezione Amministrazione Trasparente',
    },
    phases: [
      { title: 'Revisione delle sottosezioni', planned: [2, 5], milestone: '05-31' },
      { title: 'Controlli con il Segretario', planned: [6, 11] },
    ],
    indicators: [indicator('Voci della griglia di rilevazione sotto 2', 'voci', '6', '0', 'at-most')],
    people: [{ who: 'rota' }, { who: { group: 'Un addetto per ogni area' } }],
  },
];
