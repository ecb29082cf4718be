import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createStructure, DOCUMENT_SCHEMA, type DocumentName } from '#lib/documents/kind.ts';
import type { DocumentAppend, DocumentStore, HistoryFilter, LogRow, StoredChange } from './document-store.ts';
import { verifyDocument } from './verify-document.ts';

const NAME: DocumentName = { kind: 'area', year: 2027, area: 'area-1' };
const AT = '2027-01-01T08:00:00.000Z';
const row = (seq: number, ...bytes: number[]): LogRow => ({
  seq,
  person: 'anna',
  device: 'tablet',
  at: AT,
  bytes: new Uint8Array(bytes),
});
const entry = (document: string, rows: LogRow[], rest: Partial<DocumentAppend> = {}): DocumentAppend => ({
  document,
  rows,
  owners: new Map(),
  changes: [],
  ...rest,
});
const change = (seq: number, field: string, to: unknown, rest: Partial<StoredChange> = {}): StoredChange => ({
  seq,
  table: 'objectives',
  row: 'one',
  field,
  from: null,
  to,
  person: 'anna',
  at: AT,
  outcome: 'applied',
  ...rest,
});

/** What every document store must do. `reopen` gives a store on the same storage, as after a restart. */
export function documentStoreContract(
  name: string,
  open: () => { store: DocumentStore; reopen: () => DocumentStore; close: () => void },
): void {
  describe(`[RE10] document store: ${name}`, () => {
    const using = async (work: (store: DocumentStore, reopen: () => DocumentStore) => Promise<void>) => {
      const { store, reopen, close } = open();
      try {
        await store.create(NAME, 'd1', createStructure(NAME), AT);
        await work(store, reopen);
      } finally {
        close();
      }
    };

    test('a new document has its structure as row 1, owned by the Comune', () =>
      using(async (store) => {
        const loaded = await store.load('d1');
        expect(loaded?.document).toMatchObject({
          id: 'd1',
          ...NAME,
          schema: DOCUMENT_SCHEMA.area,
          seq: 1,
          state: 'open',
        });
        expect(loaded?.document.epoch).not.toBe('');
        expect(loaded?.rows.map((one) => [one.seq, one.person])).toEqual([[1, null]]);
        expect([...(loaded?.owners.values() ?? [])]).toEqual([null]);
        const doc = new Y.Doc();
        for (const one of loaded?.rows ?? []) Y.applyUpdate(doc, one.bytes);
        expect(doc.getMap('meta').get('year')).toBe(2027);
        expect(await store.find('d2')).toBeNull();
        expect(await store.load('d2')).toBeNull();
      }));

    test('id and name are taken once', () =>
      using(async (store) => {
        await expect(store.create(NAME, 'd2', createStructure(NAME), AT)).rejects.toThrow();
        const plan: DocumentName = { kind: 'plan', year: 2027 };
        await expect(store.create(plan, 'd1', createStructure(plan), AT)).rejects.toThrow();
        await store.create(plan, 'd2', createStructure(plan), AT);
        await expect(store.create(plan, 'd3', createStructure(plan), AT)).rejects.toThrow();
        expect((await store.list()).map((one) => one.id).sort()).toEqual(['d1', 'd2']);
      }));

    test('what was appended is there after reopening', () =>
      using(async (store, reopen) => {
        await store.append([
          entry('d1', [row(2, 1, 2), row(3, 3)], {
            owners: new Map([
              [4_294_967_295, 'anna'],
              [7, null],
            ]),
          }),
        ]);
        const loaded = await reopen().load('d1');
        expect(loaded?.document.seq).toBe(3);
        expect(loaded?.rows.slice(1)).toEqual([row(2, 1, 2), row(3, 3)]);
        expect(loaded?.owners.get(4_294_967_295)).toBe('anna');
        expect(loaded?.owners.get(7)).toBeNull();
      }));

    test('every kind of name is found again', () =>
      using(async (store, reopen) => {
        const plan: DocumentName = { kind: 'plan', year: 2027 };
        const mandate: DocumentName = { kind: 'mandate', mandate: 'mandate-1' };
        await store.create(plan, 'd2', createStructure(plan), AT);
        await store.create(mandate, 'd3', createStructure(mandate), AT);
        await expect(store.create(mandate, 'd4', createStructure(mandate), AT)).rejects.toThrow();
        expect(await reopen().find('d2')).toEqual(expect.objectContaining({ ...plan, id: 'd2' }));
        expect(await reopen().find('d3')).toEqual(expect.objectContaining({ ...mandate, id: 'd3' }));
        expect((await reopen().list()).map((one) => one.id).sort()).toEqual(['d1', 'd2', 'd3']);
      }));

    test('an append may carry a new schema', () =>
      using(async (store, reopen) => {
        await store.append([entry('d1', [row(2, 1)], { schema: 7 })]);
        await store.append([entry('d1', [row(3, 1)])]);
        expect(await reopen().find('d1')).toMatchObject({ schema: 7, seq: 3 });
      }));

    test('an append is all or nothing, over several documents', () =>
      using(async (store) => {
        const plan: DocumentName = { kind: 'plan', year: 2027 };
        await store.create(plan, 'd2', createStructure(plan), AT);
        await expect(store.append([entry('d1', [row(2, 1)]), entry('d2', [row(5, 1)])])).rejects.toThrow();
        await expect(store.append([entry('d1', [row(2, 1), row(4, 1)])])).rejects.toThrow();
        await store.append([entry('d1', [row(2, 1)], { owners: new Map([[9, 'anna']]) })]);
        await expect(
          store.append([entry('d2', [row(2, 1)]), entry('d1', [row(3, 1)], { owners: new Map([[9, 'bruno']]) })]),
        ).rejects.toThrow();
        expect((await store.find('d1'))?.seq).toBe(2);
        expect((await store.find('d2'))?.seq).toBe(1);
        expect((await store.load('d1'))?.owners.get(9)).toBe('anna');
      }));

    test('loading starts at the last snapshot, the log keeps every row', () =>
      using(async (store) => {
        await store.append([entry('d1', [row(2, 1), row(3, 2), row(4, 3)])]);
        await store.saveSnapshot('d1', 3, new Uint8Array([9]));
        await store.saveSnapshot('d1', 2, new Uint8Array([8]));
        const loaded = await store.load('d1');
        expect(loaded?.snapshot).toEqual({ seq: 3, bytes: new Uint8Array([9]), vector: null });
        expect(loaded?.rows.map((one) => one.seq)).toEqual([4]);
        expect((await store.log('d1')).map((one) => one.seq)).toEqual([1, 2, 3, 4]);
      }));

    test('changes come latest first, filtered, with the values that lost', () =>
      using(async (store) => {
        await store.append([
          entry('d1', [row(2, 1)], { changes: [change(2, 'weight', 2_000), change(2, 'title', 'Uno')] }),
          entry('d1', [row(3, 1)], {
            changes: [change(3, 'weight', 1_500, { from: 2_000, outcome: 'lost' }), change(3, 'dueDate', undefined)],
          }),
        ]);
        expect(await store.changes('d1', { field: 'weight', limit: 10 })).toEqual([
          change(3, 'weight', 1_500, { from: 2_000, outcome: 'lost' }),
          change(2, 'weight', 2_000),
        ]);
        expect((await store.changes('d1', { limit: 1 }))[0]).toEqual(change(3, 'dueDate', null));
        expect(await store.changes('d1', { table: 'objectives', row: 'two', limit: 10 })).toEqual([]);
      }));

    test('what is written beside rows runs with them, and the name of who proposed is kept', () =>
      using(async (store, reopen) => {
        let ran = 0;
        const changes = [change(2, 'title', 'Uno', { proposedBy: 'carla' })];
        await store.append([entry('d1', [row(2, 1)], { changes, beside: [() => (ran += 1)] })]);
        expect(ran).toBe(1);
        expect(await reopen().changes('d1', { limit: 5 })).toEqual(changes);
      }));

    test('refused frames are kept as they came', () =>
      using(async (store) => {
        const refused = {
          id: 'q1',
          document: 'd1',
          person: 'anna',
          device: null,
          code: 4422,
          reason: 'gap',
          baseSeq: 1,
          bytes: new Uint8Array([1, 2, 3]),
          at: AT,
        };
        await store.quarantine(refused);
        expect(await store.quarantined('d1')).toEqual([refused]);
      }));

    test('the history comes latest first, page by page, narrowed, with what the device said', () =>
      using(async (store) => {
        await store.append([
          entry('d1', [{ ...row(2, 1), claimedAt: '2027-01-01T07:00:00.000Z' }], {
            changes: [change(2, 'weight', 1), change(2, 'title', 'Uno')],
          }),
          entry('d1', [row(3, 1)], {
            changes: [
              change(3, 'weight', 2, { person: null, at: '2027-01-02T08:00:00.000Z' }),
              change(3, 'weight', 3, { outcome: 'lost' }),
              change(3, 'name', 'Ore', { table: 'indicators', row: 'i1' }),
            ],
          }),
        ]);
        const fields = async (filter: Partial<HistoryFilter>) =>
          (await store.history('d1', { limit: 10, ...filter })).map(({ field, to }) => [field, to]);
        expect(await fields({})).toEqual([
          ['name', 'Ore'],
          ['weight', 2],
          ['title', 'Uno'],
          ['weight', 1],
        ]);
        const [latest, second] = await store.history('d1', { limit: 2 });
        expect(latest).toMatchObject({ device: 'tablet', claimedAt: null });
        expect(await fields({ before: second?.id, limit: 1 })).toEqual([['title', 'Uno']]);
        expect(await fields({ person: null })).toEqual([['weight', 2]]);
        expect(await fields({ field: 'weight', person: 'anna' })).toEqual([['weight', 1]]);
        expect(await fields({ table: 'indicators' })).toEqual([['name', 'Ore']]);
        expect(await fields({ places: [{ table: 'indicators', row: 'i1' }] })).toEqual([['name', 'Ore']]);
        expect(await fields({ places: [] })).toEqual([]);
        expect(await fields({ since: '2027-01-02T00:00:00.000Z' })).toEqual([['weight', 2]]);
        expect(await fields({ until: '2027-01-02T00:00:00.000Z', field: 'weight' })).toEqual([['weight', 1]]);
        expect((await store.history('d1', { limit: 10 })).at(-1)?.claimedAt).toBe('2027-01-01T07:00:00.000Z');
        expect(await store.authors('d1')).toEqual([null, 'anna']);
        expect(await store.seqAt('d1', '2026-12-31T00:00:00.000Z')).toBe(0);
        expect(await store.seqAt('d1', AT)).toBe(3);
      }));

    test('[RE8] an erasure leaves a successor, its history, and a tombstone that its log hangs on', () =>
      using(async (store, reopen) => {
        await store.append([
          entry('d1', [row(2, 1)], {
            changes: [change(2, 'title', 'Via', { row: 'gone' }), change(2, 'title', 'Uno')],
          }),
        ]);
        await store.saveSnapshot('d1', 2, new Uint8Array([9]));
        const head = await store.head('d1');
        const content = new Y.Doc();
        content.getMap('objectives').set('one', new Y.Map([['title', 'Uno']]));
        const erasure = {
          document: 'd1',
          name: NAME,
          successor: 'd2',
          erased: 1,
          at: AT,
          person: 'anna',
          act: { organ: 'Giunta', number: '12', day: '2027-01-01' },
        };
        await store.erase(erasure, {
          structure: createStructure(NAME),
          content: Y.encodeStateAsUpdate(content),
          keeps: (one) => one.row !== 'gone',
        });
        const after = reopen();
        expect(await after.find('d1')).toBeNull();
        expect(await after.load('d1')).toBeNull();
        expect(await after.find('d2')).toMatchObject({ ...NAME, seq: 2, state: 'open' });
        expect((await after.load('d2'))?.snapshot).toBeNull();
        expect([...((await after.load('d2'))?.owners.values() ?? [])]).toEqual([null, null]);
        expect(await after.changes('d2', { limit: 10 })).toEqual([change(2, 'title', 'Uno')]);
        const tombstones = await after.tombstones();
        expect(tombstones).toMatchObject([{ ...erasure, seq: 2 }]);
        expect(Buffer.compare(tombstones[0]?.head ?? new Uint8Array(), head ?? new Uint8Array())).toBe(0);
        const document = await after.find('d2');
        if (document === null) throw new Error('no successor');
        expect(await verifyDocument(after, document, { replay: true, tombstones })).toEqual([]);
        const otherAct = tombstones.map((one) => ({ ...one, act: { ...one.act, number: '13' } }));
        for (const known of [[], otherAct]) {
          expect(await verifyDocument(after, document, { replay: true, tombstones: known })).toMatchObject([
            { code: 'altered-row', seq: 1 },
          ]);
        }
        await after.append([entry('d2', [row(3, 1)])]);
        await expect(after.append([entry('d1', [row(3, 1)])])).rejects.toThrow();
      }));

    test('a document can be closed and opened', () =>
      using(async (store) => {
        await store.setState('d1', 'closed');
        expect((await store.find('d1'))?.state).toBe('closed');
        await store.setState('d1', 'open');
        expect((await store.find('d1'))?.state).toBe('open');
      }));
  });
}
