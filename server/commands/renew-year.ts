import { rowsOf } from '#lib/documents/content-rows.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { isBlank, removeRows, writeVersion } from '#lib/documents/write-version.ts';
import { nextYear } from '#lib/domain/next-year.ts';
import type { YearSource } from '#lib/domain/next-year.ts';
import { personListName, personOf } from '#lib/domain/org.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import type { Version } from '#lib/domain/version.ts';
import { withTransversals } from '#lib/domain/transversal.ts';
import type { Command } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { hasOpening, markStanding, markTakenBack, openingOf, saveOpening } from '../entity/year-openings.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import type { Fault } from '../http/problem.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import { editTogether } from './edit-together.ts';
import type { DocumentEdit } from './edit-together.ts';

/**
 * Opens the year after, filled from the one named. One at a time: who comes second finds the year begun. The documents
 * are written while nobody sees them, and the year appears when all of them are stored; what a crash leaves behind the
 * next opening takes out again.
 */
export function renewYear(ente: Ente, by: By, command: Command & { type: 'year.renew' }): Promise<number> {
  const { id, from, choices } = command;
  const year = from + 1;
  return ente.oneByOne(async () => {
    if (hasOpening(ente.db, id)) return ente.registry.version;
    const open = ente.registry.years.includes(year);
    if (!ente.registry.years.includes(from)) throw invalid('from', `Il ${from} non c’è.`);
    await ente.completeDocuments(open ? [] : [year]);
    const documents = await documentsOf(ente, year);
    if (open && !(await areBlank(ente, documents))) throw new HttpProblem('year-begun');
    const source = await sourceOf(ente, from);
    const next = nextYear(source, new Map(choices.map(({ objective, choice }) => [objective, choice])), newId);
    const edits: DocumentEdit[] = [];
    for (const document of documents) {
      const content = contentOf(document, next);
      const version = content === undefined ? {} : rowsOf(content);
      const blank = await ente.relay.inspect(document.id, isBlank);
      if (!blank || hasRows(version))
        edits.push({ id: document.id, edit: (empty) => fill(empty, version), empties: !blank });
    }
    if (edits.length > 0) await editTogether(ente, by, edits);
    const heads = await headsOf(ente, year);
    const payload = { from, year, objectives: next.areas.reduce((sum, { objectives }) => sum + objectives.length, 0) };
    const { version } = await ente.change(by, command.type, payload, (registry) => {
      registry.addYear(year);
      saveOpening(ente.db, ente.clock().toISOString(), { id, year, from, heads });
    });
    ente.rightsChanged();
    return version;
  });
}

/** Takes a year back that was begun from the one before, unless somebody has written in it: then it says where. */
export function undoRenewal(ente: Ente, by: By, year: number): Promise<number> {
  return ente.oneByOne(async () => {
    const opening = openingOf(ente.db, year);
    if (opening === null || !ente.registry.years.includes(year)) throw new HttpProblem('not-found');
    if (ente.evaluations.years().includes(year)) {
      throw new HttpProblem('year-written', { faults: [{ path: 'year', detail: 'La valutazione è già aperta.' }] });
    }
    const faults = await writtenSince(ente, await documentsOf(ente, year), opening.heads);
    if (faults.length > 0) throw new HttpProblem('year-written', { faults });
    // First it is gone for everybody, so that nobody writes into what is being taken back.
    const { version } = await ente.change(by, 'year.renew.undo', { year }, (registry) => {
      registry.removeYear(year);
      markTakenBack(ente.db, opening.id);
    });
    // What was written between the two looks is somebody's work.
    const meanwhile = await writtenSince(ente, await documentsOf(ente, year), opening.heads);
    if (meanwhile.length > 0) {
      await ente.change(by, 'year.renew.undo.refused', { year }, (registry) => {
        registry.addYear(year);
        markStanding(ente.db, opening.id);
      });
      throw new HttpProblem('year-written', { faults: meanwhile });
    }
    await clearYear(ente, by, year);
    ente.rightsChanged();
    return version;
  });
}

/** What an opening left behind that did not come to its end, or was taken back, is in the year no longer. */
export async function clearYear(ente: Ente, by: By, year: number): Promise<void> {
  const edits: DocumentEdit[] = [];
  for (const { id } of await documentsOf(ente, year)) {
    if (!(await ente.relay.inspect(id, isBlank))) edits.push({ id, edit: removeRows, empties: true });
  }
  if (edits.length > 0) await editTogether(ente, by, edits);
}

function fill(document: AnyDocument, version: Version): void {
  removeRows(document);
  writeVersion(document, version);
}

function contentOf(document: StoredDocument, { plan, areas }: ReturnType<typeof nextYear>) {
  return document.kind === 'plan' ? plan : areas.find(({ area }) => 'area' in document && area === document.area);
}

function hasRows(version: Version): boolean {
  return Object.values(version).some((rows) => Object.keys(rows).length > 0);
}

/** The year's plan and its areas. Sheets and evidence are made when the evaluation opens. */
async function documentsOf(ente: Ente, year: number): Promise<StoredDocument[]> {
  const all = await ente.store.list();
  return all.filter((one) => (one.kind === 'plan' || one.kind === 'area') && one.year === year);
}

async function headsOf(ente: Ente, year: number): Promise<Record<string, number>> {
  return Object.fromEntries((await documentsOf(ente, year)).map(({ id, seq }) => [id, seq]));
}

async function areBlank(ente: Ente, documents: readonly StoredDocument[]): Promise<boolean> {
  for (const { id } of documents) {
    if (!(await ente.relay.inspect(id, isBlank))) return false;
  }
  return true;
}

async function writtenSince(
  ente: Ente,
  documents: readonly StoredDocument[],
  heads: Readonly<Record<string, number>>,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const document of documents) {
    // An area that came later has its structure and nothing else.
    if (document.seq <= (heads[document.id] ?? 1)) continue;
    const [latest] = await ente.store.changes(document.id, { limit: 1 });
    const who = personOf(ente.registry, latest?.person ?? null);
    const where =
      document.kind === 'area'
        ? (ente.registry.areas.find(({ id }) => id === document.area)?.name ?? 'Un’area')
        : 'Strategia e testi';
    faults.push({
      path: 'year',
      detail: who ? `${where}: ha scritto ${personListName(who)}.` : `${where}: è cambiata.`,
    });
  }
  return faults;
}

async function sourceOf(ente: Ente, year: number): Promise<YearSource> {
  const { registry } = ente;
  const areas: AreaPlan[] = [];
  const programmes: MandateProgramme[] = [];
  let plan: EntityPlan = {
    year,
    strategicObjectives: [],
    transversals: [],
    chapters: [],
    acceptedFindings: [],
    figures: [],
  };
  for (const document of await ente.store.list()) {
    const wanted =
      document.kind === 'mandate' || ((document.kind === 'plan' || document.kind === 'area') && document.year === year);
    if (!wanted) continue;
    const content = await ente.relay.read(document.id);
    if ('lines' in content) programmes.push(content);
    else if ('transversals' in content) plan = content;
    else if ('objectives' in content) areas.push(content);
  }
  return { year, registry, plan, programmes, areas: areas.map((area) => withTransversals(area, plan)) };
}
