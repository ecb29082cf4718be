import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { readProviderSettings } from './auth/provider-settings.ts';
import type { ProviderSettings } from './auth/provider.ts';
import { readSecretVariable } from './secret-variable.ts';
import { StartFault } from './start-fault.ts';

export interface Config {
  port: number;
  /** null: every address of the machine. */
  host: string | null;
  /** The address people type, without a final slash; null when it follows from host and port. */
  baseUrl: string | null;
  /** Folder of the data, absolute. */
  data: string;
  /** Folder of the copies, absolute; null: `copie` in the folder of the data. */
  backups: string | null;
  tls: { cert: string; key: string } | null;
  /** The code the first-run page asks for; null: one is drawn and printed. */
  setupCode: string | null;
  /** Addresses of the reverse proxies whose `x-forwarded-for` is believed. */
  trustedProxies: string[];
  /** The organisation's own sign-in; null where there is none. */
  provider: ProviderSettings | null;
}

const port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'PORT deve essere un numero tra 0 e 65535, per esempio 8080.'),
  v.transform(Number),
  v.maxValue(65_535, 'PORT deve essere un numero tra 0 e 65535, per esempio 8080.'),
);
const host = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9.:_-]+$/, 'HOST deve essere un nome o un indirizzo di questo computer, per esempio 0.0.0.0.'),
);
const BASE_URL_FAULT =
  'BASE_URL deve essere l’indirizzo a cui le persone arrivano, senza percorso, per esempio https://traguardo.comune.esempio.it.';
const baseUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text), BASE_URL_FAULT),
  v.transform((text) => new URL(text)),
  v.check((url) => /^https?:$/.test(url.protocol), BASE_URL_FAULT),
  v.check((url) => url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '', BASE_URL_FAULT),
  v.transform((url) => url.origin),
);
const setupCode = v.pipe(
  v.string(),
  v.minLength(6, 'SETUP_CODE deve avere almeno 6 caratteri.'),
  v.maxLength(40, 'SETUP_CODE può avere al massimo 40 caratteri.'),
);
const trustedProxies = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((address) => address.trim())),
  v.check(
    (addresses) => addresses.every((address) => isIP(address) !== 0),
    'TRUSTED_PROXY deve elencare gli indirizzi IP dei proxy, separati da virgole, per esempio 127.0.0.1.',
  ),
);

const Environment = v.object({
  PORT: v.optional(port, '8080'),
  HOST: v.optional(host),
  BASE_URL: v.optional(baseUrl),
  TRAGUARDO_DATA: v.optional(v.string(), './data'),
  BACKUP_DIR: v.optional(v.string()),
  TLS_CERT: v.optional(v.string()),
  TLS_KEY: v.optional(v.string()),
  SETUP_CODE: v.optional(setupCode),
  TRUSTED_PROXY: v.optional(trustedProxies),
});

/** Reads the settings from the environment; an empty variable counts as absent. Throws StartFault. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const code = readSecretVariable(given, 'SETUP_CODE');
  const result = v.safeParse(Environment, { ...given, SETUP_CODE: code ?? undefined });
  if (!result.success) throw new StartFault(result.issues[0].message, 2);
  const settings = result.output;
  return {
    port: settings.PORT,
    host: settings.HOST ?? null,
    baseUrl: settings.BASE_URL ?? null,
    data: resolve(settings.TRAGUARDO_DATA),
    backups: settings.BACKUP_DIR === undefined ? null : resolve(settings.BACKUP_DIR),
    tls: readTls(settings.TLS_CERT, settings.TLS_KEY),
    setupCode: settings.SETUP_CODE ?? null,
    trustedProxies: settings.TRUSTED_PROXY ?? [],
    provider: readProviderSettings(given),
  };
}

function readTls(cert: string | undefined, key: string | undefined): Config['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) {
    throw new StartFault('TLS_CERT e TLS_KEY vanno indicati insieme: il certificato e la sua chiave.', 2);
  }
  return { cert: readPem('TLS_CERT', cert), key: readPem('TLS_KEY', key) };
}

function readPem(variable: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new StartFault(`${variable}: il file ${path} non si legge. Controlla il percorso e i permessi.`, 2);
  }
  if (!text.includes('-----BEGIN ')) throw new StartFault(`${variable}: il file ${path} non è in formato PEM.`, 2);
  return text;
}
