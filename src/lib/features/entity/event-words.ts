import { dayAfter, type IsoDate } from '#lib/domain/calendar.ts';
import {
  areaHeads,
  includesDay,
  personName,
  personOf,
  type AreaId,
  type PersonId,
  type Registry,
} from '#lib/domain/org.ts';
import type { RegistryEvent, StaffAfter } from '#lib/domain/registry-events.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import { chargeWord } from './charge-words.ts';

export type EventGroup = 'people' | 'charges' | 'organisation';

/** What a change is about, for who looks at one thing only. */
export function groupOf({ kind }: RegistryEvent): EventGroup {
  if (kind === 'arrival' || kind === 'departure' || kind === 'transfer' || kind === 'terms') return 'people';
  return kind.startsWith('charge') ? 'charges' : 'organisation';
}

/** The change in one sentence. */
export function eventSentence(event: RegistryEvent, registry: Registry): string {
  const words = t.enteEvents;
  const name = (id: PersonId) => {
    const person = personOf(registry, id);
    return person ? personName(person) : '';
  };
  const area = (id: AreaId | null) => registry.areas.find((one) => one.id === id)?.name ?? '';
  switch (event.kind) {
    case 'arrival':
      return words.arrival(name(event.employment.person), area(event.employment.area));
    case 'departure':
      return words.departure(name(event.employment.person), area(event.employment.area));
    case 'transfer': {
      const { before, employment } = event;
      const place = (row: typeof employment) =>
        before.area === employment.area ? (serviceName(registry, row.service) ?? area(row.area)) : area(row.area);
      return words.transfer(name(employment.person), place(before), place(employment));
    }
    case 'terms':
      return words.terms(name(event.employment.person), termsOf(event));
    case 'charge-begins':
    case 'charge-renewed':
    case 'charge-ends': {
      const say = {
        'charge-begins': words.chargeBegins,
        'charge-renewed': words.chargeRenewed,
        'charge-ends': words.chargeEnds,
      };
      return say[event.kind](name(event.incarico.person), chargeWord(registry, event.incarico));
    }
    case 'area-born':
      return words.areaBorn(event.area.name);
    case 'area-closed':
      return words.areaClosed(event.area.name);
    case 'service-born':
      return words.serviceBorn(event.service.name, area(event.service.area));
    case 'service-closed':
      return words.serviceClosed(event.service.name, area(event.service.area));
    case 'agreement-begins':
    case 'agreement-ends': {
      const { agreement } = event;
      const what =
        agreement.person === null
          ? (serviceName(registry, agreement.service) ?? area(agreement.area))
          : name(agreement.person);
      return event.kind === 'agreement-begins'
        ? words.agreementBegins(what, agreement.entity)
        : words.agreementEnds(what, agreement.entity);
    }
    default:
      return event satisfies never;
  }
}

/** What follows from it: how many remain, whether somebody still answers. */
export function eventEffects(event: RegistryEvent, registry: Registry): string[] {
  const words = t.enteEvents;
  const name = (id: AreaId) => registry.areas.find((one) => one.id === id)?.name ?? '';
  const staff = (after: StaffAfter | null) =>
    after === null ? [] : [words.staff(name(after.area), after.count, t.enteChart.since(after.from))];
  if (event.kind === 'arrival' || event.kind === 'departure') return staff(event.staff);
  if (event.kind === 'transfer') return [...staff(event.staff), ...staff(event.left)];
  if (event.kind === 'charge-ends' && event.incarico.area !== null) {
    const next = dayAfter(event.day);
    const area = registry.areas.find((one) => one.id === event.incarico.area);
    const lives = area !== undefined && includesDay(area, next);
    if (lives && areaHeads(registry, area.id, next).every((one) => one.role === 'deputy'))
      return [words.headless(area.name, t.enteChart.since(next))];
  }
  return [];
}

/** Where to look at what changed. */
export function eventLink(event: RegistryEvent): string {
  switch (event.kind) {
    case 'arrival':
    case 'departure':
    case 'transfer':
    case 'terms':
      return `/ente/persone/${event.employment.person}`;
    case 'charge-begins':
    case 'charge-renewed':
    case 'charge-ends':
      return `/ente/persone/${event.incarico.person}`;
    default:
      return chartLink(event.day);
  }
}

/** The ente as it was on a day. */
export function chartLink(day: IsoDate): string {
  return `/ente/organigramma?al=${day}`;
}

function serviceName(registry: Registry, id: string | null): string | null {
  return registry.services.find((one) => one.id === id)?.name ?? null;
}

function termsOf({ before, employment }: RegistryEvent & { kind: 'terms' }): string[] {
  const words = t.enteEvents.termsOf;
  const { classificationArea, partTime, profile } = employment;
  const changes = [
    ...(classificationArea !== null && classificationArea !== before.classificationArea
      ? [words.class(t.fields.classes[classificationArea])]
      : []),
    ...(partTime !== before.partTime
      ? [partTime === null ? words.fullTime : words.hours(t.ente.partTime(partTime))]
      : []),
    ...(profile !== '' && profile !== before.profile ? [words.profile(profile)] : []),
  ];
  return changes.length > 0 ? changes : [words.other];
}
