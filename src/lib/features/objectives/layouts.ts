/** The ways of looking at one area's objectives: the same content, in other forms. */
export const LAYOUTS = ['table', 'cards', 'months', 'people'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** As the address names them; the table is what an address without a name shows. */
const SEGMENTS: Readonly<Record<Layout, string>> = { table: '', cards: 'schede', months: 'mesi', people: 'persone' };

export const layoutSegment = (layout: Layout): string => SEGMENTS[layout];

export function layoutOf(segment: string | undefined): Layout {
  return LAYOUTS.find((layout) => SEGMENTS[layout] === segment) ?? 'table';
}

/** The layouts that are worth a choice: under that width the table itself has the form of cards. */
export const offeredLayouts = (dense: boolean): readonly Layout[] =>
  dense ? LAYOUTS : LAYOUTS.filter((layout) => layout !== 'table');
