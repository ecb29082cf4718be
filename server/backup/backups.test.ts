import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';
import { BackupFault } from './backup-fault.ts';
import { newKey } from './new-key.ts';
import { RecoveryKey } from './recovery-key.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.remove();
});

async function comune(environment: Record<string, string> = {}): Promise<TestServer> {
  const server = await empty(environment);
  await server.post('/api/setup', setupInput());
  return server;
}

async function empty(environment: Record<string, string> = {}): Promise<TestServer> {
  const server = await TestServer.start(environment);
  servers.push(server);
  return server;
}

async function keyOf(server: TestServer): Promise<RecoveryKey> {
  const key = RecoveryKey.parse((await newKey(server.ente, null)).text);
  if (!(key instanceof RecoveryKey)) throw new Error('unreadable key');
  return key;
}

const backups = (server: TestServer) => server.running.host.backups;
const sourceOf = (path: string) => createReadStream(path) as AsyncIterable<Buffer>;

async function madeBy(server: TestServer): Promise<string> {
  const copy = await backups(server).make();
  if (copy === null) throw new Error('no copy');
  return backups(server).folder.pathOf(copy);
}

async function faultOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (fault: unknown) => (fault instanceof BackupFault ? fault.code : fault),
  );
}

describe('making copies', () => {
  test('[RE11] only with a key; nothing is left in clear beside', async () => {
    const server = await comune();
    expect(await faultOf(backups(server).make())).toBe('no-key');
    await keyOf(server);
    const path = await madeBy(server);
    expect(readFileSync(path).includes('SQLite format 3')).toBe(false);
    expect(readFileSync(path).includes('Sara')).toBe(false);
    expect(readdirSync(join(server.config.data, 'ente')).filter((name) => name.includes('copia'))).toEqual([]);
    expect(readdirSync(join(server.config.data, 'copie'))).toEqual([path.slice(path.lastIndexOf('/') + 1)]);
    expect(path).toMatch(/traguardo-prova-\d{4}-\d\d-\d\d-\d{4}\.copia$/);
  });

  test('by night, once, and caught up with in the morning', async () => {
    const server = await comune();
    server.now = new Date('2027-03-01T20:00:00Z');
    await backups(server).tend();
    expect(await backups(server).list()).toEqual([]);
    await keyOf(server);
    server.tick();
    await backups(server).idle();
    expect(await backups(server).list()).toHaveLength(1);
    server.now = new Date('2027-03-02T00:30:00Z');
    await backups(server).tend();
    expect(await backups(server).list()).toHaveLength(1);
    for (const minute of ['01:00', '01:10', '01:20']) {
      server.now = new Date(`2027-03-02T${minute}:00Z`);
      await backups(server).tend();
    }
    expect(await backups(server).list()).toHaveLength(2);
    // Off for a night: it makes the copy as soon as it starts.
    await server.stop();
    server.now = new Date('2027-03-03T09:00:00Z');
    await server.start();
    await backups(server).idle();
    expect((await backups(server).list()).map(({ name }) => name)).toEqual([
      'traguardo-prova-2027-03-03-1000.copia',
      'traguardo-prova-2027-03-02-0200.copia',
      'traguardo-prova-2027-03-01-2100.copia',
    ]);
  });

  test('a folder that is not there is a fault that is told, tried again, and after two days not ready', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'traguardo-disk-'));
    const folder = join(disk, 'copie');
    const server = await comune({ BACKUP_DIR: folder });
    server.now = new Date('2027-03-01T20:00:00Z');
    expect((await server.get('/readyz')).body).toMatchObject({ status: 'ok', checks: { backup: 'none' } });
    await keyOf(server);
    await backups(server).tend();
    expect(existsSync(folder)).toBe(false);
    expect(await backups(server).state()).toMatchObject({ health: 'none', fault: 'no-folder' });
    expect((await server.get('/readyz')).status).toBe(200);
    expect(server.logged.some(({ event, level }) => event === 'backup' && level === 'error')).toBe(true);
    server.now = new Date('2027-03-03T20:01:00Z');
    expect(await server.get('/readyz')).toMatchObject({ status: 503, body: { checks: { backup: 'stale' } } });
    mkdirSync(folder);
    try {
      await backups(server).tend();
      expect(await server.get('/readyz')).toMatchObject({
        status: 200,
        body: { checks: { backup: 'ok' }, backup: { ageHours: 0 } },
      });
    } finally {
      rmSync(disk, { recursive: true });
    }
  });

  test('gives up in time what it wrote, and nothing else', async () => {
    const server = await comune();
    await keyOf(server);
    server.now = new Date('2027-01-01T01:00:00Z');
    const first = await madeBy(server);
    const folder = join(server.config.data, 'copie');
    const strangers = ['traguardo-prova-2020-01-01-0200.copia', 'appunti.txt', 'traguardo-altro.copia'];
    for (const name of strangers) writeFileSync(join(folder, name), 'of somebody else');
    for (let night = 1; night < 20; night += 1) {
      server.now = new Date(new Date('2027-01-01T01:00:00Z').getTime() + night * 86_400_000);
      await backups(server).tend();
    }
    const names = readdirSync(folder);
    expect(names).toEqual(expect.arrayContaining(strangers));
    // 14 days, and the Sunday of the first week.
    expect(names).toHaveLength(strangers.length + 15);
    expect(existsSync(first)).toBe(false);
  });
});

