import { Hono } from 'hono';
import type { AppEnv, Services } from '../context.ts';

/** Who has an account, for those who manage them. */
export function accountRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get('/accounts', async (c) => {
    const { person } = await services.signedIn(c);
    services.host.ente.assertMay(person, 'manage-accounts');
    return c.json(services.host.ente.accounts.list());
  });
  return routes;
}
