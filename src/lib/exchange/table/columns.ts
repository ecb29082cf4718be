import { readName } from '../fields/names.ts';
import { plain } from '../read/clean.ts';

/** What a column can hold. `ignored` is a column known to say nothing the plan keeps. */
export type ColumnField =
  | 'code'
  | 'title'
  | 'description'
  | 'type'
  | 'strategicReference'
  | 'expectedPerformance'
  | 'dueDate'
  | 'weight'
  | 'target'
  | 'indicator'
  | 'baseline'
  | 'unit'
  | 'participants'
  | 'notes'
  | 'area'
  | 'service'
  | 'head'
  | 'staff'
  | 'phase'
  | 'targetSecond'
  | 'targetThird'
  | 'formula'
  | 'source'
  | 'result'
  | 'tools'
  | 'stakeholders'
  | 'budgetItem'
  | 'ignored';

/** Tried in order on the plain text of the heading: narrow meanings stand before wide ones. */
const SYNONYMS: [ColumnField, RegExp][] = [
  [
    'ignored',
    /^(?:[gfmalsod]|gen(?:naio)?|feb(?:braio)?|mar(?:zo)?|apr(?:ile)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|ago(?:sto)?|set(?:t|tembre)?|ott(?:obre)?|nov(?:embre)?|dic(?:embre)?)$/,
  ],
  [
    'ignored',
    /^(?:[1-4] ?(?:trim(?:estre)?|sem(?:estre)?)|(?:i|ii|iii|iv) (?:trim(?:estre)?|sem(?:estre)?)|[1-9]|1[0-2])$/,
  ],
  ['ignored', /(?:peso|pesatura|ponderazione) (?:dell |dello |del |degli )?(?:indicator|fas|azion|attivit)/],
  [
    'ignored',
    /punteggio (?:assegnat|attribuit|conseguit|finale|ottenut)|valutazione|firma|^stato$|stato (?:di )?(?:attuazione|avanzamento)|scostament|monitoraggi|modalita di verifica|strumenti di verifica/,
  ],
  [
    'result',
    /consuntiv|raggiungiment|raggiunt|ottenut|conseguit|realizzat|rendicont|^verifica|(?:valore|dato|esito) (?:della )?verifica|% (?:di )?(?:ragg|realiz)|valore (?:effettivo|finale)|^esito(?: |$)|grado di (?:attuazione|realizzazione)|^risultat[oi] (?:al|anno|20)/,
  ],
  ['formula', /formula|algoritmo|modalita di (?:calcolo|misura)|metodo di calcolo|come si (?:calcola|misura)/],
  ['source', /^font[ei](?: |$)|fonte (?:del |dei |di )?(?:dat|rilev|verific)|^banca dati$|origine (?:del |dei )?dat/],
  ['tools', /risorse strumentali|strumenti(?: utilizzati| necessari)?$|^mezzi/],
  ['stakeholders', /stakeholder|portatori (?:di|d) interess|destinatari|beneficiari/],
  ['budgetItem', /capitol/],
  ['ignored', /^durata/],
  [
    'ignored',
    /^(?:dal|al|inizio|data (?:di )?inizio|(?:% |percentuale )?(?:di )?(?:impegno|impiego|tempo|partecipazione))$/,
  ],
  ['ignored', /^(?:struttur[ae]|uffici|servizi|settori) (?:coinvolt|interessat)[aei]$/],
  ['ignored', /^(?:grado di )?(?:complessita|difficolta|priorita|strategicita|impatto)$/],
  ['ignored', /risorse (?:finanziarie|economiche)|budget|spesa|importo/],
  ['unit', /^(?:unita|unita (?:di )?misura|u m|um|unita mis)$/],
  [
    'baseline',
    /baseline|valore (?:iniziale|di partenza|storico|attuale|base)|stato iniziale|(?:dato|valore|trend) storico|situazione (?:attuale|iniziale|di partenza)|^storico|^(?:valore|val|dato|dati|anno) (?:(?:al|anno|dell anno) )?20\d\d$|^(?:anno|valore|dato|risultato) (?:anno )?precedente$/,
  ],
  [
    'weight',
    /^(?:%? ?(?:peso|pesi|pesatura|ponderazione|peso ponderale|incidenza|valore ponderale|ponderale)(?: (?:%|in %|percentuale|ponderale|obiettivo|dell obiettivo|obiettivi|degli obiettivi|attribuito|assegnato|relativo|punti|in punti|strategico|ob|su 100|100|totale|operativo|n))*|peso [^\d]{0,12}%|(?:punteggio|punti)(?: (?:max|massimo|massimi|attribuibil[ei]|previsto|obiettivo|assegnabil[ei]))*|% peso|coefficiente.*|rilevanza(?: (?:del )?(?:progetto|obiettivo))?|importanza)$/,
  ],
  [
    'code',
    /^(?:n|nr|num|numero|n ord|n ordine|n d ord|n ob|n obiettivo|n obiettivi|numero obiettivo|numero d ordine|cod|codice|cod ob|cod obiettivo|codice (?:obiettivo|ob|operativo|dell obiettivo)|id|ob n|obiettivo n|rif|progr|progressivo|nro|n o|codice (?:peg|pdo|piao|scheda|progetto)|id (?:ob|obiettivo|progetto)|cod (?:peg|pdo|progetto|scheda)|scheda n|n scheda)$/,
  ],
  [
    'strategicReference',
    /^(?:\w+ ){0,4}(?:linea|linee|obiettiv[oi]|indirizz[oi]|programm[ai]|area|ambito|asse|finalita|priorita)(?: \w+){0,2} (?:strategic\w*|mandato)|^strategic|^mandato|strategic\w*$|mandato$|(?:^| )dup(?: |$)|^(?:miss|missione|programma|missione programma|missione e programma)(?: |$)|indirizz[oi] (?:\w+ )?(?:strategic|mandato|politic|operativ|programm)|^indirizzi$|^linea|^riferimento$|^rif(?:erimento)? (?:al |del )?(?:peg|dup|strategic)|^peg$/,
  ],
  ['type', /^(?:tip|tipo|tipol|tipologia|natura|classificazione)(?: (?:di |dell |ob|obiettivo).*)?$/],
  [
    'dueDate',
    /scadenz|^scad$|^data$|^quando$|^termin[ei]|tempistic|^tempi(?: (?:di (?:realizzazione|attuazione|esecuzione)|previst[io]|stimat[io]))?$|orizzonte temporale|^data (?:prevista|fine|finale|conclusione|scadenza|ultimazione|realizzazione|di (?:conclusione|fine|scadenza|ultimazione|realizzazione)|limite|ultimazione|termine|obiettivo)|^entro|periodo di (?:realizzazione|riferimento|attuazione|svolgimento)|^periodo$|^fine$|^fine (?:prevista|attivita)|cronologia/,
  ],
  [
    'participants',
    /^pers$|^responsabil[ei] (?:del procedimento|del progetto|dell obiettivo|attuazione)|personale(?! politico)|dipendent|risorse umane|^risorse$|referent|addett|partecipant|collaborator|soggetti (?:coinvolt|interessat|attuator|responsabil)|coinvolt|unita (?:lavorative|di personale)|gruppo di lavoro|nominativ|^cognome|assegnatar|^chi$|^attori|operatori|^staff|responsabile (?:e|ed) /,
  ],
  [
    'head',
    /^(?:responsabil[ei]|resp|dirigente|titolare|referente e q)(?: (?:di|del|dell|della|dello|e q|p o|area|settore|servizio|ufficio|procedimento|obiettivo).*)?$/,
  ],
  [
    'target',
    /^target|^traguardo|^valore da (?:raggiungere|conseguire)|^prev(?:isto|isione|entivo)? 20\d\d$|^val(?:or[ei])? (?:atteso|att|attesi|target|obiettivo|programmato|previsto)|^dat[oi] attes[oi]|^livello (?:atteso|di risultato)|^standard|^obiettivo (?:numerico|quantitativo)|^valore$|^misura attesa|^20\d\d$/,
  ],
  [
    'indicator',
    /^ind(?: (?:di )?(?:risultato|performance|n|\d))?$|^indicator|^obiettiv[oi] (?:e|ed|con) (?:relativ[oi] )?indicator|^kpi|^parametr|^misurator|indicator[ei] (?:di|del)|^misura(?:zione)?$/,
  ],
  [
    'expectedPerformance',
    /performance attes|^(?:livello di )?performance$|risultat[oi] (?:attes|previst|da )|prestazion[ei] attes|(?:output|outcome|esit[oi]|prodott[oi]|effett[oi]|benefici[o]?) attes|^output|^outcome|^risultat[oi](?: final[ei])?$|^prodotto/,
  ],
  ['notes', /^not[ae](?: |$)|^variazion|rimodulazion|osservazion|annotazion|^comment/],
  ['phase', /^(?:descrizione )?(?:della |delle )?fas[ie](?: |$)|cronoprogramma|^gantt|^milestone|^step/],
  [
    'title',
    /^(?:desc(?:r|rizione)? breve|titolo breve)$|^(?:titolo|denominazione|oggetto|obiettiv[oi]|ob|progetto|intervento|nome)(?: (?:dell |del |di |degli )?(?:operativ[oi]|obiettiv[oi]|gestional[ei]|di performance|performance|specific[oi]|ob|progett[oi]|individual[ei]|annual[ei]|di gestione|assegnat[oi]|peg|pdo|settoriale|20\d\d|di processo|di risultato|organizzativ[oi]|previst[oi]|di area|esecutiv[oi]|anno 20\d\d))*$/,
  ],
  [
    'description',
    /descrizion|^descr?(?: |$)|^finalita|^attivita|^azion[ei]|^contenut|^dettagli|^modalita|^obiettivo esteso|^specifica|^cosa$|^interventi/,
  ],
  [
    'area',
    /^(?:area|settore|direzione|ripartizione|dipartimento|centro (?:di|d) (?:responsabilita|costo)|cdr|unita organizzativa|struttura(?: organizzativa)?|area settore|settore area|area organizzativa|area di riferimento|struttura di riferimento)(?: (?:organizzativ[ao]|di riferimento|interessat[ao]|competente|responsabile|resp|di appartenenza))?$/,
  ],
  [
    'service',
    /^(?:servizi[o]?|uffici[o]?|servizio ufficio|centro)(?: (?:di riferimento|interessat[oi]|competente|coinvolt[oi]))?$/,
  ],
  [
    'staff',
    /^(?:cat|categoria|profilo(?: professionale)?|inquadramento|area (?:contrattuale|ccnl|di inquadramento)|dotazione|qualifica)$/,
  ],
  // `Obiettivo 1.4: …` is one, no heading over them.
  ['title', /^obiettiv[oi](?: (?!(?:n )?\d+ ?(?:\d+ )?\p{L})\S+(?: \S+){0,4})?$/u],
];

