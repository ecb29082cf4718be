import type { IsoDate, Period } from '#lib/domain/calendar.ts';
import { proposeAreaCode } from '#lib/domain/area-code.ts';
import type { ObjectiveDraft } from '#lib/domain/objective.ts';
import type { Area, AreaId, Employment, Incarico, Person, PersonId, Registry } from '#lib/domain/org.ts';
import type { RichText } from '#lib/domain/rich-text.ts';
import { answerProblems, type ImportAnswers } from './answer-problems.ts';
import { areaKey } from './document/headings.ts';
import type { ImportedArea, ImportedObjective, ImportedPlan } from './imported-plan.ts';
import { matchPerson } from './match-person.ts';
import { oneLine } from './read/clean.ts';

/** What an import brings in, in one go; the command's shape, with the domain's types. */
export interface ImportSeed {
  year: number;
  /** The enti a plan says an area is shared with become agreements. */
  areas: (Area & { sharedWith: string[] })[];
  people: Person[];
  employments: Employment[];
  incarichi: Incarico[];
  /** `replaces` is a row that is there and is brought up to what the file says. */
  objectives: { area: AreaId; objectives: (ObjectiveDraft & { replaces?: string })[] }[];
  chapters: { title: string; template: string; body: RichText }[];
  /** Names the import, so that it can be taken back. */
  id: string;
}

export interface SeedOptions {
  /** The year the objectives become; else the one the file is for. */
  year: number;
  answers?: ImportAnswers;
  /** Areas and people that are there already are matched by name and kept. */
  registry: Registry | null;
  newId: () => string;
  /** Name for objectives that stand under no area's name. */
  unnamedArea?: string;
  /** Moves the plan's dates from its own year to `year` ("porta nel 2027 il piano del 2026"). */
  moveDates?: boolean;
  /** What becomes of an objective that is there already; null for a new one. */
  known?: (area: number, row: number) => { id: string; choice: KnownChoice } | null;
  /** Whom of the registry a person of the plan is, where somebody said so; `new` for nobody. */
  personOf?: (index: number) => PersonId | 'new' | undefined;
}

/** The row is brought up to the file, left as it is, or joined by another. */
export const KNOWN_CHOICES = ['update', 'keep', 'add'] as const;
export type KnownChoice = (typeof KNOWN_CHOICES)[number];

/** The plan as values to create. Only what is new is in `areas` and `people`; objectives may point to what exists. */
export function toSeed(imported: ImportedPlan, options: SeedOptions): ImportSeed {
  const plan = answerProblems(imported, options.answers ?? {});
  const builder = new SeedBuilder(plan, options);
  plan.areas.forEach((area, index) => builder.area(area, index));
  return builder.seed;
}

class SeedBuilder {
  readonly seed: ImportSeed;
  private readonly plan: ImportedPlan;
  private readonly options: SeedOptions;
  private readonly people = new Map<number, PersonId>();
  private readonly codes: Set<string>;

  constructor(plan: ImportedPlan, options: SeedOptions) {
    this.plan = plan;
    this.options = options;
    this.codes = new Set(options.registry?.areas.map((area) => area.code) ?? []);
    this.seed = {
      id: options.newId(),
      year: options.year,
      areas: [],
      people: [],
      employments: [],
      incarichi: [],
      objectives: [],
      chapters: plan.chapters
        .slice(0, 100)
        .map(({ title, template, body }) => ({ title: cut(title, 200), template, body })),
    };
  }

  area(imported: ImportedArea, index: number): void {
    const area = this.areaId(imported);
    if (imported.headPerson !== null) this.head(this.person(imported.headPerson), area);
    for (const objective of imported.objectives) {
      for (const participant of objective.participants) {
        if (participant.person !== null) this.employ(participant.person, area);
      }
    }
    const drafts = imported.objectives.flatMap((objective, row) => {
      const known = this.options.known?.(index, row) ?? null;
      if (known?.choice === 'keep') return [];
      const draft = this.draft(objective);
      return [known?.choice === 'update' ? { ...draft, replaces: known.id } : draft];
    });
    if (drafts.length === 0) return;
    const objectives = this.numbered(drafts, area);
    const known = this.seed.objectives.find((one) => one.area === area);
    if (known === undefined) this.seed.objectives.push({ area, objectives });
    else known.objectives.push(...objectives);
  }

