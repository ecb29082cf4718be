import type { Context, Next } from 'hono';

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** The shell carries its own policy in a meta element (hashes of its scripts); a meta element cannot forbid frames. */
const SHELL_POLICY = "frame-ancestors 'none'";
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

export function securityHeaders(https: boolean): (c: Context, next: Next) => Promise<void> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    // Not on scripts: a service worker lives under the policy of its own response, and must be able to fetch.
    const data = /json|event-stream/.test(c.res.headers.get('content-type') ?? '');
    c.res.headers.set('content-security-policy', data ? DATA_POLICY : SHELL_POLICY);
    if (https) c.res.headers.set('strict-transport-security', 'max-age=31536000');
  };
}
