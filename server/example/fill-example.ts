import { readFileSync } from 'node:fs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { MandateDocument } from '#lib/documents/mandate-document.ts';
import { newId } from '#lib/documents/new-id.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import { partsOf, type IsoDate } from '#lib/domain/calendar.ts';
import type { ObjectiveDraft, PhaseDraft } from '#lib/domain/objective.ts';
import type { PlanSeed } from '#lib/protocol/http.ts';
import { bringIn } from '../commands/bring-in.ts';
import { perform } from '../commands/perform.ts';
import { stemmaFrom } from '../commands/stemma.ts';
import type { Ente } from '../entity/ente.ts';
import { exampleChapters, FIGURES } from './chapters.ts';
import { ACCOUNTING } from './objectives-accounting.ts';
import { ADMINISTRATION } from './objectives-administration.ts';
import { POLICE } from './objectives-police.ts';
import { TECHNICAL } from './objectives-technical.ts';
import type { ExampleObjective, ExamplePhase } from './objective.ts';
import { EXAMPLE_LOGINS, EXAMPLE_PASSWORD } from './logins.ts';
import { AREAS, EMPLOYMENTS, INCARICHI, PEOPLE, POLICE_AGREEMENT, SERVICES, VACANCY } from './people.ts';
import type { AreaKey, ExampleDay, PersonKey } from './people.ts';
import { exampleMandate, MANDATE_LINES, STRATEGIC_OBJECTIVES, TRANSVERSALS } from './strategy.ts';
import type { StrategicKey } from './strategy.ts';

export const EXAMPLE_ENTITY = { name: 'Comune di Valmora', province: 'BG' };
const STEMMA = new URL('stemma.png', import.meta.url);

const OBJECTIVES: Record<AreaKey, readonly ExampleObjective[]> = {
  administration: ADMINISTRATION,
  accounting: ACCOUNTING,
  technical: TECHNICAL,
  police: POLICE,
};

/** Fills a new ente with the invented comune, in the year the clock says. */
export async function fillExample(ente: Ente): Promise<void> {
  const year = Number(ente.today.slice(0, 4));
  const people = identify(PEOPLE);
  const areas = identify(AREAS);
  const seed = registrySeed(year, people, areas);
  await bringIn(ente, null, seed);
  await addOrganisation(ente, year, areas, seed);
  const logins = EXAMPLE_LOGINS.map(({ person, identifier }) => ({ person: people[person], identifier }));
  await ente.accounts.createWithOnePassword(logins, EXAMPLE_PASSWORD);
  const strategic = await writeStrategy(ente, year, people.marchesi);
  await writeChapters(ente, year, people.marchesi);
  for (const area of keysOf(AREAS)) {
    const objectives = OBJECTIVES[area].map((objective, index) =>
      draft(objective, `${AREAS[area].code}.${index + 1}`, ente.today, people, strategic),
    );
    await bringIn(ente, authorOf(area, people), { ...seed, objectives: [{ area: areas[area], objectives }] });
  }
  const transversals = await writeTransversals(ente, year, people.marchesi, areas, strategic);
  for (const area of keysOf(AREAS)) await answer(ente, year, area, authorOf(area, people), areas[area], transversals);
}

async function writeTransversals(
  ente: Ente,
  year: number,
  segretario: string,
  areas: Record<AreaKey, string>,
  strategic: Record<StrategicKey, string>,
): Promise<string[]> {
  const document = await ente.document({ kind: 'plan', year });
  if (document === null) throw new Error('the example has no plan');
  const ids: string[] = [];
  await ente.relay.edit(document.id, segretario, (plan) => {
    if (!(plan instanceof PlanDocument)) throw new TypeError('not a plan');
    for (const { fields, due, serves, offeredTo } of TRANSVERSALS) {
      const links = { dueDate: `${year}-${due}`, strategicObjective: strategic[serves] };
      const id = plan.addTransversal({ ...fields, ...links, offeredToAll: offeredTo === null });
      for (const area of offeredTo ?? []) plan.offerTransversal(id, areas[area], true);
      ids.push(id);
    }
  });
  return ids;
}

