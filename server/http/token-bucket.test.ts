import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('so many at once, then one by one, each key for itself', () => {
  let now = new Date('2027-01-01T00:00:00Z');
  const bucket = new TokenBucket(2, 10, () => now);
  bucket.take('a');
  bucket.take('a');
  expect(() => bucket.take('a')).toThrow('too-many-attempts');
  bucket.take('b');
  now = new Date(now.getTime() + 10_000);
  bucket.take('a');
  expect(() => bucket.take('a')).toThrow(expect.objectContaining({ particulars: { retryAfter: 10 } }));
  now = new Date(now.getTime() - 3_600_000);
  expect(() => bucket.take('a')).toThrow(expect.objectContaining({ particulars: { retryAfter: 10 } }));
});