  /** Objectives without a code get the area's next ones: `AM.1`, `AM.2`. */
  private numbered(
    drafts: (ObjectiveDraft & { replaces?: string })[],
    area: AreaId,
  ): (ObjectiveDraft & { replaces?: string })[] {
    const areas = [...(this.options.registry?.areas ?? []), ...this.seed.areas];
    const prefix = areas.find((one) => one.id === area)?.code ?? '';
    const placed = this.seed.objectives.find((one) => one.area === area)?.objectives ?? [];
    const used = new Set([...placed, ...drafts].map((draft) => draft.code));
    let next = 1;
    return drafts.map((draft) => {
      if (draft.code !== '' || draft.replaces !== undefined) return draft;
      while (used.has(`${prefix}.${next}`)) next++;
      return { ...draft, code: `${prefix}.${next++}` };
    });
  }

  private areaId(imported: ImportedArea): AreaId {
    const name = cut(imported.name === '' ? (this.options.unnamedArea ?? 'Area da nominare') : imported.name, 120);
    const existing = [...(this.options.registry?.areas ?? []), ...this.seed.areas];
    const known = existing.find((area) => areaKey(area.name) === areaKey(name));
    if (known !== undefined) return known.id;
    const id = this.options.newId();
    this.seed.areas.push({
      id,
      name,
      code: this.code(name),
      order: existing.length === 0 ? 0 : Math.max(...existing.map((area) => area.order)) + 1,
      sharedWith: imported.sharedWith.slice(0, 20),
      from: null,
      to: null,
    });
    return id;
  }

  /** A free code for the area; `Area 1`, which has no letters to give, becomes `A1`. */
  private code(name: string): string {
    const figures = /\d+/.exec(name)?.[0] ?? '';
    const proposed = proposeAreaCode(name, [...this.codes]);
    let free = proposed === '' ? `A${figures}` : proposed;
    for (let next = 2; this.codes.has(free); next++) free = `A${figures}${next}`;
    this.codes.add(free);
    return free;
  }

  private person(index: number): PersonId {
    const known = this.people.get(index);
    if (known !== undefined) return known;
    const imported = this.plan.people[index]!;
    const said = this.options.personOf?.(index);
    const { registry } = this.options;
    const existing =
      said === 'new'
        ? null
        : (said ?? (registry === null ? null : (matchPerson(imported, registry)?.person.id ?? null)));
    const id = existing ?? this.options.newId();
    if (existing === null) {
      this.seed.people.push({
        id,
        givenName: cut(imported.givenName, 80),
        familyName: cut(imported.familyName, 80),
        title: cut(imported.title, 30),
      });
    }
    this.people.set(index, id);
    return id;
  }

  private head(person: PersonId, area: AreaId): void {
    const { registry, year } = this.options;
    const during = (one: Period): boolean =>
      (one.to === null || one.to >= `${year}-01-01`) && (one.from === null || one.from <= `${year}-12-31`);
    const known = [...(registry?.incarichi ?? []), ...this.seed.incarichi].some(
      (one) => one.area === area && one.role === 'head' && (one.person === person || during(one)),
    );
    // A head that is in charge already has one winner: the registry.
    if (known) return;
    this.seed.incarichi.push({ id: this.options.newId(), person, role: 'head', area, act: '', from: null, to: null });
  }

  /** Service in the area where the plan first has the person; its dates only when every row agrees on them. */
  private employ(index: number, area: AreaId): void {
    const person = this.person(index);
    const has = [...(this.options.registry?.employments ?? []), ...this.seed.employments].some(
      (one) => one.person === person,
    );
    if (has) return;
    const period = this.service(index);
    this.seed.employments.push({
      id: this.options.newId(),
      person,
      area,
      service: null,
      classificationArea: null,
      partTime: null,
      profile: '',
      ...period,
    });
  }

  private service(index: number): Period {
    const parts = this.plan.areas
      .flatMap((area) => area.objectives)
      .flatMap((objective) => objective.participants.filter((participant) => participant.person === index));
    const common = (read: (part: Period) => IsoDate | null): IsoDate | null => {
      const first = parts[0] === undefined ? null : read(parts[0]);
      return parts.every((part) => read(part) === first) ? this.day(first) : null;
    };
    const head = this.plan.areas.some((area) => area.headPerson === index);
    return head ? { from: null, to: null } : { from: common((part) => part.from), to: common((part) => part.to) };
  }

