import type { Period } from '#lib/domain/calendar.ts';
import type { Area, Employment, Incarico, Person, Registry, Role } from '#lib/domain/org.ts';
import type { PlanSeed } from '#lib/protocol/http.ts';
import type { Fault } from '../http/problem.ts';

/** The rows a command may point at: those of the registry and those it brings along. */
export interface Known {
  areas: ReadonlySet<string>;
  people: ReadonlySet<string>;
}

export function knownIn(registry: { areas: readonly Area[]; people: readonly Person[] }): Known {
  return {
    areas: new Set(registry.areas.map((area) => area.id)),
    people: new Set(registry.people.map((person) => person.id)),
  };
}

/** Roles that belong to one area; the others belong to the ente. */
const AREA_ROLES: readonly Role[] = ['head', 'deputy', 'interim'];

const LAST_PLACE = 9_999;

export function areaFaults(area: Area, path: string): Fault[] {
  const faults = periodFaults(area, path);
  if (area.order > LAST_PLACE) faults.push({ path: `${path}.order`, detail: `Deve essere al massimo ${LAST_PLACE}.` });
  return faults;
}

export function employmentFaults(employment: Employment, known: Known, path: string): Fault[] {
  return [
    ...referenceFaults(employment.person, known.people, `${path}.person`, 'Questa persona non c’è.'),
    ...referenceFaults(employment.area, known.areas, `${path}.area`, 'Quest’area non c’è.'),
    ...periodFaults(employment, path),
  ];
}

export function incaricoFaults(incarico: Incarico, known: Known, path: string): Fault[] {
  const faults = [
    ...referenceFaults(incarico.person, known.people, `${path}.person`, 'Questa persona non c’è.'),
    ...referenceFaults(incarico.area, known.areas, `${path}.area`, 'Quest’area non c’è.'),
    ...periodFaults(incarico, path),
  ];
  const ofArea = AREA_ROLES.includes(incarico.role);
  if (ofArea && incarico.area === null)
    faults.push({ path: `${path}.area`, detail: 'Questo incarico riguarda un’area: scegli quale.' });
  if (!ofArea && incarico.area !== null)
    faults.push({ path: `${path}.area`, detail: 'Questo incarico riguarda tutto il Comune, non un’area.' });
  return faults;
}

/** Everything a seed points at exists in the registry or comes with it; no id comes twice. */
export function seedFaults(seed: PlanSeed, registry: Registry | null): Fault[] {
  const known = knownIn({
    areas: [...(registry?.areas ?? []), ...seed.areas],
    people: [...(registry?.people ?? []), ...seed.people],
  });
  return [
    ...duplicateFaults(seed.areas, 'areas'),
    ...duplicateFaults(seed.people, 'people'),
    ...duplicateFaults(seed.employments, 'employments'),
    ...duplicateFaults(seed.incarichi, 'incarichi'),
    ...seed.areas.flatMap((area, index) => areaFaults(area, `areas.${index}`)),
    ...seed.employments.flatMap((employment, index) => employmentFaults(employment, known, `employments.${index}`)),
    ...seed.incarichi.flatMap((incarico, index) => incaricoFaults(incarico, known, `incarichi.${index}`)),
    ...seed.objectives.flatMap((group, index) => [
      ...referenceFaults(group.area, known.areas, `objectives.${index}.area`, 'Quest’area non c’è.'),
      ...group.objectives.flatMap((objective, row) =>
        objective.participations.flatMap((participation, place) => {
          const path = `objectives.${index}.objectives.${row}.participations.${place}`;
          return [
            ...referenceFaults(participation.person, known.people, `${path}.person`, 'Questa persona non c’è.'),
            ...periodFaults(participation, path),
          ];
        }),
      ),
    ]),
  ];
}

function referenceFaults(id: string | null, known: ReadonlySet<string>, path: string, detail: string): Fault[] {
  return id === null || known.has(id) ? [] : [{ path, detail }];
}

function periodFaults(period: Period, path: string): Fault[] {
  const backwards = period.from !== null && period.to !== null && period.to < period.from;
  return backwards ? [{ path: `${path}.to`, detail: 'La fine viene prima dell’inizio.' }] : [];
}

function duplicateFaults(rows: readonly { id: string }[], path: string): Fault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: `${path}.${index}.id`, detail: 'C’è due volte.' }];
  });
}