/** What an area said to the transversal objectives: it took some up, refused some, and has yet to answer the others. */
async function answer(
  ente: Ente,
  year: number,
  key: AreaKey,
  author: string,
  area: string,
  transversals: readonly string[],
): Promise<void> {
  const document = await ente.document({ kind: 'area', year, area });
  if (document === null) throw new Error(`no document for ${key}`);
  const answers = TRANSVERSALS.filter(({ accepted, refused }) => key in accepted || key in refused);
  if (answers.length === 0) return;
  await ente.relay.edit(document.id, author, (content) => {
    if (!(content instanceof AreaDocument)) throw new TypeError('not an area');
    const { objectives } = content.read();
    TRANSVERSALS.forEach(({ accepted, refused }, index) => {
      const transversal = transversals[index] ?? '';
      const objective = objectives[(accepted[key] ?? 0) - 1];
      const reason = refused[key];
      if (objective !== undefined) content.setField(objective.id, 'transversal', transversal);
      if (reason !== undefined) content.refuseTransversal(transversal, reason, '');
    });
  });
}

function registrySeed(year: number, people: Record<PersonKey, string>, areas: Record<AreaKey, string>): PlanSeed {
  const day = ({ monthDay, yearsAgo }: ExampleDay) => `${year - yearsAgo}-${monthDay}`;
  return {
    year,
    areas: keysOf(AREAS).map((key, order) => ({ id: areas[key], ...AREAS[key], order, from: null, to: null })),
    people: keysOf(PEOPLE).map((key) => ({ id: people[key], ...PEOPLE[key] })),
    employments: EMPLOYMENTS.map(({ person, area, classificationArea, partTime = null, profile = '', from, to }) => ({
      id: newId(),
      person: people[person],
      area: areas[area],
      // Services come after their areas.
      service: null,
      classificationArea,
      partTime,
      profile,
      from: day(from),
      to: to === null ? null : day(to),
    })),
    incarichi: INCARICHI.map(({ person, role, area, from, act }) => ({
      id: newId(),
      person: people[person],
      role,
      area: area === null ? null : areas[area],
      act: act.replace('%', String(year - from.yearsAgo)),
      from: day(from),
      to: null,
    })),
    objectives: [],
  };
}

/** What a plan does not bring along: services, the agreement of the Polizia locale, a vacant place. */
async function addOrganisation(
  ente: Ente,
  year: number,
  areas: Record<AreaKey, string>,
  seed: PlanSeed,
): Promise<void> {
  const day = ({ monthDay, yearsAgo }: ExampleDay) => `${year - yearsAgo}-${monthDay}`;
  const services = identify(SERVICES);
  const picture = stemmaFrom(readFileSync(STEMMA, 'base64'), 'stemma');
  await ente.change(null, 'example', {}, (registry) => {
    if ('stemma' in picture) registry.saveStemma(picture.stemma);
    keysOf(SERVICES).forEach((key, order) => {
      const { name, area, from } = SERVICES[key];
      const life = { from: from === null ? null : day(from), to: null };
      registry.saveService({ id: services[key], area: areas[area], parent: null, name, order, ...life });
    });
    EMPLOYMENTS.forEach(({ service }, index) => {
      const row = seed.employments[index];
      if (service !== undefined && row !== undefined) registry.saveEmployment({ ...row, service: services[service] });
    });
    const { entity, lead, share, act, from, to } = POLICE_AGREEMENT;
    registry.saveAgreement({
      id: newId(),
      kind: 'service',
      area: areas.police,
      service: null,
      person: null,
      entity,
      lead,
      share,
      act: act.replace('%', String(year - from.yearsAgo - 1)),
      from: day(from),
      to: day(to),
    });
    const { classificationArea, words } = VACANCY;
    registry.saveVacancy({
      id: newId(),
      area: areas[VACANCY.area],
      service: services[VACANCY.service],
      classificationArea,
      words,
      from: day(VACANCY.from),
      to: null,
    });
  });
}

