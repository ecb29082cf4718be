import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readApplication } from './application.ts';
import { Provider } from './auth/provider.ts';
import type { Config } from './config.ts';
import { takeControl } from './cli/control-server.ts';
import { openHost } from './entity/open-host.ts';
import type { EnteHost } from './entity/ente-host.ts';
import { addressesOf, startLines } from './http/addresses.ts';
import { createApp } from './http/app.ts';
import { listen } from './http/listen.ts';
import { SetupCode } from './http/setup-code.ts';
import { Upgrades } from './http/upgrade.ts';
import { Press } from './pdf/press.ts';
import { REAL_WORLD, type World } from './world.ts';

export interface Running {
  port: number;
  host: EnteHost;
  setupCode: SetupCode;
  /** What to tell the person who started it. */
  lines: string[];
  close(): Promise<void>;
}

/** Starts Traguardo: the lock of the data folder, the ente, the port. Throws StartFault. */
export async function startTraguardo(config: Config, world: World = REAL_WORLD): Promise<Running> {
  const host = openHost(config, world);
  const control = await takeControl(config.data, host);
  try {
    await host.start();
    host.backups.start(world.scheduler);
    const setupCode = config.setupCode === null ? SetupCode.draw() : new SetupCode(config.setupCode);
    const https = config.tls !== null || config.baseUrl?.startsWith('https:') === true;
    const { baseUrl, trustedProxies } = config;
    const provider = config.provider === null ? null : new Provider(config.provider);
    const press = new Press();
    const parts = { ...readApplication(), ...world, host, setupCode, baseUrl, https, trustedProxies, provider, press };
    const upgrades = new Upgrades(parts);
    const listening = await listen(createApp(parts), upgrades, config);
    const addresses = addressesOf({ port: listening.port, host: config.host, https: config.tls !== null, baseUrl });
    return {
      port: listening.port,
      host,
      setupCode,
      lines: startLines(addresses, {
        built: existsSync(join(world.build, 'index.html')),
        setupCode: host.hasReal ? null : setupCode.text,
        example: host.example,
        entity: host.current?.registry.entity.name ?? null,
      }),
      close: async () => {
        const closed = listening.close();
        await host.close();
        press.close();
        await closed;
        await control.release();
      },
    };
  } catch (fault) {
    await host.close();
    await control.release();
    throw fault;
  }
}
