import { formatDocumentName } from '#lib/documents/kind.ts';
import type { DocumentContent } from '#lib/documents/open-document.ts';
import { isConfidential } from '#lib/domain/confidential.ts';
import { withTransversals } from '#lib/domain/transversal.ts';
import type { EnteHost } from '../../entity/ente-host.ts';
import { plainName } from '../../entity/ente.ts';
import type { Ente } from '../../entity/ente.ts';
import { exportEntity, exportText } from '../../transfer/export-entity.ts';
import { done, refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';

export async function exportAll(host: EnteHost): Promise<Outcome> {
  return done(exportText(await exportEntity(host.ente)));
}

export async function listDocuments(host: EnteHost, args: readonly string[]): Promise<Outcome> {
  if (args.length !== 1 || args[0] !== '--json') return refusal(2, 'Si usa così: documents --json');
  return done(`${JSON.stringify(await plainDocuments(host.ente), null, 2)}\n`);
}

async function plainDocuments(ente: Ente): Promise<unknown[]> {
  const plain = (await ente.store.list()).filter(({ kind }) => !isConfidential(kind));
  const contents = new Map<string, DocumentContent>();
  for (const { id } of plain) contents.set(id, await ente.relay.read(id));
  const documents = [];
  for (const document of plain) {
    const { id, seq, state } = document;
    const name = formatDocumentName(document);
    documents.push({
      id,
      name,
      ...plainName(document),
      seq,
      state,
      content: whole(contents.get(id), [...contents.values()]),
    });
  }
  return documents;
}

/** An area's transversal objectives have the words of the ente's plan. */
function whole(content: DocumentContent | undefined, all: readonly DocumentContent[]): DocumentContent | undefined {
  if (content === undefined || !('objectives' in content)) return content;
  const entity = all.find((one) => 'transversals' in one && one.year === content.year);
  return withTransversals(content, entity !== undefined && 'transversals' in entity ? entity : null);
}
