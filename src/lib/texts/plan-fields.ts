import { activeAreas, areaHeads, CLASSIFICATION_AREAS, includesDay, personName, personOf } from '#lib/domain/org.ts';
import type { Person, Registry, Role } from '#lib/domain/org.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { planApprovalDay, reportApprovalDay } from '#lib/domain/deadlines.ts';
import type { Texts } from './texts.ts';

/** Values that a chapter takes from the registry; the names are stored in documents and never change. */
export const PLAN_FIELDS = [
  'ente',
  'provincia',
  'anno',
  'triennio',
  'aree-numero',
  'aree-elenco',
  'aree-responsabili',
  'dipendenti-numero',
  'dipendenti-inquadramento',
  'segretario',
  'sindaco',
  'mandato',
  'convenzioni',
  'scadenza-piano',
  'scadenza-relazione',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

export interface PlanFieldFacts {
  registry: Registry;
  year: number;
  /** Mandates that meet the plan's year. */
  mandates: readonly { from: string | null; to: string | null }[];
}

export interface PlanFieldValue {
  label: string;
  value: string;
  /** There is nothing to say yet: `value` says what is missing. */
  missing: boolean;
}

/**
 * What a field says, in the language of `texts`, as things stand at the beginning of the plan's year. Of a
 * name nobody knows any more the name itself.
 */
export function planFieldValue(name: string, facts: PlanFieldFacts, texts: Texts): PlanFieldValue {
  const { planFields: words } = texts;
  if (!isPlanField(name)) return { label: name, value: name, missing: true };
  const value = valueOf(name, facts, texts);
  const label = words.labels[name];
  return value === '' ? { label, value: words.missing(label), missing: true } : { label, value, missing: false };
}

function isPlanField(name: string): name is PlanField {
  return (PLAN_FIELDS as readonly string[]).includes(name);
}

function valueOf(name: PlanField, facts: PlanFieldFacts, { planFields: words, format, fields }: Texts): string {
  const { registry, year, mandates } = facts;
  const day = dayOf(year, 1, 1);
  const areas = activeAreas(registry, year);
  const dateWords = (deadline: string | null) => (deadline === null ? '' : format.longDate(deadline));
  switch (name) {
    case 'ente':
      return registry.entity.name;
    case 'provincia':
      return registry.entity.province;
    case 'anno':
      return String(year);
    case 'triennio':
      return `${year}-${year + 2}`;
    case 'aree-numero':
      return areas.length === 0 ? '' : words.areas(areas.length);
    case 'aree-elenco':
      return format.list(areas.map((area) => area.name));
    case 'aree-responsabili':
      return areas
        .map((area) => {
          const [head] = areaHeads(registry, area.id, day).flatMap(({ person }) => nameOf(registry, person));
          return words.headOf(area.name, head ?? null);
        })
        .join('; ');
    case 'dipendenti-numero': {
      const staff = staffOn(registry, day);
      return staff.length === 0 ? '' : words.staff(staff.length);
    }
    case 'dipendenti-inquadramento': {
      const staff = staffOn(registry, day);
      const groups = CLASSIFICATION_AREAS.toReversed().flatMap((area) => {
        const count = staff.filter((one) => one.classificationArea === area).length;
        return count === 0 ? [] : [`${fields.classes[area]} ${format.number(count)}`];
      });
      return format.list(groups);
    }
    case 'segretario':
      return format.list(holders(registry, 'segretario', day));
    case 'sindaco':
      return format.list(holders(registry, 'sindaco', day));
    case 'mandato':
      return format.list(
        mandates.flatMap(({ from, to }) => (from && to ? [`${from.slice(0, 4)}-${to.slice(0, 4)}`] : [])),
      );
    case 'convenzioni': {
      const inForce = registry.agreements.filter((agreement) => includesDay(agreement, day));
      return format.list(
        inForce.map((agreement) => words.agreement(sharedName(registry, agreement), agreement.entity)),
      );
    }
    case 'scadenza-piano':
      return dateWords(planApprovalDay(year));
    case 'scadenza-relazione':
      return dateWords(reportApprovalDay(year));
    default:
      return name satisfies never;
  }
}

/** One row per person at work on the day. */
function staffOn(registry: Registry, day: string) {
  const rows = registry.employments.filter((employment) => includesDay(employment, day));
  return [...new Map(rows.map((row) => [row.person, row])).values()];
}

function holders(registry: Registry, role: Role, day: string): string[] {
  const held = registry.incarichi.filter((incarico) => incarico.role === role && includesDay(incarico, day));
  return held.flatMap(({ person }) => nameOf(registry, person));
}

function nameOf(registry: Registry, id: string): string[] {
  const person: Person | undefined = personOf(registry, id);
  return person ? [`${person.title} ${personName(person)}`.trim()] : [];
}

function sharedName(registry: Registry, { area, service, person }: Registry['agreements'][number]): string {
  const found =
    registry.areas.find((one) => one.id === area)?.name ?? registry.services.find((one) => one.id === service)?.name;
  return found ?? (person === null ? '' : (nameOf(registry, person)[0] ?? ''));
}
