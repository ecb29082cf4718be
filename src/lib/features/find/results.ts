import type { App } from '#lib/app/context.ts';
import type { FoundPlace } from '#lib/domain/findables.ts';
import { marksOf, SearchIndex, textOf, type Hit } from '#lib/domain/search.ts';
import { excerpt, rangesOf, type Range } from '#lib/domain/search-text.ts';
import type { IconName } from '#lib/ui/icons.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import { commandsOf, type Command } from './commands.ts';
import { hrefOf } from './places.ts';

/** In the order they are shown. */
export const RESULT_KINDS = ['page', 'area', 'objective', 'strategy', 'text', 'person', 'action'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** A text with what answers the query marked in it. */
export interface MarkedText {
  text: string;
  ranges: readonly Range[];
}

/** Something found, as it is shown and opened. */
export interface Result {
  id: string;
  icon: IconName;
  code: string;
  title: MarkedText;
  /** Where it stands: `Area amministrativa · 2027`. */
  where: string;
  /** The text that answers, when the title does not. */
  text: (MarkedText & { field: string }) | null;
  href: string;
  act: Command['act'];
}

export interface Narrowing {
  area: string | null;
  year: number | null;
}

type AnyHit = Hit<FoundPlace> | Hit<Command>;
export type HitsByKind = ReadonlyMap<ResultKind, readonly AnyHit[]>;

const ICONS: Record<ResultKind, IconName> = {
  page: 'arrow-right',
  area: 'pa',
  objective: 'list',
  strategy: 'flag',
  text: 'file',
  person: 'user',
  action: 'check-circle',
};

function kindOf(place: FoundPlace | Command): ResultKind {
  switch (place.kind) {
    case 'strategic-objective':
    case 'mandate-line':
      return 'strategy';
    case 'chapter':
    case 'figure':
      return 'text';
    case 'service':
      return 'area';
    default:
      return place.kind;
  }
}

/** Everything that answers a query, by kind; within a kind the best first, and of equals those of the year at work. */
export function findAll(app: App, query: string, year: number | null, narrowing: Narrowing | null): HitsByKind {
  const accepts = (place: FoundPlace) => {
    if (place.kind === 'area' && !app.documents.some((one) => one.year === year && one.area === place.id)) return false;
    if (narrowing?.area && place.area !== narrowing.area) return false;
    return narrowing?.year == null || place.year === narrowing.year;
  };
  const found: AnyHit[] = app.finder?.search(query, accepts) ?? [];
  const ofYear = (hit: AnyHit) => ('year' in hit.found.place && hit.found.place.year === year ? 0 : 1);
  const ordered = found.toSorted((a, b) => a.rank - b.rank || ofYear(a) - ofYear(b));
  const commands = narrowing?.area || narrowing?.year ? [] : commandHits(app, query, year);
  const all = Map.groupBy([...commands, ...ordered], (hit) => kindOf(hit.found.place));
  return new Map(RESULT_KINDS.flatMap((kind) => (all.has(kind) ? [[kind, all.get(kind) ?? []]] : [])));
}

function commandHits(app: App, query: string, year: number | null): Hit<Command>[] {
  const index = new SearchIndex<Command>();
  index.set('commands', commandsOf(app, year));
  return index.search(query);
}

function fieldName(field: string): string {
  const names: Record<string, string> = t.find.fields;
  return names[field.replace(/-.*$/, '')] ?? '';
}

function marked(text: string, marks: readonly string[]): MarkedText {
  return { text, ranges: rangesOf(text, marks) };
}

/** What is shown of a hit. Only for those in sight: of two thousand nobody reads the excerpt. */
export function resultOf(app: App, hit: AnyHit, year: number | null): Result {
  const { found } = hit;
  const { place } = found;
  const marks = marksOf(hit);
  const text = textOf(hit);
  const cut = text && excerpt(text.text, rangesOf(text.text, marks));
  return {
    id: found.id,
    icon: ICONS[kindOf(place)],
    code: found.code ?? '',
    title: marked(found.title || t.common.untitled, marks),
    where: 'href' in place ? '' : whereOf(app, place, year),
    text: text && cut && { ...cut, field: fieldName(text.field) },
    href: 'href' in place ? place.href : hrefOf(place, text?.field ?? null, year),
    act: 'href' in place ? place.act : undefined,
  };
}

function whereOf(app: App, place: FoundPlace, year: number | null): string {
  if (place.kind === 'person') return '';
  if (place.kind === 'area') return year === null ? '' : t.find.pages.objectives(year);
  const area = app.registry?.areas.find(({ id }) => id === place.area)?.name;
  return [area, place.year, place.discarded ? t.find.inBin : ''].filter(Boolean).join(' · ');
}
