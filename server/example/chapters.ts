import { parseMarkup } from '#lib/domain/chapter-markup.ts';
import { CHAPTER_TEMPLATES } from '#lib/domain/chapter-templates.ts';
import type { Chapter, Figure } from '#lib/domain/chapter.ts';

type ExampleChapter = Pick<Chapter, 'title' | 'template' | 'body'>;

/**
 * The chapters of a plan that is being written. The last one was copied from a neighbour’s, as happens: a
 * name and three years were left in it for the check to find.
 */
export function exampleChapters(year: number): ExampleChapter[] {
  return [
    begun(
      'presentazione',
      'Per il {{anno}} tre impegni contano più degli altri: **meno attesa** agli sportelli, fatture pagate **nei tempi**, strade e scuole **curate**. Ogni area vi contribuisce con i propri obiettivi.',
    ),
    begun(
      'chi-siamo',
      'La Polizia locale non ha personale proprio: il servizio è svolto con gli agenti in convenzione, e la Responsabile dell’Area Amministrativa ne risponde ad interim.',
    ),
    begun(
      'come-operiamo',
      `
      ## Gli sportelli
      | Sportello | Giorni | Orario |
      | Anagrafe e protocollo | da lunedì a venerdì | 9.00–12.30 |
      | Tributi | martedì e giovedì | 9.00–12.00 |
      | Ufficio tecnico | mercoledì, su appuntamento | 14.30–17.30 |
      Il sabato risponde il portale dei servizi: certificati, pagamenti e segnalazioni si fanno anche dal telefono.
      `,
    ),
    written(
      'contesto',
      `
      ## Contesto esterno
      Valmora perde pochi abitanti ogni anno, ma cambia chi vi abita: crescono le persone con più di 65 anni e le famiglie di una persona sola. Le nascite sono state 17 nell’ultimo anno, e la scuola primaria forma una classe per anno.
      Ne vengono più domande di aiuto a domicilio, più pratiche fatte per conto dei genitori, e una rete di strade lunga per chi resta.
      ## Contesto interno
      Le risorse umane sono {{dipendenti-numero}}. Nel triennio {{triennio}} sono attesi due pensionamenti; il piano dei fabbisogni prevede un istruttore per l’Area Tecnica.
      ## Le risorse finanziarie
      Le risorse collegate al Piano trovano copertura nel bilancio di previsione {{triennio}}.
      `,
    ),
    begun(
      'monitoraggio',
      `La Giunta del Comune di Pianalto esamina lo stato degli obiettivi a luglio e a dicembre, con una relazione del Segretario. Le schede del Piano ${year - 3}-${year - 1} restano consultabili sul sito.`,
    ),
  ];
}

/** The template as it is, with words of the ente’s own after it. */
function begun(template: string, words: string): ExampleChapter {
  const { title, body } = templateOf(template);
  return { title, template, body: [...body, ...parseMarkup(words)] };
}

function written(template: string, words: string): ExampleChapter {
  return { title: templateOf(template).title, template, body: parseMarkup(words) };
}

function templateOf(key: string) {
  const template = CHAPTER_TEMPLATES.find((one) => one.key === key);
  if (template === undefined) throw new Error(`no template ${key}`);
  return template;
}

type FigureRow = [
  Figure['group'],
  label: string,
  unit: string,
  source: string,
  before3: string,
  before2: string,
  before1: string,
];

const FIGURE_ROWS: readonly FigureRow[] = [
  ['territory', 'Superficie', 'km²', 'ISTAT', '14,2', '14,2', '14,2'],
  ['territory', 'Strade comunali', 'km', 'Ufficio tecnico', '31', '31', '31,4'],
  ['population', 'Popolazione residente al 31/12', 'abitanti', 'Anagrafe', '2.948', '2.921', '2.907'],
  ['population', 'Famiglie', 'famiglie', 'Anagrafe', '1.263', '1.268', '1.274'],
  ['population', 'Residenti con 65 anni o più', 'abitanti', 'Anagrafe', '688', '702', '719'],
  ['staff', 'Dipendenti in servizio al 31/12', 'persone', 'Conto annuale', '8', '7', '6'],
  ['staff', 'Spesa di personale', '€', 'Rendiconto', '338.400', '301.700', '286.900'],
  ['budget', 'Entrate correnti', '€', 'Rendiconto', '2.214.000', '2.268.500', '2.301.000'],
  ['budget', 'Spese correnti', '€', 'Rendiconto', '2.097.000', '2.141.200', '2.160.400'],
  ['budget', 'Indicatore di tempestività dei pagamenti', 'giorni', 'Ragioneria', '8', '5', '3'],
];

export const FIGURES: readonly Omit<Figure, 'id' | 'position'>[] = FIGURE_ROWS.map(
  ([group, label, unit, source, before3, before2, before1]) => ({
    group,
    label,
    unit,
    source,
    before3,
    before2,
    before1,
  }),
);
