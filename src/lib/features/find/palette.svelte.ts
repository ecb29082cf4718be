import type { App } from '#lib/app/context.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import { isNamed } from '#lib/domain/search.ts';
import { commandsOf } from './commands.ts';
import { findAll, resultOf, type HitsByKind, type Result, type ResultKind } from './results.ts';

interface PaletteGroup {
  id: string;
  label: string;
  results: Result[];
}

/** What one group shows of each kind: enough to recognise, the rest is a page away. */
const GROUPS: readonly { id: string; kinds: readonly ResultKind[]; most: number }[] = [
  { id: 'go', kinds: ['area', 'page'], most: 5 },
  { id: 'objective', kinds: ['objective'], most: 6 },
  { id: 'strategy', kinds: ['strategy'], most: 4 },
  { id: 'text', kinds: ['text'], most: 4 },
  { id: 'person', kinds: ['person'], most: 4 },
  { id: 'action', kinds: ['action'], most: 4 },
];
const RECENT_SHOWN = 6;
const PAGES_SHOWN = 5;

/** The palette: what was typed, what answers it in groups, and which answer the arrows stand on. */
export class Palette {
  query = $state('');
  /** Id of the answer in force; null is the first. */
  #chosen = $state<string | null>(null);
  readonly #app: App;
  readonly #year: () => number | null;
  readonly #hits: HitsByKind = $derived.by(() => findAll(this.#app, this.query, this.#year(), null));
  readonly groups: PaletteGroup[] = $derived.by(() =>
    this.query.trim() === '' ? this.#beforeTyping() : this.#answers(),
  );
  readonly results: Result[] = $derived.by(() => this.groups.flatMap(({ results }) => results));
  readonly count: number = $derived.by(() => [...this.#hits.values()].reduce((sum, hits) => sum + hits.length, 0));
  readonly current: Result | null = $derived.by(
    () => this.results.find(({ id }) => id === this.#chosen) ?? this.results[0] ?? null,
  );

  constructor(app: App, year: () => number | null) {
    this.#app = app;
    this.#year = year;
  }

  type(query: string): void {
    this.query = query;
    this.#chosen = null;
  }

  choose(id: string): void {
    this.#chosen = id;
  }

  /** To the next or the previous answer, round at the ends; or to the first or last. */
  move(to: 1 | -1 | 'first' | 'last'): void {
    const { results } = this;
    const at = results.findIndex(({ id }) => id === this.current?.id);
    const next = to === 'first' ? 0 : to === 'last' ? results.length - 1 : at + to;
    this.#chosen = results[(next + results.length) % Math.max(1, results.length)]?.id ?? null;
  }

  #answers(): PaletteGroup[] {
    const groups = GROUPS.map(({ id, kinds, most }) => ({
      id,
      hits: kinds.flatMap((kind) => this.#hits.get(kind) ?? []).slice(0, most),
    }));
    // What is called so comes before what only speaks of it.
    const named = groups.filter(({ hits }) => hits.some(isNamed));
    const others = groups.filter(({ hits }) => hits.length > 0 && !hits.some(isNamed));
    return [...named, ...others].map(({ id, hits }) => ({
      id,
      label: labelOf(id),
      results: hits.map((hit) => resultOf(this.#app, hit, this.#year())),
    }));
  }

  /** Where one was last, then where one may go. */
  #beforeTyping(): PaletteGroup[] {
    const recent = (this.#app.personal?.recent ?? []).filter(
      ({ href }) => href !== location.pathname && mayOpen(this.#app, href),
    );
    const pages = commandsOf(this.#app, this.#year()).filter(({ place }) => place.kind === 'page');
    const plain = (id: string, href: string, title: string, code = ''): Result => ({
      id,
      icon: 'arrow-right',
      code,
      title: { text: title, ranges: [] },
      where: '',
      text: null,
      href,
      act: undefined,
    });
    const groups = [
      {
        id: 'recent',
        label: t.find.recent,
        results: recent
          .slice(0, RECENT_SHOWN)
          .map(({ href, title, code }) => ({ ...plain(`recent/${href}`, href, title, code), icon: 'clock' as const })),
      },
      {
        id: 'go',
        label: t.find.go,
        results: pages.slice(0, PAGES_SHOWN).map(({ id, place, title }) => plain(id, place.href, title)),
      },
    ];
    return groups.filter(({ results }) => results.length > 0);
  }
}

function labelOf(group: string): string {
  const names: Record<string, string> = t.find.kinds;
  return group === 'go' ? t.find.go : (names[group] ?? '');
}

/** A place of a document that is no longer this person's is not offered again, and neither is its title. */
function mayOpen(app: App, href: string): boolean {
  const [, year, area] = /^\/(20\d\d)\/obiettivi\/([^/?#]+)/.exec(href) ?? [];
  return area === undefined || app.documents.some((one) => one.year === Number(year) && one.area === area);
}
