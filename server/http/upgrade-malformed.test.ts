import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { decodeExtension, formatSubprotocol } from '#lib/protocol/frames.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let cookie: string;
let documentId: string;
let anna: WebSocket;
beforeAll(async () => {
  server = await TestServer.withExample();
  cookie = await server.signIn('luca.ferri');
  const documents = (await server.get('/api/documents', { cookie })).body as { id: string; area: string | null }[];
  documentId = documents.find((one) => one.area === server.area('TE'))?.id ?? '';
  anna = await greeted();
});
afterAll(async () => {
  anna.close();
  await server.remove();
});

/** An honest socket, once the relay has greeted it. */
async function greeted(): Promise<WebSocket> {
  const socket = new WebSocket(
    `${server.base.replace('http', 'ws')}/sync/${documentId}`,
    formatSubprotocol(DOCUMENT_SCHEMA.area),
    { headers: { cookie } },
  );
  const hello = await new Promise<unknown>((resolve, reject) => {
    socket.once('message', (data: Buffer) => resolve(decodeExtension(data)));
    socket.once('error', reject);
  });
  expect(hello).toMatchObject({ type: 'hello', access: 'write' });
  return socket;
}

const HEADERS: Record<string, string> = {
  host: 'comune.example',
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-version': '13',
};

function handshake(headers: Record<string, string | null> = {}, { method = 'GET', more = '' } = {}): string {
  const lines = Object.entries({ ...HEADERS, ...headers }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return [`${method} /sync/${documentId} HTTP/1.1`, ...lines].join('\r\n') + `\r\n${more}\r\n`;
}

/** Says something to the server's port, and `then` once it answers. Resolves with the first line, once it is over. */
function speak(text: string, then?: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(server.running.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1');
    socket.on('data', (data: string) => {
      if (heard === '' && then) socket.write(then);
      heard += data;
    });
    // A client that is answered with an error and said nothing more hangs up by itself.
    socket.on('end', () => socket.end());
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard.split('\r\n', 1)[0] ?? ''));
  });
}

async function goesOn(): Promise<void> {
  expect(anna.readyState).toBe(WebSocket.OPEN);
  (await greeted()).close();
}

const MANY = Array.from({ length: 3_000 }, (_, index) => `x-${index}: y\r\n`).join('');
const FEW_AND_LONG = Array.from({ length: 20 }, (_, index) => `x-${index}: ${'y'.repeat(1_000)}\r\n`).join('');

describe('[RE7] a handshake that is none is refused, and nobody else notices', () => {
  test.each<[string, () => string, RegExp]>([
    ['without a key', () => handshake({ 'sec-websocket-key': null }), / 400 /],
    ['with a key of the wrong length', () => handshake({ 'sec-websocket-key': 'YQ==' }), / 400 /],
    ['of another version', () => handshake({ 'sec-websocket-version': '7' }), / 400 /],
    ['for another protocol', () => handshake({ upgrade: 'h2c' }), / 400 /],
    ['by another method', () => handshake({}, { method: 'POST' }), / 405 /],
    ['with an empty subprotocol', () => handshake({ 'sec-websocket-protocol': 'a,,b' }), / 400 /],
    ['with one subprotocol twice', () => handshake({ 'sec-websocket-protocol': 'a, a' }), / 400 /],
    ['with a line that is no header', () => handshake({}, { more: 'nothing\r\n' }), / 400 /],
    ['with 3 000 headers', () => handshake({}, { more: MANY }), / 431 /],
    ['with headers of 20 000 bytes', () => handshake({}, { more: FEW_AND_LONG }), / 431 /],
  ])('%s', async (_name, text, answer) => {
    expect(await speak(text())).toMatch(answer);
    await goesOn();
  });
});

/** Opcode and flags, length, payload; from a device the mask bit has to be set. */
const frame = (first: number, second: number, ...payload: number[]) => new Uint8Array([first, second, ...payload]);
const FRAMES: [string, Uint8Array][] = [
  ['not masked', frame(0x82, 0x01, 1)],
  ['with reserved bits', frame(0xf2, 0x80, 0, 0, 0, 0)],
  ['of a reserved kind', frame(0x83, 0x80, 0, 0, 0, 0)],
  ['a control frame of 126 bytes', frame(0x89, 0xfe, 0, 126, 0, 0, 0, 0)],
  ['a control frame in parts', frame(0x09, 0x80, 0, 0, 0, 0)],
  ['a continuation of nothing', frame(0x80, 0x80, 0, 0, 0, 0)],
  ['of 2^63 bytes', frame(0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0)],
  ['text that is no text', frame(0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28)],
  ['a close with a code there is none of', frame(0x88, 0x82, 0, 0, 0, 0, 0, 1)],
];

describe('[RE7] a frame that is none costs its connection only', () => {
  test.each(FRAMES)('%s, from one who is signed in', async (_name, bytes) => {
    expect(await speak(handshake({ cookie }), bytes)).toMatch(/ 101 /);
    await goesOn();
  });

  test.each(FRAMES)('%s, from a stranger who is being sent away', async (_name, bytes) => {
    expect(await speak(handshake(), bytes)).toMatch(/ 101 /);
    await goesOn();
  });
});
