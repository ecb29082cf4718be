import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeConnections, type Candidate } from './connections.ts';

const idle = { watched: false, lingering: false, unsent: false, connecting: false, busy: false, stopped: false };
const many = (count: number, state: Partial<Candidate> = {}): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({ ...idle, id: `d${index}`, ...state }));

test('only what a person is in has a connection', () => {
  const documents = many(5, { unsent: true });
  Object.assign(documents[3]!, { watched: true });
  expect(arrangeConnections(documents)).toEqual({ connect: ['d3'], rest: [] });
});

test('what was left a moment ago keeps it while there is room; the one left longest ago goes first', () => {
  const documents = [...many(3, { lingering: true, connecting: true }), { ...idle, id: 'new', watched: true }];
  expect(arrangeConnections(documents, 4)).toEqual({ connect: ['new'], rest: [] });
  expect(arrangeConnections(documents, 3)).toEqual({ connect: ['new'], rest: ['d2'] });
});

test('one in the middle of an exchange, or with something on its way, is let finish', () => {
  const documents = [...many(3, { connecting: true }), { ...idle, id: 'new', watched: true }];
  Object.assign(documents[0]!, { unsent: true });
  Object.assign(documents[1]!, { busy: true });
  expect(arrangeConnections(documents, 3)).toEqual({ connect: ['new'], rest: ['d2'] });
  Object.assign(documents[2]!, { busy: true });
  expect(arrangeConnections(documents, 3)).toEqual({ connect: [], rest: [] });
});

test('what the relay has closed takes no place', () => {
  const documents = [
    ...many(3, { connecting: true, watched: true, stopped: true }),
    { ...idle, id: 'new', watched: true },
  ];
  expect(arrangeConnections(documents, 1)).toEqual({ connect: ['new'], rest: [] });
});

test('[DE7] never more than there are, and what a person is in has its turn', () => {
  const candidate = fc.record({
    watched: fc.boolean(),
    lingering: fc.boolean(),
    unsent: fc.boolean(),
    busy: fc.boolean(),
    stopped: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (states, most) => {
      const documents = states.map((state, index) => ({ ...idle, ...state, id: `d${index}` }));
      for (let turn = 0; turn < 3; turn += 1) {
        const { connect, rest } = arrangeConnections(documents, most);
        for (const one of documents) {
          if (rest.includes(one.id)) one.connecting = false;
          if (connect.includes(one.id)) one.connecting = true;
        }
        expect(documents.filter((one) => one.connecting).length).toBeLessThanOrEqual(most);
        for (const one of documents) Object.assign(one, { busy: false, unsent: false });
      }
      const wanted = documents.filter((one) => one.watched && !one.stopped);
      expect(wanted.filter((one) => one.connecting)).toHaveLength(Math.min(most, wanted.length));
    }),
  );
});
