import type { ClassificationArea, Role } from '#lib/domain/org.ts';

export type AreaKey = 'administration' | 'accounting' | 'technical' | 'police';
export type PersonKey = 'marchesi' | 'rota' | 'bettoni' | 'ferri' | 'locatelli' | 'zanga' | 'cattaneo';

export interface ExampleArea {
  name: string;
  code: string;
  sharedWith: string[];
}

/** The Area Economico-finanziaria is run with two other comuni; the Polizia locale has nobody of its own. */
export const AREAS: Record<AreaKey, ExampleArea> = {
  administration: { name: 'Area Amministrativa', code: 'AM', sharedWith: [] },
  accounting: {
    name: 'Area Economico-finanziaria',
    code: 'EF',
    sharedWith: ['Comune di Ronchello', 'Comune di Prada Bassa'],
  },
  technical: { name: 'Area Tecnica', code: 'TE', sharedWith: [] },
  police: { name: 'Area Polizia locale', code: 'PL', sharedWith: [] },
};

export interface ExamplePerson {
  title: string;
  givenName: string;
  familyName: string;
}

export const PEOPLE: Record<PersonKey, ExamplePerson> = {
  marchesi: { title: 'Dott.ssa', givenName: 'Elena', familyName: 'Marchesi' },
  rota: { title: 'Dott.ssa', givenName: 'Nadia', familyName: 'Rota' },
  bettoni: { title: 'Rag.', givenName: 'Paolo', familyName: 'Bettoni' },
  ferri: { title: 'Geom.', givenName: 'Luca', familyName: 'Ferri' },
  locatelli: { title: '', givenName: 'Chiara', familyName: 'Locatelli' },
  zanga: { title: '', givenName: 'Marco', familyName: 'Zanga' },
  cattaneo: { title: '', givenName: 'Irene', familyName: 'Cattaneo' },
};

/** Days are given as month and day of the example's year, or of `yearsAgo`. */
export interface ExampleDay {
  monthDay: string;
  yearsAgo: number;
}

export interface ExampleEmployment {
  person: PersonKey;
  area: AreaKey;
  classificationArea: ClassificationArea;
  from: ExampleDay;
  to: ExampleDay | null;
}

const thisYear = (monthDay: string): ExampleDay => ({ monthDay, yearsAgo: 0 });
const ago = (yearsAgo: number, monthDay: string): ExampleDay => ({ monthDay, yearsAgo });

/** Two people change during the year: one leaves in spring, one passes to another area in September. */
export const EMPLOYMENTS: readonly ExampleEmployment[] = [
  { person: 'rota', area: 'administration', classificationArea: 'funzionari-eq', from: ago(11, '03-01'), to: null },
  { person: 'locatelli', area: 'administration', classificationArea: 'istruttori', from: ago(6, '09-15'), to: null },
  {
    person: 'cattaneo',
    area: 'administration',
    classificationArea: 'operatori-esperti',
    from: ago(14, '01-02'),
    to: thisYear('04-30'),
  },
  { person: 'bettoni', area: 'accounting', classificationArea: 'funzionari-eq', from: ago(8, '06-01'), to: null },
  { person: 'ferri', area: 'technical', classificationArea: 'funzionari-eq', from: ago(4, '02-01'), to: null },
  {
    person: 'zanga',
    area: 'technical',
    classificationArea: 'istruttori',
    from: ago(3, '11-01'),
    to: thisYear('08-31'),
  },
  { person: 'zanga', area: 'administration', classificationArea: 'istruttori', from: thisYear('09-01'), to: null },
];

export interface ExampleIncarico {
  person: PersonKey;
  role: Role;
  area: AreaKey | null;
  from: ExampleDay;
  /** `%` stands for the year of `from`. */
  act: string;
}

export const INCARICHI: readonly ExampleIncarico[] = [
  {
    person: 'marchesi',
    role: 'segretario',
    area: null,
    from: ago(2, '07-01'),
    act: 'Decreto del Sindaco n. 9 del 28/06/%',
  },
  {
    person: 'rota',
    role: 'head',
    area: 'administration',
    from: ago(1, '01-01'),
    act: 'Decreto del Sindaco n. 1 del 01/01/%',
  },
  {
    person: 'bettoni',
    role: 'head',
    area: 'accounting',
    from: ago(1, '01-01'),
    act: 'Decreto del Sindaco n. 2 del 01/01/%',
  },
  {
    person: 'ferri',
    role: 'head',
    area: 'technical',
    from: ago(1, '01-01'),
    act: 'Decreto del Sindaco n. 3 del 01/01/%',
  },
  {
    person: 'rota',
    role: 'interim',
    area: 'police',
    from: ago(0, '01-01'),
    act: 'Decreto del Sindaco n. 1 del 01/01/%',
  },
  { person: 'zanga', role: 'administrator', area: null, from: ago(1, '01-01'), act: '' },
];
