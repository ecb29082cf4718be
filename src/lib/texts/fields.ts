import { formatWeight } from '#lib/domain/weight.ts';
import { formatDate } from './italian.ts';

const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  objectives: {
    code: 'Codice',
    title: 'Obiettivo',
    description: 'Descrizione',
    type: 'Tipo',
    strategicObjective: 'Obiettivo strategico',
    expectedPerformance: 'Performance attesa',
    dueDate: 'Scadenza',
    expectedValue: 'Dato atteso',
    weight: 'Pesatura',
    weightLocked: 'Peso bloccato',
    notes: 'Note',
    indicators: 'Indicatori',
    participations: 'Persone coinvolte',
  },
  indicators: {
    objective: 'Obiettivo',
    name: 'Indicatore',
    unit: 'Unità di misura',
    baseline: 'Valore di partenza',
    target: 'Target',
    direction: 'Verso',
  },
  participations: {
    objective: 'Obiettivo',
    person: 'Persona',
    group: 'Gruppo',
    from: 'Dal',
    to: 'Al',
  },
  mandateLines: { title: 'Linea di mandato', description: 'Descrizione' },
  strategicObjectives: {
    code: 'Codice',
    title: 'Obiettivo strategico',
    description: 'Descrizione',
    mandateLine: 'Linea di mandato',
  },
};

/** Fields every table has. */
const COMMON: Readonly<Record<string, string>> = {
  position: 'Posizione',
  discarded: 'Nel Cestino',
  discardedAt: 'Data di eliminazione',
};

const TABLES: Readonly<Record<string, string>> = {
  objectives: 'Obiettivo',
  indicators: 'Indicatore',
  participations: 'Persona coinvolta',
  mandateLines: 'Linea di mandato',
  strategicObjectives: 'Obiettivo strategico',
};

/** What a field of a table is called on screen and paper. */
export function fieldLabel(table: string, field: string): string {
  return FIELDS[table]?.[field] ?? COMMON[field] ?? field;
}

/** What one row of a table is called. */
export function tableLabel(table: string): string {
  return TABLES[table] ?? table;
}

export const OBJECTIVE_TYPE_LABELS = {
  development: 'Sviluppo',
  improvement: 'Miglioramento',
  maintenance: 'Mantenimento',
  transversal: 'Trasversale',
} as const;

export const DIRECTION_LABELS = {
  'at-least': 'almeno',
  'at-most': 'al massimo',
  exactly: 'esattamente',
} as const;

export const ROLE_LABELS = {
  segretario: 'Segretario comunale',
  head: 'Responsabile',
  deputy: 'Vice Responsabile',
  interim: 'Responsabile ad interim',
  sindaco: 'Sindaco',
  assessore: 'Assessore',
  'evaluation-body': 'Nucleo di valutazione',
  payroll: 'Ragioneria e personale',
  administrator: 'Amministratore',
} as const;

export const CLASSIFICATION_AREA_LABELS = {
  operatori: 'Operatori',
  'operatori-esperti': 'Operatori esperti',
  istruttori: 'Istruttori',
  'funzionari-eq': 'Funzionari ed elevata qualificazione',
} as const;

const CHOICES: Readonly<Record<string, string>> = { ...OBJECTIVE_TYPE_LABELS, ...DIRECTION_LABELS };

/** A field's value in words; people and rows it refers to are named by the caller. */
export function fieldValueText(
  table: string,
  field: string,
  value: unknown,
  nameOf: (id: string) => string | null = () => null,
): string {
  if (value === null || value === undefined || value === '') return 'vuoto';
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (typeof value === 'number') return field === 'weight' ? formatWeight(value) : String(value);
  if (typeof value !== 'string') return '';
  if (field === 'dueDate' || field === 'from' || field === 'to') return formatDate(value);
  if (field === 'type' || field === 'direction') return CHOICES[value] ?? value;
  const refers =
    field === 'person' || field === 'strategicObjective' || field === 'mandateLine' || field === 'objective';
  return refers ? (nameOf(value) ?? fieldLabel(table, field)) : value;
}
