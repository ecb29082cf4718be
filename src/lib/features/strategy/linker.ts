import type { App } from '#lib/app/context.ts';
import type { Operational } from '#lib/domain/chain.ts';
import type { AreaId } from '#lib/domain/org.ts';
import type { StrategicObjective } from '#lib/domain/plan.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { UndoTrail } from './undo-trail.svelte.ts';

/** Says which strategic objective an area's objective serves, for who writes that area. */
export interface Linker {
  may: (one: Operational) => boolean;
  link: (one: Operational, strategic: string | null) => void;
  areaName: (area: AreaId) => string;
}

export function createLinker(
  app: App,
  year: number,
  trail: UndoTrail,
  strategic: () => readonly StrategicObjective[],
): Linker {
  return {
    areaName: (area) => app.registry?.areas.find(({ id }) => id === area)?.name ?? '',
    // What a transversal objective serves is said in the plan.
    may: ({ area, objective }) => objective.transversal === null && app.area(year, area)?.access === 'write',
    link: ({ area, objective }, to) => {
      const live = app.area(year, area);
      if (!live || objective.strategicObjective === to) return;
      live.document.setField(objective.id, 'strategicObjective', to);
      trail.did(live);
      const label = objective.code || objective.title || t.strategy.untitled;
      const goal = strategic().find(({ id }) => id === to);
      app.announce(
        goal
          ? t.strategy.serving.linked(label, goal.code || goal.title || t.strategy.untitled)
          : t.strategy.serving.unlinked(label),
      );
    },
  };
}
