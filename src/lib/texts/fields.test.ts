import { describe, expect, test } from 'vitest';
import { SCHEMA } from '#lib/documents/schema.ts';
import { de } from './de/index.ts';
import { it } from './it/index.ts';

/** Rows nobody sees: two values of one field have their own page. */
const UNSEEN = new Set(['twins']);

describe.each([
  ['it', it.fields],
  ['de', de.fields],
])('in %s', (_language, fields) => {
  const tables = Object.values(SCHEMA).flatMap((kind) => Object.entries(kind));

  test.each(tables.filter(([table]) => !UNSEEN.has(table)))(
    'every field of %s has a name',
    (table, { fields: own }) => {
      expect(fields.row(table)).not.toBe(table);
      for (const field of Object.keys(own)) expect(fields.label(table, field)).not.toBe(field);
    },
  );
});

test.each([
  ['objectives', 'weight', 2_050, '20,5', '20,5'],
  ['objectives', 'weight', null, 'vuoto', 'leer'],
  ['objectives', 'dueDate', '2027-12-31', '31/12/2027', '31.12.2027'],
  ['objectives', 'type', 'maintenance', 'Mantenimento', 'Erhaltung'],
  ['objectives', 'weightLocked', true, 'sì', 'ja'],
  ['objectives', 'budget', 1_250_000, '12.500,00\u00a0€', '12.500,00\u00a0€'],
  ['objectives', 'scope', 'group', 'Di gruppo', 'Gruppenziel'],
  ['phases', 'milestone', '2027-12-31', '31/12/2027', '31.12.2027'],
  ['phases', 'm03', 0, 'vuoto', 'leer'],
  ['phases', 'm03', 3, 'previsto e fatto', 'geplant und erledigt'],
  ['objectives', 'title', 'Anagrafe', 'Anagrafe', 'Anagrafe'],
  ['indicators', 'direction', 'at-least', 'almeno', 'mindestens'],
  ['participations', 'person', 'rota', 'Rota Nadia', 'Rota Nadia'],
])('%s/%s %s reads «%s», in German «%s»', (table, field, value, inItalian, inGerman) => {
  const nameOf = (id: string) => (id === 'rota' ? 'Rota Nadia' : null);
  expect(it.fields.value(table, field, value, nameOf)).toBe(inItalian);
  expect(de.fields.value(table, field, value, nameOf)).toBe(inGerman);
});

test('a field is called as on screen', () => {
  expect(it.fields.label('objectives', 'weight')).toBe('Pesatura');
  expect(it.fields.label('objectives', 'position')).toBe('Posizione');
  expect(it.fields.label('phases', 'm03')).toBe('Marzo');
});
