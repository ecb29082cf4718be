import { expect, test } from 'vitest';
import { FadingMarks } from './fading-marks.ts';
import { HandClock } from './test-device.ts';

function marksOf(clock: HandClock): FadingMarks<object> {
  return new FadingMarks(
    1_000,
    () => clock.now,
    clock.later,
    () => undefined,
  );
}

test('a mark goes after its time', () => {
  const clock = new HandClock();
  const marks = marksOf(clock);
  marks.mark('a', {});
  clock.advance(600);
  marks.mark('b', {});
  clock.advance(400);
  expect([marks.has('a'), marks.has('b')]).toEqual([false, true]);
  clock.advance(600);
  expect(marks.has('b')).toBe(false);
});

test('a clock set back does not keep a mark', () => {
  const clock = new HandClock();
  const marks = marksOf(clock);
  marks.mark('a', {});
  clock.setBack(3_600_000);
  clock.advance(1_000);
  expect(marks.has('a')).toBe(false);
  marks.mark('b', {});
  clock.advance(1_000);
  expect(marks.has('b')).toBe(false);
});
