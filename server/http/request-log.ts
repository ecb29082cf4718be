import type { Context, Next } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from './context.ts';

/** One line per request: what was asked for, never by whom, from where, or with which id. */
export function requestLog(log: (line: Record<string, unknown>) => void, clock: () => Date) {
  return async (c: Context<AppEnv>, next: Next): Promise<void> => {
    const start = clock().getTime();
    await next();
    log({
      level: c.res.status >= 500 ? 'error' : 'info',
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: clock().getTime() - start,
      requestId: c.var.requestId,
    });
  };
}

/** The pattern that answered, `/api/documents/:id/changes`; `/*` for pages and whatever does not exist. */
function routeOf(c: Context<AppEnv>): string {
  return matchedRoutes(c).findLast((route) => !route.path.endsWith('*'))?.path ?? '/*';
}
