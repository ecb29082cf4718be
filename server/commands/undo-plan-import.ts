import { isDeepStrictEqual } from 'node:util';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { personListName } from '#lib/domain/org.ts';
import type { By, Ente } from '../entity/ente.ts';
import { markPlanImportUndone, readPlanImport, type StoredPlanImport } from '../entity/plan-imports.ts';
import { HttpProblem } from '../http/problem.ts';
import { putBack } from './bring-up.ts';
import { editTogether } from './edit-together.ts';
import { clearYear } from './renew-year.ts';
import { isPersonUsedBesides, isWritten } from './uses.ts';

/** Takes the import of a plan back, unless somebody worked on it meanwhile: then it says on what. */
export async function undoPlanImport(ente: Ente, by: By, id: string): Promise<number> {
  const stored = readPlanImport(ente.db, id);
  if (stored === null) throw new HttpProblem('not-found');
  const documents = [...new Set([...stored.objectives, ...stored.chapters].map(({ document }) => document))];
  await assertUntouched(ente, stored, documents);
  await editTogether(
    ente,
    by,
    documents.map((name) => ({
      id: name,
      edit: (document) => takeOut(document, name, stored, ente.clock().toISOString()),
    })),
  );
  const people = new Set<string>();
  const ours = new Set(stored.employments.map((row) => row.id));
  const heads = new Set(stored.incarichi.map((row) => row.id));
  for (const { id: person } of stored.people)
    if (!(await isPersonUsedBesides(ente, person, ours, heads))) people.add(person);
  const areas = await unusedAreas(ente, stored, new Set(documents));
  const yearGoes = stored.yearOpened && (await isYearUnwritten(ente, stored.year, new Set(documents)));
  if (yearGoes) await clearYear(ente, by, stored.year);
  const { version } = await ente.change(by, 'plan.import.undo', { id }, (registry) => {
    for (const row of stored.incarichi)
      if (people.has(row.person) || (row.area !== null && areas.has(row.area))) registry.remove('incarichi', row.id);
    for (const row of stored.employments)
      if (people.has(row.person) || (row.area !== null && areas.has(row.area))) registry.remove('employments', row.id);
    people.forEach((person) => registry.remove('people', person));
    for (const row of stored.agreements)
      if (row.area !== null && areas.has(row.area)) registry.remove('agreements', row.id);
    areas.forEach((area) => registry.remove('areas', area));
    if (yearGoes) registry.removeYear(stored.year);
    markPlanImportUndone(ente.db, id);
  });
  ente.rightsChanged();
  return version;
}

async function assertUntouched(ente: Ente, stored: StoredPlanImport, documents: readonly string[]): Promise<void> {
  const closed = (await ente.store.list()).filter(({ state }) => state === 'closed');
  if (closed.some(({ id }) => documents.includes(id))) throw new HttpProblem('document-closed');
  const details: string[] = [];
  for (const name of documents) {
    const plan = await ente.relay.read(name);
    const objectives = 'objectives' in plan ? plan.objectives : [];
    for (const { document, objective } of stored.objectives) {
      if (document !== name) continue;
      const now = objectives.find((one) => one.id === objective.id);
      if (now !== undefined && !isDeepStrictEqual(plainOf(now), objective))
        details.push(`${objective.code} ${objective.title}: l’obiettivo è cambiato.`.trim());
    }
    const chapters = 'chapters' in plan ? plan.chapters : [];
    for (const { document, chapter } of stored.chapters) {
      const now = document === name ? chapters.find((one) => one.id === chapter.id) : undefined;
      if (now !== undefined && !isDeepStrictEqual(plainOf(now), chapter))
        details.push(`${chapter.title}: il capitolo è cambiato.`);
    }
  }
  for (const row of stored.employments) {
    const now = ente.registry.employments.find((one) => one.id === row.id);
    const person = ente.registry.people.find((one) => one.id === row.person);
    if (now !== undefined && person !== undefined && !isDeepStrictEqual(plainOf(now), plainOf(row)))
      details.push(`${personListName(person)}: il periodo di servizio è cambiato.`);
  }
  if (details.length > 0)
    throw new HttpProblem('import-built-on', { faults: details.map((detail) => ({ path: 'id', detail })) });
}

/** As it was written down: JSON knows no undefined. */
function plainOf(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** What the import added goes to the Cestino, without its people, who go too; what it changed is put back. */
function takeOut(document: AnyDocument, name: string, stored: StoredPlanImport, at: string): void {
  if (document instanceof AreaDocument) {
    for (const { document: own, objective, before } of stored.objectives) {
      if (own !== name) continue;
      if (before === null) {
        for (const { id } of objective.participations) document.removeParticipation(id);
        document.discardObjective(objective.id, at);
      } else putBack(document, before);
    }
  }
  if (document instanceof PlanDocument)
    for (const { document: own, chapter } of stored.chapters)
      if (own === name) document.chapters.discard(chapter.id, at);
}

/** Areas that came with the import and that nobody else wrote in or was put in. */
async function unusedAreas(ente: Ente, stored: StoredPlanImport, ours: ReadonlySet<string>): Promise<Set<string>> {
  const { employments, incarichi, agreements, services, vacancies } = ente.registry;
  const own = new Set([...stored.employments, ...stored.incarichi, ...stored.agreements].map((row) => row.id));
  const documents = await ente.store.list();
  const free = stored.areas.filter(
    ({ id }) =>
      ![...employments, ...incarichi, ...agreements, ...services, ...vacancies].some(
        (row) => row.area === id && !own.has(row.id),
      ) && !documents.some((one) => one.kind === 'area' && one.area === id && isWritten(one) && !ours.has(one.id)),
  );
  return new Set(free.map(({ id }) => id));
}

async function isYearUnwritten(ente: Ente, year: number, ours: ReadonlySet<string>): Promise<boolean> {
  return (await ente.store.list()).every(
    (one) => !('year' in one) || one.year !== year || !isWritten(one) || ours.has(one.id),
  );
}
