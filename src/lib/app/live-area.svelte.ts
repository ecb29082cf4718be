import { AreaDocument } from '#lib/documents/area-document.ts';
import { checkAreaPlan } from '#lib/domain/check.ts';
import type { Registry } from '#lib/domain/org.ts';
import type { AreaPlan, EntityPlan, Transversal } from '#lib/domain/plan.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { waitingIn, withTransversals } from '#lib/domain/transversal.ts';
import type { DocumentEntry, FieldChangeRecord } from '#lib/protocol/http.ts';
import type { DocumentSync } from '#lib/sync/document-sync.ts';
import { LiveDocument } from './live-document.svelte.ts';
import type { Send } from './request.ts';

/** The objectives of one area and year. */
export class LiveArea extends LiveDocument<AreaDocument, AreaPlan> {
  readonly #registry: () => Registry | null;
  readonly #entity: () => EntityPlan | null;
  #joined: { own: AreaPlan; entity: EntityPlan | null; value: AreaPlan } | null = null;
  #checked: { plan: AreaPlan; registry: Registry; entity: EntityPlan | null; problems: Problem[] } | null = null;

  /** `entity` is the plan of the ente in the same year, as far as it is on this device. */
  constructor(
    sync: DocumentSync,
    entry: DocumentEntry,
    send: Send,
    around: { registry: () => Registry | null; entity: () => EntityPlan | null },
  ) {
    super(sync, entry, send);
    this.#registry = around.registry;
    this.#entity = around.entity;
  }

  /** The area's plan, its transversal objectives in the words of the ente's. */
  override get value(): AreaPlan {
    const own = super.value;
    const entity = this.#entity();
    if (this.#joined?.own !== own || this.#joined.entity !== entity) {
      this.#joined = { own, entity, value: withTransversals(own, entity) };
    }
    return this.#joined.value;
  }

  /** Transversal objectives offered to the area that it has not answered. */
  get waiting(): Transversal[] {
    const entity = this.#entity();
    return entity === null || !this.ready ? [] : waitingIn(this.value, entity);
  }

  /** What is missing or odd, computed once per change of plan or registry. */
  get problems(): Problem[] {
    const plan = this.value;
    const registry = this.#registry();
    if (!registry || !this.ready) return [];
    const entity = this.#entity();
    const { plan: checked, registry: by, entity: beside } = this.#checked ?? {};
    if (!this.#checked || checked !== plan || by !== registry || beside !== entity) {
      this.#checked = { plan, registry, entity, problems: checkAreaPlan(plan, registry, entity) };
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
    return { year: this.entry.year ?? 0, area: this.entry.area ?? '', objectives: [], discarded: [], refusals: [] };
  }

  protected override openDocument(): AreaDocument | null {
    const { document } = this.sync;
    return document instanceof AreaDocument ? document : null;
  }
}
