import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { createSend, type Send } from './request.ts';

const Answer = v.object({ version: v.number() });

function answering(respond: (path: string, init: RequestInit) => Response | Error): Send {
  return createSend((path, init) => {
    const answer = respond(String(path), init ?? {});
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
}

describe('asking the relay', () => {
  test('an answer is checked before it is believed', async () => {
    const send = answering((path) => Response.json(path === '/good' ? { version: 1 } : { version: 'one' }));
    expect(await send('GET', '/good', Answer)).toEqual({ version: 1 });
    await expect(send('GET', '/odd', Answer)).rejects.toMatchObject({ code: 'unexpected', status: 200 });
  });

  test('a refusal brings its code and the place of each fault', async () => {
    const faults = [{ path: 'entity.name', detail: 'Manca.' }];
    const problem = {
      type: 'about:blank',
      title: 't',
      status: 422,
      code: 'invalid',
      detail: 'Controlla.',
      faults,
      retryAfter: 3,
    };
    const send = answering(() => Response.json(problem, { status: 422 }));
    await expect(send('POST', '/x', Answer)).rejects.toMatchObject({
      code: 'invalid',
      status: 422,
      faults,
      retryAfter: 3,
    });
  });

  test('no network, or a proxy without relay, is unreachable', async () => {
    await expect(answering(() => new TypeError('no'))('GET', '/x', Answer)).rejects.toMatchObject({
      code: 'unreachable',
      status: 0,
    });
    const proxy = answering(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(proxy('GET', '/x', Answer)).rejects.toMatchObject({ code: 'unreachable', status: 502 });
  });

  test('a change says that it is JSON, also without a body; an empty answer is an answer', async () => {
    const seen: RequestInit[] = [];
    const send = answering((_path, init) => {
      seen.push(init);
      return new Response(null, { status: 204 });
    });
    await send('DELETE', '/api/session', v.unknown());
    await send('GET', '/api/session', v.unknown());
    expect(seen[0]).toMatchObject({ method: 'DELETE', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(seen[1]?.body).toBeUndefined();
  });
});
