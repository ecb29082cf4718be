import type { App, LiveArea, LiveMandate, LivePlan } from '#lib/app/context.ts';
import type { AreaObjectives, Strategy } from '#lib/domain/chain.ts';
import { mandatesOf } from '#lib/domain/mandate.ts';
import { activeAreas, type Area, type Mandate } from '#lib/domain/org.ts';

/** What one year's strategy is made of, from the documents of this device. */
export interface YearStrategy {
  strategy: Strategy;
  mandates: { mandate: Mandate; live: LiveMandate | null }[];
  areas: AreaObjectives[];
  /** Whether every area's objectives are here. */
  whole: boolean;
}

export function yearStrategy(app: App, year: number, plan: LivePlan): YearStrategy {
  const mandates = (app.registry ? mandatesOf(app.registry, year) : []).map((mandate) => ({
    mandate,
    live: app.mandate(mandate.id),
  }));
  const areas = areasOf(app, year);
  return {
    mandates,
    strategy: {
      mandates: mandates.map(({ mandate, live }) => ({ mandate, lines: live?.value.lines ?? [] })),
      objectives: plan.value.strategicObjectives,
    },
    areas: areas.map(({ area, live }) => ({ area: area.id, objectives: live.value.objectives })),
    whole: areas.every(({ live }) => live.ready),
  };
}

/** The areas of a year whose objectives this person may see. */
export function areasOf(app: App, year: number): { area: Area; live: LiveArea }[] {
  return (app.registry ? activeAreas(app.registry, year) : []).flatMap((area) => {
    const live = app.area(year, area.id);
    return live ? [{ area, live }] : [];
  });
}
