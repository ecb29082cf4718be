import { expect, test } from 'vitest';
import { columnField } from './columns.ts';
import { settleTargets } from './targets.ts';

test.each([
  [
    ['Valore 2025', 'Target 2026', 'Target 2027'],
    ['baseline', 'target', 'targetSecond'],
  ],
  [
    ['Target 2027', 'Target 2028', 'Target 2026'],
    ['targetSecond', 'targetThird', 'target'],
  ],
  // Beside the target of the same year it is what was reached.
  [
    ['Target 2025', 'Valore 2025'],
    ['target', 'result'],
  ],
  [
    ['Consuntivo 2024', 'Target 2025'],
    ['baseline', 'target'],
  ],
  [
    ['Valore 2023', 'Valore 2024', 'Target 2025'],
    ['ignored', 'baseline', 'target'],
  ],
])('%j', (labels, fields) => {
  const headings = labels.map((label) => ({ label, field: columnField(label) ?? ('ignored' as const) }));
  settleTargets(headings);
  expect(headings.map(({ field }) => field)).toEqual(fields);
});
