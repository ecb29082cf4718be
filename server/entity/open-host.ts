import { accessSync, constants, mkdirSync } from 'node:fs';
import { readSecret } from '../auth/secret.ts';
import type { Config } from '../config.ts';
import { StartFault } from '../start-fault.ts';
import type { World } from '../world.ts';
import { EnteHost } from './ente-host.ts';

/** The host of a data folder, which is made if it is missing; not started yet. */
export function openHost(config: Config, world: Pick<World, 'clock' | 'environment' | 'log'>): EnteHost {
  try {
    mkdirSync(config.data, { recursive: true, mode: 0o700 });
    accessSync(config.data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartFault(
      `La cartella dei dati ${config.data} non si può scrivere: controlla il percorso (TRAGUARDO_DATA) e i permessi.`,
      1,
    );
  }
  return new EnteHost(config.data, {
    secret: readSecret(config.data, world.environment),
    https: config.tls !== null || config.baseUrl?.startsWith('https:') === true,
    clock: world.clock,
    onFault: (fault) => world.log({ level: 'error', fault: String(fault) }),
  });
}
