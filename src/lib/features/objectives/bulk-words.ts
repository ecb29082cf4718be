import type { BulkEdit, BulkObstacle, ObjectiveChange } from '#lib/domain/bulk-edit.ts';
import type { Objective } from '#lib/domain/objective.ts';
import { personShortName, serviceOf, personOf, type PersonId } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { AreaScreen } from './area-screen.svelte.ts';
import { hull } from '#lib/domain/participation.ts';
import { participationLine, periodWords } from './people.ts';

/** What is chosen before the values are: each has a title and a place in the menu. */
export const BULK_ACTS = [
  'dueDate',
  'type',
  'strategicObjective',
  'addPerson',
  'removePerson',
  'lock',
  'unlock',
  'discard',
] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

function strategicName(screen: AreaScreen, id: string | null): string {
  if (id === null) return t.bulk.noValue;
  const one = screen.app.plan(screen.year)?.value.strategicObjectives.find((known) => known.id === id);
  return (one && [one.code, one.title].filter(Boolean).join(' ')) || t.bulk.noValue;
}

function peopleNames(screen: AreaScreen, one: Objective, without: readonly string[] = []): string[] {
  return one.participations
    .filter(({ id }) => !without.includes(id))
    .map((part) => participationLine(part, screen.app.registry, screen.year).name);
}

const listed = (names: readonly string[]) => (names.length === 0 ? t.bulk.noValue : names.join(', '));

/** What the objective has now, and what it would have. */
export function changeWords(
  screen: AreaScreen,
  edit: BulkEdit,
  one: Objective,
  change: ObjectiveChange,
): { before: string; after: string } {
  if ('act' in edit) {
    if (edit.act === 'discard') return { before: t.bulk.inPlan, after: t.bulk.inBin };
    const names = peopleNames(screen, one, change.remove);
    const added = (change.addPeople ?? []).map(({ person, ...period }) => {
      const known = personOf(screen.app.registry, person);
      return [known ? personShortName(known) : '', periodWords(period, screen.year)].filter(Boolean).join(' ');
    });
    return { before: listed(peopleNames(screen, one)), after: listed([...names, ...added]) };
  }
  const words = (value: string | boolean | null): string => {
    switch (edit.field) {
      case 'dueDate':
        return typeof value === 'string' ? t.format.date(value) : t.bulk.noDate;
      case 'type':
        return one.type === value ? typeWords(one.type) : typeWords(edit.to);
      case 'strategicObjective':
        return strategicName(screen, typeof value === 'string' ? value : null);
      case 'weightLocked':
        return value === true ? t.bulk.locked : t.bulk.unlocked;
      default:
        return edit satisfies never;
    }
  };
  return { before: words(one[edit.field]), after: words(edit.to) };
}

function typeWords(type: Objective['type']): string {
  return type === null ? t.bulk.noValue : t.fields.types[type];
}

export function obstacleWords(screen: AreaScreen, why: BulkObstacle, person: PersonId | null): string {
  if (why === 'no-weight') return t.bulk.noWeight;
  if (why === 'of-plan') return t.bulk.ofPlan;
  const { registry } = screen.app;
  const service = registry && person !== null ? serviceOf(registry, person) : [];
  if (service.length === 0) return t.bulk.neverServing;
  return t.bulk.notServing(periodWords(hull(service), screen.year) || t.bulk.wholeYear);
}
