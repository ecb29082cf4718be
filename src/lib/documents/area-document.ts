import type * as Y from 'yjs';
import type { ObjectiveChange } from '#lib/domain/bulk-edit.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';
import type {
  Indicator,
  MonthMark,
  Objective,
  ObjectiveDraft,
  ObjectiveField,
  ObjectiveId,
  Participation,
  PhaseDraft,
} from '#lib/domain/objective.ts';
import type { PersonId } from '#lib/domain/org.ts';
import type { AreaPlan, Refusal, Transversal } from '#lib/domain/plan.ts';
import { textsOf } from '#lib/domain/transversal.ts';
import type { Weight } from '#lib/domain/weight.ts';
import { readMeta } from './kind.ts';
import { phaseOf, phaseRow, withMark } from './phase-row.ts';
import { MONTH_FIELDS } from './schema.ts';
import { Store } from './store.ts';
import type { PlainRow } from './table.ts';
import type { Twin } from './twin.ts';
import { settleTwinsOf, TWINS } from './twin.ts';
import type { Scalar } from './value.ts';

export type IndicatorField = Exclude<keyof Indicator, 'id' | 'position'>;

/** Who takes part and when: a person, or a group in words. */
export interface ParticipationDraft {
  person: PersonId | null;
  group: string;
  from: IsoDate | null;
  to: IsoDate | null;
}

