import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import { expect, test } from 'vitest';
import { CLOSE, mayRetry } from './close-codes.ts';
import {
  chooseSubprotocol,
  decodeExtension,
  encodeAck,
  encodeClaim,
  encodeHello,
  encodeOwners,
  formatSubprotocol,
  isWriteFrame,
  MESSAGE,
  parseSubprotocol,
  readClaim,
} from './frames.ts';
import { PROTOCOL_VERSION } from './version.ts';

test('[WI3] HELLO and ACK come back as they were written', () => {
  fc.assert(
    fc.property(
      fc.record({
        access: fc.constantFrom('read' as const, 'write' as const),
        epoch: fc.string({ maxLength: 30 }),
        seq: fc.nat(),
        schema: fc.nat(50),
        reason: fc.constantFrom('role' as const, 'closed' as const, null),
        at: fc.string({ maxLength: 30 }),
      }),
      (hello) => {
        expect(decodeExtension(encodeHello(hello))).toEqual({ type: 'hello', ...hello });
      },
    ),
  );
  expect(decodeExtension(encodeAck({ n: 3, seq: 900 }))).toEqual({ type: 'ack', n: 3, seq: 900 });
  expect(decodeExtension(new Uint8Array([0, 1, 2]))).toBeNull();
  expect(decodeExtension(new Uint8Array([100, 77]))).toBeNull();
});

test('[WI3] a claim comes back as it was written; what is no time is none', () => {
  const read = (frame: Uint8Array) => {
    const decoder = decoding.createDecoder(frame);
    expect(decoding.readVarUint(decoder)).toBe(MESSAGE.extension);
    return readClaim(decoder);
  };
  const at = '2027-03-01T10:12:00.000Z';
  expect(read(encodeClaim(at))).toBe(at);
  for (const text of ['', 'ieri', '2027-03-01', '2027-99-01T10:12:00.000Z', `${at} `, at.repeat(1_000)])
    expect(read(encodeClaim(text))).toBeNull();
  expect(read(encodeAck({ n: 1, seq: 1 }))).toBeNull();
  expect(decodeExtension(encodeClaim(at))).toBeNull();
});

test('[RE11] owners come back as they were written, the Comune among them', () => {
  const entry = fc.record({
    client: fc.nat(2 ** 32 - 1),
    person: fc.option(fc.string({ minLength: 1, maxLength: 30 })),
    mac: fc.string({ maxLength: 22 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
      expect(decodeExtension(encodeOwners(entries))).toEqual({ type: 'owners', entries });
    }),
  );
});

test('[WI3] the subprotocol names protocol and schema', () => {
  expect(parseSubprotocol(formatSubprotocol(4))).toEqual({ protocol: PROTOCOL_VERSION, schema: 4 });
  for (const text of ['', 'traguardo', 'traguardo.1', 'traguardo.1.1.1', 'other.1.1', 'traguardo.-1.1', null]) {
    expect(parseSubprotocol(text)).toBeNull();
  }
  expect(chooseSubprotocol(['graphql-ws', 'traguardo.1.1'])).toBe('traguardo.1.1');
  expect(chooseSubprotocol(['graphql-ws'])).toBe(false);
});

test('[WI3] only step 2 and update count as writes', () => {
  const frames = [[0, 0, 1, 0], [0, 1, 0], [0, 2, 0], [1, 1, 0], [3], []];
  expect(frames.map((frame) => isWriteFrame(new Uint8Array(frame)))).toEqual([false, true, true, false, false, false]);
});

test('[WI4] 1009 and 44xx are final, everything else is tried again', () => {
  const final = Object.entries(CLOSE).flatMap(([name, code]) => (mayRetry(code) ? [] : [name]));
  expect(final).toEqual([
    'malformed',
    'sessionExpired',
    'noAccess',
    'replaced',
    'tooLarge',
    'rejected',
    'notWritable',
    'clientTooOld',
  ]);
  expect([1000, 1001, 1005, 1006, 1011, 1012, 1013].every(mayRetry)).toBe(true);
  expect(mayRetry(1009)).toBe(false);
});
