import { activeAreas, type Area } from '#lib/domain/org.ts';
import type { App } from './types.ts';
import { weightState, type WeightState } from './weight-state.ts';

export interface AreaTotal {
  area: Area;
  /** Null while nothing is known of its weights, or there are none. */
  weights: WeightState | null;
}

/** The areas of a year this person sees, each with its sum. */
export function areaTotals(app: App, year: number): AreaTotal[] {
  return (app.registry ? activeAreas(app.registry, year) : []).flatMap((area) => {
    const live = app.area(year, area.id);
    if (live === null) return [];
    const objectives = live.ready ? live.value.objectives : [];
    return [{ area, weights: objectives.length > 0 ? weightState(objectives) : null }];
  });
}
