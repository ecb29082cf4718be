import type { App } from '#lib/app/app.svelte.ts';

/** One other person at work in the place that is open. */
export type Present = NonNullable<ReturnType<App['area']>>['present'][number];

/** Who is in the document of this address: an area of a year, or the year's plan (`plan`: its strategy, its texts). */
export function presentIn(app: App, params: { year?: string; area?: string }, plan: boolean): readonly Present[] {
  const year = Number(params.year);
  if (!year) return [];
  if (params.area !== undefined) {
    const wanted = params.area.toLowerCase();
    const area = app.registry?.areas.find(({ id, code }) => id === params.area || code.toLowerCase() === wanted);
    return (area && app.area(year, area.id)?.present) ?? [];
  }
  return plan ? (app.plan(year)?.present ?? []) : [];
}
