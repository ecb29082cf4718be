import { expect, test } from 'vitest';
import { registryEvents } from './registry-events.ts';
import type { Registry } from './org.ts';
import { agreement, area, employment, incarico, person, registry, service } from './test-registry.ts';

const day = (from: string | null, to: string | null = null) => ({ from, to });

/** Kind, day and what the staff is afterwards. */
function told(parts: Partial<Registry>): string[] {
  const people = ['rota', 'brina'].map((id) => person(id, id, ''));
  return registryEvents(registry({ people, ...parts }), 2027).map((event) => {
    const staff = 'staff' in event && event.staff !== null ? ` ${event.staff.area}=${event.staff.count}` : '';
    const left = 'left' in event && event.left !== null ? ` ${event.left.area}=${event.left.count}` : '';
    return `${event.day} ${event.kind}${staff}${left}`;
  });
}

test.each<[string, Partial<Registry>, string[]]>([
  ['what has no date has always been', { employments: [employment('rota', 'am')] }, []],
  [
    'somebody comes, somebody goes',
    {
      employments: [
        employment('rota', 'am', day('2027-04-01')),
        employment('brina', 'am', day('2020-01-01', '2027-04-30')),
      ],
    },
    ['2027-04-01 arrival am=2', '2027-04-30 departure am=1'],
  ],
  [
    'a transfer is one event, and both areas count anew',
    {
      employments: [
        employment('rota', 'tec', day('2020-01-01', '2027-08-31')),
        employment('rota', 'am', day('2027-09-01')),
        employment('brina', 'am'),
      ],
    },
    ['2027-09-01 transfer am=2 tec=0'],
  ],
  [
    'other terms in the same place',
    {
      employments: [
        employment('rota', 'am', day('2020-01-01', '2027-05-31')),
        { ...employment('rota', 'am', day('2027-06-01')), partTime: 3_000 },
      ],
    },
    ['2027-06-01 terms'],
  ],
  [
    'a second place beside one that goes on is no arrival',
    { employments: [employment('rota', 'am'), employment('rota', 'tec', day('2027-03-01', '2027-06-30'))] },
    [],
  ],
  [
    'charges begin, end, are renewed',
    {
      incarichi: [
        { ...incarico('rota', 'head', 'am', day('2025-01-01', '2026-12-31')), id: 'i1' },
        { ...incarico('rota', 'head', 'am', day('2027-01-01', '2027-06-30')), id: 'i2' },
        incarico('brina', 'interim', 'am', day('2027-07-01')),
        incarico('brina', 'administrator', null, day('2027-01-01')),
      ],
    },
    ['2027-01-01 charge-renewed', '2027-06-30 charge-ends', '2027-07-01 charge-begins'],
  ],
  [
    'the house changes',
    {
      areas: [
        { ...area('am'), ...day('2027-01-01') },
        { ...area('tec'), ...day(null, '2027-06-30') },
      ],
      services: [service('ana', 'am', null, day('2027-02-01', '2027-12-31'))],
      agreements: [agreement({ kind: 'service', area: 'am', ...day('2027-01-01', '2028-12-31') })],
    },
    [
      '2027-01-01 area-born',
      '2027-01-01 agreement-begins',
      '2027-02-01 service-born',
      '2027-06-30 area-closed',
      '2027-12-31 service-closed',
    ],
  ],
  ['other years are not told', { employments: [employment('rota', 'am', day('2026-12-31', '2028-01-01'))] }, []],
])('%s', (_, parts, events) => {
  expect(told(parts)).toEqual(events);
});
