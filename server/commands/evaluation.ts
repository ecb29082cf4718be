import { mayTalkAbout } from '#lib/domain/rights.ts';
import type { PersonId } from '#lib/domain/org.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { DocumentContent } from '#lib/documents/open-document.ts';
import type { Command, CommandResult } from '#lib/protocol/http.ts';
import type { By, Ente } from '../entity/ente.ts';
import { HttpProblem, invalid } from '../http/problem.ts';

type Of<Type extends Command['type']> = Command & { type: Type };

/** From now on everybody at work in the year has a sheet, a self-evaluation and a place for evidence. */
export async function openEvaluation(ente: Ente, by: By, command: Of<'evaluation.open'>): Promise<CommandResult> {
  if (!ente.registry.years.includes(command.year)) throw new HttpProblem('not-found');
  const { version } = await ente.change(by, command.type, command, () =>
    ente.evaluations.openYear(command.year, ente.clock().toISOString()),
  );
  await ente.completeDocuments();
  ente.rightsChanged();
  return { version };
}

/** A talk among these people. Who opens it is in it; nobody is in it who could not read what it is about. */
export async function openTalk(ente: Ente, by: By, command: Of<'talk.open'>): Promise<CommandResult> {
  const target = await ente.store.find(command.document);
  const joins = (person: PersonId) =>
    target !== null && mayTalkAbout(target, ente.actor(person), ente.registry, ente.today, ente.evaluations);
  // Unknown and forbidden look alike.
  if (by === null || target === null || !joins(by)) throw new HttpProblem('not-found');
  const circle = [...new Set(command.circle)];
  if (!circle.includes(by)) throw invalid('circle', 'Chi apre la conversazione ne fa parte.');
  if (!circle.every(joins)) throw invalid('circle', 'Qualcuno di loro non può leggere il documento di cui si parla.');
  const at = ente.clock().toISOString();
  const talk = newId();
  const { version } = await ente.change(by, command.type, { talk, document: target.id }, () =>
    ente.evaluations.openTalk(talk, target.id, circle, by, at),
  );
  const document = newId();
  const name = { kind: 'talk', talk } as const;
  await ente.store.create(name, document, createStructure(name), at);
  ente.rightsChanged();
  return { version, document };
}

/** Hands the sheet to its person: what they read is this version, whatever the evaluators write afterwards. */
export async function deliverSheet(ente: Ente, by: By, command: Of<'sheet.deliver'>): Promise<CommandResult> {
  const document = await ente.document({ kind: 'eval-sheet', year: command.year, person: command.person });
  if (by === null || document === null || ente.accessOf(by, document) !== 'write') throw new HttpProblem('not-found');
  const { content, seq } = await readAtRest(ente, document.id);
  if (!('scores' in content)) throw new HttpProblem('not-found');
  // The evaluators' notes to each other are not part of what is handed over.
  const { notes: _notes, ...handed } = content;
  const { version } = await ente.change(by, command.type, command, () =>
    ente.evaluations.deliver(document.id, seq, handed, by, ente.clock().toISOString()),
  );
  return { version };
}

/** The content and the seq it stands at: somebody may be writing. */
async function readAtRest(ente: Ente, id: string): Promise<{ content: DocumentContent; seq: number }> {
  for (let seq = (await ente.store.find(id))?.seq ?? 0; ;) {
    const content = await ente.relay.read(id);
    const after = (await ente.store.find(id))?.seq ?? 0;
    if (after === seq) return { content, seq };
    seq = after;
  }
}
