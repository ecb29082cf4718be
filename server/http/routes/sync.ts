import { Hono } from 'hono';
import { toBase64 } from 'lib0/buffer';
import { personName } from '#lib/domain/org.ts';
import { BatchRequest, MAX_BATCH_BYTES, type BatchDocument } from '#lib/protocol/batch.ts';
import { parseSubprotocol } from '#lib/protocol/frames.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { runErrand } from '../../relay/errand.ts';
import type { AppEnv, Services } from '../context.ts';
import { readBody } from '../request-body.ts';

/** Rooms loaded at the same time for one request; enough for one commit to serve several documents. */
const AT_ONCE = 8;
/** Bytes of content after which no further document is begun. */
const MUCH = 6 * 1024 * 1024;

/** POST /api/sync: documents nobody is looking at are fetched and their changes stored, many at once. */
export function syncRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.post('/sync', async (c) => {
    const { person: id, sessionId } = await services.signedIn(c);
    services.batchBucket.take(id);
    const { device, documents } = await readBody(c, BatchRequest, MAX_BATCH_BYTES);
    const { ente } = services.host;
    const known = ente.registry.people.find((one) => one.id === id);
    const who = {
      person: { id, name: known === undefined ? '' : personName(known) },
      device: device ?? null,
      session: { id: sessionId },
    };

    const waiting = [...documents];
    const answers: BatchDocument[] = [];
    let size = 0;
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && size < MUCH; next = waiting.shift()) {
        // A socket without our subprotocol is served read-only; here nobody speaks who does not know it.
        const answer: BatchDocument =
          parseSubprotocol(next.subprotocol) === null
            ? { id: next.id, closed: CLOSE.clientTooOld, reason: '' }
            : await runErrand(ente.relay, next, who);
        if ('update' in answer) size += answer.update.byteLength;
        answers.push(answer);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return c.json({ documents: answers.map(onTheWire) });
  });

  return routes;
}

function onTheWire(answer: BatchDocument) {
  if ('closed' in answer) return answer;
  return { ...answer, vector: toBase64(answer.vector), update: toBase64(answer.update) };
}
