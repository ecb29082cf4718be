import { expect, test } from 'vitest';
import { sittingsOf, type HistoryChange } from './sitting.ts';

let id = 0;
const change = (time: string, field: string, from: unknown, to: unknown, rest: Partial<HistoryChange> = {}) => {
  id += 1;
  return {
    id,
    seq: id + 1,
    at: `2027-03-01T${time}:00.000Z`,
    claimedAt: null,
    person: 'anna',
    table: 'objectives',
    row: 'a',
    field,
    from,
    to,
    ...rest,
  };
};
/** Written as they happened. */
const told = (...changes: HistoryChange[]) => sittingsOf(changes.toReversed(), (at) => at.slice(0, 10));

test('a field written several times in one go is one line, from the first to the last', () => {
  const [sitting] = told(change('10:00', 'title', 'A', 'B'), change('10:01', 'title', 'B', 'C'));
  expect(sitting?.rows[0]?.lines).toMatchObject([
    { field: 'title', from: 'A', to: 'C', at: '2027-03-01T10:01:00.000Z' },
  ]);
});

test('what was put back in the same go is not told', () => {
  expect(told(change('10:00', 'weight', 1, 2), change('10:01', 'weight', 2, 1))).toEqual([]);
});

test('after half an hour, on another day, by another person it is another sitting', () => {
  const sittings = told(
    change('08:00', 'title', 'A', 'B'),
    change('08:31', 'title', 'B', 'C'),
    change('08:32', 'title', 'C', 'D', { person: 'bruno' }),
    change('08:33', 'notes', '', 'x'),
    change('08:34', 'notes', 'x', 'y', { at: '2027-03-02T00:00:00.000Z' }),
  );
  expect(sittings.map(({ person, rows }) => [person, rows.flatMap(({ lines }) => lines.map(({ to }) => to))])).toEqual([
    ['anna', ['y']],
    ['anna', ['C', 'x']],
    ['bruno', ['D']],
    ['anna', ['B']],
  ]);
});

test('rows are added, put into the Cestino, taken out, moved', () => {
  const born = [change('10:00', 'position', '', 'a0'), change('10:00', 'discarded', false, true)];
  const events = (...changes: HistoryChange[]) => told(...changes)[0]?.rows[0]?.events;
  expect(events(...born, change('10:00', 'discarded', true, false))).toEqual(['added']);
  expect(events(change('10:00', 'position', '', 'a0'))).toEqual(['added']);
  expect(events(...born, change('10:00', 'discarded', true, false), change('10:05', 'discarded', false, true))).toEqual(
    ['added', 'discarded'],
  );
  expect(events(change('11:00', 'discarded', false, true), change('11:00', 'discardedAt', '', 'x'))).toEqual([
    'discarded',
  ]);
  expect(events(change('11:00', 'discarded', true, false))).toEqual(['restored']);
  expect(events(change('11:00', 'position', 'a0', 'a1'))).toEqual(['moved']);
});

test('what a row hangs on is no news', () => {
  const [sitting] = told(
    change('10:00', 'position', '', 'a0', { table: 'indicators' }),
    change('10:00', 'objective', '', 'a', { table: 'indicators' }),
    change('10:00', 'name', '', 'Ore', { table: 'indicators' }),
  );
  expect(sitting?.rows[0]?.lines.map(({ field }) => field)).toEqual(['name']);
});

test('a chapter’s text is told though its beginning did not change', () => {
  const [sitting] = told(change('10:00', 'body', '', 'Inizio', { table: 'chapters' }));
  expect(sitting?.rows[0]?.lines).toMatchObject([{ field: 'body', to: 'Inizio' }]);
});

test('what goes back to before a sitting is the row of the log before its first change', () => {
  const first = change('10:00', 'title', 'A', 'B');
  const last = change('10:01', 'weight', 1, 2);
  expect(told(first, last)[0]).toMatchObject({ before: first.seq - 1, last: last.seq });
});
