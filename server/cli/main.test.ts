import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

// Real processes: starting one takes a second, more on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MAIN = join(import.meta.dirname, 'main.ts');
let folder: string;
let data: string;
let running: ChildProcess[] = [];

let example: string;

beforeAll(() => {
  example = join(mkdtempSync(join(tmpdir(), 'traguardo-cli-example-')), 'data');
});
afterAll(() => rmSync(dirname(example), { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'traguardo-cli-'));
  data = join(folder, 'data');
});
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

function start(args: string[], environment: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(tmpdir(), 'traguardo-test-compiled'),
      TRAGUARDO_DATA: data,
      PORT: '0',
      HOST: '127.0.0.1',
      ...environment,
    },
  });
  running.push(child);
  return child;
}

async function cli(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const child = start(args, environment);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** A server that says it is ready; resolves with its address. */
async function serve(
  environment: Record<string, string> = {},
): Promise<{ child: ChildProcess; base: string; printed: () => string }> {
  const child = start(['serve'], environment);
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes('http')) resolve();
    });
    child.once('exit', () => reject(new Error(`it stopped: ${printed}`)));
  });
  return { child, base: /https?:\/\/\S+/.exec(printed)?.[0] ?? '', printed: () => printed };
}

/** The same example for all who need one that nobody changed. */
async function copyExample(): Promise<void> {
  if (!existsSync(example)) await cli(['example'], { TRAGUARDO_DATA: example });
  cpSync(example, data, { recursive: true });
}

async function refused(args: string[], environment: Record<string, string> = {}): Promise<void> {
  const ran = await cli(args, environment);
  expect([args, ran.code, ran.out]).toEqual([args, 2, '']);
  oneLine(ran.err);
}

function oneLine(text: string): void {
  expect(text.trimEnd()).not.toContain('\n');
  expect(text).toMatch(/\S/);
}

describe('what cannot start says why in one line', () => {
  test('an unknown command, a wrong value: 2', async () => {
    expect(await cli([])).toMatchObject({ code: 0, out: expect.stringContaining('documents --json') });
    // What needs the data folder holds it: those take turns.
    for (const args of [['documents'], ['user', 'promuovi', 'x']]) await refused(args);
    await Promise.all([
      refused(['balla']),
      refused(['serve'], { PORT: 'x' }),
      refused(['serve', 'forte']),
      refused(['import']),
      refused(['import', 'nowhere.txt', '--json']),
    ]);
  });

  test('a port in use, a folder that cannot be, a damaged or locked database: 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const refused = await cli(['serve'], { PORT: port });
    taken.close();
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`La porta ${port} è già in uso`) });
    oneLine(refused.err);

    writeFileSync(join(folder, 'file'), '');
    expect(await cli(['serve'], { TRAGUARDO_DATA: join(folder, 'file', 'data') })).toMatchObject({
      code: 1,
      err: expect.stringContaining('non si può scrivere'),
    });

    mkdirSync(join(data, 'ente'), { recursive: true });
    writeFileSync(
      join(data, 'ente', 'traguardo.sqlite'),
      'questo non è un database, ma un testo lungo abbastanza da non sembrarlo',
    );
    const damaged = await cli(['serve']);
    expect(damaged).toMatchObject({ code: 1, err: expect.stringContaining('è danneggiato') });
    oneLine(damaged.err);
  });

  test('a database that another program holds: 1', async () => {
    await copyExample();
    const holder = new DatabaseSync(join(data, 'esempio', 'traguardo.sqlite'));
    holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const locked = await cli(['serve']);
    holder.close();
    expect(locked).toMatchObject({ code: 1, err: expect.stringContaining('è in uso da un altro programma') });
    oneLine(locked.err);
  });
});

describe('serve', () => {
  test('prints its addresses and the code, and SIGTERM closes it with 0', async () => {
    const { child, base, printed } = await serve({ SETUP_CODE: 'codice-mio' });
    expect((await fetch(`${base}/healthz`)).status).toBe(200);
    expect(printed()).toContain('funziona anche senza rete');
    expect(printed()).toContain('codice-mio');
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(existsSync(join(data, 'control.sock'))).toBe(false);
  });

  test('a second one on the same folder is refused; after a SIGKILL the folder is free again', async () => {
    const { child } = await serve();
    expect(await cli(['serve'])).toMatchObject({ code: 1, err: expect.stringContaining('già in esecuzione') });
    expect(statSync(join(data, 'control.sock')).mode & 0o777).toBe(0o600);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const again = await serve();
    expect((await fetch(`${again.base}/readyz`)).status).toBe(200);
  });
});

