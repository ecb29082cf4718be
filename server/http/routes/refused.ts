import { Hono } from 'hono';
import { ForkInput, ForkSettled, ProposalDecisions, ProposalInput, type ForkRecord } from '#lib/protocol/refused.ts';
import type { PersonId } from '#lib/domain/org.ts';
import { decide, markOutcomeRead, proposalsFor, propose } from '../../commands/proposals.ts';
import type { Ente } from '../../entity/ente.ts';
import type { StoredDocument } from '../../storage/document-store.ts';
import type { AppEnv, Services } from '../context.ts';
import { HttpProblem } from '../problem.ts';
import { FORK_BODY, readBody } from '../request-body.ts';

/** Refused changes that devices bring into safety, and what is proposed in place of writing. */
export function refusedRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.post('/documents/:id/forks', async (c) => {
    const { person } = await services.signedIn(c);
    const { ente } = services.host;
    const document = await everOpened(ente, person, c.req.param('id'));
    services.refusedBucket.take(person);
    const input = await readBody(c, ForkInput, FORK_BODY);
    if (!ente.forks.save(person, document.id, input, services.parts.clock().toISOString()))
      throw new HttpProblem('too-large');
    ente.feed.publish({ type: 'forks' }, (reader) => reader.person === person);
    return c.body(null, 204);
  });

  routes.post('/forks/settled', async (c) => {
    const { person } = await services.signedIn(c);
    const { ente } = services.host;
    services.settledBucket.take(person);
    const settled = await readBody(c, ForkSettled, FORK_BODY);
    await everOpened(ente, person, settled.document);
    ente.forks.settle(person, settled, services.parts.clock().toISOString());
    ente.feed.publish({ type: 'forks' }, (reader) => reader.person === person);
    return c.body(null, 204);
  });

  routes.get('/forks', async (c) => {
    const { person } = await services.signedIn(c);
    const { ente } = services.host;
    const documents = new Map((await ente.store.list()).map((document) => [document.id, document]));
    const records = ente.forks.list(person).map((fork): ForkRecord => {
      const document = documents.get(fork.document);
      const own = document === undefined || ente.accessOf(person, document) === 'none';
      return { ...fork, own, values: own ? fork.values.map((value) => ({ ...value, base: null })) : fork.values };
    });
    return c.json(records);
  });

  routes.get('/proposals', async (c) => {
    const { person } = await services.signedIn(c);
    return c.json(await proposalsFor(services.host.ente, person));
  });

  routes.post('/documents/:id/proposals', async (c) => {
    const { person } = await services.signedIn(c);
    services.refusedBucket.take(person);
    const input = await readBody(c, ProposalInput, FORK_BODY);
    return c.json(await propose(services.host.ente, person, c.req.param('id'), input));
  });

  routes.post('/proposals/:id/decisions', async (c) => {
    const { person } = await services.signedIn(c);
    const input = await readBody(c, ProposalDecisions, FORK_BODY);
    return c.json(await decide(services.host.ente, person, c.req.param('id'), input));
  });

  routes.post('/proposals/:id/read', async (c) => {
    const { person } = await services.signedIn(c);
    await markOutcomeRead(services.host.ente, person, c.req.param('id'));
    return c.body(null, 204);
  });

  return routes;
}

/** Work that is unsent when access ends is still the person's: it may come in, and nothing comes out. */
async function everOpened(ente: Ente, person: PersonId, id: string): Promise<StoredDocument> {
  const document = await ente.store.find(id);
  const had = document !== null && (ente.accessOf(person, document) !== 'none' || ente.forks.hadAccess(id, person));
  if (!had) throw new HttpProblem('not-found');
  return document;
}
