import * as v from 'valibot';
import { RENEWAL_CHOICES } from '#lib/domain/objective.ts';
import type { LocalStore, ReferenceKey } from '#lib/persistence/local-store.ts';

const RecentPlace = v.object({
  /** Path, query and fragment inside the app. */
  href: v.string(),
  code: v.optional(v.string()),
  title: v.string(),
});
export type RecentPlace = v.InferOutput<typeof RecentPlace>;

/** A way of looking at objectives under a name: `view` as an address carries it. */
const SavedView = v.object({ name: v.string(), view: v.string() });
export type SavedView = v.InferOutput<typeof SavedView>;

/** An objective as it was when the person last said to have read it. */
const ReadObjective = v.object({ id: v.string(), gist: v.string() });
export type ReadObjective = v.InferOutput<typeof ReadObjective>;

/** What becomes of an objective in the year after, while that year is being prepared. */
const YearChoice = v.object({ objective: v.string(), choice: v.picklist(RENEWAL_CHOICES) });
export type YearChoice = v.InferOutput<typeof YearChoice>;

/** More than one screen of them is a list to search in. */
const RECENT_KEPT = 8;

/** What one person keeps for themselves on this device; it goes with everything else of theirs at sign-out. */
export class Personal {
  recent: readonly RecentPlace[] = $state.raw([]);
  views: readonly SavedView[] = $state.raw([]);
  /** The layout of the objectives as an address names it; empty is the table. */
  layout: string = $state.raw('');
  /** Steps towards the plan that are not for now, `2027/heads`. */
  setAside: readonly string[] = $state.raw([]);
  /** Null as long as none were ever read here: then nothing is new. */
  readObjectives: readonly ReadObjective[] | null = $state.raw(null);
  /** Where the person decided otherwise than proposed. */
  yearChoices: readonly YearChoice[] = $state.raw([]);
  readonly #store: LocalStore;

  constructor(store: LocalStore) {
    this.#store = store;
  }

  async load(): Promise<void> {
    this.recent = await this.#read('recent-places', v.array(RecentPlace));
    this.views = await this.#read('objective-views', v.array(SavedView));
    [this.layout = ''] = await this.#read('objective-layout', v.array(v.string()));
    this.setAside = await this.#read('set-aside', v.array(v.string()));
    this.yearChoices = await this.#read('year-choices', v.array(YearChoice));
    const read = await this.#read('read-objectives', v.array(ReadObjective));
    this.readObjectives = read.length > 0 ? read : null;
  }

  /** A place that was opened; the same one again comes first, with what is known of it now. */
  visited(place: RecentPlace): void {
    this.recent = [place, ...this.recent.filter(({ href }) => href !== place.href)].slice(0, RECENT_KEPT);
    this.#write('recent-places', this.recent);
  }

  /** Under a name there is one view: the newer. */
  saveView(view: SavedView): void {
    const at = this.views.findIndex(({ name }) => name === view.name);
    this.views = at < 0 ? [...this.views, view] : this.views.with(at, view);
    this.#write('objective-views', this.views);
  }

  removeView(name: string): void {
    this.views = this.views.filter((view) => view.name !== name);
    this.#write('objective-views', this.views);
  }

  chooseLayout(layout: string): void {
    this.layout = layout;
    this.#write('objective-layout', [layout]);
  }

  putAside(step: string): void {
    this.setAside = [...this.setAside.filter((one) => one !== step), step];
    this.#write('set-aside', this.setAside);
  }

  takeBack(step: string): void {
    this.setAside = this.setAside.filter((one) => one !== step);
    this.#write('set-aside', this.setAside);
  }

  decideYear(choices: readonly YearChoice[]): void {
    this.yearChoices = choices;
    this.#write('year-choices', choices);
  }

  /** Replaces what was read before. */
  markRead(objectives: readonly ReadObjective[]): void {
    this.readObjectives = objectives;
    this.#write('read-objectives', objectives);
  }

  async #read<Item>(key: ReferenceKey, shape: v.GenericSchema<unknown, Item[]>): Promise<Item[]> {
    const known = v.safeParse(shape, await this.#store.read(key).catch(() => undefined));
    return known.success ? known.output : [];
  }

  /** Where the device has no room it lasts as long as the page. */
  #write(key: ReferenceKey, value: unknown): void {
    void this.#store.write(key, value).catch(() => undefined);
  }
}
