import type { Period } from '#lib/domain/calendar.ts';
import type {
  Agreement,
  Area,
  Employment,
  Incarico,
  Mandate,
  Registry,
  Role,
  Service,
  Vacancy,
} from '#lib/domain/org.ts';
import type { PlanSeed, RegistrySeed } from '#lib/protocol/http.ts';
import { formatPeriod } from '#lib/texts/italian.ts';
import type { Fault } from '../http/problem.ts';

/** The rows a command may point at: those of the registry and those it brings along. */
export interface Known {
  areas: ReadonlyMap<string, Area>;
  services: ReadonlyMap<string, Service>;
  people: ReadonlySet<string>;
}

export function knownIn(registry: Pick<Registry, 'areas' | 'services' | 'people'>): Known {
  return {
    areas: new Map(registry.areas.map((area) => [area.id, area])),
    services: new Map(registry.services.map((service) => [service.id, service])),
    people: new Set(registry.people.map((person) => person.id)),
  };
}

/** Roles that belong to one area; the others belong to the ente. */
const AREA_ROLES: readonly Role[] = ['head', 'deputy', 'interim'];

const LAST_PLACE = 9_999;

export function areaFaults(area: Area, known: Known, path: string): Fault[] {
  const inside = [...known.services.values()].filter((service) => service.area === area.id);
  return [...periodFaults(area, path), ...placeFaults(area, path), ...outlivedFaults(area, inside, path)];
}

/** A service stands in its area and in its parent, and no longer than they do. */
export function serviceFaults(service: Service, known: Known, path: string): Fault[] {
  const area = known.areas.get(service.area);
  const parent = service.parent === null ? null : known.services.get(service.parent);
  const faults = [...periodFaults(service, path), ...placeFaults(service, path)];
  if (area === undefined) faults.push({ path: `${path}.area`, detail: 'Quest’area non c’è.' });
  else faults.push(...insideFaults(service, area, `dell’area «${area.name}»`, path));
  if (parent === undefined) faults.push({ path: `${path}.parent`, detail: 'Questo servizio non c’è.' });
  else if (parent !== null) {
    if (parent.area !== service.area)
      faults.push({ path: `${path}.parent`, detail: `«${parent.name}» sta in un’altra area.` });
    if (isInside(parent, service.id, known))
      faults.push({ path: `${path}.parent`, detail: 'Un servizio non può stare dentro sé stesso.' });
    faults.push(...insideFaults(service, parent, `del servizio «${parent.name}»`, path));
  }
  const inside = [...known.services.values()].filter((one) => one.parent === service.id);
  const moved = inside.find((one) => one.area !== service.area);
  if (moved !== undefined)
    faults.push({ path: `${path}.area`, detail: `Contiene «${moved.name}»: sposta prima quello.` });
  return [...faults, ...outlivedFaults(service, inside, path)];
}

/** An agreement is about one thing, the one its kind says. */
export function agreementFaults(agreement: Agreement, known: Known, path: string): Fault[] {
  const { kind, area, service, person } = agreement;
  const faults = [
    ...referenceFaults(area, known.areas, `${path}.area`, 'Quest’area non c’è.'),
    ...referenceFaults(service, known.services, `${path}.service`, 'Questo servizio non c’è.'),
    ...referenceFaults(person, known.people, `${path}.person`, 'Questa persona non c’è.'),
    ...periodFaults(agreement, path),
  ];
  const places = [area, service].filter((id) => id !== null).length;
  if (kind === 'service' && (places !== 1 || person !== null))
    faults.push({ path: `${path}.area`, detail: 'Scegli l’area o il servizio che è in convenzione.' });
  if (kind === 'staff' && (person === null || places > 0))
    faults.push({ path: `${path}.person`, detail: 'Scegli la persona che lavora anche per l’altro ente.' });
  return faults;
}

export function vacancyFaults(vacancy: Vacancy, known: Known, path: string): Fault[] {
  return [
    ...referenceFaults(vacancy.area, known.areas, `${path}.area`, 'Quest’area non c’è.'),
    ...placeInAreaFaults(vacancy, known, path),
    ...periodFaults(vacancy, path),
  ];
}

