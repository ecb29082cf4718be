import { AreaDocument } from '#lib/documents/area-document.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import type { Agreement } from '#lib/domain/org.ts';
import type { PlanSeed } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { savePlanImport, type StoredPlanImport } from '../entity/plan-imports.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Fault } from '../http/problem.ts';
import { bringUp } from './bring-up.ts';
import { editTogether } from './edit-together.ts';
import { seedFaults } from './references.ts';
import { clearYear } from './renew-year.ts';

type Group = PlanSeed['objectives'][number];

/**
 * Brings a whole plan in: areas, people, service, incarichi, the year, the objectives; all of it or nothing.
 * Rows whose id the registry already has are left as they are. Returns the registry's version.
 */
export async function bringIn(ente: Ente, by: By, seed: PlanSeed): Promise<number> {
  refuse([...seedFaults(seed, ente.registry), ...(await strategicFaults(ente, seed))]);
  await assertOpen(ente, seed);
  if (!ente.registry.years.includes(seed.year)) await clearYear(ente, by, seed.year);
  const { version, result: undo } = await ente.change(by, 'plan.import', summary(seed), (registry) => {
    const before = ente.registry;
    const fresh = <Row extends { id: string }>(rows: Row[], known: readonly { id: string }[]) =>
      rows.filter((row) => !known.some((one) => one.id === row.id));
    const areas = fresh(seed.areas, before.areas);
    const people = fresh(seed.people, before.people);
    const employments = fresh(seed.employments, before.employments);
    const incarichi = fresh(seed.incarichi, before.incarichi);
    const agreements = areas.flatMap(agreementsOf);
    areas.forEach((area) => registry.saveArea(area));
    agreements.forEach((agreement) => registry.saveAgreement(agreement));
    people.forEach((person) => registry.savePerson(person));
    employments.forEach((employment) => registry.saveEmployment(employment));
    incarichi.forEach((incarico) => registry.saveIncarico(incarico));
    registry.addYear(seed.year);
    const year = before.years.includes(seed.year) ? null : seed.year;
    return { areas, agreements, people, employments, incarichi, year };
  });
  const written: Written = { objectives: [], chapters: [] };
  try {
    await ente.completeDocuments();
    await writeObjectives(ente, by, seed, written);
    await writeChapters(ente, by, seed, written);
  } catch (fault) {
    await ente.change(by, 'plan.import.undone', {}, (registry) => {
      undo.incarichi.forEach(({ id }) => registry.remove('incarichi', id));
      undo.employments.forEach(({ id }) => registry.remove('employments', id));
      undo.people.forEach(({ id }) => registry.remove('people', id));
      undo.agreements.forEach(({ id }) => registry.remove('agreements', id));
      undo.areas.forEach(({ id }) => registry.remove('areas', id));
      if (undo.year !== null) registry.removeYear(undo.year);
    });
    throw fault;
  }
  ente.rightsChanged();
  const { id } = seed;
  if (id === undefined) return version;
  const { year: opened, ...rows } = undo;
  const stored = { id, year: seed.year, yearOpened: opened !== null, ...rows, ...written };
  // By the registry every device hears that there is an import to take back.
  return (
    await ente.change(by, 'plan.import.kept', { id }, () => savePlanImport(ente.db, ente.clock().toISOString(), stored))
  ).version;
}

type Written = Pick<StoredPlanImport, 'objectives' | 'chapters'>;

async function writeObjectives(ente: Ente, by: By, seed: PlanSeed, written: Written): Promise<void> {
  const documents: { id: string; group: Group }[] = [];
  for (const group of merged(seed.objectives)) {
    const document = await ente.document({ kind: 'area', year: seed.year, area: group.area });
    if (document === null) throw new Error(`no document for area ${group.area}`);
    documents.push({ id: document.id, group });
  }
  await editTogether(
    ente,
    by,
    documents.map(({ id, group }) => ({ id, edit: (document) => writeGroup(document, id, group, written) })),
  );
}

