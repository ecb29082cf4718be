import type { ImportProblemCode } from '#lib/exchange/imported-plan.ts';

/** The fact, in a few words; what was read and what to do is the problem's own text. */
export const PROBLEM_TITLES: Record<ImportProblemCode, string> = {
  'merged-cell': 'Due obiettivi nella stessa riga',
  'merged-weight': 'Due pesi nella stessa cella',
  'row-broken': 'Riga spezzata dal cambio di pagina',
  'date-odd': 'Data scritta in modo insolito',
  'date-impossible': 'Data che non è nel calendario',
  'date-unclear': 'Scadenza senza una data',
  'date-outside-plan': 'Data fuori dagli anni del piano',
  'two-spellings': 'Un cognome in due modi',
  'name-ambiguous': 'Un nome che può essere di più persone',
  'area-unnamed': 'Obiettivi senza il nome dell’area',
  'area-without-staff': 'Area senza personale',
  'indicator-repeated': 'Lo stesso risultato per tutti gli obiettivi',
  'weight-missing': 'Peso mancante',
  'weight-unclear': 'Peso poco chiaro',
  'weight-coefficients': 'Pesi scritti come coefficienti',
  'weights-sum': 'I pesi dell’area non fanno 100',
  'header-guessed': 'Colonne senza intestazione',
  'title-missing': 'Obiettivo senza titolo',
};
