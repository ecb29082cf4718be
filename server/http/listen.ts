import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Config } from '../config.ts';
import { StartFault, codeOf } from '../start-fault.ts';
import type { AppEnv } from './context.ts';
import type { Upgrades } from './upgrade.ts';

const LONGEST_REQUEST_MS = 60 * 60_000;

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/** Takes the port, or says in one sentence why not. */
export async function listen(app: Hono<AppEnv>, upgrades: Upgrades, config: Config): Promise<Listening> {
  const server = serverFor(app, config);
  server.on('upgrade', upgrades.handle);
  // A copy of the whole Comune takes its time over a slow line; Node would cut it after five minutes.
  server.requestTimeout = LONGEST_REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault) => reject(sentenceFor(fault, config)));
    server.listen({ port: config.port, host: config.host ?? undefined }, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        upgrades.close();
        server.closeIdleConnections();
        // Streams and sockets whose device does not answer would hold the process for ever.
        setTimeout(() => {
          upgrades.terminate();
          server.closeAllConnections();
        }, 2_000).unref();
      }),
  };
}

function serverFor(app: Hono<AppEnv>, config: Config): Server {
  const fetch = app.fetch as Parameters<typeof createAdaptorServer>[0]['fetch'];
  if (config.tls === null) return createAdaptorServer({ fetch, createServer }) as Server;
  try {
    return createAdaptorServer({ fetch, createServer: createSecureServer, serverOptions: config.tls }) as Server;
  } catch {
    throw new StartFault(
      'TLS_CERT e TLS_KEY non vanno bene insieme: controlla che la chiave sia quella del certificato.',
      2,
    );
  }
}

function sentenceFor(fault: Error, { port, host }: Config): Error {
  switch (codeOf(fault)) {
    case 'EADDRINUSE':
      return new StartFault(
        `La porta ${port} è già in uso da un altro programma: chiudilo, o scegline un’altra con PORT.`,
        1,
      );
    case 'EACCES':
      return new StartFault(`La porta ${port} è riservata: scegline una sopra 1023 con PORT.`, 1);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartFault(`HOST: ${host ?? ''} non è un indirizzo di questo computer.`, 2);
    default:
      return fault;
  }
}
