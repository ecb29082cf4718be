import { AreaDocument } from '#lib/documents/area-document.ts';
import { isConfidential } from '#lib/domain/confidential.ts';
import { mergePeople } from '#lib/domain/merge-people.ts';
import type { Person } from '#lib/domain/org.ts';
import type { Command, MergePreview } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import type { StoredDocument } from '../storage/document-store.ts';
import { editTogether } from './edit-together.ts';

type Merge = Command & { type: 'person.merge' };

/** What a merge would move, so that who decides sees it before. */
export async function previewMerge(ente: Ente, keep: string, drop: string): Promise<MergePreview> {
  bothOf(ente, keep, drop);
  const merge = mergePeople(ente.registry, keep, drop);
  const named = await documentsNaming(ente, drop);
  const count = (state: StoredDocument['state']) =>
    named.filter(({ document }) => document.state === state).reduce((sum, one) => sum + one.participations, 0);
  return {
    employments: merge.employments.length,
    incarichi: merge.incarichi.length,
    agreements: merge.agreements.length,
    repeated: merge.repeatedEmployments.length + merge.repeatedIncarichi.length,
    participations: count('open'),
    closed: count('closed'),
    account: { keep: hasAccount(ente, keep), drop: hasAccount(ente, drop) },
  };
}

/**
 * One person written in two ways becomes one: rows and participations move, the other spelling stays as an alias so
 * that closed documents and history keep a name. The documents come first: after a crash in between, the command
 * can simply be given again.
 */
export async function merge(ente: Ente, by: By, command: Merge): Promise<number> {
  const { keep, drop, name } = command;
  const { dropped } = bothOf(ente, keep, drop);
  if (hasAccount(ente, drop)) throw new HttpProblem('merged-has-account');
  const named = await documentsNaming(ente, drop);
  const open = named.filter(({ document }) => document.state === 'open');
  if (open.length > 0) {
    await editTogether(
      ente,
      by,
      open.map(({ document }) => ({
        id: document.id,
        edit: (content) => {
          if (content instanceof AreaDocument) content.replacePerson(drop, keep);
          else content.store.replaceReference(drop, keep);
        },
      })),
    );
  }
  const { version } = await ente.change(by, command.type, command, (registry) => {
    const rows = mergePeople(ente.registry, keep, drop);
    rows.employments.forEach((row) => registry.saveEmployment(row));
    rows.incarichi.forEach((row) => registry.saveIncarico(row));
    rows.agreements.forEach((row) => registry.saveAgreement(row));
    rows.mandates.forEach((row) => registry.saveMandate(row));
    rows.repeatedEmployments.forEach((id) => registry.remove('employments', id));
    rows.repeatedIncarichi.forEach((id) => registry.remove('incarichi', id));
    for (const alias of ente.registry.aliases)
      if (alias.person === drop) registry.saveAlias({ ...alias, person: keep });
    registry.savePerson({ id: keep, ...name });
    registry.saveAlias({ ...dropped, person: keep });
    ente.forks.replacePerson(drop, keep);
    ente.proposals.replacePerson(drop, keep);
    ente.accounts.forget(drop);
    registry.remove('people', drop);
  });
  return version;
}

function bothOf(ente: Ente, keep: string, drop: string): { dropped: Person } {
  const { people } = ente.registry;
  const dropped = people.find((person) => person.id === drop);
  if (dropped === undefined) throw invalid('drop', 'Questa persona non c’è.');
  if (!people.some((person) => person.id === keep)) throw invalid('keep', 'Questa persona non c’è.');
  if (keep === drop) throw invalid('drop', 'È la stessa persona.');
  return { dropped };
}

function hasAccount(ente: Ente, person: string): boolean {
  return ente.accounts.ofPerson(person)?.deactivated === false;
}

/** The documents that carry a person's id, and in how many participations. */
async function documentsNaming(
  ente: Ente,
  person: string,
): Promise<{ document: StoredDocument; participations: number }[]> {
  const found = [];
  for (const document of await ente.store.list()) {
    // What is somebody's own stays under the id it was written with; the alias says whose that is.
    if (isConfidential(document.kind)) continue;
    const plan = await ente.relay.read(document.id);
    if (!JSON.stringify(plan).includes(JSON.stringify(person))) continue;
    const objectives = 'objectives' in plan ? plan.objectives : [];
    const participations = objectives.flatMap((objective) => objective.participations);
    found.push({ document, participations: participations.filter((one) => one.person === person).length });
  }
  return found;
}
