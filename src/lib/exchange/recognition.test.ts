import { Bookmark, Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { expect, test } from 'vitest';
import type { ImportedPlan } from './imported-plan.ts';
import { placeOf, recogniseObjectives } from './match-objectives.ts';
import { matchPerson, personCandidates } from './match-person.ts';
import { readPlanFile } from './read-plan-file.ts';
import { bookmarkOfRow } from './row-bookmark.ts';

const person = (id: string, givenName: string, familyName: string) => ({ id, givenName, familyName, title: '' });
const registry = {
  people: [
    person('anna', 'Anna Maria', 'De Luca'),
    person('marco', 'Marco', 'Bressan'),
    person('mario', 'Mario', 'Rossi'),
    person('maria', 'Maria', 'Rossi'),
    person('giulia', 'Giulia', 'Commisso'),
  ],
  aliases: [{ ...person('old', 'Giulia', 'Farina'), person: 'giulia' }],
};
const named = (givenName: string, familyName: string, spellings = [familyName]) => ({
  givenName,
  familyName,
  spellings,
});

test.each([
  ['in full', named('Marco', 'Bressan'), 'marco', 100],
  ['the words exchanged', named('Bressan', 'Marco'), 'marco', 95],
  ['cut at another word', named('Maria', 'De Luca Anna'), 'anna', 95],
  ['one of two given names', named('Anna', 'De Luca'), 'anna', 85],
  ['an initial', named('M.', 'Bressan'), 'marco', 80],
  ['a slip', named('Giulia', 'Comisso'), 'giulia', 80],
  ['in its other spelling', named('Giulia', 'Comiso', ['Comiso', 'Commisso']), 'giulia', 100],
  ['under the name of before', named('Giulia', 'Farina'), 'giulia', 100],
])('a person of the registry is found %s', (_, written, id, score) => {
  expect(matchPerson(written, registry)).toMatchObject({ person: { id }, score });
});

test('two who are as likely are both offered, and nobody is taken', () => {
  expect(matchPerson(named('M.', 'Rossi'), registry)).toBeNull();
  expect(personCandidates(named('M.', 'Rossi'), registry).map((one) => one.person.id)).toEqual(['mario', 'maria']);
  expect(matchPerson(named('Paola', 'Verdi'), registry)).toBeNull();
});

async function read(text: string): Promise<ImportedPlan> {
  const result = await readPlanFile({ text });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

test('an objective is recognised by its row, by code and words, by words in its area; each known one once', async () => {
  const plan = await read(
    'AREA TECNICA\nN.\tObiettivo\tPeso\nTE1\tManutenzione delle strade\t40\nTE2\tCatasto delle lampade comunali\t30\nTE3\tManutenzione delle strade\t30\n',
  );
  const known = [
    { id: 'a', code: 'TE9', title: 'Catasto delle lampade comunale', area: 'Area Tecnica' },
    { id: 'b', code: 'TE1', title: 'Manutenzione delle strade bianche', area: 'Area Tecnica' },
    { id: 'c', code: 'AM1', title: 'Archivio', area: 'Area Amministrativa' },
  ];
  const found = recogniseObjectives(plan, known);
  expect(found.get(placeOf(0, 0))).toMatchObject({ id: 'b', score: 95 });
  expect(found.get(placeOf(0, 1))).toMatchObject({ id: 'a' });
  expect(found.get(placeOf(0, 1))!.score).toBeGreaterThan(90);
  expect(found.has(placeOf(0, 2))).toBe(false);
  const [first] = plan.areas[0]!.objectives;
  first!.rowId = 'c';
  expect(recogniseObjectives(plan, known).get(placeOf(0, 0))).toMatchObject({ id: 'c', score: 100 });
});

test('a document of ours that came back from Word knows its rows, whatever was written in them', async () => {
  const cell = (paragraph: Paragraph) => new TableCell({ children: [paragraph] });
  const row = (title: string, weight: string, id: string) => {
    const named = new Paragraph({ children: [new Bookmark({ id: bookmarkOfRow(id)!, children: [] })], text: title });
    return new TableRow({ children: [cell(named), cell(new Paragraph(weight))] });
  };
  const head = new TableRow({ children: [cell(new Paragraph('Obiettivo')), cell(new Paragraph('Peso'))] });
  const table = new Table({ rows: [head, row('Tutt’altro titolo', '60', 'a-1_b'), row('Archivio', '40', 'altro')] });
  const bytes = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })));
  const result = await readPlanFile({ name: 'piano.docx', bytes });
  if (!result.ok) throw new Error(result.reason);
  expect(result.plan.areas[0]!.objectives.map(({ rowId }) => rowId)).toEqual(['a-1_b', 'altro']);
  const known = [{ id: 'a-1_b', code: 'X', title: 'Sportello', area: 'Area Tecnica' }];
  expect(recogniseObjectives(result.plan, known).get(placeOf(0, 0))).toMatchObject({ id: 'a-1_b', score: 100 });
});
