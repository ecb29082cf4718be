import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { decodeExtension, formatSubprotocol } from '#lib/protocol/frames.ts';
import { TestServer } from '../testing/test-server.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: TestServer;
let cookie: string;
let documentId: string;
const sockets: WebSocket[] = [];

beforeAll(async () => {
  server = await TestServer.withExample();
  cookie = await server.signIn('luca.ferri');
  const documents = (await server.get('/api/documents', { cookie })).body as { id: string; area: string | null }[];
  documentId = documents.find((one) => one.area === server.area('TE'))?.id ?? '';
  // The clock of the machine, for whoever asks it; timers run on.
  vi.useFakeTimers({ toFake: ['Date'], now: server.now });
});
afterAll(async () => {
  vi.useRealTimers();
  await server.remove();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

function jump(ms: number): void {
  server.now = new Date(server.now.getTime() + ms);
  vi.setSystemTime(server.now);
}

const status = async (who = cookie) => (await server.get('/api/session', { cookie: who })).status;

/** Resolves once the relay has greeted it, or sent it away. */
async function connect(who = cookie): Promise<{ greeting: unknown; closed: Promise<number>; socket: WebSocket }> {
  const socket = new WebSocket(
    `${server.base.replace('http', 'ws')}/sync/${documentId}`,
    formatSubprotocol(DOCUMENT_SCHEMA.area),
    { headers: { cookie: who } },
  );
  sockets.push(socket);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const greeting = await Promise.race([
    new Promise<unknown>((resolve) => socket.once('message', (data: Buffer) => resolve(decodeExtension(data)))),
    closed,
  ]);
  return { greeting, closed, socket };
}

/** What is looked at every minute, now. */
const recheck = () => server.ente.sessionsEnded();

describe.each([
  ['an hour back', -HOUR],
  ['a year back', -365 * DAY],
  ['an hour forward', HOUR],
])('[RE4] the server’s clock jumps %s', (_name, by) => {
  test('who is signed in stays so, on the open socket too, and comes in anew', async () => {
    const { socket } = await connect();
    jump(by);
    await recheck();
    expect(await status()).toBe(200);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    expect((await connect()).greeting).toMatchObject({ type: 'hello', access: 'write' });
    const anew = await server.signIn('nadia.rota');
    expect(await status(anew)).toBe(200);
    jump(-by);
    await recheck();
    expect(await status()).toBe(200);
    expect(socket.readyState).toBe(WebSocket.OPEN);
  });
});

test('[RE4] beyond the end of the sessions: requests, sockets and feed end at once; and set right, one signs in again', async () => {
  const { closed } = await connect();
  const feed = await fetch(`${server.base}/api/feed`, { headers: { cookie } });
  jump(31 * DAY);
  await recheck();
  expect(await closed).toBe(4401);
  expect(await status()).toBe(401);
  expect((await connect()).greeting).toBe(4401);
  const reader = feed.body!.getReader();
  while (!(await reader.read()).done) continue;

  jump(-31 * DAY);
  const again = await server.signIn('luca.ferri');
  expect(await status(again)).toBe(200);
  expect((await connect(again)).greeting).toMatchObject({ access: 'write' });
});
