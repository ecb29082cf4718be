import type * as Y from 'yjs';

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/**
 * Makes a shared text say `value` by replacing only what lies between the common beginning and the
 * common end, so that what others write elsewhere in it survives. Never cuts a character in two.
 */
export function updateText(shared: Y.Text, value: string): void {
  const current = shared.toString();
  if (current === value) return;
  const shorter = Math.min(current.length, value.length);
  let start = 0;
  while (start < shorter && current.charCodeAt(start) === value.charCodeAt(start)) start += 1;
  if (start > 0 && isHighSurrogate(current.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (
    end < shorter - start &&
    current.charCodeAt(current.length - 1 - end) === value.charCodeAt(value.length - 1 - end)
  ) {
    end += 1;
  }
  if (end > 0 && isLowSurrogate(current.charCodeAt(current.length - end))) end -= 1;
  const removed = current.length - end - start;
  if (removed > 0) shared.delete(start, removed);
  const inserted = value.slice(start, value.length - end);
  if (inserted !== '') shared.insert(start, inserted);
}
