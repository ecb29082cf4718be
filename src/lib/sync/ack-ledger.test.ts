import { describe, expect, test } from 'vitest';
import { AckLedger } from './ack-ledger.ts';

function connected(): AckLedger<string> {
  const ledger = new AckLedger<string>();
  ledger.connectionOpened();
  return ledger;
}

describe('[WI3] what an acknowledgement of n write frames releases', () => {
  test('what was in the document when the first step 2 left', () => {
    const ledger = connected();
    ledger.edited('a');
    ledger.edited('b');
    ledger.step2Sent();
    expect(ledger.acknowledged(0)).toEqual([]);
    expect(ledger.acknowledged(1)).toEqual(['a', 'b']);
    expect(ledger.acknowledged(1)).toEqual([]);
  });

  test('an edit sent before the step 2 waits for the step 2', () => {
    const ledger = connected();
    ledger.edited('a');
    ledger.updateSent('a');
    expect(ledger.acknowledged(1)).toEqual([]);
    ledger.step2Sent();
    expect(ledger.acknowledged(1)).toEqual([]);
    expect(ledger.acknowledged(2)).toEqual(['a']);
  });

  test('a later edit waits for its own frame', () => {
    const ledger = connected();
    ledger.edited('a');
    ledger.step2Sent();
    ledger.edited('b');
    ledger.updateSent('b');
    expect(ledger.acknowledged(1)).toEqual(['a']);
    expect(ledger.acknowledged(2)).toEqual(['b']);
  });

  test('a batch waits for the frame of its last edit', () => {
    const ledger = connected();
    ledger.step2Sent();
    ledger.edited('a');
    ledger.updateSent('a');
    ledger.edited('a');
    expect(ledger.acknowledged(2)).toEqual([]);
    ledger.updateSent('a');
    expect(ledger.acknowledged(2)).toEqual([]);
    expect(ledger.acknowledged(3)).toEqual(['a']);
  });

  test('an edit that could not be sent waits for the next connection', () => {
    const ledger = connected();
    ledger.step2Sent();
    ledger.edited('a');
    expect(ledger.acknowledged(1)).toEqual([]);
    ledger.connectionOpened();
    ledger.step2Sent();
    expect(ledger.acknowledged(1)).toEqual(['a']);
  });

  test('what the last connection did not answer counts for nothing', () => {
    const ledger = connected();
    ledger.step2Sent();
    ledger.edited('a');
    ledger.updateSent('a');
    ledger.connectionOpened();
    ledger.updateSent(null);
    ledger.updateSent(null);
    expect(ledger.acknowledged(2)).toEqual([]);
    ledger.step2Sent();
    expect(ledger.acknowledged(2)).toEqual([]);
    expect(ledger.acknowledged(3)).toEqual(['a']);
  });

  test('is caught up when the first step 2 is stored, with or without items', () => {
    const ledger = connected();
    ledger.updateSent(null);
    ledger.acknowledged(1);
    expect(ledger.isCaughtUp).toBe(false);
    ledger.step2Sent();
    expect(ledger.isCaughtUp).toBe(false);
    ledger.acknowledged(2);
    expect(ledger.isCaughtUp).toBe(true);
    ledger.connectionOpened();
    expect(ledger.isCaughtUp).toBe(false);
  });

  test('a second step 2 carries what no frame of its own did', () => {
    const ledger = connected();
    ledger.step2Sent();
    ledger.edited('a');
    ledger.step2Sent();
    expect(ledger.acknowledged(1)).toEqual([]);
    expect(ledger.acknowledged(2)).toEqual(['a']);
  });
});
