import { expect, test } from 'vitest';
import { bannersFor, type BannerFacts } from './banners.ts';

const calm: BannerFacts = {
  state: 'saved',
  cannotStore: false,
  offline: false,
  updateReady: false,
  secure: true,
  example: false,
  closed: new Set(),
};

test('a calm day has no banner', () => {
  expect(bannersFor(calm)).toEqual([]);
});

test('the gravest comes first and there are never more than two', () => {
  const all: BannerFacts = { ...calm, state: 'not-saved', offline: true, updateReady: true, secure: false };
  expect(bannersFor(all)).toEqual(['not-saved', 'offline']);
});

test('a Comune without room is said before a network that is gone', () => {
  expect(bannersFor({ ...calm, cannotStore: true, offline: true })).toEqual(['cannot-store', 'offline']);
});

test('an example always says it is one', () => {
  expect(bannersFor({ ...calm, state: 'session-expired', offline: true, secure: false, example: true })).toEqual([
    'session-expired',
    'example',
  ]);
});

test('what was put away stays away, and makes room', () => {
  expect(bannersFor({ ...calm, offline: true, secure: false, closed: new Set(['offline']) })).toEqual(['insecure']);
});

test('an update that must be made is said once', () => {
  expect(bannersFor({ ...calm, state: 'update-needed', updateReady: true })).toEqual(['update-needed']);
});
