import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { BenchClient } from './relay/bench-client.ts';
import { milliseconds, quantile } from './stats.ts';

const SECONDS = 8;
const OBJECTIVES = 60;
const HISTORY = 5_000;
const MEETING = { documents: 6, people: 5, editsPerSecond: 5 };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The relay in a process of its own, with every check of a write on. */
class RelayProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'traguardo-bench-'));
  #child: ChildProcess | null = null;
  #port = 0;

  async start(): Promise<void> {
    const server = join(import.meta.dirname, 'relay/fixture-server.ts');
    const child = spawn(process.execPath, [server, String(this.#port), join(this.folder, 'comune.sqlite')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const chunk of child.stdout) {
      const port = /listening (\d+)/.exec(String(chunk))?.[1];
      if (port === undefined) continue;
      this.#port = Number(port);
      return;
    }
    throw new Error('The relay did not start');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }

  async prepare(...documents: string[]): Promise<void> {
    await fetch(`http://127.0.0.1:${this.#port}/prepare`, { method: 'POST', body: JSON.stringify(documents) });
  }

  client(document: string, person: string, doc?: Y.Doc): BenchClient {
    return new BenchClient(`ws://127.0.0.1:${this.#port}/sync/${document}?person=${person}`, doc);
  }

  /** User and system time so far; null where there is no /proc. */
  cpuMs(): number | null {
    try {
      const stat = readFileSync(`/proc/${this.#child?.pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return null;
    }
  }
}

function plan(doc: Y.Doc): void {
  doc.transact(() => {
    for (let number = 0; number < OBJECTIVES; number += 1) {
      const row = new Y.Map<unknown>();
      row.set('title', new Y.Text(`Obiettivo ${number} del settore`));
      row.set('description', new Y.Text('Riduzione dei tempi del procedimento per i cittadini. '.repeat(4)));
      row.set('notes', new Y.Text());
      row.set('weight', 10);
      doc.getMap('objectives').set(`o${number}`, row);
    }
  });
}

const notesOf = (doc: Y.Doc, number: number) =>
  (doc.getMap('objectives').get(`o${number % OBJECTIVES}`) as Y.Map<unknown>).get('notes') as Y.Text;

/** Every client writes at its pace, the others note when it arrives. Resolves with the times in ms. */
async function writeTogether(rooms: BenchClient[][], editsPerSecond: number): Promise<number[]> {
  const samples: number[] = [];
  const pending: Promise<void>[] = [];
  const edits = SECONDS * editsPerSecond;
  const write = async (writer: BenchClient, others: BenchClient[], phase: number) => {
    const start = performance.now() + phase;
    for (let edit = 0; edit < edits; edit += 1) {
      await sleep(Math.max(0, start + (edit * 1_000) / editsPerSecond - performance.now()));
      const begun = performance.now();
      const text = notesOf(writer.doc, writer.doc.clientID);
      text.insert(text.length, 'x');
      const clock = Y.getState(writer.doc.store, writer.doc.clientID);
      for (const other of others) {
        pending.push(other.arrival(writer.doc.clientID, clock).then((at) => void samples.push(at - begun)));
      }
    }
  };
  await Promise.all(
    rooms.flatMap((room, at) =>
      room.map((writer, index) =>
        write(
          writer,
          room.filter((other) => other !== writer),
          (at * 37 + index * 71) % (1_000 / editsPerSecond),
        ),
      ),
    ),
  );
  await Promise.all(pending);
  return samples;
}

async function openRoom(relay: RelayProcess, document: string, people: number): Promise<BenchClient[]> {
  await relay.prepare(document);
  const clients = Array.from({ length: people }, (_, index) => relay.client(document, `${document}-${index}`));
  const [first, ...others] = clients;
  if (first === undefined) return [];
  await first.connect();
  plan(first.doc);
  const clock = Y.getState(first.doc.store, first.doc.clientID);
  for (const other of others) {
    await other.connect();
    await other.arrival(first.doc.clientID, clock);
  }
  return clients;
}

/** What the machine takes for a message there and back, and to put 4 KiB on the disk. */
async function rawCosts(folder: string): Promise<{ echo: number[]; fsync: number[] }> {
  const server = new WebSocketServer({ port: 0, perMessageDeflate: false });
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  const echo: number[] = [];
  const fsync: number[] = [];
  const file = openSync(join(folder, 'raw'), 'w');
  const page = new Uint8Array(4_096);
  for (let round = 0; round < 200; round += 1) {
    const begun = performance.now();
    socket.send(new Uint8Array(40));
    await once(socket, 'message');
    const back = performance.now();
    writeSync(file, page, 0, page.length, (round % 50) * page.length);
    fdatasyncSync(file);
    echo.push(back - begun);
    fsync.push(performance.now() - back);
    await sleep(10);
  }
  closeSync(file);
  socket.terminate();
  server.close();
  return { echo, fsync };
}

const shown = (samples: number[]) =>
  `p50 ${milliseconds(quantile(samples, 0.5))}, p95 ${milliseconds(quantile(samples, 0.95))}`;
const ratio = (samples: number[], raw: { echo: number[]; fsync: number[] }) =>
  (quantile(samples, 0.5) / (quantile(raw.echo, 0.5) + quantile(raw.fsync, 0.5))).toFixed(1);

/** The relay alone, without a browser: everything is on stable storage before anybody sees it. */
export async function measureRelay(): Promise<string[]> {
  const relay = new RelayProcess();
  await relay.start();
  try {
    const raw = await rawCosts(relay.folder);
    const pair = await openRoom(relay, 'pair', 2);
    const typing = await writeTogether([pair], 20);

    const rooms: BenchClient[][] = [];
    for (let number = 0; number < MEETING.documents; number += 1) {
      rooms.push(await openRoom(relay, `meeting${number}`, MEETING.people));
    }
    const before = relay.cpuMs();
    const meeting = await writeTogether(rooms, MEETING.editsPerSecond);
    const after = relay.cpuMs();
    const edits = SECONDS * MEETING.editsPerSecond * MEETING.documents * MEETING.people;
    const cpu =
      before === null || after === null ? 'not known here' : `${Math.round(((after - before) / edits) * 1_000)} ms`;

    const [writer, reader] = pair;
    if (writer === undefined || reader === undefined) throw new Error('nobody there');
    writer.disconnect();
    for (let edit = 0; edit < HISTORY; edit += 1) {
      const text = notesOf(writer.doc, Math.floor(edit / 40));
      if (edit % 9 === 8 && text.length > 0) text.delete(text.length - 1, 1);
      else text.insert(text.length, 'y');
    }
    const caughtUp = reader.arrival(writer.doc.clientID, Y.getState(writer.doc.store, writer.doc.clientID));
    const back = performance.now();
    await writer.connect();
    const catchUp = (await caughtUp) - back;

    for (const client of [...pair, ...rooms.flat()]) client.disconnect();
    await relay.stop();
    await relay.start();
    const warm = relay.client('meeting0', 'nobody');
    await warm.connect();
    const opener = relay.client('pair', 'somebody');
    const asked = performance.now();
    await opener.connect();
    const open = performance.now() - asked;
    for (const client of [warm, opener]) client.disconnect();

    return [
      `Relay, typing (2 people, 1 document of ${OBJECTIVES} objectives, 20 edits/s each, ${SECONDS} s): ${shown(typing)}; ${ratio(typing, raw)} times a raw echo and a raw write to disk`,
      `Relay, meeting (${MEETING.documents * MEETING.people} people on ${MEETING.documents} documents, ${MEETING.editsPerSecond} edits/s each, ${SECONDS} s): ${shown(meeting)}; ${ratio(meeting, raw)} times; server CPU for 1000 edits ${cpu}`,
      `Relay, ${HISTORY} edits made offline come back: ${milliseconds(catchUp)} until the other person has them`,
      `Relay, first opening after a restart (${OBJECTIVES} objectives, ${HISTORY} edits behind them): ${milliseconds(open)}`,
      `  raw WebSocket echo ${shown(raw.echo)}; raw write of 4 KiB and fdatasync ${shown(raw.fsync)}`,
    ];
  } finally {
    await relay.stop();
    rmSync(relay.folder, { recursive: true, force: true });
  }
}