/** What a plan says of an area's agreements is only with whom. */
function agreementsOf({ id, sharedWith, from, to }: PlanSeed['areas'][number]): Agreement[] {
  return sharedWith.map((entity) => ({
    id: newId(),
    kind: 'service',
    area: id,
    service: null,
    person: null,
    entity,
    lead: null,
    share: null,
    act: '',
    from,
    to,
  }));
}

function writeGroup(document: AnyDocument, name: string, group: Group, written: Written): void {
  if (!(document instanceof AreaDocument)) throw new TypeError('not an area');
  // Tried anew when somebody writes in the same moment.
  written.objectives = written.objectives.filter((one) => one.document !== name);
  for (const { replaces, ...draft } of group.objectives) {
    const before = document.read().objectives.find((one) => one.id === replaces) ?? null;
    const id = before === null ? document.addObjective(draft) : bringUp(document, before, draft);
    const objective = document.read().objectives.find((one) => one.id === id);
    if (objective !== undefined) written.objectives.push({ document: name, objective, before });
  }
}

/** Chapters the plan does not have yet; one that is there stays as people wrote it. */
async function writeChapters(ente: Ente, by: By, seed: PlanSeed, written: Written): Promise<void> {
  const { chapters = [], year } = seed;
  const entry = chapters.length === 0 ? null : await ente.document({ kind: 'plan', year });
  if (entry === null) return;
  const edit = (document: AnyDocument): void => {
    if (!(document instanceof PlanDocument)) throw new TypeError('not a plan');
    written.chapters = [];
    for (const chapter of chapters) {
      const known = document.chapters.read();
      const there = ({ title, template }: (typeof known)[number]): boolean =>
        (template !== '' && template === chapter.template) || title.toLowerCase() === chapter.title.toLowerCase();
      if (known.some(there)) continue;
      const id = document.chapters.add(chapter);
      const added = document.chapters.read().find((one) => one.id === id);
      if (added !== undefined) written.chapters.push({ document: entry.id, chapter: added });
    }
  };
  await editTogether(ente, by, [{ id: entry.id, edit }]);
}

/** One group per area that has objectives. */
function merged(groups: readonly Group[]): Group[] {
  const byArea = Map.groupBy(groups, (group) => group.area);
  return [...byArea]
    .map(([area, parts]) => ({ area, objectives: parts.flatMap((part) => part.objectives) }))
    .filter((group) => group.objectives.length > 0);
}

async function assertOpen(ente: Ente, seed: PlanSeed): Promise<void> {
  for (const { area } of seed.objectives) {
    const document = await ente.document({ kind: 'area', year: seed.year, area });
    if (document?.state === 'closed') throw new HttpProblem('document-closed');
  }
}

/** An objective serves a strategic objective of that year's plan, or none. */
async function strategicFaults(ente: Ente, seed: PlanSeed): Promise<Fault[]> {
  const document = await ente.document({ kind: 'plan', year: seed.year });
  const plan = document === null ? null : await ente.relay.read(document.id);
  const known = new Set(
    plan !== null && 'strategicObjectives' in plan ? plan.strategicObjectives.map(({ id }) => id) : [],
  );
  return seed.objectives.flatMap((group, index) =>
    group.objectives.flatMap(({ strategicObjective }, row) =>
      strategicObjective === null || known.has(strategicObjective)
        ? []
        : [
            {
              path: `objectives.${index}.objectives.${row}.strategicObjective`,
              detail: 'Quest’obiettivo strategico non c’è.',
            },
          ],
    ),
  );
}

function summary(seed: PlanSeed): unknown {
  return {
    year: seed.year,
    areas: seed.areas.length,
    people: seed.people.length,
    objectives: seed.objectives.reduce((sum, group) => sum + group.objectives.length, 0),
    chapters: seed.chapters?.length ?? 0,
  };
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0)
    throw new HttpProblem('invalid', { faults: faults.map((fault) => ({ ...fault, path: `plan.${fault.path}` })) });
}
