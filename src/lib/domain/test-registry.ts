import type { Agreement, Area, Employment, Incarico, Person, Registry, Role, Service } from './org.ts';
import type { Period } from './calendar.ts';

/** Values for tests of this folder: an invented comune. */
const ALWAYS: Period = { from: null, to: null };

export function area(id: string, code = id.toUpperCase()): Area {
  return { id, name: `Area ${id}`, code, order: 0, ...ALWAYS };
}

export function person(id: string, familyName: string, givenName: string): Person {
  return { id, familyName, givenName, title: '' };
}

export function employment(person: string, area: string | null, period: Period = ALWAYS): Employment {
  return {
    id: `e-${person}-${area ?? ''}-${period.from ?? ''}`,
    person,
    area,
    service: null,
    classificationArea: null,
    partTime: null,
    profile: '',
    ...period,
  };
}

export function service(id: string, area: string, parent: string | null = null, period: Period = ALWAYS): Service {
  return { id, area, parent, name: `Servizio ${id}`, order: 0, ...period };
}

export function agreement(parts: Partial<Agreement> & { kind: Agreement['kind'] }): Agreement {
  const about = { area: null, service: null, person: null };
  const said = { entity: 'Comune di Ronchello', lead: null, share: null, act: '' };
  return { id: `c-${parts.area ?? parts.service ?? parts.person ?? ''}`, ...about, ...said, ...ALWAYS, ...parts };
}

export function incarico(person: string, role: Role, area: string | null = null, period: Period = ALWAYS): Incarico {
  return { id: `i-${person}-${role}-${area ?? ''}`, person, role, area, act: '', ...period };
}

export function registry(parts: Partial<Registry> = {}): Registry {
  return {
    version: 1,
    entity: { id: 'valmora', name: 'Comune di Valmora', province: 'BG' },
    years: [2027],
    areas: [area('am'), area('tec')],
    services: [],
    people: [],
    employments: [],
    incarichi: [],
    agreements: [],
    vacancies: [],
    mandates: [],
    aliases: [],
    lastImport: null,
    lastOpening: null,
    ...parts,
  };
}