/** The field a heading names, or null when it is no heading we know. */
export function columnField(heading: string): ColumnField | null {
  const text = plain(
    heading.replaceAll('_', ' ').replace(/\([^)]*\)/g, (inside) => (/%|punti|su 100/.test(inside) ? ' % ' : ' ')),
  );
  if (text === '' || text.length > 70 || text.split(' ').length > 9) return null;
  // A sentence heads nothing.
  if (/\p{Ll}{2}[.;]\s*$/u.test(heading) && text.split(' ').length > 3) return null;
  const field = synonym(text) ?? tornHeading(text);
  // Many words that speak of the staff are a title.
  return field === 'participants' && text.split(' ').length > 5 ? null : field;
}

function synonym(text: string): ColumnField | null {
  for (const [field, pattern] of SYNONYMS) if (pattern.test(text)) return field;
  return null;
}

/** A narrow column breaks its heading inside a word: `Punteggi o max`. */
function tornHeading(text: string): ColumnField | null {
  const words = text.split(' ');
  if (words.length > 5) return null;
  for (let at = 1; at < words.length; at++) {
    const torn = words[at - 1]!.length >= 5 && /^\p{L}{1,6}$/u.test(words[at]!);
    const field = torn
      ? synonym([...words.slice(0, at - 1), words[at - 1]! + words[at]!, ...words.slice(at + 1)].join(' '))
      : null;
    if (field !== null) return field;
  }
  return null;
}

