import { expect, test } from 'vitest';
import { OBJECTIVE_TYPES, INDICATOR_DIRECTIONS } from '#lib/domain/objective.ts';
import { ROLES } from '#lib/domain/org.ts';
import { DIRECTION_LABELS, fieldLabel, fieldValueText, OBJECTIVE_TYPE_LABELS, ROLE_LABELS } from './fields.ts';

test('every choice has a label', () => {
  expect(Object.keys(OBJECTIVE_TYPE_LABELS).sort()).toEqual([...OBJECTIVE_TYPES].sort());
  expect(Object.keys(DIRECTION_LABELS).sort()).toEqual([...INDICATOR_DIRECTIONS].sort());
  expect(Object.keys(ROLE_LABELS).sort()).toEqual([...ROLES].sort());
});

test.each([
  ['objectives', 'weight', 2_050, '20,5'],
  ['objectives', 'weight', null, 'vuoto'],
  ['objectives', 'dueDate', '2027-12-31', '31/12/2027'],
  ['objectives', 'type', 'maintenance', 'Mantenimento'],
  ['objectives', 'weightLocked', true, 'sì'],
  ['objectives', 'title', 'Anagrafe', 'Anagrafe'],
  ['indicators', 'direction', 'at-least', 'almeno'],
  ['participations', 'person', 'rota', 'Rota Nadia'],
])('%s/%s %s reads «%s»', (table, field, value, text) => {
  expect(fieldValueText(table, field, value, (id) => (id === 'rota' ? 'Rota Nadia' : null))).toBe(text);
});

test('a field is called as on screen', () => {
  expect(fieldLabel('objectives', 'weight')).toBe('Pesatura');
  expect(fieldLabel('objectives', 'position')).toBe('Posizione');
});
