import { createFields } from '../fields.ts';
import { format } from './format.ts';

export const labels = {
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

export const fields = createFields(
  {
    labels,
    common: { position: 'Posizione', discarded: 'Nel Cestino', discardedAt: 'Data di eliminazione' },
    rows: {
      objectives: 'Obiettivo',
      indicators: 'Indicatore',
      participations: 'Persona coinvolta',
      mandateLines: 'Linea di mandato',
      strategicObjectives: 'Obiettivo strategico',
    },
    types: {
      development: 'Sviluppo',
      improvement: 'Miglioramento',
      maintenance: 'Mantenimento',
      transversal: 'Trasversale',
    },
    directions: { 'at-least': 'almeno', 'at-most': 'al massimo', exactly: 'esattamente' },
    roles: {
      segretario: 'Segretario comunale',
      head: 'Responsabile',
      deputy: 'Vice Responsabile',
      interim: 'Responsabile ad interim',
      sindaco: 'Sindaco',
      assessore: 'Assessore',
      'evaluation-body': 'Nucleo di valutazione',
      payroll: 'Ragioneria e personale',
      administrator: 'Amministratore',
    },
    classes: {
      operatori: 'Operatori',
      'operatori-esperti': 'Operatori esperti',
      istruttori: 'Istruttori',
      'funzionari-eq': 'Funzionari ed elevata qualificazione',
    },
    empty: 'vuoto',
    yes: 'sì',
    no: 'no',
  },
  format,
);
