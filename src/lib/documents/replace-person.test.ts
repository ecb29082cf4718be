import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from './area-document.ts';
import { createStructure } from './kind.ts';

const PEOPLE = ['keep-1', 'drop-1', 'else-1'] as const;
const days = fc.constantFrom(null, '2027-01-01', '2027-06-01');

test('merging two people keeps every participation: the same objectives on the same days', () => {
  const participation = fc.record({ person: fc.constantFrom(...PEOPLE, null), from: days, to: days });
  fc.assert(
    fc.property(fc.array(fc.array(participation, { maxLength: 5 }), { maxLength: 4 }), (objectives) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, createStructure({ kind: 'area', year: 2027, area: 'am' }));
      const document = new AreaDocument(doc);
      for (const participations of objectives)
        document.addObjective({ title: 't', participations: participations.map((one) => ({ ...one, group: '' })) });
      const said = (who: (person: string | null) => string | null) =>
        document
          .read()
          .objectives.map((objective) =>
            [...new Set(objective.participations.map((one) => `${who(one.person)} ${one.from} ${one.to}`))].sort(),
          );
      const before = said((person) => (person === 'drop-1' ? 'keep-1' : person));
      document.replacePerson('drop-1', 'keep-1');
      expect(said((person) => person)).toEqual(before);
    }),
  );
});