describe('import', () => {
  test('reads a plan without a server and without touching the data: 0', async () => {
    const file = join(folder, 'piano.tsv');
    writeFileSync(
      file,
      'Obiettivo\tPeso\tIndicatore\nAprire lo sportello il sabato\t60\tNumero di sabati\nRiordinare l’archivio\t40\tMetri riordinati\n',
    );
    const read = await cli(['import', file, '--json']);
    expect(read).toMatchObject({ code: 0, err: '' });
    const { areas } = JSON.parse(read.out) as { areas: { objectives: { title: string; weight: number }[] }[] };
    expect(areas.flatMap((area) => area.objectives.map(({ title, weight }) => [title, weight]))).toEqual([
      ['Aprire lo sportello il sabato', 6_000],
      ['Riordinare l’archivio', 4_000],
    ]);
    expect(await cli(['import', file])).toMatchObject({
      code: 0,
      out: expect.stringContaining('2 obiettivi, pesi 100'),
    });
    expect(existsSync(data)).toBe(false);
  });

  test('says why it cannot read: 2', async () => {
    const file = join(folder, 'vuoto.txt');
    writeFileSync(file, '');
    const ran = await cli(['import', file, '--json']);
    expect(ran).toMatchObject({ code: 2, out: '' });
    oneLine(ran.err);
  });
});

describe('the example, the data and the accounts', () => {
  test('without a server', async () => {
    const made = await cli(['example']);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(made.out)).toMatchObject({
      entity: { name: 'Comune di Valmora', province: 'BG' },
      year: new Date().getFullYear(),
    });
    const again = await cli(['example']);
    expect(again).toMatchObject({ code: 0, out: made.out, err: expect.stringContaining('c’è già') });

    const documents = JSON.parse((await cli(['documents', '--json'])).out) as {
      name: string;
      content: { objectives?: unknown[] };
    }[];
    expect(documents).toHaveLength(6);
    expect(documents.flatMap((document) => document.content.objectives ?? [])).toHaveLength(21);

    const file = join(folder, 'export.json');
    expect(await cli(['export', file])).toMatchObject({ code: 0, out: '' });
    const text = readFileSync(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 3, registry: { people: expect.any(Array) } });
    expect(text).not.toMatch(/nadia\.rota|valmora-prova|password|token|secret/i);
    expect(await cli(['export', join(folder, 'no', 'where.json')])).toMatchObject({ code: 1 });

    expect(await cli(['doctor'])).toMatchObject({ code: 0, err: '' });
  });

  test('through the server that runs', async () => {
    const { base } = await serve();
    expect(await cli(['documents', '--json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('non c’è ancora un Comune'),
    });
    await cli(['example']);
    const status = async () => (await (await fetch(`${base}/api/status`)).json()) as { example: boolean };
    expect(await status()).toMatchObject({ example: true });

    const invited = await cli(['user', 'invite', 'paolo bettoni'], { BASE_URL: 'https://t.example' });
    const token = /https:\/\/t\.example\/invito\/(\S+)/.exec(invited.out)?.[1] ?? '';
    const accept = (path: string, body: unknown) =>
      fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(
      (await accept(`/api/invitations/${token}`, { identifier: 'paolo', password: 'una-password-mia' })).status,
    ).toBe(200);
    expect(await cli(['user', 'invite', 'paolo'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('user reset'),
    });
    expect(await cli(['user', 'reset', 'paolo'])).toMatchObject({ code: 0, out: expect.stringContaining('/invito/') });
    expect(await cli(['user', 'deactivate', 'paolo'])).toMatchObject({ code: 0 });
    expect((await accept('/api/session', { identifier: 'paolo', password: 'una-password-mia' })).status).toBe(401);
    expect(await cli(['user', 'create', 'Rita', 'Nuova', '--role', 'administrator'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Rita Nuova'),
    });
    expect(await cli(['user', 'create', 'Rita', 'Nuova'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('c’è già'),
    });
    expect(await cli(['user', 'reset', 'nessuno'])).toMatchObject({ code: 2 });
    expect(await cli(['user'])).toMatchObject({ code: 0, out: expect.stringContaining('user create NOME COGNOME') });
    expect(await cli(['doctor'])).toMatchObject({ code: 0 });
  });

  test('doctor says what is wrong: 1', async () => {
    await copyExample();
    const file = join(data, 'esempio', 'traguardo.sqlite');
    const db = new DatabaseSync(file);
    db.exec(`UPDATE documents SET seq = seq + 1 WHERE kind = 'plan'`);
    db.exec(`UPDATE log SET bytes = x'0102030405' WHERE seq = 2 AND document =
      (SELECT documents.id FROM documents JOIN areas ON areas.id = documents.subject WHERE areas.code = 'TE')`);
    db.close();
    const ran = await cli(['doctor']);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^NO {2}Area Tecnica \d+: non si legge/m);
    expect(ran.out).toMatch(/^ok {2}Area Amministrativa \d+: in ordine$/m);
    expect(ran.out).toMatch(/^NO {2}Piano \d+: mancano righe del registro$/m);
    oneLine(ran.err);
  });
});
