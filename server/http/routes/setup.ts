import { Hono } from 'hono';
import { ExampleInput, SetupInput } from '#lib/protocol/http.ts';
import type { Status } from '#lib/protocol/http.ts';
import { setUpEnte } from '../../commands/set-up.ts';
import { fillExample, EXAMPLE_ENTITY } from '../../example/fill-example.ts';
import { EXAMPLE_LOGINS } from '../../example/logins.ts';
import type { AppEnv, Services } from '../context.ts';
import { HttpProblem } from '../problem.ts';
import { PLAN_BODY, readBody } from '../request-body.ts';
import { assertOwnChoice } from '../own-password.ts';
import { enterWithNewPassword } from './session.ts';

/** First run: the real ente, or the example and out of it again. */
export function setupRoutes(services: Services): Hono<AppEnv> {
  const { host, parts } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/status', (c) => {
    services.strangers.take(services.client(c).ip);
    const entity = host.current?.registry.entity ?? null;
    const status: Status = {
      version: parts.version,
      entity: entity === null ? null : { id: entity.id, name: entity.name },
      example: host.example,
      needsCode: !services.client(c).local && (entity === null || host.example),
      provider: parts.provider === null ? null : { name: parts.provider.name, only: parts.provider.only },
      logins: host.example
        ? EXAMPLE_LOGINS.map(({ identifier, password, name, role }) => ({ identifier, password, name, role }))
        : [],
    };
    return c.json(status);
  });

  routes.post('/setup', async (c) => {
    services.strangers.take(services.client(c).ip);
    // Where a Comune is, nobody sends megabytes to make another.
    if (host.current !== null) throw new HttpProblem('already-set-up');
    const input = await readBody(c, SetupInput, PLAN_BODY);
    services.assertMaySetUp(c, input.code);
    assertOwnChoice(services, input.account.password, 'account.password');
    await setUpEnte(host, input);
    return enterWithNewPassword(services, c, input.account.identifier);
  });

  routes.post('/example/start', async (c) => {
    services.strangers.take(services.client(c).ip);
    services.assertMaySetUp(c, (await readBody(c, ExampleInput)).code);
    await host.startExample(EXAMPLE_ENTITY, fillExample);
    return c.body(null, 204);
  });

  routes.post('/example/leave', async (c) => {
    services.strangers.take(services.client(c).ip);
    services.assertMaySetUp(c, (await readBody(c, ExampleInput)).code);
    await host.leaveExample();
    return c.body(null, 204);
  });

  return routes;
}
