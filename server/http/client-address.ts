import type { IncomingMessage } from 'node:http';

/** From where a request really comes, decided by the server; headers of strangers are not believed. */
export interface ClientAddress {
  ip: string;
  /** The person sits at this machine: loopback, no proxy in between, asked by a loopback name. */
  local: boolean;
}

export type RemoteAddress = (request: IncomingMessage) => string;

const FORWARDING = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host'];

/** The socket's address; with a trusted proxy in front, the last address that proxy did not add itself. */
export function clientAddress(
  request: IncomingMessage,
  remote: string,
  trustedProxies: readonly string[],
): ClientAddress {
  const direct = withoutMapping(remote);
  const forwarded = FORWARDING.some((header) => request.headers[header] !== undefined);
  // A forwarding header on a loopback request is a proxy, known to us or not: nobody sits at this machine.
  if (!forwarded) return { ip: direct, local: isLoopback(direct) && hasLoopbackHost(request) };
  if (!trustedProxies.includes(direct)) return { ip: direct, local: false };
  const hops = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => withoutMapping(hop.trim()))
    .filter((hop) => hop !== '');
  const client = hops.findLast((hop) => !trustedProxies.includes(hop));
  return { ip: client ?? direct, local: false };
}

function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}

/** A page of elsewhere whose name was made to point here (DNS rebinding) asks by its own name. */
function hasLoopbackHost(request: IncomingMessage): boolean {
  const host = request.headers.host;
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || hostname === '[::1]' || isLoopback(hostname);
}
