import { expect, test } from 'vitest';
import { addressesOf, startLines } from './addresses.ts';

const lan = {
  eth0: [{ address: '192.168.1.10', family: 'IPv4' as const, internal: false, netmask: '', mac: '', cidr: null }],
};

test('says where it answers and what works without network', () => {
  const addresses = addressesOf({ port: 8080, host: null, https: false, baseUrl: null }, lan);
  expect(addresses).toEqual([
    { url: 'http://localhost:8080', worksOffline: true },
    { url: 'http://192.168.1.10:8080', worksOffline: false },
  ]);
  const lines = startLines(addresses, { setupCode: 'AB-12', example: false, entity: null, built: false }).join('\n');
  expect(lines).toContain('http://192.168.1.10:8080  solo con la rete');
  expect(lines).toContain('TLS_CERT');
  expect(lines).toContain('AB-12');
  expect(lines).toContain('npm start');
});

test('https works offline from everywhere; the address people type comes first', () => {
  expect(addressesOf({ port: 443, host: null, https: true, baseUrl: 'https://t.it' }, lan)).toEqual([
    { url: 'https://t.it', worksOffline: true },
    { url: 'https://localhost', worksOffline: true },
    { url: 'https://192.168.1.10', worksOffline: true },
  ]);
  const lines = startLines([{ url: 'https://t.it', worksOffline: true }], {
    setupCode: null,
    example: true,
    entity: 'Comune di Valmora',
    built: true,
  });
  expect(lines).toEqual([
    'Traguardo è pronto: Comune di Valmora (esempio).',
    '  https://t.it  funziona anche senza rete',
  ]);
});

test('one address only when told so', () => {
  expect(addressesOf({ port: 8080, host: '127.0.0.1', https: false, baseUrl: null }, lan)).toEqual([
    { url: 'http://localhost:8080', worksOffline: true },
  ]);
  expect(addressesOf({ port: 8080, host: '10.0.0.5', https: false, baseUrl: null }, lan)).toEqual([
    { url: 'http://10.0.0.5:8080', worksOffline: false },
  ]);
});
