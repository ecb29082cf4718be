import { Hono } from 'hono';
import * as v from 'valibot';
import type { FieldChangeRecord } from '#lib/protocol/http.ts';
import type { AppEnv, Services } from '../context.ts';
import { faultsOf } from '../faults.ts';
import { HttpProblem } from '../problem.ts';

const Query = v.object({
  table: v.optional(v.pipe(v.string(), v.maxLength(40))),
  row: v.optional(v.pipe(v.string(), v.maxLength(64))),
  field: v.optional(v.pipe(v.string(), v.maxLength(40))),
});

const MOST_CHANGES = 200;

/** What this person may open, and who changed what in it. */
export function documentRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/documents', async (c) => {
    const { person } = await services.signedIn(c);
    return c.json(await services.host.ente.documentsOf(person));
  });

  routes.get('/documents/:id/changes', async (c) => {
    const { person } = await services.signedIn(c);
    const { ente } = services.host;
    const query = v.safeParse(Query, c.req.query());
    if (!query.success) throw new HttpProblem('invalid', { faults: faultsOf(query.issues) });
    const document = await ente.store.find(c.req.param('id'));
    // Unknown and forbidden look alike.
    if (document === null || ente.accessOf(person, document) === 'none') throw new HttpProblem('not-found');
    if (!ente.mayReadHistory(person, document)) throw new HttpProblem('forbidden');
    const changes = await ente.store.changes(document.id, { ...query.output, limit: MOST_CHANGES });
    const records: FieldChangeRecord[] = changes
      .filter((change) => change.outcome === 'applied')
      .map(({ seq, at, person: author, proposedBy, table, row, field, from, to }) => ({
        seq,
        at,
        person: author,
        proposedBy: proposedBy ?? null,
        table,
        row,
        field,
        from,
        to,
      }));
    return c.json(records);
  });

  return routes;
}
