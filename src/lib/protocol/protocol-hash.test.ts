import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { CLOSE } from './close-codes.ts';
import * as frames from './frames.ts';
import { PROTOCOL_HISTORY } from './protocol-history.ts';
import { describeShape } from './protocol-hash.ts';
import { PROTOCOL_VERSION } from './version.ts';

/** Every file of the protocol, by name; those that speak of it rather than being it stay out. */
const modules = Object.entries(
  import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts', '!./protocol-*.ts', '!./version.ts'], {
    eager: true,
  }),
).sort(([a], [b]) => (a < b ? -1 : 1));

const hashOf = (...parts: unknown[]) => createHash('sha256').update(parts.map(describeShape).join('\n')).digest('hex');

/** The bytes of the frames, so that a change of their layout shows. */
const samples = [
  frames.encodeHello({ access: 'write', epoch: 'e', seq: 300, schema: 1, reason: 'closed', at: 't' }),
  frames.encodeAck({ n: 200, seq: 300 }),
  frames.formatSubprotocol(1).replace(String(PROTOCOL_VERSION), ''),
];

test('[WI5] a changed protocol needs a new version and one line of history', () => {
  const last = PROTOCOL_HISTORY.at(-1);
  expect(PROTOCOL_HISTORY.map((line) => line.version)).toEqual(PROTOCOL_HISTORY.map((_, index) => index + 1));
  expect(last?.version, 'PROTOCOL_VERSION is the last line of protocol-history.ts').toBe(PROTOCOL_VERSION);
  expect(
    hashOf(
      modules.map(([name, exported]) => [name, { ...exported }]),
      samples,
    ),
    'the protocol changed: bump PROTOCOL_VERSION and add a line to protocol-history.ts',
  ).toBe(last?.hash);
});

test('[WI5] the hash sees a field, a limit, a choice and a close code', () => {
  const shape = v.object({ a: v.pipe(v.string(), v.maxLength(3)), b: v.picklist(['x', 'y']) });
  const others = [
    v.object({ a: v.pipe(v.string(), v.maxLength(4)), b: v.picklist(['x', 'y']) }),
    v.object({ a: v.pipe(v.string(), v.maxLength(3)), b: v.picklist(['x', 'z']) }),
    v.object({ a: v.pipe(v.string(), v.maxLength(3)), c: v.picklist(['x', 'y']) }),
    v.object({ a: v.nullable(v.pipe(v.string(), v.maxLength(3))), b: v.picklist(['x', 'y']) }),
    v.object({ a: v.pipe(v.string(), v.regex(/^.{0,3}$/)), b: v.picklist(['x', 'y']) }),
  ];
  expect(new Set([shape, ...others].map((one) => hashOf(one))).size).toBe(6);
  expect(hashOf({ ...CLOSE, rejected: 4409 })).not.toBe(hashOf(CLOSE));
});
