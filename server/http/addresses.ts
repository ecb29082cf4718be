import { networkInterfaces } from 'node:os';
import { isLoopback } from './client-address.ts';

export interface Address {
  url: string;
  /** Browsers give offline storage and the installed app to https and to this machine only. */
  worksOffline: boolean;
}

/** Where Traguardo answers, as one would type it. */
export function addressesOf(
  listening: { port: number; host: string | null; https: boolean; baseUrl: string | null },
  interfaces = networkInterfaces(),
): Address[] {
  const { port, host, https, baseUrl } = listening;
  const address = (name: string): Address => ({
    url: urlOf(https, name, port),
    worksOffline: https || name === 'localhost' || isLoopback(name),
  });
  const everywhere = host === null || host === '0.0.0.0' || host === '::';
  const own = everywhere
    ? [address('localhost'), ...networkAddresses(interfaces).map(address)]
    : [address(host === '127.0.0.1' || host === '::1' ? 'localhost' : host)];
  if (baseUrl === null || own.some((one) => one.url === baseUrl)) return own;
  return [
    {
      url: baseUrl,
      worksOffline:
        baseUrl.startsWith('https:') ||
        isLoopback(new URL(baseUrl).hostname) ||
        new URL(baseUrl).hostname === 'localhost',
    },
    ...own,
  ];
}

/** What is printed at the start. */
export function startLines(
  addresses: readonly Address[],
  facts: { setupCode: string | null; example: boolean; entity: string | null; built: boolean },
): string[] {
  const lines = [
    facts.entity === null
      ? 'Traguardo è pronto.'
      : `Traguardo è pronto: ${facts.entity}${facts.example ? ' (esempio)' : ''}.`,
  ];
  for (const { url, worksOffline } of addresses) {
    lines.push(`  ${url}  ${worksOffline ? 'funziona anche senza rete' : 'solo con la rete'}`);
  }
  if (addresses.some((one) => !one.worksOffline)) {
    lines.push(
      '  Per lavorare senza rete anche dagli altri dispositivi serve https: indica TLS_CERT e TLS_KEY, o metti davanti un proxy come Caddy (vedi README).',
    );
  }
  if (!facts.built) lines.push('  Le pagine non sono ancora costruite: ferma Traguardo e avvialo con «npm start».');
  if (facts.setupCode !== null)
    lines.push(`  Codice per la prima configurazione da un altro dispositivo: ${facts.setupCode}`);
  return lines;
}

function networkAddresses(interfaces: ReturnType<typeof networkInterfaces>): string[] {
  return Object.values(interfaces)
    .flatMap((list) => list ?? [])
    .filter((one) => !one.internal && one.family === 'IPv4')
    .map((one) => one.address);
}

function urlOf(https: boolean, name: string, port: number): string {
  const host = name.includes(':') ? `[${name}]` : name;
  const usual = port === (https ? 443 : 80);
  return `${https ? 'https' : 'http'}://${host}${usual ? '' : `:${port}`}`;
}
