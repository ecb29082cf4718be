import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';
import { isSameOrigin } from './same-origin.ts';

function asking(headers: Record<string, string>): IncomingMessage {
  return { headers } as unknown as IncomingMessage;
}

describe('where a request comes from', () => {
  test.each([
    ['this machine', { host: 'localhost:8080' }, '127.0.0.1', [], '127.0.0.1', true],
    ['this machine, IPv6', { host: '[::1]:8080' }, '::1', [], '::1', true],
    ['this machine, mapped', { host: '127.0.0.1:8080' }, '::ffff:127.0.0.1', [], '127.0.0.1', true],
    ['this machine by a stranger’s name', { host: 'rebind.example' }, '127.0.0.1', [], '127.0.0.1', false],
    ['the network', { host: '192.168.1.10:8080' }, '192.168.1.20', [], '192.168.1.20', false],
    [
      'the network, saying it is local',
      { host: 'localhost', 'x-forwarded-for': '127.0.0.1' },
      '192.168.1.20',
      [],
      '192.168.1.20',
      false,
    ],
    ['an unknown proxy here', { host: 'localhost', 'x-real-ip': '8.8.8.8' }, '127.0.0.1', [], '127.0.0.1', false],
    ['a trusted proxy', { host: 'x.it', 'x-forwarded-for': '1.2.3.4' }, '127.0.0.1', ['127.0.0.1'], '1.2.3.4', false],
    [
      'a trusted proxy, a liar behind it',
      { host: 'x.it', 'x-forwarded-for': '9.9.9.9, 1.2.3.4' },
      '127.0.0.1',
      ['127.0.0.1'],
      '1.2.3.4',
      false,
    ],
    ['this machine, past its trusted proxy', { host: 'localhost:8080' }, '127.0.0.1', ['127.0.0.1'], '127.0.0.1', true],
  ])('%s', (_case, headers, remote, trusted, ip, local) => {
    expect(clientAddress(asking(headers), remote, trusted)).toEqual({ ip, local });
  });
});

describe('the origin of what changes something', () => {
  test.each([
    ['our page', { origin: 'http://192.168.1.10:8080', host: '192.168.1.10:8080' }, null, true],
    ['our page behind a proxy', { origin: 'https://t.it', host: 'localhost:8080' }, 'https://t.it', true],
    ['another site', { origin: 'https://altrove.it', host: 'localhost:8080' }, 'https://t.it', false],
    ['a page without origin', { origin: 'null', host: 'localhost:8080' }, null, false],
    ['another port', { origin: 'http://localhost:3000', host: 'localhost:8080' }, null, false],
    ['no browser', { host: 'localhost:8080' }, null, true],
    ['a browser that says cross-site', { host: 'localhost:8080', 'sec-fetch-site': 'cross-site' }, null, false],
  ])('%s', (_case, headers, baseUrl, same) => {
    expect(isSameOrigin(asking(headers), baseUrl)).toBe(same);
  });
});
