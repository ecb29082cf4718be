import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#lib/documents/new-id.ts';
import { bookmarkOfRow, rowIdFromBookmark } from './row-bookmark.ts';

test('an id comes back from its bookmark, whatever its signs', () => {
  const ids = fc.stringMatching(/^[A-Za-z0-9_-]{4,22}$/);
  fc.assert(
    fc.property(ids, (id) => {
      const name = bookmarkOfRow(id);
      if (name === null) return;
      expect(name).toMatch(/^_t_\w{1,37}$/);
      expect(rowIdFromBookmark(name)).toBe(id);
    }),
  );
  for (let tries = 0; tries < 200; tries += 1) {
    const id = newId();
    expect(rowIdFromBookmark(bookmarkOfRow(id) ?? '')).toBe(id);
  }
});

test('other bookmarks are not ours', () => {
  for (const name of ['', '_t_', '_Toc123456', 't_abcd', '_t_ab cd', '_t_ab_xcd', '_t_ab_']) {
    expect(rowIdFromBookmark(name), name).toBeNull();
  }
});
