import { chmodSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import * as v from 'valibot';
import type { EnteHost } from '../entity/ente-host.ts';
import { StartFault, codeOf } from '../start-fault.ts';
import { askRunning } from './control-client.ts';
import { controlPath } from './control-path.ts';
import { runOperation } from './operations.ts';

export interface Control {
  release(): Promise<void>;
}

const Request = v.array(v.string());

/**
 * Holds the data folder for this process, and listens there for the command line. The socket is readable by
 * its owner only; whoever can open it could open the database as well.
 */
export async function takeControl(data: string, host: EnteHost): Promise<Control> {
  const path = controlPath(data);
  if ((await askRunning(path, ['ping'])) !== null) {
    throw new StartFault(
      `Traguardo è già in esecuzione sulla cartella ${data}: ferma l’altro prima di avviare questo.`,
      1,
    );
  }
  if (!path.startsWith('\\\\')) await rm(path, { force: true });
  const server = createServer((request, response) => {
    void answer(host, request).then(
      (body) => response.setHeader('content-type', 'application/json').end(body),
      () => response.writeHead(500).end(),
    );
  });
  await listenOn(server, path, data);
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(host: EnteHost, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const command = v.parse(Request, JSON.parse(Buffer.concat(chunks).toString('utf8')));
  return JSON.stringify(command[0] === 'ping' ? { exitCode: 0, out: '', err: '' } : await runOperation(host, command));
}

function listenOn(server: Server, path: string, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault) => {
      const taken = codeOf(fault) === 'EADDRINUSE';
      const sentence = taken
        ? `Traguardo è già in esecuzione sulla cartella ${data}: ferma l’altro prima di avviare questo.`
        : `Nella cartella ${data} non si può aprire il canale dei comandi: controlla i permessi.`;
      reject(new StartFault(sentence, 1));
    });
    // Between listening and chmod nobody else gets in: the umask already forbids it.
    const mask = process.platform === 'win32' ? null : process.umask(0o077);
    server.listen(path, () => {
      if (mask !== null) {
        process.umask(mask);
        chmodSync(path, 0o600);
      }
      resolve();
    });
  });
}
