import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { decodeExtension, formatSubprotocol } from '#lib/protocol/frames.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let cookie: string;
let documentId: string;
beforeAll(async () => {
  server = await TestServer.withExample();
  cookie = await server.signIn('luca.ferri');
  const documents = (await server.get('/api/documents', { cookie })).body as { id: string; area: string | null }[];
  documentId = documents.find((one) => one.area === server.area('TE'))?.id ?? '';
});
afterAll(() => server.remove());

function open(id: string, headers: Record<string, string>, path = `/sync/${id}`): WebSocket {
  return new WebSocket(server.base.replace('http', 'ws') + path, formatSubprotocol(DOCUMENT_SCHEMA.area), { headers });
}

function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
}

describe('[WI1] a socket', () => {
  test('of one who may is greeted with access and time', async () => {
    const socket = open(documentId, { cookie, origin: server.base });
    const hello = await new Promise((resolve) =>
      socket.once('message', (data: Buffer) => resolve(decodeExtension(data))),
    );
    expect(hello).toMatchObject({ type: 'hello', access: 'write' });
    expect(socket.protocol).toBe(formatSubprotocol(DOCUMENT_SCHEMA.area));
    socket.close();
  });

  test('without a session is accepted and closed with 4401', async () => {
    expect(await closeCode(open(documentId, {}))).toBe(4401);
    expect(await closeCode(open(documentId, { cookie: 'traguardo-a.session_token=x.y' }))).toBe(4401);
  });

  test('[RE5] on a document that is not, or is not hers, gets the same 4403', async () => {
    expect(await closeCode(open('nowhere', { cookie }))).toBe(4403);
    const { cookie: outsider } = await server.post('/api/session', {
      identifier: 'segretario',
      password: 'valmora-prova',
    });
    const bettoni = {
      type: 'person.save',
      person: { id: 'person-outside', givenName: 'Ada', familyName: 'Esterna', title: '' },
    };
    await server.command(bettoni, outsider);
    await server.ente.accounts.create('person-outside', 'ada.esterna', 'valmora-prova');
    expect(await closeCode(open(documentId, { cookie: await server.signIn('ada.esterna') }))).toBe(4403);
  });

  test('opened by another site’s page gets 4403', async () => {
    expect(await closeCode(open(documentId, { cookie, origin: 'https://altrove.example' }))).toBe(4403);
  });

  test('a stranger who knocks without end is cut off, and who is signed in comes in from the same address', async () => {
    server.remote = '198.51.100.20';
    const knocks = Array.from({ length: 310 }, () => closeCode(open(documentId, {})).catch(() => 'cut'));
    expect(new Set(await Promise.all(knocks))).toEqual(new Set([4401, 'cut']));
    const socket = open(documentId, { cookie });
    const closed = closeCode(socket);
    await new Promise((resolve) => socket.once('message', resolve));
    socket.close(1000);
    expect(await closed).toBe(1000);
    server.remote = '127.0.0.1';
  });

  test('elsewhere is no socket', async () => {
    const socket = open('x', { cookie }, '/altro');
    await expect(closeCode(socket)).rejects.toThrow('404');
  });

  test('[RE4] goes when the incarico ends', async () => {
    const socket = open(documentId, { cookie });
    const closed = closeCode(socket);
    await new Promise((resolve) => socket.once('message', resolve));
    const segretario = await server.signIn('segretario');
    const incarico = server.ente.registry.incarichi.find((one) => one.person === server.person('Ferri'));
    await server.command(
      { type: 'incarico.save', incarico: { ...incarico, to: '2020-12-31', from: '2020-01-01' } },
      segretario,
    );
    expect(await closed).toBe(4300);
    await server.command({ type: 'incarico.save', incarico }, segretario);
  });

  test('comes back later when the server stops', async () => {
    const socket = open(documentId, { cookie });
    const closed = closeCode(socket);
    await new Promise((resolve) => socket.once('message', resolve));
    await server.stop();
    expect(await closed).toBe(1012);
  });
});
