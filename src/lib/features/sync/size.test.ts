import { expect, test } from 'vitest';
import { formatSize } from './size.ts';

test('sizes are said as people read them', () => {
  expect(formatSize(512)).toBe('512 byte');
  expect(formatSize(6_240_000)).toBe('6,2 MB');
  expect(formatSize(2_140_000_000)).toBe('2,1 GB');
  expect(formatSize(64_000_000_000)).toBe('64 GB');
});
