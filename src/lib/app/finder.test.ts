import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { createStructure } from '#lib/documents/kind.ts';
import { area, person, registry } from '#lib/domain/test-registry.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { DocumentSync } from '#lib/sync/document-sync.ts';
import { HandFlushedRelay } from '#lib/sync/hand-flushed-relay.ts';
import { TestDevice } from '#lib/sync/test-device.ts';
import { Finder } from './finder.svelte.ts';
import { LiveArea } from './live-area.svelte.ts';

const known = registry({
  areas: [{ ...area('amm1', 'AM'), name: 'Area Amministrativa' }],
  people: [person('rota', 'Rota', 'Nadia')],
});

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A device of one person, with the documents it has and those that are open. */
class Desk {
  readonly device = new TestDevice();
  readonly store = this.device.openStore();
  readonly live: LiveArea[] = [];
  readonly finder = new Finder({
    store: this.store,
    owner: this.device.owner,
    open: () => this.live,
    later: (_ms, task) => {
      setImmediate(task);
      return () => undefined;
    },
  });
  entries: DocumentEntry[] = [];

  /** A document of the list; `here`: its content came to this device. */
  async add(id: string, year: number, titles: readonly string[], here = true): Promise<LiveArea> {
    const entry: DocumentEntry = { id, kind: 'area', year, area: 'amm1', mandate: null, access: 'write', seq: 1 };
    const relay = new HandFlushedRelay(createStructure({ kind: 'area', year, area: 'amm1' }));
    const sync = new DocumentSync(this.device.environment(relay.socket, this.store), id, 'area');
    const live = new LiveArea(sync, entry, () => Promise.reject(new Error('no network')), {
      registry: () => known,
      entity: () => null,
    });
    this.entries = [...this.entries, entry];
    if (!here) return live;
    await sync.open();
    relay.serve();
    for (const title of titles) live.document.addObjective({ title });
    relay.settle();
    await sync.flush();
    closing.push(() => sync.close());
    this.live.push(live);
    return live;
  }

  renew(): void {
    this.finder.renew(this.entries, known);
  }

  found(query: string): string[] {
    return this.finder.search(query).map(({ found }) => found.title);
  }

  /** When everything there is has been read. */
  async read(): Promise<void> {
    for (let turn = 0; turn < 500 && this.finder.reading; turn += 1) await new Promise((go) => setImmediate(go));
    expect(this.finder.reading).toBe(false);
  }
}

test('finds what is open, what changes there, people and areas; reads nothing while nobody searches', async () => {
  const desk = new Desk();
  const live = await desk.add('d1', 2027, ['Riordino del protocollo']);
  desk.renew();
  expect(desk.found('protocollo')).toEqual([]);
  const stop = desk.finder.open();
  await desk.read();
  expect(desk.found('protocollo')).toEqual(['Riordino del protocollo']);
  expect(desk.found('rota')).toEqual(['Nadia Rota']);
  expect(desk.found('amministrativa')).toEqual(['Area Amministrativa']);

  live.document.addObjective({ title: 'Nuovo archivio' });
  await desk.read();
  expect(desk.found('archivio')).toEqual(['Nuovo archivio']);
  stop();
  live.document.addObjective({ title: 'Sportello' });
  await desk.read();
  expect(desk.found('sportello')).toEqual([]);
  desk.finder.open();
  await desk.read();
  expect(desk.found('sportello')).toEqual(['Sportello']);
});

test('finds what lies on the device closed, without a connection, and says what never came here', async () => {
  const desk = new Desk();
  const closed = await desk.add('d1', 2026, ['Anagrafe dell’anno scorso']);
  await closed.sync.close();
  desk.live.splice(0);
  await desk.add('d2', 2025, [], false);
  desk.renew();
  desk.finder.open();
  await desk.read();
  expect(desk.found('anagrafe')).toEqual(['Anagrafe dell’anno scorso']);
  expect(desk.finder.missing.map(({ id }) => id)).toEqual(['d2']);
  expect((await desk.store.caches()).some((name) => name.includes('-d2-'))).toBe(false);
});

test('of a document that is no longer this person’s nothing is found, also when it was just being read', async () => {
  const desk = new Desk();
  await desk.add('d1', 2027, ['Riservato']);
  const closed = await desk.add('d2', 2026, ['Segreto']);
  await closed.sync.close();
  desk.live.pop();
  desk.renew();
  desk.finder.open();
  desk.entries = [];
  desk.renew();
  await desk.read();
  expect([...desk.found('riservato'), ...desk.found('segreto')]).toEqual([]);

  desk.entries = [{ id: 'd1', kind: 'area', year: 2027, area: 'amm1', mandate: null, access: 'read', seq: 1 }];
  desk.renew();
  await desk.read();
  expect(desk.found('riservato')).toEqual(['Riservato']);
  desk.entries = [];
  desk.renew();
  expect(desk.found('riservato')).toEqual([]);
  expect(desk.finder.missing).toEqual([]);
});
