import type { IncomingMessage } from 'node:http';
import { isLoopback } from './client-address.ts';
import { HttpProblem } from './problem.ts';

/**
 * The address the person's browser is at, which keys of devices and the organisation's sign-in are bound to. With
 * BASE_URL only that one and this machine's own: a page in between, under another name, gets nothing to sign.
 */
export function pageOrigin(request: IncomingMessage, baseUrl: string | null): string {
  const { origin } = request.headers;
  if (origin === undefined || !URL.canParse(origin)) throw new HttpProblem('wrong-origin');
  const { host, hostname } = new URL(origin);
  if (origin === baseUrl) return origin;
  const sameHost = host === request.headers.host;
  if (sameHost && (baseUrl === null || hostname === 'localhost' || isLoopback(hostname))) return origin;
  throw new HttpProblem('wrong-origin');
}
