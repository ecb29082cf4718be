import type * as v from 'valibot';
import type { ObjectiveDraftShape, SetupInput } from '#lib/protocol/http.ts';

/** What the first-run page sends: two areas, a head, an employee, one objective. */
export function setupInput(): v.InferInput<typeof SetupInput> {
  return {
    entity: { name: 'Comune di Prova', province: 'bg' },
    plan: {
      year: 2027,
      areas: [
        { id: 'area-uno', name: 'Area Uno', code: 'UN', order: 0, sharedWith: [], from: null, to: null },
        { id: 'area-due', name: 'Area Due', code: 'DU', order: 1, sharedWith: [], from: null, to: null },
      ],
      people: [
        { id: 'person-sara', givenName: 'Sara', familyName: 'Prova', title: 'Dott.ssa' },
        { id: 'person-ugo', givenName: 'Ugo', familyName: 'Prova', title: '' },
      ],
      employments: [
        {
          id: 'employment-ugo',
          person: 'person-ugo',
          area: 'area-uno',
          classificationArea: 'istruttori',
          from: '2020-01-01',
          to: null,
        },
      ],
      incarichi: [
        {
          id: 'incarico-sara',
          person: 'person-sara',
          role: 'segretario',
          area: null,
          act: '',
          from: '2026-01-01',
          to: null,
        },
        {
          id: 'incarico-ugo',
          person: 'person-ugo',
          role: 'head',
          area: 'area-uno',
          act: '',
          from: '2026-01-01',
          to: null,
        },
      ],
      objectives: [{ area: 'area-uno', objectives: [objectiveInput('Primo')] }],
    },
    account: { person: 'person-sara', identifier: 'sara', password: 'lunga-abbastanza' },
  };
}

export function objectiveInput(title: string): v.InferInput<typeof ObjectiveDraftShape> {
  return {
    code: 'UN.1',
    title,
    description: '',
    type: null,
    strategicObjective: null,
    expectedPerformance: '',
    dueDate: '2027-12-31',
    expectedValue: '100%',
    weight: 10_000,
    weightLocked: false,
    notes: '',
    indicators: [{ name: 'Giorni', unit: 'giorni', baseline: '20', target: '10', direction: 'at-most' }],
    participations: [{ person: 'person-ugo', group: '', from: '2027-01-01', to: '2027-12-31' }],
  };
}
