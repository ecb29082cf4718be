import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { readApplication } from '../application.ts';
import { readSecret } from '../auth/secret.ts';
import type { Config } from '../config.ts';
import { StartFault } from '../start-fault.ts';
import type { World } from '../world.ts';
import { EnteHost } from './ente-host.ts';

/** The host of a data folder, which is made if it is missing; not started yet. */
export function openHost(config: Config, world: Pick<World, 'clock' | 'environment' | 'log'>): EnteHost {
  try {
    makeFolder(config.data);
    accessSync(config.data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartFault(
      `La cartella dei dati ${config.data} non si può scrivere: controlla il percorso (TRAGUARDO_DATA) e i permessi.`,
      1,
    );
  }
  const { clock, log } = world;
  return new EnteHost(
    config.data,
    {
      secret: readSecret(config.data, world.environment),
      https: config.tls !== null || config.baseUrl?.startsWith('https:') === true,
      clock,
      onFault: (fault) => log({ level: 'error', fault: String(fault) }),
    },
    { folder: config.backups, version: readApplication().version, clock, log },
  );
}

/** With its parents, one by one: Node's own recursion never ends where a parent cannot have children (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path, { mode: 0o700 });
}
