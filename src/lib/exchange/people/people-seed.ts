import { proposeAreaCode } from '#lib/domain/area-code.ts';
import { dayBefore } from '#lib/domain/calendar.ts';
import type { Area, AreaId, Employment, Person, PersonId, Registry, Service } from '#lib/domain/org.ts';
import { areaKey } from '../document/headings.ts';
import { plain } from '../read/clean.ts';
import { differencesOf, employmentFor } from './match-people.ts';
import type { PersonMatch } from './match-people.ts';
import type { ReadPerson } from './read-people.ts';

/** What somebody decided about the list. */
export interface PeopleDecisions {
  /** By index of the row: who it is. `skip` leaves it out, `twin` is the earlier row it resembles. */
  who: ReadonlyMap<number, PersonId | 'new' | 'skip' | 'twin'>;
  /** By index of the row: where list and registry differ, whose values stand. */
  values: ReadonlyMap<number, 'keep' | 'take'>;
  /** By `areaKey` of the name in the list: an area, a new one, or none. */
  areas: ReadonlyMap<string, AreaId | 'new' | 'none'>;
}

/** Values to create, as the command takes them. */
export interface PeopleSeed {
  id: string;
  areas: Area[];
  services: Service[];
  people: Person[];
  employments: Employment[];
}

/** What becomes of each row: for the summary and for the review. */
export type Outcome = 'new' | 'updated' | 'unchanged' | 'left-out' | 'open';

export interface PeoplePlan {
  seed: PeopleSeed;
  outcomes: Outcome[];
  /** Areas of the list for which nobody has said what they are. */
  openAreas: string[];
}

/** The seed of what was decided so far; a row that waits for a decision is `open` and not in it. */
export function planPeople(
  matches: readonly PersonMatch[],
  decisions: PeopleDecisions,
  registry: Registry,
  newId: () => string,
): PeoplePlan {
  const planner = new Planner(matches, decisions, registry, newId);
  matches.forEach((match, index) => planner.row(match, index));
  return planner.plan;
}

/** Who a row is by what was decided, or by itself where there is no doubt; null while somebody has to say. */
export function whoIs(match: PersonMatch, decided: PersonId | 'new' | 'skip' | 'twin' | undefined) {
  if (decided !== undefined) return decided;
  if (match.state === 'new') return 'new';
  return match.state === 'here' ? match.candidates[0]!.person.id : null;
}

/** The area a row is in by what was decided: null is none, undefined while somebody has to say. */
export function areaFor(read: ReadPerson, decisions: PeopleDecisions): AreaId | 'new' | null | undefined {
  if (read.area === '') return null;
  const decided = decisions.areas.get(areaKey(read.area));
  return decided === 'none' ? null : decided;
}

class Planner {
  readonly plan: PeoplePlan;
  readonly #matches: readonly PersonMatch[];
  readonly #decisions: PeopleDecisions;
  readonly #registry: Registry;
  readonly #newId: () => string;
  readonly #people = new Map<number, PersonId>();
  readonly #areas = new Map<string, AreaId>();

  constructor(matches: readonly PersonMatch[], decisions: PeopleDecisions, registry: Registry, newId: () => string) {
    this.#matches = matches;
    this.#decisions = decisions;
    this.#registry = registry;
    this.#newId = newId;
    const open = matches.map(({ read }) => read).filter((read) => areaFor(read, decisions) === undefined);
    this.plan = {
      seed: { id: newId(), areas: [], services: [], people: [], employments: [] },
      outcomes: [],
      openAreas: [...new Map(open.map(({ area }) => [areaKey(area), area])).values()],
    };
  }

