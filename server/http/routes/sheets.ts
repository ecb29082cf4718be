import { Hono } from 'hono';
import { mayReadDelivered } from '#lib/domain/confidential.ts';
import type { DeliveredSheet } from '#lib/protocol/http.ts';
import type { AppEnv, Services } from '../context.ts';
import { HttpProblem } from '../problem.ts';

/** What was delivered to people; the sheets themselves are documents. */
export function sheetRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/sheets/:year/:person', async (c) => {
    const { person: reader } = await services.signedIn(c);
    const { ente } = services.host;
    const sheet = { year: Number(c.req.param('year')), person: c.req.param('person') };
    const document = await ente.document({ kind: 'eval-sheet', ...sheet });
    const delivery = document === null ? null : ente.evaluations.delivered(document.id);
    // Not delivered, not there and not for this person look alike.
    if (delivery === null || !mayReadDelivered(sheet, ente.actor(reader), ente.registry, ente.today))
      throw new HttpProblem('not-found');
    const { version, at, sha256, content } = delivery;
    const answer: DeliveredSheet = { version, at, sha256, sheet: JSON.parse(content) };
    return c.json(answer);
  });

  return routes;
}
