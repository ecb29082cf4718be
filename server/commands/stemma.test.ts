import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Ente } from '../entity/ente.ts';
import { all } from '../entity/rows.ts';
import { setupInput } from '../testing/setup-input.ts';
import { testPng } from '../testing/test-png.ts';
import { TestServer } from '../testing/test-server.ts';
import { exportEntity, exportText } from '../transfer/export-entity.ts';
import { importEntity, readExport } from '../transfer/import-entity.ts';

const PNG = testPng(90, 120);

let server: TestServer;
let cookie: string;
let employee: string;
beforeAll(async () => {
  server = await TestServer.start();
  cookie = (await server.post('/api/setup', setupInput())).cookie;
  await server.ente.accounts.create('person-ugo', 'ugo', 'lunga-abbastanza');
  employee = await server.signIn('ugo', 'lunga-abbastanza');
});
afterAll(() => server.remove());

const save = (stemma?: unknown, as = cookie) =>
  server.command({ type: 'entity.save', entity: { name: 'Comune di Prova', province: 'BG' }, stemma }, as);
const read = async () => (await server.get('/api/stemma', { cookie: employee })).body;

test('the stemma of the ente is saved, stays with another name, is taken away', async () => {
  expect(await read()).toBeNull();
  expect((await save(PNG, employee)).status).toBe(403);
  expect(await read()).toBeNull();

  expect((await save(PNG)).status).toBe(200);
  expect(await read()).toEqual({ sha256: server.ente.registry.entity.stemma, png: PNG, width: 90, height: 120 });
  // Every device fetches the registry at every change.
  const registry = await server.get('/api/registry', { cookie: employee });
  expect(JSON.stringify(registry.body)).not.toContain(PNG.slice(0, 40));
  const log = all(server.ente.db, "SELECT payload FROM command_log WHERE type = 'entity.save'");
  expect(JSON.stringify(log)).not.toContain(PNG.slice(0, 40));

  await save();
  expect(await read()).toMatchObject({ png: PNG });
  await save(null);
  expect(await read()).toBeNull();
  expect(server.ente.registry.entity).not.toHaveProperty('stemma');
});

const bytes = Buffer.from(PNG, 'base64');
const broken = Buffer.from(bytes);
broken[60] = (broken[60] ?? 0) ^ 1;
test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64'), /PNG intera/],
  ['the beginning of a PNG', bytes.subarray(0, 200).toString('base64'), /PNG intera/],
  ['a PNG with a bit turned', broken.toString('base64'), /PNG intera/],
  ['fewer lines than it says', testPng(90, 120, (all) => deflateSync(all.subarray(0, 900))), /PNG intera/],
  ['far more than it says', testPng(9, 12, () => deflateSync(Buffer.alloc(50_000_000))), /PNG intera/],
  ['a side too long', testPng(401, 390, () => Buffer.alloc(0)), /più di 400 punti/],
  ['a ribbon', testPng(200, 20), /ritagliala/],
  ['too heavy', testPng(200, 180, (lines) => deflateSync(lines, { level: 0 })), /più di 100 kB/],
  ['no picture at all', '', /PNG intera/],
  ['no base64', '<b>', /./],
  ['megabytes', 'A'.repeat(2_000_000), /./],
])('%s is refused with a sentence, and the name stays too', async (_, png, sentence) => {
  const { registry } = server.ente;
  expect(await save(png)).toMatchObject({
    status: 422,
    body: { faults: [{ path: 'stemma', detail: expect.stringMatching(sentence) }] },
  });
  expect(server.ente.registry).toEqual(registry);
});

test('an export carries it, and the Comune that is made of it has the same', async () => {
  await save(PNG);
  const text = exportText(await exportEntity(server.ente));
  const file = readExport(text);
  if ('refused' in file) throw new Error(JSON.stringify(file.refused));
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-stemma-'));
  const settings = { secret: 's'.repeat(40), https: false, clock: () => new Date(), onFault: () => undefined };
  const other = await Ente.create(folder, file.content.registry.entity, settings);
  try {
    await importEntity(other, file.content);
    expect(other.stemma).toEqual(server.ente.stemma);
    expect(exportText(await exportEntity(other))).toBe(text);
  } finally {
    await other.close();
    rmSync(folder, { recursive: true });
  }
  expect(readExport(text.replace(PNG, testPng(200, 20)))).toMatchObject({
    refused: { code: 'faults', faults: [{ path: 'stemma', detail: expect.stringMatching(/ritagliala/) }] },
  });
});
