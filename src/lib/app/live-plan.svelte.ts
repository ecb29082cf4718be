import { PlanDocument } from '#lib/documents/plan-document.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';
import { LiveDocument } from './live-document.svelte.ts';

/** What the whole ente shares in one year. */
export class LivePlan extends LiveDocument<PlanDocument, EntityPlan> {
  protected override read(document: PlanDocument): EntityPlan {
    return document.read();
  }

  protected override emptyValue(): EntityPlan {
    return {
      year: this.entry.year ?? 0,
      strategicObjectives: [],
      transversals: [],
      chapters: [],
      acceptedFindings: [],
      figures: [],
    };
  }

  protected override openDocument(): PlanDocument | null {
    const { document } = this.sync;
    return document instanceof PlanDocument ? document : null;
  }
}
