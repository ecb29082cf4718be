import { Hono } from 'hono';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { run } from '../../entity/rows.ts';
import type { AppEnv, Services } from '../context.ts';

/** For whoever watches the process. */
export function healthRoutes({ parts }: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/healthz', (c) => c.json({ status: 'ok' }));

  routes.get('/readyz', (c) => {
    const ente = parts.host.current;
    const checks: Record<string, 'ok' | 'failing'> = {};
    if (ente !== null) {
      checks.database = takesWrites(() => {
        const sql = 'INSERT INTO readiness (only_row, at) VALUES (1, ?) ON CONFLICT DO UPDATE SET at = excluded.at';
        run(ente.db, sql, parts.clock().toISOString());
      });
      checks.relay = ente.relay.healthy ? 'ok' : 'failing';
    }
    const ready = Object.values(checks).every((state) => state === 'ok');
    return c.json({ status: ready ? 'ok' : 'failing', checks }, ready ? 200 : 503);
  });

  routes.get('/version', (c) => c.json({ version: parts.version, protocol: PROTOCOL_VERSION, source: parts.source }));

  return routes;
}

function takesWrites(write: () => void): 'ok' | 'failing' {
  try {
    write();
    return 'ok';
  } catch {
    return 'failing';
  }
}
