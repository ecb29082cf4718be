import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrangeConnections, type Candidate } from './connections.ts';

const idle = { watched: false, unsent: false, behind: false, connecting: false, busy: false, stopped: false };
const many = (count: number, state: Partial<Candidate> = {}): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({ ...idle, id: `d${index}`, ...state }));

test('few documents all have theirs', () => {
  expect(arrangeConnections(many(12)).connect).toHaveLength(12);
});

test('what a person is in, what has something to send and what is behind go first', () => {
  const documents = many(5);
  Object.assign(documents[4]!, { watched: true });
  Object.assign(documents[3]!, { unsent: true });
  Object.assign(documents[2]!, { behind: true });
  expect(arrangeConnections(documents, 2).connect).toEqual(['d4', 'd3']);
  expect(arrangeConnections(documents, 3).connect).toEqual(['d4', 'd3', 'd2']);
});

test('one that is up to date gives its place; one that sends, is looked at or is fetching keeps it', () => {
  const documents = [...many(4, { connecting: true }), { ...idle, id: 'new', behind: true }];
  Object.assign(documents[0]!, { unsent: true });
  Object.assign(documents[1]!, { watched: true });
  Object.assign(documents[2]!, { busy: true });
  expect(arrangeConnections(documents, 4)).toEqual({ connect: ['new'], rest: ['d3'] });
  Object.assign(documents[3]!, { busy: true });
  expect(arrangeConnections(documents, 4)).toEqual({ connect: [], rest: [] });
});

test('what the relay has closed takes no place', () => {
  const documents = [...many(3, { connecting: true, stopped: true }), { ...idle, id: 'new' }];
  expect(arrangeConnections(documents, 1)).toEqual({ connect: ['new'], rest: [] });
});

test('[DE7] never more than there are, and every document that is behind has its turn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 12 }), (count, most) => {
      const documents = many(count, { behind: true });
      for (let turn = 0; turn < count && documents.some((one) => one.behind); turn += 1) {
        const { connect, rest } = arrangeConnections(documents, most);
        for (const one of documents) {
          if (rest.includes(one.id)) one.connecting = false;
          if (connect.includes(one.id)) Object.assign(one, { connecting: true, busy: true });
        }
        expect(documents.filter((one) => one.connecting).length).toBeLessThanOrEqual(most);
        for (const one of documents) if (one.busy) Object.assign(one, { busy: false, behind: false });
      }
      expect(documents.filter((one) => one.behind)).toEqual([]);
    }),
  );
});