/** The objectives of one area and year as a shared document. `read` gives plain values; the other verbs are one edit each. */
export class AreaDocument {
  readonly doc: Y.Doc;
  readonly store: Store;
  #plan: AreaPlan | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'area');
    this.store.whenStale(() => (this.#plan = null));
  }

  /** The plan as it is now, in order; whatever is missing or unusable reads as its default. */
  read(): AreaPlan {
    if (this.doc._transaction !== null) return this.#assemble();
    return (this.#plan ??= this.#assemble());
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  /** Adds an objective after another, or last. */
  addObjective(draft: Partial<ObjectiveDraft>, after?: ObjectiveId, also?: () => void): ObjectiveId {
    const objectives = this.store.table('objectives');
    const { indicators = [], phases = [], participations = [], ...fields } = draft;
    const rows = objectives.rows();
    const last = after !== undefined && objectives.has(after) ? after : (rows.at(-1)?.id ?? null);
    return this.store.add(
      () => {
        const [position = ''] = objectives.placeAfter(last, rows);
        const id = objectives.create({ ...fields, position, discarded: true, discardedAt: '' });
        this.#createChildren('indicators', id, indicators);
        this.#createChildren('phases', id, phases.map(phaseRow));
        this.#createChildren('participations', id, participations);
        return id;
      },
      'objectives',
      also,
    );
  }

  /** Adds a copy after the original, without code, weight and what was already done, which are the original's own. */
  duplicateObjective(id: ObjectiveId): ObjectiveId {
    const plan = this.read();
    const original = plan.objectives.find((objective) => objective.id === id);
    if (!original) throw new RangeError(`no objective ${id}`);
    const { id: _id, position: _position, ...draft } = original;
    const title = `${draft.title.slice(0, 390)} (copia)`.trimStart();
    const phases = draft.phases.map((phase) => ({ ...phase, done: [] }));
    const own = { title, phases, code: '', weight: null, weightLocked: false, transversal: null, ...NOT_CONTINUED };
    return this.addObjective({ ...draft, ...own }, id);
  }

  /** Takes up an objective of the plan, with its words as they are now; a refusal gives way. */
  acceptTransversal(transversal: Transversal, code: string): ObjectiveId {
    return this.addObjective({ ...textsOf(transversal), code, transversal: transversal.id }, undefined, () =>
      this.#discardWhere('refusals', transversal.id, ''),
    );
  }

  /** Says no, and why; the objective that was there goes to the Cestino. */
  refuseTransversal(transversal: string, reason: string, at: string): void {
    const known = this.read().refusals.find((one) => one.transversal === transversal);
    const refusals = this.store.table('refusals');
    const also = () => this.#discardWhere('objectives', transversal, at);
    if (known) {
      this.store.edit(() => {
        this.#setAndSettle('refusals', known.id, 'reason', reason);
        also();
      });
      return;
    }
    this.store.add(
      () => {
        const rows = refusals.rows();
        const [position = ''] = refusals.placeAfter(rows.at(-1)?.id ?? null, rows);
        return refusals.create({ transversal, reason, position, discarded: true, discardedAt: '' });
      },
      'refusals',
      also,
    );
  }

  /** The no is taken back: the area has not answered. */
  reconsiderTransversal(transversal: string): void {
    this.store.edit(() => this.#discardWhere('refusals', transversal, ''));
  }

  setField<Field extends ObjectiveField>(id: ObjectiveId, field: Field, value: Objective[Field]): void {
    this.store.set('objectives', id, field, value);
  }

  /** A gate has no weight: becoming one, an objective gives its points back. */
  setGate(id: ObjectiveId, gate: boolean): void {
    this.store.edit(() => {
      this.#setAndSettle('objectives', id, 'gate', gate);
      if (gate) this.#setAndSettle('objectives', id, 'weight', null);
    });
  }

  /** It was taken up to be brought up to date, and is right as it is. */
  leaveAsItIs(id: ObjectiveId): void {
    this.store.edit(() => this.#setAndSettle('objectives', id, 'renewal', 'repeat'));
  }

  discardObjective(id: ObjectiveId, at: string): void {
    this.store.discard('objectives', id, at);
  }

  restoreObjective(id: ObjectiveId): void {
    this.store.restore('objectives', id);
  }

  moveObjective(id: ObjectiveId, after: ObjectiveId | null): void {
    this.store.move('objectives', id, after);
  }

  addIndicator(objective: ObjectiveId, fields: Partial<Pick<Indicator, IndicatorField>> = {}): string {
    return this.#addChild('indicators', { ...fields, objective });
  }

  setIndicator<Field extends IndicatorField>(id: string, field: Field, value: Indicator[Field]): void {
    this.store.set('indicators', id, field, value);
  }

  removeIndicator(id: string): void {
    this.store.discard('indicators', id, '');
  }

  /** Puts an indicator after another of the same objective, or first. */
  moveIndicator(id: string, after: string | null): void {
    this.store.move('indicators', id, after, sameObjective);
  }

  /** Gives several indicators their part in the objective in one edit. */
  setIndicatorWeights(weights: readonly { id: string; to: Weight | null }[]): void {
    this.store.edit(() => {
      for (const { id, to } of weights) this.#setAndSettle('indicators', id, 'weight', to);
    });
  }

  addPhase(objective: ObjectiveId, fields: Partial<PhaseDraft> = {}): string {
    return this.#addChild('phases', { ...phaseRow(fields), objective });
  }

  setPhase(id: string, field: 'title' | 'milestone', value: string | null): void {
    this.store.set('phases', id, field, value);
  }

  /** Marks months (0 is January) as planned or done, or takes the mark away, in one edit. */
  setPhaseMonths(id: string, mark: MonthMark, months: readonly number[], on: boolean): void {
    const phases = this.store.table('phases');
    this.store.edit(() => {
      const row = phases.read(id);
      for (const month of months) {
        const field = MONTH_FIELDS[month];
        if (row && field !== undefined) phases.set(id, field, withMark(row[field], mark, on));
      }
    });
  }

  removePhase(id: string): void {
    this.store.discard('phases', id, '');
  }

  /** Puts a phase after another of the same objective, or first. */
  movePhase(id: string, after: string | null): void {
    this.store.move('phases', id, after, sameObjective);
  }

  addParticipation(objective: ObjectiveId, fields: Partial<ParticipationDraft>): string {
    return this.#addChild('participations', { ...fields, objective });
  }

  setParticipation(id: string, fields: Partial<ParticipationDraft>): void {
    this.store.edit(() => {
      for (const [field, value] of Object.entries(fields)) this.#setAndSettle('participations', id, field, value);
    });
  }

  removeParticipation(id: string): void {
    this.store.discard('participations', id, '');
  }

  /** One person was written in two ways: what is `from`'s becomes `to`'s, and the same days are not said twice. */
  replacePerson(from: PersonId, to: PersonId): void {
    this.store.edit(() => {
      const table = this.store.table('participations');
      const rows = table.rows().filter((row) => !row.discarded);
      for (const row of rows.filter(({ person }) => person === from)) {
        const said = rows.some(
          (own) => own.person === to && own.objective === row.objective && own.from === row.from && own.to === row.to,
        );
        if (said) table.set(row.id, 'discarded', true);
      }
      this.store.replaceReference(from, to);
    });
  }

  /** Gives several objectives their weights in one edit. */
  setWeights(weights: readonly { id: ObjectiveId; to: Weight | null }[]): void {
    this.store.edit(() => {
      for (const { id, to } of weights) this.#setAndSettle('objectives', id, 'weight', to);
    });
  }

  /**
   * Changes several objectives in one edit, one step of undo; `at` is when. What is no longer in the plan is left
   * alone.
   */
  editObjectives(changes: readonly ObjectiveChange[], at: string): void {
    const objectives = this.store.table('objectives');
    const standing = changes.filter(({ objective }) => objectives.read(objective)?.discarded === false);
    const born = this.#bearParticipations(standing);
    this.store.edit(() => {
      for (const { objective, fields = {}, remove = [], discard = false } of standing) {
        for (const [field, value] of Object.entries(fields)) this.#setAndSettle('objectives', objective, field, value);
        for (const id of remove) this.#discardRow('participations', id, '');
        if (discard) this.#discardRow('objectives', objective, at);
      }
      for (const id of born) this.store.table('participations').set(id, 'discarded', false);
    });
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }

  /** New rows are born in the Cestino, outside undo, as `Store.add` does; the edit takes them out of it. */
  #bearParticipations(changes: readonly ObjectiveChange[]): string[] {
    const table = this.store.table('participations');
    const wanted = changes.flatMap(({ objective, addPeople = [] }) => addPeople.map((one) => ({ ...one, objective })));
    if (wanted.length === 0) return [];
    const born: string[] = [];
    this.store.bear(() => {
      for (const [objective, people] of Map.groupBy(wanted, (one) => one.objective)) {
        const siblings = table.rows().filter((row) => row.objective === objective);
        const positions = table.placeAfter(siblings.at(-1)?.id ?? null, siblings, people.length);
        people.forEach((person, index) => {
          const state = { position: positions[index] ?? '', discarded: true, discardedAt: '' };
          born.push(table.create({ ...person, ...state }));
        });
      }
    });
    return born;
  }

  #discardRow(name: string, id: string, at: string): void {
    const table = this.store.table(name);
    if (table.read(id)?.discarded !== false) return;
    table.set(id, 'discarded', true);
    table.set(id, 'discardedAt', at);
  }

  #discardWhere(name: 'objectives' | 'refusals', transversal: string, at: string): void {
    for (const row of this.store.table(name).rows()) {
      if (row.transversal === transversal) this.#discardRow(name, row.id, at);
    }
  }

  #setAndSettle(table: string, row: string, field: string, value: Scalar): void {
    this.store.table(table).set(row, field, value);
    settleTwinsOf(this.store.table(TWINS), table, row, field);
  }

  #addChild(name: ChildTable, fields: Record<string, Scalar>): string {
    const table = this.store.table(name);
    const siblings = table.rows().filter((row) => row.objective === fields.objective);
    return this.store.add(() => {
      const [position = ''] = table.placeAfter(siblings.at(-1)?.id ?? null, siblings);
      return table.create({ ...fields, position, discarded: true, discardedAt: '' });
    }, name);
  }

