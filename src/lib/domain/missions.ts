/**
 * Missioni and programmi of the bilancio, as a comune may use them. Source: D.Lgs. 118/2011, art. 13 and allegato 14
 * (glossario), as in force from the bilancio 2016; those of the regions alone are left out.
 */

export interface Mission {
  /** Two digits: `01`. */
  code: string;
  name: string;
  programs: readonly Program[];
}

export interface Program {
  /** Mission and program: `01.07`. */
  code: string;
  name: string;
}

function mission(code: string, name: string, ...programs: string[]): Mission {
  return {
    code,
    name,
    programs: programs.map((text) => ({ code: `${code}.${text.slice(0, 2)}`, name: text.slice(3) })),
  };
}

export const MISSIONS: readonly Mission[] = [
  mission(
    '01',
    'Servizi istituzionali, generali e di gestione',
    '01 Organi istituzionali',
    '02 Segreteria generale',
    '03 Gestione economica, finanziaria, programmazione e provveditorato',
    '04 Gestione delle entrate tributarie e servizi fiscali',
    '05 Gestione dei beni demaniali e patrimoniali',
    '06 Ufficio tecnico',
    '07 Elezioni e consultazioni popolari – Anagrafe e stato civile',
    '08 Statistica e sistemi informativi',
    '09 Assistenza tecnico-amministrativa agli enti locali',
    '10 Risorse umane',
    '11 Altri servizi generali',
  ),
  mission('02', 'Giustizia', '01 Uffici giudiziari', '02 Casa circondariale e altri servizi'),
  mission(
    '03',
    'Ordine pubblico e sicurezza',
    '01 Polizia locale e amministrativa',
    '02 Sistema integrato di sicurezza urbana',
  ),
  mission(
    '04',
    'Istruzione e diritto allo studio',
    '01 Istruzione prescolastica',
    '02 Altri ordini di istruzione non universitaria',
    '04 Istruzione universitaria',
    '05 Istruzione tecnica superiore',
    '06 Servizi ausiliari all’istruzione',
    '07 Diritto allo studio',
  ),
  mission(
    '05',
    'Tutela e valorizzazione dei beni e attività culturali',
    '01 Valorizzazione dei beni di interesse storico',
    '02 Attività culturali e interventi diversi nel settore culturale',
  ),
  mission('06', 'Politiche giovanili, sport e tempo libero', '01 Sport e tempo libero', '02 Giovani'),
  mission('07', 'Turismo', '01 Sviluppo e valorizzazione del turismo'),
  mission(
    '08',
    'Assetto del territorio ed edilizia abitativa',
    '01 Urbanistica e assetto del territorio',
    '02 Edilizia residenziale pubblica e locale e piani di edilizia economico-popolare',
  ),
  mission(
    '09',
    'Sviluppo sostenibile e tutela del territorio e dell’ambiente',
    '01 Difesa del suolo',
    '02 Tutela, valorizzazione e recupero ambientale',
    '03 Rifiuti',
    '04 Servizio idrico integrato',
    '05 Aree protette, parchi naturali, protezione naturalistica e forestazione',
    '06 Tutela e valorizzazione delle risorse idriche',
    '07 Sviluppo sostenibile territorio montano piccoli Comuni',
    '08 Qualità dell’aria e riduzione dell’inquinamento',
  ),
  mission(
    '10',
    'Trasporti e diritto alla mobilità',
    '01 Trasporto ferroviario',
    '02 Trasporto pubblico locale',
    '03 Trasporto per vie d’acqua',
    '04 Altre modalità di trasporto',
    '05 Viabilità e infrastrutture stradali',
  ),
  mission('11', 'Soccorso civile', '01 Sistema di protezione civile', '02 Interventi a seguito di calamità naturali'),
  mission(
    '12',
    'Diritti sociali, politiche sociali e famiglia',
    '01 Interventi per l’infanzia e i minori e per asili nido',
    '02 Interventi per la disabilità',
    '03 Interventi per gli anziani',
    '04 Interventi per soggetti a rischio di esclusione sociale',
    '05 Interventi per le famiglie',
    '06 Interventi per il diritto alla casa',
    '07 Programmazione e governo della rete dei servizi sociosanitari e sociali',
    '08 Cooperazione e associazionismo',
    '09 Servizio necroscopico e cimiteriale',
  ),
  mission('13', 'Tutela della salute', '07 Ulteriori spese in materia sanitaria'),
  mission(
    '14',
    'Sviluppo economico e competitività',
    '01 Industria, PMI e Artigianato',
    '02 Commercio – reti distributive – tutela dei consumatori',
    '03 Ricerca e innovazione',
    '04 Reti e altri servizi di pubblica utilità',
  ),
  mission(
    '15',
    'Politiche per il lavoro e la formazione professionale',
    '01 Servizi per lo sviluppo del mercato del lavoro',
    '02 Formazione professionale',
    '03 Sostegno all’occupazione',
  ),
  mission(
    '16',
    'Agricoltura, politiche agroalimentari e pesca',
    '01 Sviluppo del settore agricolo e del sistema agroalimentare',
    '02 Caccia e pesca',
  ),
  mission('17', 'Energia e diversificazione delle fonti energetiche', '01 Fonti energetiche'),
  mission(
    '18',
    'Relazioni con le altre autonomie territoriali e locali',
    '01 Relazioni finanziarie con le altre autonomie territoriali',
  ),
  mission(
    '19',
    'Relazioni internazionali',
    '01 Relazioni internazionali e Cooperazione allo sviluppo',
    '02 Cooperazione territoriale',
  ),
  mission(
    '20',
    'Fondi e accantonamenti',
    '01 Fondo di riserva',
    '02 Fondo crediti di dubbia esigibilità',
    '03 Altri fondi',
  ),
  mission(
    '50',
    'Debito pubblico',
    '01 Quota interessi ammortamento mutui e prestiti obbligazionari',
    '02 Quota capitale ammortamento mutui e prestiti obbligazionari',
  ),
  mission('60', 'Anticipazioni finanziarie', '01 Restituzione anticipazioni di tesoreria'),
  mission('99', 'Servizi per conto terzi', '01 Servizi per conto terzi – Partite di giro'),
];

/** `null` for a code nobody knows. */
export function missionOf(code: string): Mission | null {
  return MISSIONS.find((one) => one.code === code) ?? null;
}

export function programOf(code: string): Program | null {
  return missionOf(code.slice(0, 2))?.programs.find((one) => one.code === code) ?? null;
}
