import { describe, expect, test } from 'vitest';
import { summarize, type DeviceFacts, type DocumentFacts, type SyncState } from './sync-status.ts';

const TEN_42 = Date.parse('2027-03-01T09:42:00.000Z');

const calm: DocumentFacts = {
  connection: 'synced',
  access: 'write',
  unsent: 0,
  unwritten: false,
  failed: false,
  memoryLost: false,
  points: 0,
  expired: false,
  outdated: false,
  confirmedAt: TEN_42,
};
const device: DeviceFacts = {
  online: true,
  answered: true,
  expired: false,
  outdated: false,
  refused: 0,
  unsentElsewhere: 0,
  atRisk: false,
};

interface Row {
  when: string;
  documents?: Partial<DocumentFacts>[];
  device?: Partial<DeviceFacts>;
  state: SyncState;
  unsent?: number;
  points?: number;
}

const ROWS: Row[] = [
  { when: 'the relay has everything', state: 'saved' },
  { when: 'nothing is open yet', documents: [], state: 'saved' },
  { when: 'not connected yet', documents: [{ connection: 'waiting' }], state: 'saved-here' },
  { when: 'one of two is not synced', documents: [{}, { connection: 'connected' }], state: 'saved-here' },
  {
    when: 'written here, not connected yet',
    documents: [{ connection: 'waiting', unsent: 2 }],
    state: 'saved-here',
    unsent: 2,
  },
  { when: 'waiting for the acknowledgement', documents: [{ unsent: 1 }], state: 'sending', unsent: 1 },
  {
    when: 'being written here',
    documents: [{ connection: 'waiting', unsent: 1, unwritten: true }],
    state: 'sending',
    unsent: 1,
  },
  { when: 'the connection is lost', documents: [{ connection: 'lost', unsent: 3 }], state: 'offline', unsent: 3 },
  { when: 'lost with nothing to send', documents: [{ connection: 'lost' }], state: 'offline' },
  { when: 'the device has no network', device: { online: false }, state: 'offline' },
  {
    when: 'changes of closed documents count',
    device: { online: false, unsentElsewhere: 2 },
    documents: [{ unsent: 1 }],
    state: 'offline',
    unsent: 3,
  },
  {
    when: 'a document says the session is over',
    documents: [{ expired: true, connection: 'stopped', unsent: 1 }],
    state: 'session-expired',
    unsent: 1,
  },
  { when: 'a request says the session is over', device: { expired: true }, state: 'session-expired' },
  { when: 'a twin waits', documents: [{ points: 1 }, { points: 1 }], state: 'to-review', points: 2 },
  { when: 'the relay refused changes', device: { refused: 4 }, state: 'not-accepted', points: 4 },
  { when: 'refused is graver than offline', device: { refused: 4, online: false }, state: 'not-accepted', points: 4 },
  {
    when: 'this device could not write',
    documents: [{ failed: true, unsent: 1, unwritten: true }],
    state: 'not-saved',
    unsent: 1,
  },
  {
    when: 'not saved is gravest',
    documents: [{ failed: true, expired: true }],
    device: { refused: 1 },
    state: 'not-saved',
  },
  {
    when: 'the browser took the memory away',
    documents: [{ failed: true, memoryLost: true }, { failed: true }],
    state: 'memory-lost',
  },
  { when: 'nobody has asked the relay yet', documents: [], device: { answered: false }, state: 'saved-here' },
  { when: 'the last exchange by request left nothing', documents: [{ connection: 'exchanged' }, {}], state: 'saved' },
  {
    when: 'something was written since the last exchange by request',
    documents: [{ connection: 'exchanged', unsent: 1 }],
    state: 'saved-here',
    unsent: 1,
  },
  { when: 'everything open is read only', documents: [{ access: 'read' }, { access: 'read' }], state: 'read-only' },
  { when: 'one of them may be written', documents: [{ access: 'read' }, {}], state: 'saved' },
  { when: 'the app is too old', documents: [{ outdated: true, connection: 'stopped' }], state: 'update-needed' },
  {
    when: 'unsent, offline and nothing here outlives the page',
    documents: [{ connection: 'lost', unsent: 1 }],
    device: { atRisk: true },
    state: 'at-risk',
    unsent: 1,
  },
  {
    when: 'nothing unsent is at risk',
    documents: [{ connection: 'lost' }],
    device: { atRisk: true },
    state: 'offline',
  },
];

describe('the states of sync', () => {
  test.each(ROWS)('$state: $when', ({ documents = [{}], device: facts = {}, state, unsent = 0, points = 0 }) => {
    const summary = summarize(
      documents.map((document) => ({ ...calm, ...document })),
      { ...device, ...facts },
    );
    expect(summary.state).toBe(state);
    expect(summary.unsent).toBe(unsent);
    if (points > 0) expect(summary.points).toBe(points);
  });

  test('the time is that of the latest confirmation', () => {
    const { at } = summarize([{ ...calm, confirmedAt: null }, calm, { ...calm, confirmedAt: TEN_42 - 1 }], device);
    expect(at?.toISOString()).toBe('2027-03-01T09:42:00.000Z');
  });

  test('never green while anything is unsent, unwritten or failed', () => {
    for (const trouble of [
      { unsent: 1 },
      { failed: true },
      { connection: 'lost' },
      { connection: 'stopped' },
    ] as const) {
      expect(summarize([calm, { ...calm, ...trouble }], device).state).not.toBe('saved');
    }
    expect(summarize([calm], { ...device, unsentElsewhere: 1 }).state).not.toBe('saved');
  });
});