  private draft(objective: ImportedObjective): ObjectiveDraft {
    const fromIndicator = objective.sources.expectedPerformance?.[0];
    const column = objective.sources.indicators?.[0];
    // Without a column for it, the expected performance only repeats the indicators.
    const repeats = column !== undefined && fromIndicator?.row === column.row && fromIndicator.column === column.column;
    const reference = objective.strategicReference === '' ? '' : `Riferimento: ${objective.strategicReference}`;
    const indicators = this.indicators(objective);
    const result =
      objective.result === ''
        ? ''
        : `Risultato${this.plan.year === null ? '' : ` ${this.plan.year}`}: ${objective.result}`;
    const { tools, stakeholders, budgetItem } = objective.details;
    return {
      code: cut(objective.code, 20),
      title: cut(oneLine(objective.title), 400),
      description: cut(objective.description, 20_000),
      type: objective.type,
      strategicObjective: null,
      expectedPerformance: repeats ? '' : cut(objective.expectedPerformance, 5_000),
      dueDate: this.day(objective.dueDate),
      expectedValue: cut(objective.target.text, 200),
      weight: objective.weight,
      weightLocked: false,
      gate: objective.gate,
      notes: cut([objective.notes, reference, result].filter((part) => part !== '').join('\n'), 20_000),
      ...(tools === undefined ? {} : { tools: cut(tools, 1_000) }),
      ...(stakeholders === undefined ? {} : { stakeholders: cut(stakeholders, 1_000) }),
      ...(budgetItem === undefined ? {} : { budgetItem: cut(budgetItem, 200) }),
      indicators: this.withResult(indicators, objective.result),
      phases: objective.phases.slice(0, 60).map(({ title, planned }) => ({
        title: cut(title, 400),
        planned,
        done: planned.map(() => false),
        milestone: null,
      })),
      participations: objective.participants.slice(0, 200).map((participant) => ({
        person: participant.person === null ? null : this.person(participant.person),
        group: participant.person === null ? cut(participant.name, 200) : '',
        from: this.day(participant.from),
        to: this.day(participant.to),
      })),
    };
  }

  /** From the indicator column; without one, from an expected performance that is something to measure, not a report. */
  private indicators(objective: ImportedObjective): ObjectiveDraft['indicators'] {
    if (objective.indicators.length > 0) {
      return objective.indicators.slice(0, 50).map((one) => ({
        name: cut(one.name, 1_000),
        unit: cut(one.unit, 60),
        baseline: cut(one.baseline, 200),
        target: cut(one.target === '' && objective.indicators.length === 1 ? objective.target.text : one.target, 200),
        direction: one.direction ?? direction(one.target || objective.target.text),
        ...(one.formula === undefined ? {} : { formula: cut(one.formula, 1_000) }),
        ...(one.source === undefined ? {} : { source: cut(one.source, 400) }),
        ...(one.targetSecond === undefined ? {} : { targetSecond: cut(one.targetSecond, 200) }),
        ...(one.targetThird === undefined ? {} : { targetThird: cut(one.targetThird, 200) }),
      }));
    }
    const name = oneLine(objective.expectedPerformance);
    const measures =
      /^(?:n[.°]|numero|percentuale|%|tasso|tempo|tempi|giorni|rapporto|quota|importo|valore|grado)(?![\p{L}])/iu.test(
        name,
      );
    if (!measures || objective.target.value === null) return [];
    return [
      {
        name: cut(name, 1_000),
        unit: objective.target.unit ?? '',
        baseline: '',
        target: cut(objective.target.text, 200),
        direction: direction(objective.target.text),
      },
    ];
  }

  /** What came of it last year is where the next year begins. */
  private withResult(indicators: ObjectiveDraft['indicators'], result: string): ObjectiveDraft['indicators'] {
    const [only, more] = indicators;
    const next = this.plan.year !== null && this.options.year > this.plan.year;
    if (!next || result === '' || only === undefined || more !== undefined || only.baseline !== '') return indicators;
    return [{ ...only, baseline: cut(result, 200) }];
  }

  /** With `moveDates`, the same day in the new year (29 February becomes the 28th where there is none). */
  private day(date: IsoDate | null): IsoDate | null {
    if (date === null || this.options.moveDates !== true || this.plan.year === null) return date;
    const year = Number(date.slice(0, 4)) + this.options.year - this.plan.year;
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const rest = date.slice(4) === '-02-29' && !leap ? '-02-28' : date.slice(4);
    return `${year}${rest}`;
  }
}

function direction(target: string): ObjectiveDraft['indicators'][number]['direction'] {
  if (/^\s*(?:≥|>=|>|almeno|non (?:meno|inferiore)|minimo)/i.test(target)) return 'at-least';
  if (/^\s*(?:≤|<=|<|entro|non (?:più|superiore)|massimo|max)/i.test(target)) return 'at-most';
  return null;
}

function cut(text: string, max: number): string {
  const trimmed = text.trim();
  return trimmed.length <= max ? trimmed : `${trimmed.slice(0, max - 1).trimEnd()}…`;
}
