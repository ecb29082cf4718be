import { Hono } from 'hono';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { run } from '../../entity/rows.ts';
import type { AppEnv, Services } from '../context.ts';

/** For whoever watches the process. */
export function healthRoutes(services: Services): Hono<AppEnv> {
  const { parts } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/healthz', (c) => c.json({ status: 'ok' }));

  routes.get('/readyz', async (c) => {
    services.strangers.take(services.client(c).ip);
    const ente = parts.host.current;
    const checks: Record<string, 'ok' | 'failing' | 'stale' | 'none'> = {};
    let backup: { ageHours: number } | undefined;
    if (ente !== null) {
      checks.database = takesWrites(() => {
        const sql = 'INSERT INTO readiness (only_row, at) VALUES (1, ?) ON CONFLICT DO UPDATE SET at = excluded.at';
        run(ente.db, sql, parts.clock().toISOString());
      });
      checks.relay = ente.relay.healthy ? 'ok' : 'failing';
      const { health, newest } = await parts.host.backups.state();
      checks.backup = health;
      if (newest !== null) backup = { ageHours: hoursBetween(newest.at, parts.clock()) };
    }
    // A new Comune has no copy yet and is ready all the same.
    const ready = Object.values(checks).every((state) => state === 'ok' || state === 'none');
    return c.json({ status: ready ? 'ok' : 'failing', checks, ...(backup && { backup }) }, ready ? 200 : 503);
  });

  routes.get('/version', (c) => c.json({ version: parts.version, protocol: PROTOCOL_VERSION, source: parts.source }));

  return routes;
}

function hoursBetween(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 360_000) / 10;
}

function takesWrites(write: () => void): 'ok' | 'failing' {
  try {
    write();
    return 'ok';
  } catch {
    return 'failing';
  }
}
