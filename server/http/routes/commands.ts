import { Hono } from 'hono';
import { Command } from '#lib/protocol/http.ts';
import { previewMerge } from '../../commands/merge.ts';
import { perform } from '../../commands/perform.ts';
import type { AppEnv, Services } from '../context.ts';
import { PLAN_BODY, readBody } from '../request-body.ts';

/** The registry, and what changes it. */
export function commandRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/registry', async (c) => {
    await services.signedIn(c);
    return c.json(services.host.ente.registry);
  });

  routes.get('/stemma', async (c) => {
    await services.signedIn(c);
    return c.json(services.host.ente.stemma);
  });

  routes.get('/people/:keep/merge/:drop', async (c) => {
    const { person } = await services.signedIn(c);
    services.host.ente.assertMay(person, 'edit-registry');
    return c.json(await previewMerge(services.host.ente, c.req.param('keep'), c.req.param('drop')));
  });

  routes.post('/commands', async (c) => {
    // Who is nobody sends no megabytes.
    const { person } = await services.signedIn(c);
    const command = await readBody(c, Command, PLAN_BODY);
    return c.json(await perform(services.host.ente, person, command));
  });

  return routes;
}
