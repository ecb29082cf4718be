import { Hono } from 'hono';
import type { FeedEvent } from '#lib/protocol/http.ts';
import type { AppEnv, Services } from '../context.ts';

const EVERY_30_SECONDS = 30_000;
/** A device that does not read for so many events asks for the list anew instead. */
const MOST_WAITING = 2_000;

/**
 * GET /api/feed: what moved, as server-sent events. Whoever connects is told where everything stands, so
 * Last-Event-ID adds nothing and may say anything.
 */
export function feedRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get('/feed', async (c) => {
    const { person, sessionId } = await services.signedIn(c);
    const { ente } = services.host;
    const now = (): FeedEvent => ({ type: 'time', at: services.parts.clock().toISOString() });
    const start: FeedEvent[] = [
      now(),
      { type: 'registry', version: ente.registry.version },
      ...(await ente.documentsOf(person)).map(({ id, seq }): FeedEvent => ({ type: 'document', id, seq })),
    ];
    let stop = () => {};
    const stream = new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const encoder = new TextEncoder();
          let count = 0;
          const end = () => {
            stop();
            controller.close();
          };
          const send = (event: FeedEvent) => {
            if ((controller.desiredSize ?? 0) <= -MOST_WAITING) return end();
            count += 1;
            controller.enqueue(encoder.encode(`id: ${count}\ndata: ${JSON.stringify(event)}\n\n`));
          };
          const leave = ente.feed.join({ person, sessionId, send, end });
          const timer = setInterval(() => {
            if (ente.sessionStands(sessionId)) send(now());
            else end();
          }, EVERY_30_SECONDS);
          stop = () => {
            clearInterval(timer);
            leave();
          };
          start.forEach(send);
        },
        cancel: () => stop(),
      },
      { highWaterMark: MOST_WAITING },
    );
    return c.body(stream, 200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
  });

  return routes;
}
