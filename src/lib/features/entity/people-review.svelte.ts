import { newId } from '#lib/app/context.ts';
import type { AreaId, PersonId, Registry } from '#lib/domain/org.ts';
import { areaKey } from '#lib/exchange/document/headings.ts';
import { differencesOf, employmentFor, matchAreas, matchPeople } from '#lib/exchange/people/match-people.ts';
import type { Difference, PersonMatch } from '#lib/exchange/people/match-people.ts';
import { areaFor, planPeople, whoIs } from '#lib/exchange/people/people-seed.ts';
import type { Outcome, PeoplePlan } from '#lib/exchange/people/people-seed.ts';
import type { PeopleReading } from '#lib/exchange/people/read-people.ts';

export type Who = PersonId | 'new' | 'skip' | 'twin';
/** How a row is listed: what waits comes first. */
export type RowGroup = 'open' | 'new' | 'here' | 'left-out';

export interface ReviewRow {
  index: number;
  match: PersonMatch;
  outcome: Outcome;
  group: RowGroup;
  /** Somebody has to say who it is, or whether it comes in. */
  asksWho: boolean;
  decidedWho: Who | undefined;
  /** Where list and registry say different things. */
  differences: Difference[];
  decidedValues: 'keep' | 'take' | undefined;
}

/** A list of people as somebody decides about it. Nothing doubtful is decided beforehand. */
export class PeopleReview {
  readonly reading: PeopleReading;
  readonly source: string;
  readonly #registry: () => Registry;
  #who: ReadonlyMap<number, Who> = $state.raw(new Map());
  #values: ReadonlyMap<number, 'keep' | 'take'> = $state.raw(new Map());
  #areas: ReadonlyMap<string, AreaId | 'new' | 'none'> = $state.raw(new Map());
  /** What a row was listed under when it asked: answering does not take it away from under the finger. */
  readonly #asked = new Set<number>();

  constructor(reading: PeopleReading, source: string, registry: () => Registry) {
    this.reading = reading;
    this.source = source;
    this.#registry = registry;
    const known = this.areaNames.flatMap(({ name, area }) => (area === null ? [] : [[areaKey(name), area] as const]));
    this.#areas = new Map(known);
    for (const row of this.rows) if (row.asksWho || row.differences.length > 0) this.#asked.add(row.index);
  }

  get areaNames(): { name: string; area: AreaId | null }[] {
    return matchAreas(this.reading.people, this.#registry());
  }

  /** Areas of the list that are not called like one of the Comune. */
  readonly strangeAreas: string[] = $derived.by(() =>
    this.areaNames.filter(({ area }) => area === null).map(({ name }) => name),
  );

  readonly #matches: PersonMatch[] = $derived.by(() => matchPeople(this.reading.people, this.#registry()));

  readonly plan: PeoplePlan = $derived.by(() =>
    planPeople(this.#matches, { who: this.#who, values: this.#values, areas: this.#areas }, this.#registry(), newId),
  );

  readonly rows: ReviewRow[] = $derived.by(() => this.#matches.map((match, index) => this.#row(match, index)));

  readonly counts = $derived.by(() => {
    const count = (...outcomes: Outcome[]) => this.plan.outcomes.filter((one) => outcomes.includes(one)).length;
    return {
      new: count('new'),
      here: count('updated', 'unchanged'),
      updated: count('updated'),
      open: count('open'),
      leftOut: count('left-out'),
    };
  });

  areaOf(name: string): string {
    return this.#areas.get(areaKey(name)) ?? '';
  }

  decideArea(name: string, area: string): void {
    const next = new Map(this.#areas);
    if (area === '') next.delete(areaKey(name));
    else next.set(areaKey(name), area);
    this.#areas = next;
  }

  decideWho(index: number, who: string): void {
    const next = new Map(this.#who);
    if (who === '') next.delete(index);
    else next.set(index, who);
    this.#who = next;
  }

  decideValues(index: number, values: '' | 'keep' | 'take'): void {
    const next = new Map(this.#values);
    if (values === '') next.delete(index);
    else next.set(index, values);
    this.#values = next;
  }

  #row(match: PersonMatch, index: number): ReviewRow {
    const outcome = this.plan.outcomes[index] ?? 'open';
    const decidedWho = this.#who.get(index);
    const who = whoIs(match, decidedWho);
    const registry = this.#registry();
    const area = areaFor(match.read, { who: this.#who, values: this.#values, areas: this.#areas });
    const placed = area === undefined || area === 'new' ? null : area;
    const known = registry.people.some((one) => one.id === who) ? who : null;
    const stands = known === null ? null : employmentFor(match.read, known, placed, registry);
    const asksWho = match.state === 'confirm';
    return {
      index,
      match,
      outcome,
      asksWho,
      decidedWho,
      differences: stands === null ? [] : differencesOf(match.read, stands, placed),
      decidedValues: this.#values.get(index),
      group: outcome === 'open' || this.#asked.has(index) ? 'open' : groupOf(outcome),
    };
  }
}

function groupOf(outcome: Outcome): RowGroup {
  if (outcome === 'updated' || outcome === 'unchanged') return 'here';
  return outcome;
}
