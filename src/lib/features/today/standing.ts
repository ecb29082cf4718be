import { overlap, yearPeriod, type Period } from '#lib/domain/calendar.ts';
import {
  activeAreas,
  areaHeads,
  headsArea,
  includesDay,
  personName,
  personOf,
  type Area,
  type AreaId,
  type PersonId,
  type Registry,
} from '#lib/domain/org.ts';
import {
  areaReadiness,
  dayWithin,
  objectivesOf,
  planSteps,
  type AreaReadiness,
  type AreaState,
  type OwnObjective,
  type PlanStep,
  type TextState,
} from '#lib/domain/plan-readiness.ts';
import { openFindings } from '#lib/domain/plan-findings.ts';
import type { EntityPlan } from '#lib/domain/plan.ts';
import type { App } from '#lib/app/context.ts';

/** In what quality a person looks at the plan: it decides what the first sentence is about. */
export type Quality = 'coordinator' | 'head' | 'staff' | 'reader' | 'keeper';

export interface AreaRow {
  area: Area;
  /** Null while its objectives are not on this device. */
  readiness: AreaReadiness | null;
  /** Who answers for it, by name. */
  head: string | null;
}

/** What somebody else has to do. */
export interface OtherSteps {
  /** Null: whoever has the role that the step's ground asks for. */
  area: AreaRow | null;
  steps: PlanStep[];
}

/** How the plan of a year stands for the person signed in. */
export interface Standing {
  quality: Quality;
  /** What the person can do, in the order of work. */
  mine: PlanStep[];
  /** What others have to do: the ente's first, then area by area. */
  others: OtherSteps[];
  /** How many things are missing, of what the first sentence is about. */
  missing: number;
  rows: AreaRow[];
  /** Areas the person may read whose objectives are not here yet. */
  notHere: number;
  /** The objectives the person takes part in, but those of the areas they answer for. */
  own: OwnObjective[];
}

/** Everything on the page, from the registry and the documents of this device. */
export function standingOf(app: App, year: number, accounts: ReadonlySet<PersonId> | null): Standing | null {
  const { registry, session, today } = app;
  if (!registry || !session) return null;
  const { id: person } = session.person;
  const day = dayWithin(year, today);
  const readable = activeAreas(registry, year).flatMap((area) => {
    const live = app.area(year, area.id);
    return live ? [{ area, live }] : [];
  });
  const areas = new Map<AreaId, AreaState>(
    readable
      .filter(({ live }) => live.ready)
      .map(({ area, live }) => [area.id, { plan: live.value, problems: live.problems }]),
  );
  const plan = app.plan(year);
  const strategy = plan?.ready ? plan.value : null;
  const state = {
    year,
    today,
    registry,
    areas,
    accounts,
    mandateLines: mandateLines(app, registry, year),
    strategicObjectives: strategy?.strategicObjectives.length ?? null,
    texts: strategy && textsOf(strategy, registry),
  };
  const steps = planSteps(state);
  const own = objectivesOf(person, state);

  const charges = registry.incarichi.filter((one) => includesDay(one, day) && headsArea(one));
  const headed = new Set(charges.filter((one) => one.person === person).map((one) => one.area));
  const led = new Set(charges.map((one) => one.area));
  const coordinates = plan?.access === 'write';
  const quality = qualityOf();

  /** Who leads an area writes it; where nobody does, the Segretario. */
  const isMine = (step: PlanStep): boolean => {
    switch (step.ground) {
      case 'years':
        return app.may('open-year');
      case 'registry':
        return app.may('edit-registry');
      case 'import':
        return app.may('import-plan');
      case 'accounts':
        return app.may('manage-accounts');
      case 'plan':
        return coordinates;
      case 'area':
        return headed.has(step.area) || (coordinates && !led.has(step.area));
      default:
        return step.ground satisfies never;
    }
  };
  const mine = steps.filter(isMine);
  const rows = readable.map(({ area }): AreaRow => {
    const known = areas.get(area.id);
    return { area, readiness: known ? areaReadiness(known) : null, head: headOf(area.id) };
  });
  const seesOthers = quality === 'coordinator' || quality === 'head' || quality === 'reader';
  const shown = quality === 'head' ? rows.filter(({ area }) => headed.has(area.id)) : rows;
  return {
    quality,
    mine,
    others: seesOthers ? othersOf(shown) : [],
    missing: missingOf(),
    rows: seesOthers ? shown : [],
    notHere: readable.filter(({ live }) => !live.ready).length,
    own: own.filter((one) => !headed.has(one.area)),
  };

  function headOf(area: AreaId): string | null {
    const [first] = registry ? areaHeads(registry, area, day) : [];
    const known = first && registry ? personOf(registry, first.person) : undefined;
    return known ? personName(known) : null;
  }

  function othersOf(shown: readonly AreaRow[]): OtherSteps[] {
    const theirs = steps.filter((one) => one.asked && !isMine(one));
    return [
      { area: null, steps: theirs.filter((one) => one.area === null) },
      ...shown.map((row) => ({ area: row, steps: theirs.filter((one) => one.area === row.area.id) })),
    ].filter((group) => group.steps.length > 0);
  }

  function qualityOf(): Quality {
    if (coordinates) return 'coordinator';
    if (headed.size > 0) return 'head';
    const works = registry?.employments.some((one) => one.person === person && overlap(one, yearPeriod(year)));
    if (works || own.length > 0) return 'staff';
    return app.documents.length > 0 ? 'reader' : 'keeper';
  }

  function missingOf(): number {
    if (quality === 'keeper') return mine.length;
    if (quality === 'head') return steps.filter((one) => one.area !== null && headed.has(one.area)).length;
    return steps.filter((one) => one.asked).length;
  }
}

/** How many lines the mandates of the year have; null when one of them is not on this device. */
function mandateLines(app: App, registry: Registry, year: number): number | null {
  let count = 0;
  for (const { id } of registry.mandates.filter((one) => overlap(one, yearPeriod(year)))) {
    const live = app.mandate(id);
    if (!live?.ready) return null;
    count += live.value.lines.length;
  }
  return count;
}

function textsOf(plan: EntityPlan, registry: Registry): TextState {
  const findings = plan.chapters.map(({ id }) => ({ chapter: id, count: openFindings(plan, id, registry).length }));
  return {
    chapters: plan.chapters.length,
    findings: findings.filter(({ count }) => count > 0),
    figures: plan.figures.length,
  };
}

/** The days of an own objective inside the year, each as written; null is the whole year. */
export function daysInYear(periods: readonly Period[], year: number): (Period | null)[] {
  const whole = yearPeriod(year);
  return periods.flatMap((period) => {
    const within = overlap(period, whole);
    if (within === null) return [];
    return [within.from === whole.from && within.to === whole.to ? null : within];
  });
}