async function writeStrategy(ente: Ente, year: number, segretario: string): Promise<Record<StrategicKey, string>> {
  const mandate = newId();
  await perform(ente, segretario, { type: 'mandate.save', mandate: { id: mandate, ...exampleMandate(year) } });
  const programme = await ente.document({ kind: 'mandate', mandate });
  const document = await ente.document({ kind: 'plan', year });
  if (programme === null || document === null) throw new Error('the example has no mandate or no plan');
  const lines: string[] = [];
  await ente.relay.edit(programme.id, segretario, (content) => {
    if (!(content instanceof MandateDocument)) throw new TypeError('not a mandate');
    lines.push(...MANDATE_LINES.map((line) => content.addMandateLine(line)));
  });
  const ids = new Map<StrategicKey, string>();
  await ente.relay.edit(document.id, segretario, (plan) => {
    if (!(plan instanceof PlanDocument)) throw new TypeError('not a plan');
    for (const key of keysOf(STRATEGIC_OBJECTIVES)) {
      const { code, title, line, programma, lead, expectedResult } = STRATEGIC_OBJECTIVES[key];
      const id = plan.addStrategicObjective({
        code,
        title,
        mandateLine: lines[line] ?? null,
        missione: programma.slice(0, 2),
        programma,
        fromYear: year,
        toYear: year + 2,
        politicalLeadName: lead,
        expectedResult,
      });
      ids.set(key, id);
    }
  });
  return Object.fromEntries(ids) as Record<StrategicKey, string>;
}

async function writeChapters(ente: Ente, year: number, segretario: string): Promise<void> {
  const document = await ente.document({ kind: 'plan', year });
  if (document === null) throw new Error('the example has no plan');
  await ente.relay.edit(document.id, segretario, (plan) => {
    if (!(plan instanceof PlanDocument)) throw new TypeError('not a plan');
    for (const chapter of exampleChapters(year)) plan.chapters.add(chapter);
    for (const figure of FIGURES) plan.chapters.addFigure(figure);
  });
}

function draft(
  objective: ExampleObjective,
  code: string,
  today: IsoDate,
  people: Record<PersonKey, string>,
  strategic: Record<StrategicKey, string>,
): ObjectiveDraft {
  const [year, thisMonth] = partsOf(today);
  const { title, description, type, expectedPerformance, expectedValue, indicators, notes = '' } = objective;
  return {
    ...objective.details,
    code,
    title,
    description,
    type,
    strategicObjective: objective.serves === null ? null : strategic[objective.serves],
    expectedPerformance,
    dueDate: `${year}-${objective.due}`,
    expectedValue,
    weight: objective.weight === null ? null : objective.weight * 100,
    gate: objective.weight === null,
    weightLocked: false,
    notes,
    indicators,
    phases: (objective.phases ?? []).map((phase) => phaseDraft(phase, year, thisMonth)),
    participations: objective.people.map(({ who, from, to }) => ({
      person: typeof who === 'string' ? people[who] : null,
      group: typeof who === 'string' ? '' : who.group,
      from: typeof who === 'string' ? `${year}-${from ?? '01-01'}` : null,
      to: typeof who === 'string' ? `${year}-${to ?? '12-31'}` : null,
    })),
  };
}

/** What was planned before this month is done, late where it began late. */
function phaseDraft(
  { title, planned, late = 0, milestone }: ExamplePhase,
  year: number,
  thisMonth: number,
): PhaseDraft {
  const [first, last] = planned;
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return {
    title,
    planned: months.map((month) => month >= first && month <= last),
    done: months.map((month) => month >= first + late && month <= last + late && month < thisMonth),
    milestone: milestone === undefined ? null : `${year}-${milestone}`,
  };
}

/** Each area's plan is written by who answers for it. */
function authorOf(area: AreaKey, people: Record<PersonKey, string>): string {
  const head = INCARICHI.find((incarico) => incarico.area === area);
  if (head === undefined) throw new Error(`nobody answers for ${area}`);
  return people[head.person];
}

function identify<Key extends string>(table: Record<Key, unknown>): Record<Key, string> {
  return Object.fromEntries(keysOf(table).map((key) => [key, newId()])) as Record<Key, string>;
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