export function employmentFaults(employment: Employment, known: Known, path: string): Fault[] {
  return [
    ...referenceFaults(employment.person, known.people, `${path}.person`, 'Questa persona non c’è.'),
    ...referenceFaults(employment.area, known.areas, `${path}.area`, 'Quest’area non c’è.'),
    ...placeInAreaFaults(employment, known, path),
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

export function mandateFaults(mandate: Mandate, known: Known, path: string): Fault[] {
  return [
    ...referenceFaults(mandate.sindaco, known.people, `${path}.sindaco`, 'Questa persona non c’è.'),
    ...periodFaults(mandate, path),
  ];
}

/** Everything a seed points at exists in the registry or comes with it; no id comes twice. */
export function seedFaults(seed: PlanSeed, registry: Registry | null): Fault[] {
  const known = knownIn({
    areas: [...(registry?.areas ?? []), ...seed.areas],
    services: registry?.services ?? [],
    people: [...(registry?.people ?? []), ...seed.people],
  });
  return [
    ...duplicateFaults(seed.areas, 'areas'),
    ...duplicateFaults(seed.people, 'people'),
    ...duplicateFaults(seed.employments, 'employments'),
    ...duplicateFaults(seed.incarichi, 'incarichi'),
    ...seed.areas.flatMap((area, index) => areaFaults(area, known, `areas.${index}`)),
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

/** Everything a list of people points at exists or comes with it; what is new is new. */
export function registrySeedFaults(seed: RegistrySeed, registry: Registry): Fault[] {
  const known = knownIn({
    areas: [...registry.areas, ...seed.areas],
    services: [...registry.services, ...seed.services],
    people: [...registry.people, ...seed.people],
  });
  return [
    ...duplicateFaults([...registry.areas, ...seed.areas], 'areas', registry.areas.length),
    ...duplicateFaults([...registry.services, ...seed.services], 'services', registry.services.length),
    ...duplicateFaults(
      [...registry.people, ...registry.aliases, ...seed.people],
      'people',
      registry.people.length + registry.aliases.length,
    ),
    ...duplicateFaults(seed.employments, 'employments'),
    ...seed.areas.flatMap((area, index) => areaFaults(area, known, `areas.${index}`)),
    ...seed.services.flatMap((service, index) => serviceFaults(service, known, `services.${index}`)),
    ...seed.employments.flatMap((employment, index) => employmentFaults(employment, known, `employments.${index}`)),
  ];
}

function placeFaults(row: { order: number }, path: string): Fault[] {
  return row.order > LAST_PLACE ? [{ path: `${path}.order`, detail: `Deve essere al massimo ${LAST_PLACE}.` }] : [];
}

/** The service somebody works in is one of the area's. */
function placeInAreaFaults(row: { area: string | null; service: string | null }, known: Known, path: string): Fault[] {
  if (row.service === null) return [];
  const service = known.services.get(row.service);
  if (service === undefined) return [{ path: `${path}.service`, detail: 'Questo servizio non c’è.' }];
  return service.area === row.area
    ? []
    : [{ path: `${path}.service`, detail: `«${service.name}» sta in un’altra area.` }];
}

function insideFaults(inner: Period, outer: Period, ofWhat: string, path: string): Fault[] {
  const faults: Fault[] = [];
  if (outer.from !== null && (inner.from === null || inner.from < outer.from))
    faults.push({ path: `${path}.from`, detail: `Comincia prima ${ofWhat}, che c’è ${formatPeriod(outer)}.` });
  if (outer.to !== null && (inner.to === null || inner.to > outer.to))
    faults.push({ path: `${path}.to`, detail: `Dura più ${ofWhat}, che c’è ${formatPeriod(outer)}.` });
  return faults;
}

/** Nothing inside begins before or lasts longer: who closes an area closes its services first. */
function outlivedFaults(outer: Period, inside: readonly Service[], path: string): Fault[] {
  return inside
    .flatMap((service) =>
      insideFaults(service, outer, '', path).map((fault) => ({
        path: fault.path,
        detail: fault.path.endsWith('.to')
          ? `Il servizio «${service.name}» dura di più: chiudi prima quello.`
          : `Il servizio «${service.name}» comincia prima: cambia prima la sua data.`,
      })),
    )
    .slice(0, 2);
}

function isInside(service: Service, id: string, known: Known): boolean {
  const seen = new Set<string>();
  for (let one: Service | undefined = service; one !== undefined && !seen.has(one.id);) {
    if (one.id === id) return true;
    seen.add(one.id);
    one = one.parent === null ? undefined : known.services.get(one.parent);
  }
  return false;
}

function referenceFaults(
  id: string | null,
  known: { has(id: string): boolean },
  path: string,
  detail: string,
): Fault[] {
  return id === null || known.has(id) ? [] : [{ path, detail }];
}

function periodFaults(period: Period, path: string): Fault[] {
  const backwards = period.from !== null && period.to !== null && period.to < period.from;
  return backwards ? [{ path: `${path}.to`, detail: 'La fine viene prima dell’inizio.' }] : [];
}

/** No id comes twice. */
export function repeatedFaults(rows: readonly { id: string }[], path: string): Fault[] {
  return duplicateFaults(rows, path);
}

/** The first `known` rows are there already. */
function duplicateFaults(rows: readonly { id: string }[], path: string, known = 0): Fault[] {
  const seen = new Set<string>();
  return rows.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: `${path}.${index - known}.id`, detail: known === 0 ? 'C’è due volte.' : 'C’è già.' }];
  });
}
