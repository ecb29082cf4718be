import { Hono } from 'hono';
import { toBase64 } from 'lib0/buffer';
import * as v from 'valibot';
import { DeviceKeyQuery } from '#lib/protocol/device-key.ts';
import type { AppContext, AppEnv, Services } from '../context.ts';
import { faultsOf } from '../faults.ts';
import { HttpProblem } from '../problem.ts';

/** The secret that opens what this person has sealed on this device: with a session, and for one's own only. */
export function deviceKeyRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/device-key', async (c) => {
    const { person } = await services.signedIn(c);
    const secret = services.host.ente.deviceKeys.secretOf(person, deviceOf(c));
    return c.json({ secret: toBase64(secret) });
  });

  routes.delete('/device-key', async (c) => {
    const { person } = await services.signedIn(c);
    services.host.ente.deviceKeys.forget(person, deviceOf(c));
    return c.body(null, 204);
  });

  return routes;
}

function deviceOf(c: AppContext): string {
  const query = v.safeParse(DeviceKeyQuery, c.req.query());
  if (!query.success) throw new HttpProblem('invalid', { faults: faultsOf(query.issues) });
  return query.output.device;
}
