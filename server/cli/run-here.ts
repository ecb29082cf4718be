import type { Config } from '../config.ts';
import { openHost } from '../entity/open-host.ts';
import { REAL_WORLD } from '../world.ts';
import { takeControl } from './control-server.ts';
import { runOperation } from './operations.ts';
import type { Outcome } from './outcome.ts';
import { verify } from './verify.ts';

/** Where no server runs: this process holds the data folder as the server would. */
export async function runHere(config: Config, command: readonly string[]): Promise<Outcome> {
  const host = openHost(config, REAL_WORLD);
  const control = await takeControl(config.data, host);
  try {
    await host.start();
    return await runOperation(host, command);
  } finally {
    await host.close();
    await control.release();
  }
}

/** Beside a server too: it only reads. */
export function verifyHere(config: Config, args: readonly string[], say: (line: string) => void): Promise<Outcome> {
  return verify(openHost(config, REAL_WORLD).databaseFile, args, say);
}
