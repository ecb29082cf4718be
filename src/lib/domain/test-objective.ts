import type { Indicator, Objective, Participation, Phase } from './objective.ts';

/** Objectives and their rows for tests: complete, unless a test says otherwise. */
export const indicator = (parts: Partial<Indicator> = {}): Indicator => ({
  id: 'i',
  position: 'a0',
  name: 'Pratiche concluse entro 30 giorni',
  unit: '%',
  baseline: '70',
  target: '85',
  direction: 'at-least',
  formula: '',
  source: '',
  targetSecond: '',
  targetThird: '',
  weight: null,
  ...parts,
});

/** The twelve months of which some, 1 to 12, are marked. */
export const monthsFrom = (first: number, last = first) =>
  Array.from({ length: 12 }, (_, index) => index + 1 >= first && index + 1 <= last);

export const phase = (parts: Partial<Phase> = {}): Phase => ({
  id: 'f',
  position: 'a0',
  title: 'Avvio',
  planned: monthsFrom(1, 3),
  done: monthsFrom(13),
  milestone: null,
  ...parts,
});

export const takesPart = (parts: Partial<Participation> = {}): Participation => ({
  id: 'p',
  position: 'a0',
  person: 'rota',
  group: '',
  from: null,
  to: null,
  ...parts,
});

export const objective = (id: string, parts: Partial<Objective> = {}): Objective => ({
  id,
  position: id,
  code: id,
  title: `Obiettivo ${id}`,
  description: '',
  type: 'maintenance',
  strategicObjective: null,
  transversal: null,
  continues: null,
  renewal: null,
  expectedPerformance: 'Pratiche più rapide',
  dueDate: '2027-12-31',
  expectedValue: '85%',
  weight: 2_500,
  weightLocked: false,
  gate: false,
  scope: null,
  strategicity: null,
  complexity: null,
  tools: '',
  budget: null,
  budgetItem: '',
  stakeholders: '',
  preventionMeasure: '',
  transparencyDuty: '',
  notes: '',
  indicators: [indicator({ name: `Indicatore di ${id}` })],
  phases: [],
  participations: [takesPart()],
  ...parts,
});