  /** Children of an objective that is being born have no siblings yet. */
  #createChildren(name: ChildTable, objective: ObjectiveId, children: readonly object[]): void {
    const table = this.store.table(name);
    const positions = table.placeAfter(null, [], children.length);
    children.forEach((child, index) => {
      const state = { position: positions[index] ?? '', discarded: false, discardedAt: '' };
      table.create({ ...child, objective, ...state });
    });
  }

  #assemble(): AreaPlan {
    const meta = readMeta(this.doc);
    const indicators = groupByObjective(this.store.table('indicators').rows());
    const phases = groupByObjective(this.store.table('phases').rows());
    const participations = groupByObjective(this.store.table('participations').rows());
    const objectives: Objective[] = [];
    const discarded: { at: string; objective: Objective }[] = [];
    for (const row of this.store.table('objectives').rows()) {
      const objective = objectiveOf(row, indicators.get(row.id), phases.get(row.id), participations.get(row.id));
      if (row.discarded) discarded.push({ at: row.discardedAt, objective });
      else objectives.push(objective);
    }
    discarded.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    return {
      year: meta?.kind === 'area' ? meta.year : 0,
      area: meta?.kind === 'area' ? meta.area : '',
      objectives,
      discarded: discarded.map(({ objective }) => objective),
      refusals: this.store.liveRows('refusals') as unknown as Refusal[],
    };
  }
}

const NOT_CONTINUED = { continues: null, renewal: null };

type ChildTable = 'indicators' | 'phases' | 'participations';

const sameObjective = (a: PlainRow, b: PlainRow) => a.objective === b.objective;

function groupByObjective(rows: PlainRow[]): Map<string, PlainRow[]> {
  return Map.groupBy(
    rows.filter((row) => !row.discarded),
    (row) => String(row.objective),
  );
}

/** The schema guarantees each field's type: a plain row holds what the domain's type says. */
function objectiveOf(
  row: PlainRow,
  indicators: PlainRow[] = [],
  phases: PlainRow[] = [],
  participations: PlainRow[] = [],
): Objective {
  const { discarded: _discarded, discardedAt: _discardedAt, ...fields } = row;
  return {
    ...fields,
    indicators: indicators.map((child) => childOf(child) as unknown as Indicator),
    phases: phases.map(phaseOf),
    participations: participations.map((child) => childOf(child) as unknown as Participation),
  } as unknown as Objective;
}

function childOf(row: PlainRow): Record<string, Scalar> {
  const { discarded: _discarded, discardedAt: _discardedAt, objective: _objective, ...fields } = row;
  return fields;
}
