import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { FeedEvent } from '#lib/protocol/http.ts';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.withExample();
});
afterAll(() => server.remove());

/** Reads the stream event by event. */
async function listen(cookie: string): Promise<{
  until(found: (event: FeedEvent) => boolean): Promise<FeedEvent[]>;
  ended(): Promise<void>;
  stop(): void;
}> {
  const abort = new AbortController();
  const response = await fetch(`${server.base}/api/feed`, {
    headers: { cookie, 'last-event-id': 'anything' },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<FeedEvent | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1] ?? '';
        text = text.slice(end + 2);
        return v.parse(FeedEvent, JSON.parse(data));
      }
      const { value, done } = await reader.read();
      if (done) return null;
      text += value;
    }
  };
  return {
    async until(found) {
      const events: FeedEvent[] = [];
      for (;;) {
        const event = await next();
        if (event === null) throw new Error('the stream ended');
        events.push(event);
        if (found(event)) return events;
      }
    },
    async ended() {
      while ((await next()) !== null);
    },
    stop: () => abort.abort(),
  };
}

test('[DO9] tells where everything stands, then what moves', async () => {
  const cookie = await server.signIn('luca.ferri');
  const feed = await listen(cookie);
  const { registry } = server.ente;
  const start = await feed.until((event) => event.type === 'document');
  expect(start.slice(0, 2)).toMatchObject([{ type: 'time' }, { type: 'registry', version: registry.version }]);

  const document = await server.ente.document({ kind: 'area', year: registry.years[0] ?? 0, area: server.area('TE') });
  const id = document?.id ?? '';
  await server.ente.relay.edit(id, server.person('Ferri'), (area) => {
    if (area instanceof AreaDocument) area.addObjective({ title: 'Nuovo' });
  });
  await feed.until((event) => event.type === 'document' && event.id === id && event.seq === (document?.seq ?? 0) + 1);

  const segretario = await server.signIn('segretario');
  await server.command({ type: 'entity.save', entity: { name: 'Comune di Valmora', province: 'BG' } }, segretario);
  await feed.until((event) => event.type === 'registry' && event.version === registry.version + 1);
  await feed.until((event) => event.type === 'rights');
  feed.stop();
});

test('ends with the session', async () => {
  const cookie = await server.signIn('chiara.locatelli');
  const feed = await listen(cookie);
  await feed.until((event) => event.type === 'registry');
  await server.ask('DELETE', '/api/session', undefined, { cookie });
  await feed.ended();
});

test('is for those who signed in', async () => {
  expect((await server.get('/api/feed')).status).toBe(401);
});