describe('putting one back', () => {
  test('[RE11] everything is as it was copied, under new epochs, and everybody signs in again', async () => {
    const server = await comune();
    const cookie = await server.signIn('sara', 'lunga-abbastanza');
    const key = await keyOf(server);
    const path = await madeBy(server);
    const before = await server.ente.store.list();
    const registry = server.ente.registry;

    const other = await empty();
    await other.running.host.restore(sourceOf(path), key, { over: false, by: null });
    const after = await other.ente.store.list();
    expect(after.map(({ epoch: _, ...rest }) => rest)).toEqual(before.map(({ epoch: _, ...rest }) => rest));
    expect(after.some(({ id, epoch }) => before.some((one) => one.id === id && one.epoch === epoch))).toBe(false);
    expect({ ...other.ente.registry, version: 0 }).toEqual({ ...registry, version: 0 });
    expect(other.ente.registry.version).toBeGreaterThan(registry.version);
    expect((await other.get('/api/session', { cookie })).status).toBe(401);
    await other.signIn('sara', 'lunga-abbastanza');
    expect(existsSync(join(other.config.data, '.ente.nuovo'))).toBe(false);
    // What accounts hold encrypted is read with the secret of before, also by the copies of the copy.
    expect(other.ente.secret).toBe(server.ente.secret);
    await other.stop();
    await other.start();
    expect(other.ente.secret).toBe(server.ente.secret);
  });

  test('[RE11] a wrong key, a damaged file, no copy at all: nothing is changed', async () => {
    const server = await comune();
    const key = await keyOf(server);
    const path = await madeBy(server);
    const other = await empty();
    const restore = (file: string, recovery: RecoveryKey) =>
      faultOf(other.running.host.restore(sourceOf(file), recovery, { over: false, by: null }));
    expect(await restore(path, RecoveryKey.draw())).toBe('wrong-key');
    const bytes = readFileSync(path);
    const bad = join(other.folder, 'bad.copia');
    writeFileSync(bad, bytes.subarray(0, bytes.byteLength - 20));
    expect(await restore(bad, key)).toBe('damaged');
    writeFileSync(bad, 'no copy');
    expect(await restore(bad, key)).toBe('not-a-copy');
    expect(other.running.host.current).toBeNull();
    expect(readdirSync(other.config.data).filter((name) => name.includes('ente'))).toEqual([]);
  });

  test('[RE11] over a Comune that is there: only when told so, and it is kept aside', async () => {
    const server = await comune();
    const key = await keyOf(server);
    const path = await madeBy(server);
    const cookie = await server.signIn('sara', 'lunga-abbastanza');
    await server.command({ type: 'entity.save', entity: { name: 'Comune di Poi', province: 'BG' } }, cookie);
    const { host } = server.running;
    await expect(host.restore(sourceOf(path), key, { over: false, by: null })).rejects.toThrow('already-set-up');
    const { movedTo } = await host.restore(sourceOf(path), key, { over: true, by: null });
    expect(server.ente.registry.entity.name).toBe('Comune di Prova');
    expect(movedTo !== null && existsSync(join(movedTo, 'traguardo.sqlite'))).toBe(true);
    await server.stop();
    await server.start();
    expect(server.ente.registry.entity.name).toBe('Comune di Prova');
  });

  test('[RE11] a crash between putting the old aside and the new in place is made good at the next start', async () => {
    const server = await comune();
    await server.stop();
    const { data } = server.config;
    cpSync(join(data, 'ente'), join(data, '.ente.pronto'), { recursive: true });
    await server.start();
    expect(existsSync(join(data, '.ente.pronto'))).toBe(false);
    expect(readdirSync(data).some((name) => name.startsWith('ente-prima-del-'))).toBe(true);
    expect(server.ente.registry.entity.name).toBe('Comune di Prova');
    await server.stop();
    // And when the old one was aside already.
    renameSync(join(data, 'ente'), join(data, '.ente.pronto'));
    await server.start();
    expect(server.ente.registry.entity.name).toBe('Comune di Prova');
  });

  test('a copy made while people write is whole as of one moment', async () => {
    const server = await comune();
    const key = await keyOf(server);
    const [document] = (await server.ente.store.list()).filter(({ kind }) => kind === 'area');
    if (document === undefined) throw new Error('no area');
    const writing = async () => {
      for (let edit = 0; edit < 40; edit += 1) {
        await server.ente.relay.edit(document.id, 'person-sara', (area) => {
          if ('addObjective' in area) area.addObjective({});
        });
      }
    };
    const [path] = await Promise.all([madeBy(server), writing()]);
    const other = await empty();
    await other.running.host.restore(sourceOf(path), key, { over: false, by: null });
    expect(other.running.host.current).not.toBeNull();
  });
});
