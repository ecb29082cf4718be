import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

// Real processes: starting one takes a second, more on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MAIN = join(import.meta.dirname, 'main.ts');
let server: TestServer | null = null;

afterEach(async () => {
  await server?.remove();
  server = null;
});

async function cli(args: string[], environment: Record<string, string>, typed = '') {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), 'traguardo-test-compiled'), ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(typed);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('[RE11] a copy by the running server, put back elsewhere with the key from paper', async () => {
  server = await TestServer.start();
  await server.post('/api/setup', setupInput());
  const here = { TRAGUARDO_DATA: server.config.data };
  const file = join(server.folder, 'a.copia');

  expect(await cli(['backup', file], here)).toMatchObject({ code: 2, out: '' });
  const made = await cli(['backup', file, '--new-key'], here);
  expect(made).toMatchObject({ code: 0, err: '' });
  const [key = ''] = /(\w{4}-){13}\w{4}/.exec(made.out) ?? [];
  expect(key).not.toBe('');
  expect(made.out).toContain(`Copia fatta: ${file}`);
  expect(await cli(['backup', file], here)).toMatchObject({ code: 2 });

  const there = { TRAGUARDO_DATA: join(server.folder, 'elsewhere') };
  const wrong = await cli(['restore', file], there, `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}\n`);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('errore di battitura');
  const put = await cli(['restore', file], there, `${key.toLowerCase().replace(/-/g, ' ')}\n`);
  expect(put.err).toBe('');
  expect(put.out).toContain('Comune di Prova: rimesso dalla copia');
  const again = await cli(['restore', file], there, `${key}\n`);
  expect(again).toMatchObject({ code: 2, out: '' });
  expect(again.err).toContain('c’è già un Comune');
  const doctor = await cli(['doctor'], there);
  expect(doctor).toMatchObject({ code: 0, err: '' });
  expect(doctor.out).toContain('Copie di sicurezza: la chiave c’è, ancora nessuna copia');
});

test('[RE11] the key from a file, and over a Comune that runs', async () => {
  server = await TestServer.start();
  await server.post('/api/setup', setupInput());
  const here = { TRAGUARDO_DATA: server.config.data };
  const made = await cli(['backup', '--new-key'], here);
  const keyFile = join(server.folder, 'key.txt');
  writeFileSync(keyFile, /(\w{4}-){13}\w{4}/.exec(made.out)?.[0] ?? '');
  const [file = ''] = /\/\S+\.copia/.exec(made.out) ?? [];
  expect((await cli(['backups'], here)).out).toContain(file.slice(file.lastIndexOf('/') + 1));
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, -1));
  const environment = { ...here, TRAGUARDO_RECOVERY_KEY_FILE: keyFile };
  expect((await cli(['restore', file, '--over'], environment)).err).toContain('danneggiata');
  writeFileSync(file, bytes);
  const put = await cli(['restore', file, '--over'], environment);
  expect(put).toMatchObject({ code: 0, err: '' });
  expect(put.out).toContain('ente-prima-del-');
  await server.signIn('sara', 'lunga-abbastanza');
});
