import type { App } from '#lib/app/context.ts';
import { proposeRenewal } from '#lib/domain/next-year.ts';
import type { RenewalProposal } from '#lib/domain/next-year.ts';
import type { YearContent } from '#lib/domain/compare-years.ts';
import type { Objective, ObjectiveId, RenewalChoice } from '#lib/domain/objective.ts';
import type { Area, AreaId, Registry } from '#lib/domain/org.ts';
import { sumWeights } from '#lib/domain/weight.ts';

export interface ChoiceRow {
  objective: Objective;
  proposal: RenewalProposal;
}

export interface ChoiceArea {
  area: Area;
  rows: ChoiceRow[];
}

/** What is decided of each objective: as proposed, until the person says otherwise. Kept on the device. */
export class Choices {
  readonly #app: App;
  readonly #said = $derived.by(
    () => new Map(this.#app.personal?.yearChoices.map(({ objective, choice }) => [objective, choice])),
  );

  constructor(app: App) {
    this.#app = app;
  }

  of({ objective, proposal }: ChoiceRow): RenewalChoice {
    return this.#said.get(objective.id) ?? proposal.choice;
  }

  /** One choice for all of these; null: back to what is proposed. */
  choose(rows: readonly ChoiceRow[], choice: RenewalChoice | null): void {
    const said = new Map<ObjectiveId, RenewalChoice>(this.#said);
    for (const { objective } of rows) {
      if (choice === null) said.delete(objective.id);
      else said.set(objective.id, choice);
    }
    this.#app.personal?.decideYear([...said].map(([objective, decided]) => ({ objective, choice: decided })));
  }

  /** The year is open: nothing is left to decide of these. */
  done(rows: readonly ChoiceRow[]): void {
    this.choose(rows, null);
  }

  /** How many of the rows go which way, and what the weights of those that go on add up to. */
  count(rows: readonly ChoiceRow[]): Record<RenewalChoice, number> & { weights: number } {
    const counts = { repeat: 0, update: 0, close: 0 };
    for (const row of rows) counts[this.of(row)] += 1;
    return {
      ...counts,
      weights: sumWeights(rows.filter((row) => this.of(row) !== 'close').map((row) => row.objective)),
    };
  }
}

export function choiceAreas({ year, plan, areas }: YearContent, registry: Registry): ChoiceArea[] {
  const known = new Map<AreaId, Area>(registry.areas.map((area) => [area.id, area]));
  return areas.flatMap((one) => {
    const area = known.get(one.area);
    if (!area) return [];
    return [
      {
        area,
        rows: one.objectives.map((objective) => ({
          objective,
          proposal: proposeRenewal(objective, area.id, { year, registry, plan }),
        })),
      },
    ];
  });
}
