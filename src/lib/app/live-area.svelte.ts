import { AreaDocument } from '#lib/documents/area-document.ts';
import { checkAreaPlan } from '#lib/domain/check.ts';
import type { Registry } from '#lib/domain/org.ts';
import type { AreaPlan } from '#lib/domain/plan.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { DocumentEntry, FieldChangeRecord } from '#lib/protocol/http.ts';
import type { DocumentSync } from '#lib/sync/document-sync.ts';
import { LiveDocument } from './live-document.svelte.ts';
import type { Send } from './request.ts';

/** The objectives of one area and year. */
export class LiveArea extends LiveDocument<AreaDocument, AreaPlan> {
  readonly #registry: () => Registry | null;
  #checked: { plan: AreaPlan; registry: Registry; problems: Problem[] } | null = null;

  constructor(sync: DocumentSync, entry: DocumentEntry, send: Send, registry: () => Registry | null) {
    super(sync, entry, send);
    this.#registry = registry;
  }

  /** What is missing or odd, computed once per change of plan or registry. */
  get problems(): Problem[] {
    const plan = this.value;
    const registry = this.#registry();
    if (!registry || !this.ready) return [];
    if (this.#checked?.plan !== plan || this.#checked.registry !== registry) {
      this.#checked = { plan, registry, problems: checkAreaPlan(plan, registry) };
    }
    return this.#checked.problems;
  }

  /** Who changed the weights, latest first. Throws `RequestFailure`. */
  weightChanges(): Promise<FieldChangeRecord[]> {
    return this.changesOf('weight');
  }

  protected override read(document: AreaDocument): AreaPlan {
    return document.read();
  }

  protected override emptyValue(): AreaPlan {
    return { year: this.entry.year ?? 0, area: this.entry.area ?? '', objectives: [], discarded: [] };
  }

  protected override openDocument(): AreaDocument | null {
    const { document } = this.sync;
    return document instanceof AreaDocument ? document : null;
  }
}
