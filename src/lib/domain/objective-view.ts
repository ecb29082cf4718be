import { isDay } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { OBJECTIVE_TYPES } from './objective.ts';
import type { Objective, ObjectiveType } from './objective.ts';
import type { PersonId } from './org.ts';

export const OBJECTIVE_SORTS = ['plan', 'weight', 'due', 'code'] as const;
export type ObjectiveSort = (typeof OBJECTIVE_SORTS)[number];

/** Columns of the table that one may do without; the objective itself always stands there. */
export const OBJECTIVE_COLUMNS = ['people', 'expected', 'indicator', 'weight', 'value', 'state'] as const;
export type ObjectiveColumn = (typeof OBJECTIVE_COLUMNS)[number];

/** How one person looks at an area's objectives: which, in what order, with which columns. Null asks for nothing. */
export interface ObjectiveView {
  state: 'complete' | 'incomplete' | null;
  type: ObjectiveType | null;
  person: PersonId | null;
  strategicObjective: string | null;
  /** Due on this day or before. */
  dueBy: IsoDate | null;
  text: string;
  sort: ObjectiveSort;
  hidden: readonly ObjectiveColumn[];
}

/** Everything in the order of the plan. */
export const WHOLE_PLAN: ObjectiveView = {
  state: null,
  type: null,
  person: null,
  strategicObjective: null,
  dueBy: null,
  text: '',
  sort: 'plan',
  hidden: [],
};

/** Whether a view may leave objectives out. */
export function narrows({ state, type, person, strategicObjective, dueBy, text }: ObjectiveView): boolean {
  return [state, type, person, strategicObjective, dueBy].some((one) => one !== null) || text.trim() !== '';
}

interface Judging {
  /** Stays whatever the view asks: the row that is being written must not vanish when it becomes what is not asked for. */
  keeps: (objective: Objective) => boolean;
  isComplete: (objective: Objective) => boolean;
  /** Whether the objective has every word of a text. */
  says: (objective: Objective, text: string) => boolean;
}

/** The objectives a view shows, in its order; those that compare equal stay in the order of the plan. */
export function viewOf(objectives: readonly Objective[], view: ObjectiveView, judging: Judging): Objective[] {
  const { state, type, person, strategicObjective, dueBy, text, sort } = view;
  const shown = objectives.filter(
    (one) =>
      judging.keeps(one) ||
      ((state === null || judging.isComplete(one) === (state === 'complete')) &&
        (type === null || one.type === type) &&
        (person === null || one.participations.some((part) => part.person === person)) &&
        (strategicObjective === null || one.strategicObjective === strategicObjective) &&
        (dueBy === null || (one.dueDate !== null && one.dueDate <= dueBy)) &&
        (text.trim() === '' || judging.says(one, text))),
  );
  return sort === 'plan' ? shown : shown.sort(ORDER[sort]);
}

/** Heavy ones first, near dates first; what is not said comes last. */
const ORDER: Record<Exclude<ObjectiveSort, 'plan'>, (a: Objective, b: Objective) => number> = {
  weight: (a, b) => (b.weight ?? -1) - (a.weight ?? -1),
  due: (a, b) => compareTexts(a.dueDate, b.dueDate),
  code: (a, b) => compareTexts(a.code, b.code),
};

const CODES = new Intl.Collator('it', { numeric: true, sensitivity: 'base' });

function compareTexts(a: string | null, b: string | null): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return CODES.compare(a, b);
}

/** Names of what a view asks for, as an address carries them. */
const STATES = { complete: 'completi', incomplete: 'da-completare' } as const;
const TYPES: Record<ObjectiveType, string> = {
  development: 'sviluppo',
  improvement: 'miglioramento',
  maintenance: 'mantenimento',
  transversal: 'trasversale',
};
const SORTS: Record<ObjectiveSort, string> = { plan: 'piano', weight: 'peso', due: 'scadenza', code: 'codice' };
const COLUMNS: Record<ObjectiveColumn, string> = {
  people: 'persone',
  expected: 'performance',
  indicator: 'indicatore',
  weight: 'pesatura',
  value: 'dato',
  state: 'stato',
};

/** `stato:da-completare;ordine:peso`, empty for the whole plan. */
export function formatView(view: ObjectiveView): string {
  const parts: [string, string | null][] = [
    ['stato', view.state && STATES[view.state]],
    ['tipo', view.type && TYPES[view.type]],
    ['persona', view.person],
    ['strategico', view.strategicObjective],
    ['entro', view.dueBy],
    ['testo', view.text.trim() === '' ? null : encodeURIComponent(view.text.trim())],
    ['ordine', view.sort === 'plan' ? null : SORTS[view.sort]],
    ['senza', view.hidden.length === 0 ? null : view.hidden.map((column) => COLUMNS[column]).join(',')],
  ];
  return parts.flatMap(([name, value]) => (value === null ? [] : [`${name}:${value}`])).join(';');
}

/** The view a text spells; what it does not know asks for nothing. */
export function parseView(text: string): ObjectiveView {
  const parts = new Map(text.split(';').map((part): [string, string] => [part.split(':', 1)[0] ?? '', valueOf(part)]));
  const part = (name: string) => parts.get(name) ?? '';
  const without = part('senza').split(',');
  return {
    state: named(STATES, part('stato')),
    type: OBJECTIVE_TYPES.find((type) => TYPES[type] === part('tipo')) ?? null,
    person: part('persona') || null,
    strategicObjective: part('strategico') || null,
    dueBy: isDay(part('entro')) ? part('entro') : null,
    text: decoded(part('testo')),
    sort: named(SORTS, part('ordine')) ?? 'plan',
    hidden: OBJECTIVE_COLUMNS.filter((column) => without.includes(COLUMNS[column])),
  };
}

const valueOf = (part: string) => part.slice(part.indexOf(':') + 1);

function named<Key extends string>(names: Record<Key, string>, name: string): Key | null {
  return (Object.keys(names) as Key[]).find((key) => names[key] === name) ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
