import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA, readMeta, type DocumentName } from '#lib/documents/kind.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import type { EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import { TestServer } from '../testing/test-server.ts';

const AT = '2027-01-10T08:00:00.000Z';
const migrations = join(import.meta.dirname, '../storage/migrations');

/** A document as schema 1 had it, written by hand: the structure, then what a person wrote. */
class OldDocument {
  readonly doc = new Y.Doc();
  readonly rows: Uint8Array[] = [];
  readonly clients: number[] = [];

  readonly id: string;
  readonly name: { kind: 'area' | 'plan'; year: number; area: string | null };

  constructor(id: string, kind: 'area' | 'plan', year: number, area: string | null) {
    this.id = id;
    this.name = { kind, year, area };
    this.#row(() => {
      for (const [key, value] of Object.entries({ ...this.name, schema: 1 })) this.doc.getMap('meta').set(key, value);
    });
    this.doc.clientID += 1;
  }

  write(table: string, id: string, fields: Record<string, string | number | boolean | null>): this {
    this.#row(() => {
      const row = new Y.Map<unknown>();
      for (const [field, value] of Object.entries(fields)) row.set(field, value);
      row.set('description', new Y.Text(`Descrizione di ${id}`));
      this.doc.getMap(table).set(id, row);
    });
    return this;
  }

  #row(change: () => void): void {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(change);
    this.rows.push(Y.encodeStateAsUpdate(this.doc, before));
    this.clients.push(this.doc.clientID);
  }
}

const alive = { discarded: false, discardedAt: '' };
const line = (title: string, position: string) => ({ ...alive, title, position });
const strategic = (title: string, mandateLine: string | null) => ({
  ...alive,
  code: '',
  title,
  position: 'a0',
  mandateLine,
});

function oldPlans(): OldDocument[] {
  return [
    new OldDocument('plan-26', 'plan', 2026, null)
      .write('mandateLines', 'line-26', line('Un Comune vicino', 'a0'))
      .write('mandateLines', 'line-left', line('Solo nel 2026', 'a5'))
      .write('strategicObjectives', 'goal-26', strategic('Sportelli', 'line-26')),
    new OldDocument('plan-27', 'plan', 2027, null)
      .write('mandateLines', 'line-27', line('Un Comune vicino', 'a0'))
      .write('mandateLines', 'line-off', { ...line('Nel Cestino', 'a1'), discarded: true })
      .write('strategicObjectives', 'goal-27', strategic('Sportelli digitali', 'line-27')),
    new OldDocument('area-27', 'area', 2027, 'area-uno').write('objectives', 'objective', {
      ...alive,
      position: 'a0',
      title: 'Anagrafe',
      strategicObjective: 'goal-27',
    }),
  ];
}

/** The data folder as the first version left it. */
function writeOldFolder(data: string, documents: readonly OldDocument[]): void {
  mkdirSync(join(data, 'ente'), { recursive: true });
  const db = new DatabaseSync(join(data, 'ente', 'traguardo.sqlite'));
  db.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT');
  for (const name of readdirSync(migrations).filter((one) => one < '0020')) {
    db.exec(readFileSync(join(migrations, name), 'utf8'));
    db.prepare('INSERT INTO migrations VALUES (?)').run(name);
  }
  db.exec(`INSERT INTO entity (only_row, id, name, province) VALUES (1, 'ente-prova', 'Comune di Prova', 'BG');
    INSERT INTO years VALUES (2026), (2027);
    INSERT INTO areas VALUES ('area-uno', 'Area Uno', 'UN', 0, '[]', NULL, NULL);
    INSERT INTO people VALUES ('person-sara', 'Sara', 'Prova', '');
    INSERT INTO incarichi VALUES ('incarico-sara', 'person-sara', 'segretario', NULL, '', '2020-01-01', NULL);`);
  for (const { id, name, rows, clients } of documents) {
    const { kind, year, area } = name;
    db.prepare(`INSERT INTO documents VALUES (?, ?, ?, ?, 1, ?, 'open', ?)`).run(id, kind, year, area, rows.length, id);
    rows.forEach((bytes, index) => {
      const person = index === 0 ? null : 'person-sara';
      db.prepare(`INSERT INTO log VALUES (?, ?, ?, NULL, ?, ?)`).run(id, index + 1, person, AT, bytes);
      db.prepare(`INSERT OR IGNORE INTO owners VALUES (?, ?, ?)`).run(id, clients[index] ?? 0, person);
    });
  }
  db.close();
}

let server: TestServer;
let documents: OldDocument[];
beforeEach(() => {
  server = new TestServer();
  documents = oldPlans();
  writeOldFolder(server.config.data, documents);
});
afterEach(() => server.remove());

async function contentOf<Content>(name: DocumentName): Promise<Content> {
  const document = await server.ente.document(name);
  if (document === null) throw new Error('no such document');
  return (await server.ente.relay.read(document.id)) as Content;
}

