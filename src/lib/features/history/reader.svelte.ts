import type { App, HistoryPage, HistoryRow } from '#lib/app/context.ts';
import { RequestFailure } from '#lib/app/request.ts';
import { sittingsOf, type Sitting } from '#lib/domain/sitting.ts';
import { localDay } from '#lib/texts/moments.ts';

type Search = Parameters<App['history']>[1];

/** The pages of one history that were asked for so far. */
export class HistoryReader {
  /** The latest page; null before it came. */
  page: HistoryPage | null = $state.raw(null);
  rows: readonly HistoryRow[] = $state.raw([]);
  sittings: readonly Sitting[] = $state.raw([]);
  /** How many changes are shown. */
  count = $state(0);
  loading = $state(false);
  /** Code of what went wrong. */
  failure: string | null = $state(null);

  readonly #app: App;
  readonly #document: string;
  readonly #search: Search;
  #entries: HistoryPage['entries'] = [];

  constructor(app: App, document: string, search: Search) {
    this.#app = app;
    this.#document = document;
    this.#search = search;
  }

  /** The page before those that are here; the latest first. */
  async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.failure = null;
    try {
      const before = this.page?.next ?? undefined;
      const page = await this.#app.history(this.#document, { ...this.#search, before });
      this.#entries = [...this.#entries, ...page.entries];
      this.rows = [...this.rows, ...page.rows];
      this.sittings = sittingsOf(this.#entries, (at) => localDay(new Date(at)));
      this.count = this.#entries.length;
      this.page = page;
    } catch (failure) {
      if (!(failure instanceof RequestFailure)) throw failure;
      this.failure = failure.code;
    } finally {
      this.loading = false;
    }
  }
}
