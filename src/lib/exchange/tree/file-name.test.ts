import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test.each([
  [{ kind: 'piano', of: ['', ''], names: true }, '2027_piano-performance_bozza_2027-01-28'],
  [
    { kind: 'schede', of: ['AM', 'AM.1/è «più»'], names: false },
    '2027_schede-obiettivi-am-am-1-e-piu_bozza_senza-nominativi_2027-01-28',
  ],
] as const)('%j', (parts, wanted) => {
  expect(fileNameOf({ year: 2027, day: '2027-01-28', ...parts })).toBe(wanted);
});
