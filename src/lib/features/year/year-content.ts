import type { App } from '#lib/app/context.ts';
import type { YearContent } from '#lib/domain/compare-years.ts';
import { activeAreas } from '#lib/domain/org.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';

/** A year's plan as far as it is on this device. */
export interface YearHere {
  content: YearContent;
  /** Areas whose objectives this person may read, and of them those that are here. */
  readable: number;
  here: number;
}

export function yearHere(app: App, year: number): YearHere {
  const areas = (app.registry ? activeAreas(app.registry, year) : []).flatMap(({ id }) => app.area(year, id) ?? []);
  const ready = areas.filter((live) => live.ready);
  const plan = app.plan(year);
  const empty: EntityPlan = {
    year,
    strategicObjectives: [],
    transversals: [],
    chapters: [],
    acceptedFindings: [],
    figures: [],
  };
  return {
    content: { year, plan: plan?.ready ? plan.value : empty, areas: ready.map((live) => live.value) },
    // The plan counts as one more: without it no proposal knows the strategy.
    readable: areas.length + (plan ? 1 : 0),
    here: ready.length + (plan?.ready ? 1 : 0),
  };
}
