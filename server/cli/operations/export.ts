import { formatDocumentName } from '#lib/documents/kind.ts';
import type { DocumentContent } from '#lib/documents/open-document.ts';
import { withTransversals } from '#lib/domain/transversal.ts';
import type { EnteHost } from '../../entity/ente-host.ts';
import { plainName } from '../../entity/ente.ts';
import type { Ente } from '../../entity/ente.ts';
import { done, refusal } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';

/** Of what `export` writes; grows when a reader of the earlier one would be misled. */
const EXPORT_FORMAT = 2;

/** Everything that people wrote, as plain values; no account, no secret. */
export async function exportAll(host: EnteHost): Promise<Outcome> {
  const { ente, example } = host;
  const content = {
    format: EXPORT_FORMAT,
    exportedAt: ente.clock().toISOString(),
    example,
    registry: ente.registry,
    documents: await plainDocuments(ente),
  };
  return done(`${JSON.stringify(content, null, 2)}\n`);
}

export async function listDocuments(host: EnteHost, args: readonly string[]): Promise<Outcome> {
  if (args.length !== 1 || args[0] !== '--json') return refusal(2, 'Si usa così: documents --json');
  return done(`${JSON.stringify(await plainDocuments(host.ente), null, 2)}\n`);
}

async function plainDocuments(ente: Ente): Promise<unknown[]> {
  const contents = new Map<string, DocumentContent>();
  for (const { id } of await ente.store.list()) contents.set(id, await ente.relay.read(id));
  const documents = [];
  for (const document of await ente.store.list()) {
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
