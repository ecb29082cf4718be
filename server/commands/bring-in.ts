import { AreaDocument } from '#lib/documents/area-document.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import type { Agreement } from '#lib/domain/org.ts';
import type { PlanSeed } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Fault } from '../http/problem.ts';
import { editTogether } from './edit-together.ts';
import { seedFaults } from './references.ts';

type Group = PlanSeed['objectives'][number];

/**
 * Brings a whole plan in: areas, people, service, incarichi, the year, the objectives; all of it or nothing.
 * Rows whose id the registry already has are left as they are. Returns the registry's version.
 */
export async function bringIn(ente: Ente, by: By, seed: PlanSeed): Promise<number> {
  refuse([...seedFaults(seed, ente.registry), ...(await strategicFaults(ente, seed))]);
  await assertOpen(ente, seed);
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
  try {
    await ente.completeDocuments();
    await writeObjectives(ente, by, seed);
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
  return version;
}

async function writeObjectives(ente: Ente, by: By, seed: PlanSeed): Promise<void> {
  const documents: { id: string; group: Group }[] = [];
  for (const group of merged(seed.objectives)) {
    const document = await ente.document({ kind: 'area', year: seed.year, area: group.area });
    if (document === null) throw new Error(`no document for area ${group.area}`);
    documents.push({ id: document.id, group });
  }
  await editTogether(
    ente,
    by,
    documents.map(({ id, group }) => ({ id, edit: (document) => addObjectives(document, group) })),
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

function addObjectives(document: AnyDocument, group: Group): void {
  if (!(document instanceof AreaDocument)) throw new TypeError('not an area');
  for (const draft of group.objectives) document.addObjective(draft);
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
  };
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0)
    throw new HttpProblem('invalid', { faults: faults.map((fault) => ({ ...fault, path: `plan.${fault.path}` })) });
}
