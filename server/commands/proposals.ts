import type { FieldContent } from '#lib/documents/field-values.ts';
import { fieldKey, isUsable, readContent, sameContent, writeContent } from '#lib/documents/field-values.ts';
import type { PersonId } from '#lib/domain/org.ts';
import type { Proposal, ProposalDecisions, ProposalInput } from '#lib/protocol/refused.ts';
import type { Ente } from '../entity/ente.ts';
import type { StoredProposal } from '../entity/proposal-store.ts';
import { HttpProblem, invalid } from '../http/problem.ts';
import { inTransaction } from '../storage/database.ts';

/** Values of one person that may wait for a decision, and the length of all of them as JSON. */
const MOST_WAITING = 10_000;
const LONGEST_WAITING = 32 * 1024 * 1024;

/** Offers values to whoever may write the document. */
export async function propose(ente: Ente, by: PersonId, documentId: string, input: ProposalInput): Promise<Proposal> {
  const document = await ente.store.find(documentId);
  if (document === null || ente.accessOf(by, document) === 'none') throw new HttpProblem('not-found');
  const known = ente.proposals.find(input.id);
  if (known !== null) {
    if (known.author !== by || known.document !== documentId) throw new HttpProblem('not-found');
    return shown(known, true);
  }
  input.values.forEach((value, at) => {
    if (!isUsable(document.kind, value, value.value))
      throw invalid(`values.${at}`, 'Questo campo non può contenere questo valore.');
  });
  if (new Set(input.values.map(fieldKey)).size < input.values.length)
    throw invalid('values', 'Lo stesso campo è scritto due volte.');
  const waiting = ente.proposals.waitingOf(by);
  if (waiting.values + input.values.length > MOST_WAITING || waiting.length > LONGEST_WAITING)
    throw new HttpProblem('too-large');
  ente.proposals.add(documentId, by, input, ente.clock().toISOString());
  await tell(ente, documentId, by);
  return shown(found(ente, input.id), true);
}

/** What this person may see: what waits in documents they read, and their own until they know the outcome. */
export async function proposalsFor(ente: Ente, person: PersonId): Promise<Proposal[]> {
  const documents = new Map((await ente.store.list()).map((document) => [document.id, document]));
  return ente.proposals.waiting().flatMap((proposal) => {
    const document = documents.get(proposal.document);
    const reads = document !== undefined && ente.accessOf(person, document) !== 'none';
    const own = proposal.author === person;
    const waits = proposal.values.some((value) => value.outcome === null);
    return (own && (waits || proposal.readAt === null)) || (reads && waits) ? [shown(proposal, reads)] : [];
  });
}

/** Accepts or declines values, each once. Accepting writes them, with both names in the history. */
export function decide(ente: Ente, by: PersonId, id: string, input: ProposalDecisions): Promise<Proposal> {
  return ente.oneByOne(() => decideNow(ente, by, id, input));
}

export async function markOutcomeRead(ente: Ente, by: PersonId, id: string): Promise<void> {
  const proposal = ente.proposals.find(id);
  if (proposal === null || proposal.author !== by) throw new HttpProblem('not-found');
  if (proposal.values.some((value) => value.outcome === null)) throw invalid('', 'La proposta non è ancora decisa.');
  ente.proposals.markRead(id, ente.clock().toISOString());
  ente.feed.publish({ type: 'proposals' }, (reader) => reader.person === by);
}

async function decideNow(ente: Ente, by: PersonId, id: string, input: ProposalDecisions): Promise<Proposal> {
  const proposal = ente.proposals.find(id);
  const document = proposal === null ? null : await ente.store.find(proposal.document);
  if (proposal === null || document === null || ente.accessOf(by, document) === 'none')
    throw new HttpProblem('not-found');
  if (ente.accessOf(by, document) !== 'write') throw new HttpProblem('forbidden');
  const chosen = input.values.map(({ key, seen }) => {
    const place = proposal.values.findIndex((value) => fieldKey(value) === key);
    const value = proposal.values[place];
    if (value === undefined) throw invalid('values', 'Questo campo non è nella proposta.');
    if (value.outcome !== null) throw new HttpProblem('proposal-decided');
    return { place, value, seen };
  });
  const places = chosen.map(({ place }) => place);
  const at = ente.clock().toISOString();
  const mark = () => ente.proposals.decide(id, places, input.outcome, by, at);
  if (input.outcome === 'declined') inTransaction(ente.db, mark);
  else {
    if (document.state === 'closed') throw new HttpProblem('document-closed');
    let marked = false;
    const beside = () => {
      mark();
      marked = true;
    };
    await ente.relay.edit(
      document.id,
      by,
      ({ store }) => {
        for (const { value, seen } of chosen)
          if (!sameContent(readContent(store, value), seen)) throw new HttpProblem('proposal-moved');
        const wanted = chosen.map(({ value }) => ({ ...value, value: value.value as FieldContent }));
        if (writeContent(store, wanted).some((outcome) => outcome === 'row-gone' || outcome === 'unusable'))
          throw new HttpProblem('proposal-row-gone');
      },
      { proposedBy: proposal.author, beside },
    );
    // Everything was there already: nothing was stored that it could be written with.
    if (!marked) inTransaction(ente.db, mark);
  }
  await tell(ente, document.id, proposal.author);
  return shown(found(ente, id), true);
}

/** Without access the author sees what they wrote, never what the Comune has. */
function shown({ readAt: _readAt, ...proposal }: StoredProposal, reads: boolean): Proposal {
  if (reads) return proposal;
  return { ...proposal, values: proposal.values.map((value) => ({ ...value, base: null })) };
}

function found(ente: Ente, id: string): StoredProposal {
  const proposal = ente.proposals.find(id);
  if (proposal === null) throw new HttpProblem('not-found');
  return proposal;
}

async function tell(ente: Ente, documentId: string, author: PersonId): Promise<void> {
  const document = await ente.store.find(documentId);
  ente.feed.publish(
    { type: 'proposals' },
    (reader) => reader.person === author || (document !== null && ente.accessOf(reader.person, document) !== 'none'),
  );
}
