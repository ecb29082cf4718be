import type { Area, Employment, Incarico, Person, Registry, Role } from './org.ts';
import type { Period } from './calendar.ts';

/** Values for tests of this folder: an invented comune. */
const ALWAYS: Period = { from: null, to: null };

export function area(id: string, code = id.toUpperCase()): Area {
  return { id, name: `Area ${id}`, code, order: 0, sharedWith: [], ...ALWAYS };
}

export function person(id: string, familyName: string, givenName: string): Person {
  return { id, familyName, givenName, title: '' };
}

export function employment(person: string, area: string | null, period: Period = ALWAYS): Employment {
  return { id: `e-${person}-${area ?? ''}-${period.from ?? ''}`, person, area, classificationArea: null, ...period };
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
    people: [],
    employments: [],
    incarichi: [],
    ...parts,
  };
}
