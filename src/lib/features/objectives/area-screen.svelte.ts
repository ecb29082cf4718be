import { createContext, tick } from 'svelte';
import { goto } from '$app/navigation';
import { SvelteMap } from 'svelte/reactivity';
import type { ObjectiveChange } from '#lib/domain/bulk-edit.ts';
import { nextCode, objectiveState } from '#lib/domain/check.ts';
import type { IndicatorProposal } from '#lib/domain/indicator-proposals.ts';
import { formatView, narrows, viewOf, WHOLE_PLAN, type ObjectiveView } from '#lib/domain/objective-view.ts';
import type { Indicator, Objective, ObjectiveField } from '#lib/domain/objective.ts';
import { personName, personShortName, personOf, type Area, type PersonId } from '#lib/domain/org.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { countedWeight, weighed } from '#lib/domain/weight.ts';
import { isPlanText } from '#lib/domain/transversal.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { Layout } from './layouts.ts';
import { gatherMarks, type Marks } from './marks.ts';
import { schedaPath, sheetPath } from './paths.ts';
import { isOfMeasure } from './problem-words.ts';
import { rebaseText } from './rebase-text.ts';
import { matches } from './search.ts';
import { Selection } from './selection.svelte.ts';
import { Stable } from './stable.ts';
import { placeKey, type App, type FieldPlace, type LiveArea, type Mark } from './types.ts';
import { weightState } from './weight-state.ts';

/** The form the rows have: the table's own where there is room for it. */
type Form = 'table' | 'split' | 'cards' | 'list';

/** A cell of the table: the row and the name of the stop inside it. */
export interface Stop {
  row: string;
  stop: string;
}

const NO_MARKS: ReadonlyMap<string, Mark> = new Map();
const NO_PROBLEMS: Problem[] = [];

export const cellId = (row: string, stop: string) => `cella-${row}-${stop}`;

function stopOf(problem: Problem, indicator: string | undefined): string {
  switch (problem.place.field) {
    case 'indicators':
      if (indicator === undefined) return 'indicator-new';
      return problem.code === 'targets-all-full' ? `target-${indicator}` : `indicator-${indicator}`;
    case 'expectedPerformance':
      return 'expected';
    case 'dueDate':
      return 'due';
    case 'expectedValue':
      return 'value';
    default:
      return problem.place.field ?? 'title';
  }
}

/** What the screen of one area knows beside the document: the selection, the open cell, the search, what did not fit. */
export class AreaScreen {
  readonly app: App;
  readonly live: LiveArea;
  readonly year: number;
  readonly #area: () => Area;
  readonly #layout: () => Layout;
  /** Width of the place the rows have, whatever the window is. */
  width = $state(innerWidth);
  readonly form: Form = $derived.by(() => {
    if (this.width >= 1024 && this.layout === 'cards') return 'cards';
    if (this.width >= 1280) return 'table';
    if (this.width >= 1024) return 'split';
    return this.width >= 600 ? 'cards' : 'list';
  });
  /** What was put in the Cestino last, while it can still be taken back with one press. */
  dropped = $state<{ id: string; label: string } | null>(null);
  /** How this person looks at the rows: of the screen, never of the document. */
  view: ObjectiveView = $state.raw(WHOLE_PLAN);
  filtering = $state(false);
  readonly selection = new Selection(() => this.rows);
  /** What was changed together last, and how many steps could be taken back then. */
  edited = $state<{ words: string; depth: number } | null>(null);
  /** On its way to paper: every row is drawn, however far. */
  printing = $state(false);
  /** Where the keyboard stands in the grid. */
  active = $state<Stop | null>(null);
  /** The cell that holds an input, with the character that opened it. */
  editing = $state<(Stop & { typed: string }) | null>(null);
  /** Texts that could not be taken, kept as they were written. */
  readonly faults = new SvelteMap<string, { text: string; sentence: string }>();
  /** Rows are changing place: losing the keyboard now means nothing. */
  reordering = false;
  peopleOf = $state<string | null>(null);
  discarding = $state<string | null>(null);
  /** The objective whose indicator is being chosen among proposals. */
  proposingFor = $state<string | null>(null);
  twinOpen = $state<string | null>(null);
  distributing = $state(false);
  /** An address that the browser would not copy by itself. */
  linkToCopy = $state<string | null>(null);
  showingProblems = $state(false);
  /** The dialog of the transversal objectives offered to the area. */
  answering = $state(false);
  #stable = new Stable<Objective>();
  #stableProblems = new Stable<Problem[]>();
  /** Values this person wrote here: their confirmation is worth a tick. */
  #touched = new Set<string>();

