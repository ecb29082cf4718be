import { createContext } from 'svelte';
import type { Objective } from '#lib/domain/objective.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { isPlanText } from '#lib/domain/transversal.ts';
import { cellId, type AreaScreen } from './area-screen.svelte.ts';
import { NO_MARK, placeKey, type FieldPlace, type Mark } from './types.ts';

/** One objective on the screen. Its cells ask it, not the screen, so an event elsewhere costs a row one look. */
export class RowModel {
  readonly screen: AreaScreen;
  readonly #read: () => Objective;
  readonly objective: Objective = $derived.by(() => this.#read());
  readonly id: string = $derived.by(() => this.objective.id);
  readonly label: string = $derived.by(() => this.screen.labelOf(this.objective));
  readonly #active: string | null = $derived.by(() => this.screen.activeStop(this.id));
  readonly #editing: string | null = $derived.by(() => this.screen.editingStop(this.id));
  readonly #marks: ReadonlyMap<string, Mark> = $derived.by(() => this.screen.marksOf(this.id));
  readonly problems: Problem[] = $derived.by(() => this.screen.problemsOf(this.id));
  readonly state: 'complete' | 'incomplete' | 'writing' = $derived.by(() => this.screen.stateOf(this.objective));

  /** Has come near to what is in sight. */
  near = $state(false);
  /** Drawn with all its cells; a long list draws the others by name only, until they come near or are gone to. */
  readonly full: boolean = $derived.by(
    () => this.near || this.screen.printing || !this.screen.many || this.#active !== null || this.#editing !== null,
  );

  constructor(screen: AreaScreen, read: () => Objective) {
    this.screen = screen;
    this.#read = read;
  }

  /** The row that has the keyboard or an open cell. */
  get selected(): boolean {
    return this.#editing !== null;
  }

  isEditing(stop: string): boolean {
    return this.#editing === stop;
  }

  tabIndex(stop: string): 0 | -1 {
    return !this.screen.roving || this.#active === stop ? 0 : -1;
  }

  /** The words of a transversal objective are the plan's, and are not written here. */
  isOfPlan({ table, field }: Pick<FieldPlace, 'table' | 'field'>): boolean {
    return isPlanText(this.objective, table === 'indicators' ? table : field);
  }

  /** Whether this person may write in a place of the row. */
  mayEdit(place: Pick<FieldPlace, 'table' | 'field'>): boolean {
    return this.screen.editable && !this.isOfPlan(place);
  }

  mark(place: FieldPlace): Mark {
    return this.#marks.get(placeKey(place)) ?? NO_MARK;
  }

  get hasMarks(): boolean {
    return this.#marks.size > 0;
  }

  /** How many of its values wait to be sent. */
  get waiting(): number {
    return [...this.#marks.values()].filter((mark) => mark.pending !== undefined).length;
  }

  get writer(): string | null {
    for (const mark of this.#marks.values()) if (mark.writer) return mark.writer.name;
    return null;
  }

  place(field: string): FieldPlace {
    return { table: 'objectives', row: this.id, field };
  }

  elementId(stop: string): string {
    return cellId(this.id, stop);
  }

  problemsIn(...fields: string[]): Problem[] {
    return this.problems.filter((problem) => fields.includes(problem.place.field ?? ''));
  }
}

export const [useRow, provideRow] = createContext<RowModel>();
