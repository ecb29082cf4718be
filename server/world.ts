import { join } from 'node:path';
import { ROOT } from './application.ts';
import { systemScheduler } from './relay/scheduler.ts';
import type { Scheduler } from './relay/scheduler.ts';
import type { RemoteAddress } from './http/client-address.ts';

/** What the tests put in place of the world. */
export interface World {
  clock: () => Date;
  /** What is done every few minutes. */
  scheduler: Pick<Scheduler, 'every'>;
  environment: Record<string, string | undefined>;
  remote: RemoteAddress;
  build: string;
  /** One line of the log, an object. */
  log: (line: Record<string, unknown>) => void;
}

export const REAL_WORLD: World = {
  clock: () => new Date(),
  scheduler: systemScheduler,
  environment: process.env,
  remote: (request) => request.socket.remoteAddress ?? '',
  build: join(ROOT, 'build'),
  log: (line) => process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`),
};
