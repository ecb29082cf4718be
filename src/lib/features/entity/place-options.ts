import type { AreaId, Registry, Service, ServiceId } from '#lib/domain/org.ts';

interface Placement {
  area: AreaId | null;
  service: ServiceId | null;
}

/** The value of a select for a place: `area/<id>`, `service/<id>`, empty for none. */
export function placeValue({ area, service }: Placement): string {
  if (service !== null) return `service/${service}`;
  return area === null ? '' : `area/${area}`;
}

/** The place a value of the select is. */
export function placeOf(value: string, registry: Registry): Placement {
  const [kind, id = ''] = value.split('/');
  if (kind === 'area') return { area: id, service: null };
  const service = kind === 'service' ? registry.services.find((one) => one.id === id) : undefined;
  return { area: service?.area ?? null, service: service?.id ?? null };
}

/** Areas with their services under them, in order. */
export function placeOptions(registry: Registry): { value: string; label: string }[] {
  return registry.areas
    .toSorted((a, b) => a.order - b.order)
    .flatMap((area) => [
      { value: `area/${area.id}`, label: area.name },
      ...servicesUnder(registry.services, area.id, null).map(({ service, depth }) => ({
        value: `service/${service.id}`,
        label: `${'\u2003'.repeat(depth + 1)}${service.name}`,
      })),
    ]);
}

/** The services of an area, each after the one that holds it. */
export function servicesUnder(
  services: readonly Service[],
  area: AreaId,
  parent: ServiceId | null,
  depth = 0,
): { service: Service; depth: number }[] {
  return services
    .filter((one) => one.area === area && one.parent === parent)
    .toSorted((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'it'))
    .flatMap((service) => [{ service, depth }, ...servicesUnder(services, area, service.id, depth + 1)]);
}
