import type { ClassificationArea, Role } from '#lib/domain/org.ts';

export type AreaKey = 'administration' | 'accounting' | 'technical' | 'police';
export type PersonKey =
  | 'marchesi'
  | 'rota'
  | 'bettoni'
  | 'ferri'
  | 'locatelli'
  | 'zanga'
  | 'cattaneo'
  | 'testa'
  | 'pesenti'
  | 'milesi'
  | 'carrara';

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
  testa: { title: '', givenName: 'Fabio', familyName: 'Testa' },
  pesenti: { title: '', givenName: 'Laura', familyName: 'Pesenti' },
  milesi: { title: '', givenName: 'Dario', familyName: 'Milesi' },
  carrara: { title: 'Dott.', givenName: 'Bruno', familyName: 'Carrara' },
};

/** Days are given as month and day of the example's year, or of `yearsAgo`. */
export interface ExampleDay {
  monthDay: string;
  yearsAgo: number;
}

const thisYear = (monthDay: string): ExampleDay => ({ monthDay, yearsAgo: 0 });
const ago = (yearsAgo: number, monthDay: string): ExampleDay => ({ monthDay, yearsAgo });

export interface ExampleEmployment {
  person: PersonKey;
  area: AreaKey;
  service?: ServiceKey;
  classificationArea: ClassificationArea;
  /** Hundredths of an hour a week. */
  partTime?: number;
  profile?: string;
  from: ExampleDay;
  to: ExampleDay | null;
}

export type ServiceKey = 'records' | 'registry' | 'works' | 'building';

export const SERVICES: Record<ServiceKey, { name: string; area: AreaKey; from: ExampleDay | null }> = {
  records: { name: 'Segreteria e protocollo', area: 'administration', from: null },
  registry: { name: 'Anagrafe e stato civile', area: 'administration', from: null },
  works: { name: 'Lavori pubblici e manutenzioni', area: 'technical', from: null },
  building: { name: 'Edilizia privata', area: 'technical', from: thisYear('01-01') },
};

/** The Polizia locale is run by the comune next door; what Valmora pays is its share. */
export const POLICE_AGREEMENT = {
  entity: 'Comune di Ronchello',
  lead: 'there',
  share: 4_000,
  from: ago(1, '01-01'),
  to: ago(-2, '12-31'),
  act: 'Deliberazione di Consiglio n. 31 del 18/12/%',
} as const;

export const VACANCY = {
  area: 'technical',
  service: 'building',
  classificationArea: 'istruttori',
  words: 'concorso previsto a novembre',
  from: thisYear('09-01'),
} as const;

/** One person comes in the year, one leaves in spring, one passes to another area in September. */
export const EMPLOYMENTS: readonly ExampleEmployment[] = [
  { person: 'rota', area: 'administration', classificationArea: 'funzionari-eq', from: ago(11, '03-01'), to: null },
  {
    person: 'locatelli',
    area: 'administration',
    service: 'registry',
    classificationArea: 'istruttori',
    partTime: 3_000,
    from: ago(6, '09-15'),
    to: null,
  },
  {
    person: 'cattaneo',
    area: 'administration',
    service: 'records',
    classificationArea: 'operatori-esperti',
    from: ago(14, '01-02'),
    to: thisYear('04-30'),
  },
  { person: 'bettoni', area: 'accounting', classificationArea: 'funzionari-eq', from: ago(8, '06-01'), to: null },
  { person: 'ferri', area: 'technical', classificationArea: 'funzionari-eq', from: ago(4, '02-01'), to: null },
  {
    person: 'zanga',
    area: 'technical',
    service: 'building',
    classificationArea: 'istruttori',
    from: ago(3, '11-01'),
    to: thisYear('08-31'),
  },
  {
    person: 'zanga',
    area: 'administration',
    service: 'records',
    classificationArea: 'istruttori',
    from: thisYear('09-01'),
    to: null,
  },
  {
    person: 'testa',
    area: 'technical',
    service: 'works',
    classificationArea: 'operatori-esperti',
    profile: 'Operaio specializzato',
    from: thisYear('03-01'),
    to: null,
  },
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
  { person: 'pesenti', role: 'sindaco', area: null, from: ago(2, '06-10'), act: '' },
  {
    person: 'milesi',
    role: 'assessore',
    area: null,
    from: ago(2, '06-20'),
    act: 'Decreto del Sindaco n. 7 del 20/06/%',
  },
  {
    person: 'carrara',
    role: 'evaluation-body',
    area: null,
    from: ago(1, '01-01'),
    act: 'Decreto del Sindaco n. 5 del 15/12/%',
  },
  { person: 'zanga', role: 'administrator', area: null, from: ago(1, '01-01'), act: '' },
];
