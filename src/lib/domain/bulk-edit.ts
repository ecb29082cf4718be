import type { IsoDate } from './calendar.ts';
import { overlap } from './calendar.ts';
import type { Objective, ObjectiveId, ObjectiveType } from './objective.ts';
import { serviceOf } from './org.ts';
import type { PersonId, Registry } from './org.ts';
import { isPlanText } from './transversal.ts';

/** One change asked for several objectives at once. */
export type BulkEdit =
  | { field: 'dueDate'; to: IsoDate | null }
  | { field: 'type'; to: ObjectiveType | null }
  | { field: 'strategicObjective'; to: string | null }
  | { field: 'weightLocked'; to: boolean }
  | { act: 'add-person'; person: PersonId; from: IsoDate | null; to: IsoDate | null }
  | { act: 'remove-person'; person: PersonId }
  | { act: 'discard' };

/** What an edit does to one objective. */
export interface ObjectiveChange {
  objective: ObjectiveId;
  fields?: Partial<Pick<Objective, 'dueDate' | 'type' | 'strategicObjective' | 'weightLocked'>>;
  addPeople?: readonly { person: PersonId; from: IsoDate | null; to: IsoDate | null }[];
  /** Participations. */
  remove?: readonly string[];
  discard?: true;
}

/** Why an objective cannot be changed so. */
export type BulkObstacle = 'no-weight' | 'not-in-service' | 'of-plan';

export interface BulkPreview {
  changes: readonly ObjectiveChange[];
  /** Already as asked. */
  same: readonly ObjectiveId[];
  obstacles: readonly { objective: ObjectiveId; why: BulkObstacle }[];
}

/** What an edit would do to each of the objectives, before it is done. */
export function previewBulkEdit(edit: BulkEdit, objectives: readonly Objective[], registry: Registry): BulkPreview {
  const outcomes = objectives.map((one) => ({ objective: one.id, outcome: outcomeOf(edit, one, registry) }));
  return {
    changes: outcomes.flatMap(({ objective, outcome }) =>
      typeof outcome === 'object' ? [{ objective, ...outcome }] : [],
    ),
    same: outcomes.flatMap(({ objective, outcome }) => (outcome === 'same' ? [objective] : [])),
    obstacles: outcomes.flatMap(({ objective, outcome }) =>
      typeof outcome === 'string' && outcome !== 'same' ? [{ objective, why: outcome }] : [],
    ),
  };
}

type Outcome = Omit<ObjectiveChange, 'objective'> | 'same' | BulkObstacle;

function outcomeOf(edit: BulkEdit, one: Objective, registry: Registry): Outcome {
  if ('field' in edit) {
    if (one[edit.field] === edit.to) return 'same';
    if (isPlanText(one, edit.field)) return 'of-plan';
    // There is nothing to keep from a redistribution.
    if (edit.field === 'weightLocked' && edit.to && one.weight === null) return 'no-weight';
    return { fields: { [edit.field]: edit.to } };
  }
  if (edit.act === 'discard') return { discard: true };
  const { person } = edit;
  const theirs = one.participations.filter((part) => part.person === person);
  if (edit.act === 'remove-person') return theirs.length === 0 ? 'same' : { remove: theirs.map(({ id }) => id) };
  if (theirs.length > 0) return 'same';
  const { from, to } = edit;
  const inService = serviceOf(registry, person).some((period) => overlap(period, { from, to }) !== null);
  return inService ? { addPeople: [{ person, from, to }] } : 'not-in-service';
}
