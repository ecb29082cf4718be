import type { IncomingMessage } from 'node:http';

/**
 * Whether a request that changes something, or opens a socket, comes from our own pages. Browsers always say
 * the origin of these; who says none is no browser and carries no stranger's cookie.
 */
export function isSameOrigin(request: IncomingMessage, baseUrl: string | null): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site';
  if (!URL.canParse(origin)) return false;
  const { host, origin: asked } = new URL(origin);
  return asked === baseUrl || host === request.headers.host;
}