/** A label is a few words; a number or a sentence is a value. */
export function labelField(text: string): ColumnField | null {
  if (/^n[.°]?$/i.test(text)) return 'code';
  if (/^20\d\d$/.test(text)) return 'target';
  if (text.length > 60 || !/\p{L}{2}/u.test(text.replaceAll('.', '')) || /\d{1,2}[./]\d{1,2}[./]\d/.test(text))
    return null;
  return columnField(
    text
      .replace(/^\d{1,2}[.)]\s+/, '')
      .replace(/[:\s]+$/, '')
      .replace(/\s+n[.°]?\s*\d+$/i, ''),
  );
}

/** Whether a heading is the name of a person, in full or with an initial. */
export function namesPerson(heading: string): boolean {
  const name = readName(heading.replace(/\s+/g, ' '));
  return name !== null && (name.words.length > 1 || name.initials !== '');
}

/** Fields that make a table one of objectives, beside its title. */
const TELLING = new Set<ColumnField>([
  'weight',
  'participants',
  'expectedPerformance',
  'indicator',
  'target',
  'dueDate',
]);

const SURE = new Set<ColumnField>(['weight', 'participants', 'indicator', 'target', 'strategicReference', 'result']);
const OF_OBJECTIVES = /obiettiv|\bob\b|progett|intervent|attivit|azion|descri|performance/i;

/** Whether headings are of objectives: `Titolo` beside `Data` lists files as well. */
export function tellsObjectives(fields: ReadonlySet<ColumnField>, headings: readonly string[]): boolean {
  return [...fields].some((field) => SURE.has(field)) || headings.some((heading) => OF_OBJECTIVES.test(heading));
}

/** How many different fields a row of headings names; 0 when it can be no header of objectives. */
export function headerScore(cells: readonly string[]): number {
  const fields = new Set<ColumnField>();
  let unknown = 0;
  for (const cell of cells) {
    if (cell.trim() === '') continue;
    const field = columnField(cell);
    // A name over a column of crosses is a person's.
    if (field === null) unknown += namesPerson(cell) ? 0 : 1;
    else if (field !== 'ignored') fields.add(field);
  }
  const strategic = fields.has('weight') && cells.some((cell) => /^obiettiv[oi] strategic/i.test(cell.trim()));
  const named = fields.has('title') || fields.has('description') || fields.has('indicator') || strategic;
  const telling = [...fields].some((field) => TELLING.has(field) && field !== 'indicator') || fields.has('indicator');
  if (!named || !telling || fields.size < 2 || unknown > fields.size) return 0;
  if (!tellsObjectives(fields, cells)) return 0;
  return fields.size;
}
