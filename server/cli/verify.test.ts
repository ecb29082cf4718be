import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { TestServer } from '../testing/test-server.ts';
import { verify } from './verify.ts';

let server: TestServer;
let file: string;
let area: string;

const said: string[] = [];
const run = (...args: string[]) => verify(file, args, (line) => said.push(line));
const tamper = (sql: string, ...values: (string | number)[]) => {
  const database = new DatabaseSync(file);
  database.prepare(sql).run(...values);
  database.close();
};
const edit = (work: (document: AreaDocument) => void) =>
  server.ente.relay.edit(area, server.person('Rota'), (document) => {
    if (document instanceof AreaDocument) work(document);
  });

beforeAll(async () => {
  server = await TestServer.withExample();
  file = join(server.config.data, 'esempio', 'traguardo.sqlite');
  const documents = await server.ente.store.list();
  area = documents.find((one) => one.kind === 'area' && one.area === server.area('AM'))?.id ?? '';
  await edit((document) => document.addObjective({ title: 'Prova' }));
});
afterAll(() => server.remove());

test('[RE8] an honest ente holds, also while its server runs and writes', async () => {
  const outcome = await run();
  expect(outcome.exitCode).toBe(0);
  expect(outcome.err).toBe('');
  expect(outcome.out).toMatch(/^ok {2}Area Amministrativa \d{4}: \d+ righe, impronta [0-9a-f]{64}$/m);
  expect(outcome.out).not.toMatch(/^NO/m);
  await edit((document) => document.addObjective({ title: 'Intanto' }));
});

test('a changed row is named: which document, which row, of whom, when; exit 1', async () => {
  const row = (await server.ente.store.find(area))?.seq ?? 0;
  tamper(`UPDATE changes SET to_value = '"Altro"' WHERE document = ? AND seq = ? AND field = 'title'`, area, row);
  const outcome = await run();
  expect(outcome.exitCode).toBe(1);
  expect(outcome.out).toMatch(
    new RegExp(
      `^NO {2}Area Amministrativa \\d{4}: la riga ${row} del registro, di Nadia Rota del \\d\\d/\\d\\d/\\d{4}`,
      'm',
    ),
  );
  expect(outcome.out.match(/^NO/gm)).toHaveLength(1);
  const json = JSON.parse((await run('--json')).out) as {
    faults: number;
    documents: { id: string; faults: object[] }[];
  };
  expect(json.faults).toBe(1);
  expect(json.documents.find(({ id }) => id === area)?.faults).toMatchObject([{ code: 'altered-row', seq: row }]);
  tamper(`UPDATE changes SET to_value = '"Intanto"' WHERE document = ? AND seq = ? AND field = 'title'`, area, row);
  expect((await run()).exitCode).toBe(0);
});

test('what was noted elsewhere finds a log that was cut short, and a document that is gone', async () => {
  const noted = join(server.folder, 'impronte.json');
  writeFileSync(noted, (await run('--json')).out);
  expect((await run('--against', noted)).exitCode).toBe(0);
  await edit((document) => document.addObjective({ title: 'Dopo' }));
  expect((await run('--against', noted)).exitCode).toBe(0);
  const other = JSON.parse((await run('--json')).out) as { documents: { id: string; rows: number; head: string }[] };
  const [first] = other.documents;
  if (first) first.head = 'ab'.repeat(32);
  other.documents.push({
    ...other.documents[1],
    id: 'sparito',
    name: 'Area Sparita 2027',
    rows: 3,
    head: 'ab',
    faults: [],
  } as never);
  writeFileSync(noted, JSON.stringify(other));
  const outcome = await run('--against', noted);
  expect(outcome.exitCode).toBe(1);
  expect(outcome.out).toMatch(/non ha l’impronta annotata/);
  expect(outcome.out).toMatch(/^NO {2}Area Sparita 2027: non c’è più/m);
});

test('what it cannot be asked: 2', async () => {
  expect((await run('--presto')).exitCode).toBe(2);
  expect((await run('--against')).exitCode).toBe(2);
  expect((await run('--against', join(server.folder, 'nulla.json'))).exitCode).toBe(2);
  expect((await verify(null, [], () => undefined)).exitCode).toBe(2);
});
