import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNode } from '../scripts/node-24.mjs';

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

export interface Login {
  identifier: string;
  password: string;
  name: string;
  role: string;
}

interface Run {
  code: number | null;
  out: string;
  err: string;
}

/** A Comune on this machine: a data folder, the real server on a port of its own, the real command line. */
export class Comune {
  readonly data = mkdtempSync(join(tmpdir(), 'traguardo-e2e-'));
  readonly port: number;
  readonly host: string;
  logins: Login[] = [];
  #server: ChildProcess | null = null;

  constructor(port: number, host = '127.0.0.1') {
    this.port = port;
    this.host = host;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  get #env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PORT: String(this.port),
      HOST: this.host,
      TRAGUARDO_DATA: this.data,
      SETUP_CODE: 'codice-di-prova',
      // Each is killed within seconds: what the command line compiled when it filled the example starts the next.
      NODE_COMPILE_CACHE: join(tmpdir(), 'traguardo-compiled'),
    };
  }

  cli(...args: string[]): Promise<Run> {
    return this.#run(args, {});
  }

  /** Puts the Comune back from a copy, in place of what is there. */
  async restore(file: string, key: string): Promise<void> {
    const { code, err } = await this.#run(['restore', file, '--over'], { TRAGUARDO_RECOVERY_KEY: key });
    if (code !== 0) throw new Error(`restore: ${err}`);
  }

  async #run(args: string[], environment: Record<string, string>): Promise<Run> {
    const child = spawn(findNode(), ['server/cli/main.ts', ...args], { env: { ...this.#env, ...environment } });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, err };
  }

  /** Fills the data folder with the example comune and remembers its logins. */
  async example(): Promise<void> {
    const { code, out, err } = await this.cli('example');
    if (code !== 0) throw new Error(`example: ${err}`);
    this.logins = (JSON.parse(out) as { logins: Login[] }).logins;
  }

  /** The same data and logins as another Comune that is not running. */
  copy(other: Comune): void {
    cpSync(other.data, this.data, { recursive: true });
    this.logins = other.logins;
  }

  async start(): Promise<void> {
    const server = spawn(findNode(), ['server/cli/main.ts', 'serve'], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#server = server;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(this.address)) resolve();
      };
      server.stdout?.on('data', listen);
      server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
      server.on('exit', () => reject(new Error(`the server stopped: ${said}`)));
    });
  }

  /** SIGKILL: as when the power goes. */
  async kill(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.removeAllListeners('exit');
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await Promise.race([gone, ended]);
    this.#server = null;
  }

  async documents(): Promise<
    {
      kind: string;
      name: string;
      content: { objectives?: { title: string; weight: number; dueDate: string | null }[] };
    }[]
  > {
    const { code, out, err } = await this.cli('documents', '--json');
    if (code !== 0) throw new Error(err);
    return JSON.parse(out);
  }

  login(role: RegExp): Login {
    const login = this.logins.find((entry) => role.test(entry.role) || role.test(entry.name));
    if (!login) throw new Error(`no login for ${role}: ${this.logins.map((entry) => entry.role).join(', ')}`);
    return login;
  }

  dispose(): void {
    rmSync(this.data, { recursive: true, force: true });
  }
}
