import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { isStorageFault } from '../storage-fault.ts';
import { accessRoutes } from './routes/access.ts';
import { accountRoutes } from './routes/accounts.ts';
import { backupRoutes } from './routes/backups.ts';
import { commandRoutes } from './routes/commands.ts';
import { deviceKeyRoutes } from './routes/device-key.ts';
import { documentRoutes } from './routes/documents.ts';
import { feedRoutes } from './routes/feed.ts';
import { historyRoutes } from './routes/history.ts';
import { healthRoutes } from './routes/health.ts';
import { pdfRoutes } from './routes/pdf.ts';
import { providerRoutes } from './routes/provider.ts';
import { refusedRoutes } from './routes/refused.ts';
import { recoveryRoutes } from './routes/recovery.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { sheetRoutes } from './routes/sheets.ts';
import { syncRoutes } from './routes/sync.ts';
import { Services } from './context.ts';
import type { AppEnv, AppParts } from './context.ts';
import { HttpProblem } from './problem.ts';
import { requestLog } from './request-log.ts';
import { isSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { StaticFiles } from './static-files.ts';

/** The whole of HTTP: health, commands under /api, the pages. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const services = new Services(parts);
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    c.header('x-request-id', c.var.requestId);
    await next();
  });
  app.use(requestLog(parts.log, parts.clock));
  app.use(securityHeaders(parts.https));
  app.use('/api/*', async (c, next) => {
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (changes && !isSameOrigin(c.env.incoming, parts.baseUrl)) throw new HttpProblem('wrong-origin');
    c.header('cache-control', 'no-store');
    await next();
  });
  app.route('/', healthRoutes(services));
  app.route('/api', setupRoutes(services));
  app.route('/api', sessionRoutes(services));
  app.route('/api', providerRoutes(services));
  app.route('/api', accessRoutes(services));
  app.route('/api', accountRoutes(services));
  app.route('/api', documentRoutes(services));
  app.route('/api', sheetRoutes(services));
  app.route('/api', historyRoutes(services));
  app.route('/api', refusedRoutes(services));
  app.route('/api', recoveryRoutes(services));
  app.route('/api', commandRoutes(services));
  app.route('/api', backupRoutes(services));
  app.route('/api', feedRoutes(services));
  app.route('/api', syncRoutes(services));
  app.route('/api', deviceKeyRoutes(services));
  app.route('/api', pdfRoutes(services));
  const api = app.routes.filter((route) => route.method !== 'ALL');
  app.all('/api/*', (c) => {
    const allow = methodsOf(api, c.req.path);
    if (allow === '') throw new HttpProblem('not-found');
    const refused = new HttpProblem('method-not-allowed').toResponse();
    refused.headers.set('allow', allow);
    return refused;
  });
  const files = new StaticFiles(parts.build);
  app.get('*', (c) => files.answer(c.req.raw));
  app.notFound(() => new HttpProblem('not-found').toResponse());
  app.onError((fault, c) => {
    const problem =
      fault instanceof HttpProblem ? fault : new HttpProblem(isStorageFault(fault) ? 'storage-unavailable' : 'fault');
    if (problem !== fault)
      parts.log({
        level: 'error',
        requestId: c.var.requestId,
        code: problem.code,
        fault: fault.stack ?? String(fault),
      });
    const response = problem.toResponse();
    // With the headers set before the fault: a cookie taken away stays away.
    return c.newResponse(response.body, response);
  });
  return app;
}

/** What a path answers to: `GET, POST`; empty when there is no such path. */
function methodsOf(routes: readonly { method: string; path: string }[], asked: string): string {
  const parts = asked.split('/');
  const same = routes.filter(({ path }) => {
    const pattern = path.split('/');
    return pattern.length === parts.length && pattern.every((part, at) => part.startsWith(':') || part === parts[at]);
  });
  return [...new Set(same.map(({ method }) => method))].join(', ');
}