  readonly objectives: Objective[] = $derived.by(() =>
    this.live.value.objectives.map((objective) => this.#stable.keep(objective.id, objective)),
  );
  /** The objectives in view, in the order of the view: what every layout shows. */
  readonly rows: Objective[] = $derived.by(() =>
    this.view === WHOLE_PLAN
      ? this.objectives
      : viewOf(this.objectives, this.view, {
          keeps: ({ id }) => id === (this.editing ?? this.active)?.row,
          isComplete: (one) => objectiveState(one, this.problemsOf(one.id)) === 'complete',
          says: (one, text) => matches(one, text, this.nameOf),
        }),
  );
  /** So many rows that those out of sight are drawn by name only. */
  readonly many: boolean = $derived.by(() => this.rows.length > 40);
  readonly weights = $derived.by(() => weightState(this.objectives));
  /** Those that share the 100 points. */
  readonly weighed: Objective[] = $derived.by(() => weighed(this.objectives));
  readonly problems: Map<string, Problem[]> = $derived.by(() => {
    const all = Map.groupBy(this.live.problems, (problem) => problem.place.objective ?? '');
    return new Map([...all].map(([id, list]) => [id, this.#stableProblems.keep(id, list)]));
  });
  readonly marks: Marks = $derived.by(() => gatherMarks(this.live, this.app, this.objectives, this.#touched));
  readonly editable: boolean = $derived.by(() => this.live.access === 'write');
  readonly #current: Stop | null = $derived.by(() => {
    const first = this.rows[0];
    if (!first) return null;
    return this.active !== null && this.rows.some((one) => one.id === this.active?.row)
      ? this.active
      : { row: first.id, stop: 'title' };
  });

  constructor(app: App, live: LiveArea, area: () => Area, year: number, layout: () => Layout) {
    this.app = app;
    this.live = live;
    this.#area = area;
    this.#layout = layout;
    this.year = year;
  }

  /** The words looked for in this area. */
  get query(): string {
    return this.view.text;
  }

  set query(text: string) {
    if (text !== this.view.text) this.look({ text });
  }

  /** Changes how the rows are looked at. */
  look(change: Partial<ObjectiveView>): void {
    const view = { ...this.view, ...change };
    this.active = null;
    this.view = formatView(view) === '' && view.text === '' ? WHOLE_PLAN : view;
  }

  /** Every objective again; order and columns stay. */
  showAll(): void {
    const { sort, hidden } = this.view;
    this.look({ ...WHOLE_PLAN, sort, hidden });
  }

  /** Why rows cannot change place now; null when they can. */
  get fixedReason(): string | null {
    return this.view.sort === 'plan' ? null : t.views.notMoved;
  }

  /** With rows hidden or in another order, where one lets go is not where it would be. */
  get draggable(): boolean {
    return this.editable && this.fixedReason === null && !narrows(this.view);
  }

  get area(): Area {
    return this.#area();
  }

  get layout(): Layout {
    return this.#layout();
  }

  /** Room for every layout; below, what is shown as a table elsewhere are cards or a list. */
  get dense(): boolean {
    return this.width >= 1024;
  }

  nameOf = (person: PersonId): string => {
    const known = personOf(this.app.registry, person);
    return known ? `${personShortName(known)} ${personName(known)}` : '';
  };

  /** Arrows and the one tab stop belong to the table; cards and the form are visited with Tab. */
  get roving(): boolean {
    return this.form === 'table' && this.editable;
  }

  activeStop(row: string): string | null {
    return this.#current?.row === row ? this.#current.stop : null;
  }

  editingStop(row: string): string | null {
    return this.editing?.row === row ? this.editing.stop : null;
  }

  problemsOf(row: string): Problem[] {
    return this.problems.get(row) ?? NO_PROBLEMS;
  }

  marksOf(row: string): ReadonlyMap<string, Mark> {
    return this.marks.get(row) ?? NO_MARKS;
  }

  stateOf(objective: Objective): 'complete' | 'incomplete' | 'writing' {
    for (const mark of this.marksOf(objective.id).values()) if (mark.writer) return 'writing';
    return objectiveState(objective, this.problemsOf(objective.id));
  }

  find(id: string): Objective | undefined {
    return this.objectives.find((one) => one.id === id);
  }

  /** What an objective is called in a sentence. */
  labelOf(objective: Objective): string {
    return objective.code || objective.title || t.objectives.untitledInSentence;
  }

  edit(row: string, stop: string, place: FieldPlace, typed = ''): void {
    if (!this.editable) return;
    this.active = { row, stop };
    this.editing = { row, stop, typed };
    this.live.focus({ ...place });
  }

  /** Closes the open cell; another one may already have been opened by the same press. */
  close(row: string, stop: string): void {
    if (this.editing?.row !== row || this.editing.stop !== stop) return;
    this.editing = null;
    this.live.focus(null);
  }

  async focusCell(row: string, stop: string): Promise<void> {
    this.active = { row, stop };
    await tick();
    document.getElementById(cellId(row, stop))?.focus();
  }

  /** Brings a row into view and the keyboard to it, whichever way the rows are shown. */
  async lead(row: string, stop = 'title'): Promise<void> {
    if (!this.rows.some((one) => one.id === row)) this.showAll();
    this.active = { row, stop };
    await tick();
    const cell = document.getElementById(cellId(row, stop)) ?? document.getElementById(cellId(row, 'title'));
    const target = cell ?? document.getElementById(`riga-${row}`);
    const inRows = this.layout === 'table' || this.layout === 'cards';
    if (!target || (inRows && (this.form === 'split' || this.form === 'list'))) await goto(sheetPath(this, row));
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }

  setField(id: string, field: ObjectiveField, value: string | number | boolean | null): void {
    const objective = this.find(id);
    if (!this.editable || (objective && isPlanText(objective, field))) return;
    this.#touched.add(`objectives/${id}/${field}`);
    this.live.document.setField(id, field, value);
  }

  /** Long texts: what changed here since `base`, laid on what a colleague may have written meanwhile. */
  setText(id: string, field: 'description' | 'expectedPerformance' | 'notes', base: string, text: string): void {
    const current = this.find(id)?.[field] ?? '';
    if (text !== base) this.setField(id, field, rebaseText(base, text, current));
  }

  /** Becoming a prerequisite, an objective gives its points back. */
  setGate(objective: Objective, gate: boolean): void {
    if (!this.editable) return;
    const back = gate ? countedWeight(objective) : 0;
    this.live.document.setGate(objective.id, gate);
    this.app.announce(t.weights.gated(this.labelOf(objective), gate, back));
  }

  setIndicator(id: string, fields: Partial<Omit<Indicator, 'id' | 'position'>>): void {
    if (!this.editable) return;
    for (const [field, value] of Object.entries(fields)) {
      this.#touched.add(`indicators/${id}/${field}`);
      this.live.document.setIndicator(id, field as keyof typeof fields, value);
    }
  }

  /** A first indicator, and the keyboard on its target. */
  addIndicator(objective: string, name: string): void {
    if (!this.editable || name === '') return;
    const id = this.live.document.addIndicator(objective, { name });
    void this.focusCell(objective, `target-${id}`);
  }

  openPeople(row: string): void {
    this.peopleOf = row;
    this.live.focus({ table: 'objectives', row, field: 'participations' });
  }

  closePeople(): void {
    this.peopleOf = null;
    this.live.focus(null);
  }

  /** Leads to where a problem is solved and opens it. */
  async remedy(problem: Problem): Promise<void> {
    this.showingProblems = false;
    const { objective, indicator } = problem.place;
    if (problem.code === 'weights-missing' || problem.code === 'weights-excess') {
      this.distributing = true;
      return;
    }
    if (problem.code === 'transversal-unanswered') {
      this.answering = true;
      return;
    }
    if (objective === undefined) return;
    if (problem.code === 'gate-weighed') return this.setField(objective, 'weight', null);
    if (problem.place.field === 'participations') return this.openPeople(objective);
    if (problem.place.field === 'phases' || isOfMeasure(problem)) return this.#remedyOnScheda(problem, objective);
    if (problem.code === 'indicator-missing') {
      this.proposingFor = objective;
      return;
    }
    const first = indicator ?? this.find(objective)?.indicators[0]?.id;
    const stop = stopOf(problem, first);
    await this.lead(objective, stop);
    document.getElementById(cellId(objective, stop))?.click();
  }

  /** What only the scheda shows is mended there, or where the same field already is on screen. */
  async #remedyOnScheda({ place, code }: Problem, objective: string): Promise<void> {
    const first = place.indicator ?? this.find(objective)?.indicators[0]?.id ?? '';
    const weights = code === 'indicator-weights';
    const id = place.phase !== undefined ? `fase-${place.phase}` : `${weights ? 'peso' : 'target'}-${first}`;
    if (!document.getElementById(id)) await goto(schedaPath(this, objective));
    await tick();
    document.getElementById(id)?.scrollIntoView({ block: 'center' });
    document.getElementById(id)?.focus({ preventScroll: true });
  }

  /** The chosen proposal with the keyboard on its target, or the place to write another. */
  async startIndicator(objective: string, proposal: IndicatorProposal | null): Promise<void> {
    if (!this.editable) return;
    if (proposal === null) {
      await this.lead(objective, 'indicator-new');
      const add = document.getElementById('aggiungi-indicatore');
      if (add) add.click();
      else this.edit(objective, 'indicator-new', { table: 'objectives', row: objective, field: 'indicators' });
      return;
    }
    const id = this.live.document.addIndicator(objective, proposal);
    this.app.announce(t.objective.indicators.added(proposal.name));
    await this.lead(objective, `target-${id}`);
    const cell = document.getElementById(cellId(objective, `target-${id}`));
    if (cell) cell.click();
    else document.getElementById(`target-${id}`)?.focus();
  }

  /** A new row at the end, with the keyboard in its title. */
  async add(): Promise<void> {
    this.showAll();
    const id = this.live.document.addObjective({ code: nextCode(this.area, this.live.value) });
    this.app.announce(t.objectives.said.added);
    await this.lead(id);
    const cell = document.getElementById(cellId(id, 'title'));
    if (cell && (this.form === 'table' || this.form === 'cards')) cell.click();
    else document.getElementById('titolo')?.focus();
  }

  duplicate(objective: Objective): string {
    const code = nextCode(this.area, this.live.value);
    const id = this.live.document.duplicateObjective(objective.id);
    this.live.document.setField(id, 'code', code);
    this.app.announce(t.objectives.said.duplicated(this.labelOf(objective)));
    return id;
  }

  /** One place up or down; the keyboard stays on the same cell. */
  async move(objective: Objective, step: -1 | 1, stop: string | null): Promise<void> {
    if (!this.editable) return;
    if (this.fixedReason !== null) {
      this.app.announce(this.fixedReason);
      return;
    }
    // Among those in view: where others are hidden, the place one sees is the place one means.
    const next = this.rows[this.rows.findIndex((one) => one.id === objective.id) + step];
    if (!next) return;
    const before = this.objectives.findIndex((one) => one.id === next.id) - 1;
    await this.moveAfter(objective, step === 1 ? next.id : (this.objectives[before]?.id ?? null), stop);
  }

  async moveAfter(objective: Objective, after: string | null, stop: string | null): Promise<void> {
    this.live.document.moveObjective(objective.id, after);
    const at = this.objectives.findIndex((one) => one.id === objective.id);
    this.app.announce(t.objectives.said.moved(this.labelOf(objective), at + 1, this.objectives.length));
    if (stop !== null) await this.focusCell(objective.id, stop);
  }

  /** The address of an objective, for a message or a note. */
  async copyLink(id: string): Promise<void> {
    const link = new URL(schedaPath(this, id), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.app.announce(t.find.copied);
    } catch {
      // Without https the browser does not lend its clipboard: the address is shown to be copied by hand.
      this.linkToCopy = link;
    }
  }

  discard(id: string): void {
    const objective = this.find(id);
    if (!objective || !this.editable) return;
    this.live.document.discardObjective(id, new Date().toISOString());
    this.dropped = { id, label: this.labelOf(objective) };
    this.app.announce(t.objectives.said.discarded(this.labelOf(objective)));
  }

  /** Takes back what was put in the Cestino last. */
  async restoreDropped(): Promise<void> {
    const { dropped } = this;
    this.dropped = null;
    if (!dropped) return;
    this.live.document.restoreObjective(dropped.id);
    this.app.announce(t.objectives.said.restored(dropped.label));
    await this.lead(dropped.id);
  }

  startSelecting(): void {
    this.selection.on = true;
    this.app.announce(t.bulk.started);
  }

  stopSelecting(): void {
    this.selection.stop();
    void tick().then(() => document.getElementById('seleziona')?.focus());
  }

  /** Changes several objectives in one step, which can be taken back in place. */
  editTogether(changes: readonly ObjectiveChange[], words: string): void {
    if (!this.editable) return;
    this.live.document.editObjectives(changes, new Date().toISOString());
    this.selection.stop();
    this.edited = { words, depth: this.live.undoDepth };
    this.app.announce(words);
  }

  undoTogether(): void {
    this.edited = null;
    if (this.live.undo()) this.app.announce(t.bulk.undone);
    void tick().then(() => document.getElementById('seleziona')?.focus());
  }

  undo(): void {
    if (this.live.undo()) this.app.announce(t.objectives.said.undone);
  }

  redo(): void {
    if (this.live.redo()) this.app.announce(t.objectives.said.redone);
  }

  fault(row: string, stop: string): { text: string; sentence: string } | undefined {
    return this.faults.get(cellId(row, stop));
  }

  setFault(row: string, stop: string, fault: { text: string; sentence: string } | null): void {
    if (fault === null) this.faults.delete(cellId(row, stop));
    else this.faults.set(cellId(row, stop), fault);
  }

  markAt(place: FieldPlace): Mark | undefined {
    return this.marksOf(place.table === 'objectives' ? place.row : this.ownerOf(place.row)).get(placeKey(place));
  }

  ownerOf(row: string): string {
    const owns = (one: Objective) =>
      [one.indicators, one.phases, one.participations].some((rows) => rows.some(({ id }) => id === row));
    return this.objectives.find(owns)?.id ?? '';
  }
}

export const [useScreen, provideScreen] = createContext<AreaScreen>();