  row(match: PersonMatch, index: number): void {
    this.plan.outcomes.push(this.#outcome(match, index));
  }

  #outcome(match: PersonMatch, index: number): Outcome {
    const { read } = match;
    const who = whoIs(match, this.#decisions.who.get(index));
    if (who === 'skip') return 'left-out';
    const placed = areaFor(read, this.#decisions);
    if (who === null || placed === undefined) return 'open';
    if (who === 'new' || who === 'twin') return this.#arrival(match, index, who, placed);
    const stands = employmentFor(read, who, placed, this.#registry);
    if (stands !== null && differencesOf(read, stands, placed).length > 0) {
      const choice = this.#decisions.values.get(index);
      if (choice === undefined) return 'open';
      if (choice === 'keep') return 'unchanged';
    }
    return this.#update(read, who, placed, stands);
  }

  #arrival(match: PersonMatch, index: number, who: 'new' | 'twin', placed: AreaId | 'new' | null): Outcome {
    const { familyName, givenName, title } = match.read;
    // The same name twice in a list is one person with two periods.
    const earlier = this.#matches.findIndex(
      ({ read }) => plain(`${read.familyName} ${read.givenName}`) === plain(`${familyName} ${givenName}`),
    );
    const first = who === 'twin' && match.twin !== null ? match.twin : earlier;
    const known = this.#people.get(first);
    const id = known ?? this.#newId();
    if (known === undefined)
      this.plan.seed.people.push({
        id,
        givenName: givenName.slice(0, 80),
        familyName: familyName.slice(0, 80),
        title: title.slice(0, 30),
      });
    this.#people.set(index, id);
    this.plan.seed.employments.push(this.#employment(match.read, id, this.#area(match.read, placed)));
    return 'new';
  }

  #update(read: ReadPerson, person: PersonId, placed: AreaId | 'new' | null, stands: Employment | null): Outcome {
    const area = this.#area(read, placed);
    if (stands === null) {
      this.plan.seed.employments.push(this.#employment(read, person, area));
      return 'updated';
    }
    if (area !== null && stands.area !== null && area !== stands.area)
      return this.#transfer(read, person, area, stands);
    const said = this.#employment(read, person, area ?? stands.area);
    const merged: Employment = {
      ...stands,
      area: area ?? stands.area,
      service: said.service ?? stands.service,
      classificationArea: said.classificationArea ?? stands.classificationArea,
      partTime: read.partTime === undefined ? stands.partTime : said.partTime,
      profile: said.profile || stands.profile,
      from: said.from ?? stands.from,
      to: said.to ?? stands.to,
    };
    if ((Object.keys(merged) as (keyof Employment)[]).every((key) => merged[key] === stands[key])) return 'unchanged';
    this.plan.seed.employments.push(merged);
    return 'updated';
  }

  /** The list has somebody in another area: the old period ends where the new one begins, or becomes it when no day says. */
  #transfer(read: ReadPerson, person: PersonId, area: AreaId, stands: Employment): Outcome {
    const moved = this.#employment(read, person, area);
    if (read.from === null || (stands.from !== null && read.from <= stands.from)) {
      this.plan.seed.employments.push({
        ...moved,
        id: stands.id,
        from: read.from ?? stands.from,
        to: read.to ?? stands.to,
      });
      return 'updated';
    }
    const end = dayBefore(read.from);
    this.plan.seed.employments.push({ ...stands, to: stands.to !== null && stands.to < end ? stands.to : end }, moved);
    return 'updated';
  }

  #employment(read: ReadPerson, person: PersonId, area: AreaId | null): Employment {
    return {
      id: this.#newId(),
      person,
      area,
      service: area === null || read.service === '' ? null : this.#service(read.service, area),
      classificationArea: read.classificationArea,
      partTime: read.partTime ?? null,
      profile: read.profile.slice(0, 120),
      from: read.from,
      to: read.to,
    };
  }

  #area(read: ReadPerson, placed: AreaId | 'new' | null): AreaId | null {
    if (placed !== 'new') return placed;
    const key = areaKey(read.area);
    const known = this.#areas.get(key);
    if (known !== undefined) return known;
    const id = this.#newId();
    const all = [...this.#registry.areas, ...this.plan.seed.areas];
    const code =
      proposeAreaCode(
        read.area,
        all.map((one) => one.code),
      ) || `A${all.length + 1}`;
    const order = Math.max(-1, ...all.map((one) => one.order)) + 1;
    this.plan.seed.areas.push({ id, name: read.area.slice(0, 120), code, order, from: null, to: null });
    this.#areas.set(key, id);
    return id;
  }

  /** The service of that name, a new one where there is none; it lives as long as its area. */
  #service(name: string, area: AreaId): string {
    const all = [...this.#registry.services, ...this.plan.seed.services].filter((one) => one.area === area);
    const known = all.find((one) => plain(one.name) === plain(name));
    if (known !== undefined) return known.id;
    const home = [...this.#registry.areas, ...this.plan.seed.areas].find((one) => one.id === area);
    const id = this.#newId();
    const order = Math.max(-1, ...all.filter((one) => one.parent === null).map((one) => one.order)) + 1;
    const life = { from: home?.from ?? null, to: home?.to ?? null };
    this.plan.seed.services.push({ id, area, parent: null, name: name.slice(0, 120), order, ...life });
    return id;
  }
}
