import type { App, LivePlan } from '#lib/app/context.ts';
import { mandatesOf } from '#lib/domain/mandate.ts';
import { activeAreas } from '#lib/domain/org.ts';
import type { Registry } from '#lib/domain/org.ts';
import type { PlanFacts } from '#lib/exchange/tree/facts.ts';

export interface YearFacts {
  facts: PlanFacts;
  /** Whether every area's objectives are on this device. */
  whole: boolean;
  /** Whether something of it has not reached the Comune. */
  unsent: boolean;
}

/** What this device has of a year, as the documents are made of it. */
export function yearFacts(app: App, registry: Registry, year: number, plan: LivePlan): YearFacts {
  const mandates = mandatesOf(registry, year).map((mandate) => ({ mandate, live: app.mandate(mandate.id) }));
  const areas = activeAreas(registry, year).flatMap((area) => {
    const live = app.area(year, area.id);
    return live ? [{ area, live }] : [];
  });
  return {
    facts: {
      year,
      today: app.today,
      registry,
      plan: plan.value,
      strategy: {
        mandates: mandates.map(({ mandate, live }) => ({ mandate, lines: live?.value.lines ?? [] })),
        objectives: plan.value.strategicObjectives,
      },
      areas: areas.map(({ area, live }) => ({ area, objectives: live.value.objectives })),
      stemma: app.stemma && { png: app.stemma.png, width: app.stemma.width, height: app.stemma.height },
    },
    whole: areas.every(({ live }) => live.ready),
    unsent:
      plan.pending.size > 0 ||
      areas.some(({ live }) => live.pending.size > 0) ||
      mandates.some(({ live }) => (live?.pending.size ?? 0) > 0),
  };
}
