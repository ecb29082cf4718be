import { expect, test } from 'vitest';
import { parseEvent } from './feed.ts';

test('[DO9] an event of the feed', () => {
  expect(parseEvent('{"type":"registry","version":4}')).toEqual({ type: 'registry', version: 4 });
  expect(parseEvent('{"type":"rights"}')).toEqual({ type: 'rights' });
});

test('what this version does not know is ignored', () => {
  for (const data of ['{"type":"weather"}', '{"type":"registry"}', 'not json', '', 7, null])
    expect(parseEvent(data)).toBeNull();
});
