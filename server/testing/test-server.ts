import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { vi } from 'vitest';
import type { Config } from '../config.ts';
import { readConfig } from '../config.ts';
import { startTraguardo } from '../main.ts';
import type { Running } from '../main.ts';

// A real server with real passwords and a real disk: on a busy machine five seconds are few.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
  /** `name=value` of the cookies it sets. */
  cookie: string;
}

interface Asking {
  cookie?: string;
  headers?: Record<string, string>;
  /** Another name of this server, `http://localhost:1234`. */
  base?: string;
}

/** The real server on a free port with a real database in a temporary folder; time and address are the test's. */
export class TestServer {
  readonly folder: string;
  readonly config: Config;
  readonly logged: Record<string, unknown>[] = [];
  /** Starts with the real time: sessions expire by it. */
  now = new Date();
  remote = '127.0.0.1';
  #running: Running | null = null;
  readonly #ticks = new Set<() => void>();

  constructor(environment: Record<string, string> = {}) {
    this.folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
    this.config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      TRAGUARDO_DATA: join(this.folder, 'data'),
      SETUP_CODE: 'PROVA-CODICE',
      ...environment,
    });
    writePages(join(this.folder, 'build'));
  }

  static async start(environment: Record<string, string> = {}): Promise<TestServer> {
    const server = new TestServer(environment);
    await server.start();
    return server;
  }

  static async withExample(): Promise<TestServer> {
    const server = await TestServer.start();
    await server.post('/api/example/start', {});
    return server;
  }

  /** With the data of another one, which must be stopped: filling the example again takes longer. */
  static async copyOf(other: TestServer): Promise<TestServer> {
    const server = new TestServer();
    cpSync(join(other.folder, 'data'), join(server.folder, 'data'), { recursive: true });
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    this.#running = await startTraguardo(this.config, {
      clock: () => this.now,
      scheduler: {
        every: (_ms, work) => {
          this.#ticks.add(work);
          return () => this.#ticks.delete(work);
        },
      },
      environment: {},
      remote: () => this.remote,
      build: join(this.folder, 'build'),
      log: (line) => this.logged.push(line),
    });
  }

  get running(): Running {
    if (this.#running === null) throw new Error('not started');
    return this.#running;
  }

  get base(): string {
    return `http://127.0.0.1:${this.running.port}`;
  }

  /** The current ente. */
  get ente() {
    return this.running.host.ente;
  }

  async ask(
    method: string,
    path: string,
    body: unknown,
    { cookie, headers, base = this.base }: Asking = {},
  ): Promise<Answer> {
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie === undefined ? {} : { cookie }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
      cookie: response.headers
        .getSetCookie()
        .map((one) => one.split(';', 1)[0] ?? '')
        .join('; '),
    };
  }

  get(path: string, asking?: Asking): Promise<Answer> {
    return this.ask('GET', path, undefined, asking);
  }

  post(path: string, body: unknown, asking?: Asking): Promise<Answer> {
    return this.ask('POST', path, body, asking);
  }

  command(command: unknown, cookie: string): Promise<Answer> {
    return this.post('/api/commands', command, { cookie });
  }

  /** The session cookie. */
  async signIn(identifier: string, password = 'valmora-prova'): Promise<string> {
    const answer = await this.post('/api/session', { identifier, password });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.cookie;
  }

  /** What is done every few minutes, now. */
  tick(): void {
    for (const work of [...this.#ticks]) work();
  }

  passSeconds(seconds: number): void {
    this.now = new Date(this.now.getTime() + seconds * 1_000);
  }

  /** The person with this family name. */
  person(familyName: string): string {
    const person = this.ente.registry.people.find((one) => one.familyName === familyName);
    if (person === undefined) throw new Error(`no ${familyName}`);
    return person.id;
  }

  area(code: string): string {
    const area = this.ente.registry.areas.find((one) => one.code === code);
    if (area === undefined) throw new Error(`no area ${code}`);
    return area.id;
  }

  async stop(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function writePages(build: string): void {
  mkdirSync(join(build, '_app/immutable'), { recursive: true });
  writeFileSync(join(build, 'index.html'), '<!doctype html><title>Traguardo</title>');
  const script = join(build, '_app/immutable/start.js');
  writeFileSync(script, `export const text = '${'abc'.repeat(1_000)}';`);
  writeFileSync(`${script}.br`, brotliCompressSync(readFileSync(script)));
  writeFileSync(`${script}.gz`, gzipSync(readFileSync(script)));
  writeFileSync(join(build, 'service-worker.js'), 'self.x = 1;');
  writeFileSync(join(build, 'manifest.webmanifest'), '{}');
  writeFileSync(join(build, '..', 'outside.txt'), 'secret');
}
