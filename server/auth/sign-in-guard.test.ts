import { describe, expect, test } from 'vitest';
import { HttpProblem } from '../http/problem.ts';
import { SignInGuard } from './sign-in-guard.ts';

/** Seconds to wait, 0 when the attempt may be made (and counts). */
function attempt(guard: SignInGuard, identifier: string, address: string): number {
  try {
    guard.begin(identifier, address);
    return 0;
  } catch (fault) {
    return fault instanceof HttpProblem ? (fault.particulars.retryAfter ?? NaN) : NaN;
  }
}

describe('the wait after failed sign-ins', () => {
  let now = new Date('2027-01-01T00:00:00Z');
  const clock = () => now;
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000);
  };

  test('grows to a minute, per account and address', () => {
    const guard = new SignInGuard(clock);
    for (let tries = 0; tries < 4; tries += 1) expect(attempt(guard, 'anna', 'a')).toBe(0);
    const waits = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const wait = attempt(guard, 'anna', 'a');
      waits.push(wait);
      pass(wait);
      expect(attempt(guard, 'anna', 'a')).toBe(0);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(attempt(guard, 'bruno', 'a')).toBe(0);
  });

  test('is short for the account as a whole, however many addresses try', () => {
    const guard = new SignInGuard(clock);
    for (let tries = 0; tries < 40; tries += 1) {
      attempt(guard, 'anna', `address-${tries}`);
      pass(1);
    }
    expect(attempt(guard, 'anna', 'her own')).toBeLessThanOrEqual(10);
    pass(10);
    expect(attempt(guard, 'anna', 'her own')).toBe(0);
  });

  test('is gone after a success, and after half an hour of peace', () => {
    const guard = new SignInGuard(clock);
    for (let tries = 0; tries < 4; tries += 1) attempt(guard, 'anna', 'a');
    guard.succeeded('anna', 'a');
    expect(attempt(guard, 'anna', 'a')).toBe(0);
    for (let tries = 0; tries < 5; tries += 1) attempt(guard, 'anna', 'a');
    pass(30 * 60);
    for (let tries = 0; tries < 4; tries += 1) expect(attempt(guard, 'anna', 'a')).toBe(0);
  });

  test('an attempt taken back leaves the failures before it, and their time', () => {
    const guard = new SignInGuard(clock);
    for (let tries = 0; tries < 5; tries += 1) {
      attempt(guard, 'anna', 'a');
      pass(2);
    }
    pass(2);
    const takeBack = guard.begin('anna', 'a');
    takeBack();
    expect(attempt(guard, 'anna', 'a')).toBe(0);
    expect(attempt(guard, 'anna', 'a')).toBe(8);
    const other = new SignInGuard(clock);
    for (let tries = 0; tries < 9; tries += 1) other.begin('bruno', 'b')();
    expect(attempt(other, 'bruno', 'b')).toBe(0);
  });

  test('is not made longer by a clock that is set back', () => {
    const guard = new SignInGuard(clock);
    for (let tries = 0; tries < 4; tries += 1) attempt(guard, 'anna', 'a');
    pass(-3_600);
    expect(attempt(guard, 'anna', 'a')).toBe(2);
    pass(2);
    expect(attempt(guard, 'anna', 'a')).toBe(0);
  });
});