async function signIn(): Promise<string> {
  await server.ente.accounts.create('person-sara', 'sara', 'lunga-abbastanza');
  return server.signIn('sara', 'lunga-abbastanza');
}

describe('[DO8] a data folder of the first version', () => {
  test('opens: the lines have a mandate of their own, and strategic objectives still know them', async () => {
    await server.start();
    const [mandate] = server.ente.registry.mandates;
    expect(mandate).toMatchObject({ sindaco: null, name: '', from: null, to: null });
    const { lines } = await contentOf<MandateProgramme>({ kind: 'mandate', mandate: mandate?.id ?? '' });
    expect(lines.map(({ id, title }) => [id, title])).toEqual([
      ['line-27', 'Un Comune vicino'],
      ['line-left', 'Solo nel 2026'],
    ]);
    expect(lines[0]?.description).toBe('Descrizione di line-27');
    const goals = async (year: number) => (await contentOf<EntityPlan>({ kind: 'plan', year })).strategicObjectives;
    expect(await goals(2027)).toMatchObject([{ id: 'goal-27', title: 'Sportelli digitali', mandateLine: 'line-27' }]);
    // The line of 2026 said the same: its objective goes over to the one that stays.
    expect(await goals(2026)).toMatchObject([{ id: 'goal-26', mandateLine: 'line-27' }]);
    for (const document of await server.ente.store.list()) expect(document.schema).toBe(DOCUMENT_SCHEMA[document.kind]);
  });

  test('is upgraded once, by rows of the Comune that follow the log', async () => {
    await server.start();
    const seqs = async () => (await server.ente.store.list()).map(({ id, seq }) => [id, seq]).sort();
    const once = await seqs();
    expect((await server.ente.store.log('plan-27')).at(-1)).toMatchObject({ seq: 5, person: null });
    await server.stop();
    await server.start();
    expect(await seqs()).toEqual(once);
    expect(server.ente.registry.mandates).toHaveLength(1);
  });

  test('goes on after a stop in the middle', async () => {
    await server.start();
    await server.stop();
    // As if the machine had stopped after the mandate was made, before plans and areas were upgraded.
    const db = new DatabaseSync(join(server.config.data, 'ente', 'traguardo.sqlite'));
    db.exec(`DELETE FROM log WHERE document = 'plan-27' AND seq = 5;
      UPDATE documents SET schema = 1, seq = 4 WHERE id = 'plan-27';
      DELETE FROM snapshots;`);
    db.close();
    await server.start();
    expect(server.ente.registry.mandates).toHaveLength(1);
    const { lines } = await contentOf<MandateProgramme>({
      kind: 'mandate',
      mandate: server.ente.registry.mandates[0]?.id ?? '',
    });
    expect(lines).toHaveLength(2);
    expect(await server.ente.store.find('plan-27')).toMatchObject({ schema: DOCUMENT_SCHEMA.plan, seq: 5 });
  });

  test('an old client is refused with 4426 before it is sent anything', async () => {
    await server.start();
    const cookie = await signIn();
    const socket = new WebSocket(`${server.base.replace('http', 'ws')}/sync/plan-27`, formatSubprotocol(1), {
      headers: { cookie },
    });
    let messages = 0;
    socket.on('message', () => (messages += 1));
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(4426);
    expect(messages).toBe(0);
  });

  test('a new device that kept the old document sends what it wrote and comes to the same', async () => {
    const kept = new Y.Doc();
    for (const row of documents[1]?.rows ?? []) Y.applyUpdate(kept, row);
    new PlanDocument(kept).setStrategicObjective('goal-27', 'title', 'Scritto senza rete');
    await server.start();
    const cookie = await signIn();
    class Socket extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols, { headers: { cookie } });
      }
    }
    const provider = new WebsocketProvider(`${server.base.replace('http', 'ws')}/sync`, 'plan-27', kept, {
      protocols: [formatSubprotocol(DOCUMENT_SCHEMA.plan)],
      WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    const upgraded = new Promise<void>((resolve) => {
      kept.on('update', () => readMeta(kept)?.schema === DOCUMENT_SCHEMA.plan && resolve());
    });
    const sent = new Promise<void>((resolve) => {
      server.ente.relay.onStored((id) => id === 'plan-27' && resolve());
    });
    await Promise.all([upgraded, sent]);
    provider.destroy();
    expect(readMeta(kept)).toEqual({ kind: 'plan', year: 2027, schema: DOCUMENT_SCHEMA.plan });
    const atTheComune = await contentOf<EntityPlan>({ kind: 'plan', year: 2027 });
    expect(atTheComune.strategicObjectives).toMatchObject([{ title: 'Scritto senza rete', mandateLine: 'line-27' }]);
    expect(new PlanDocument(kept).read()).toEqual(atTheComune);
  });
});
