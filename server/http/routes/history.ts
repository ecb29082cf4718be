import { Hono } from 'hono';
import * as v from 'valibot';
import { CompareQuery, HistoryQuery, RestoreInput } from '#lib/protocol/history.ts';
import { compareMoments, historyPage } from '../../entity/document-history.ts';
import { restore } from '../../commands/restore.ts';
import type { StoredDocument } from '../../storage/document-store.ts';
import type { AppContext, AppEnv, Services } from '../context.ts';
import { faultsOf } from '../faults.ts';
import { HttpProblem } from '../problem.ts';
import { readBody } from '../request-body.ts';

/** Who changed what in a document, what it was at a moment, and going back to it. */
export function historyRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/documents/:id/history', async (c) => {
    const { person, document } = await readable(services, c);
    const query = parsed(HistoryQuery, c.req.query());
    return c.json(await historyPage(services.host.ente, person, document, query));
  });

  routes.get('/documents/:id/compare', async (c) => {
    const { document } = await readable(services, c);
    const query = parsed(CompareQuery, c.req.query());
    return c.json(await compareMoments(services.host.ente, document, query));
  });

  routes.post('/documents/:id/restore', async (c) => {
    const { person, document } = await readable(services, c);
    const input = await readBody(c, RestoreInput);
    return c.json(await restore(services.host.ente, person, document, input));
  });

  return routes;
}

/** The document, if this person may read its history: 404 when they may not open it, 403 when they may only that. */
export async function readable(
  services: Services,
  c: AppContext,
): Promise<{ person: string; document: StoredDocument }> {
  const { person } = await services.signedIn(c);
  const { ente } = services.host;
  const document = await ente.store.find(c.req.param('id') ?? '');
  // Unknown and forbidden look alike.
  if (document === null || ente.accessOf(person, document) === 'none') throw new HttpProblem('not-found');
  if (!ente.mayReadHistory(person, document)) throw new HttpProblem('forbidden');
  return { person, document };
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, query: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, query);
  if (!result.success) throw new HttpProblem('invalid', { faults: faultsOf(result.issues) });
  return result.output;
}
