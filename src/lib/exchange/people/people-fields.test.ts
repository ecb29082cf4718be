import { expect, test } from 'vitest';
import { classOf, readDay, readPartTime, splitName } from './people-fields.ts';

test.each([
  ['C1', 'istruttori'],
  ['ex cat. D', 'funzionari-eq'],
  ['D/3', 'funzionari-eq'],
  ['B3', 'operatori-esperti'],
  ['A', 'operatori'],
  ['Area degli Istruttori', 'istruttori'],
  ['Istruttore direttivo', 'funzionari-eq'],
  ['Funzionari ed E.Q.', 'funzionari-eq'],
  ['Operatore esperto', 'operatori-esperti'],
  ['Esecutore', 'operatori-esperti'],
  ['Dirigente', null],
  ['', null],
])('«%s» is of the area %s', (text, area) => {
  expect(classOf(text)).toBe(area);
});

test.each([
  ['30/36', '', 3_000],
  ['30 ore', '', 3_000],
  ['83,33%', '', 3_000],
  ['83.33', '% part time', 3_000],
  ['50', 'ore', 1_800],
  ['0,5', '', 1_800],
  ['18h su 36', '', 1_800],
  ['part-time 50%', '', 1_800],
  ['25,5 ore', '', 2_550],
  ['100%', '', null],
  ['36', 'ore', null],
  ['1', '', null],
  ['tempo pieno', '', null],
  ['no', '', null],
  ['verticale', '', undefined],
  ['140%', '', undefined],
])('«%s» under «%s» is %s hundredths of hours', (text, heading, hours) => {
  expect(readPartTime(text, heading)).toBe(hours);
});

test.each([
  ['01/03/98', '1998-03-01'],
  ['15.09.2015', '2015-09-15'],
  ['1° giugno 2020', '2020-06-01'],
  ['45292', '2024-01-01'],
  ['2016-03-01', '2016-03-01'],
  ['', null],
  ['tempo indeterminato', null],
  ['31/02/2021', undefined],
  ['giugno 2020', undefined],
  ['boh', undefined],
])('«%s» is the day %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each([
  ['DE LUCA MARIA GRAZIA', true, 'De Luca', 'Maria Grazia', 'certain'],
  ['Maria Grazia De Luca', false, 'De Luca', 'Maria Grazia', 'certain'],
  ['ROSSINI Piero', true, 'Rossini', 'Piero', 'certain'],
  ['Nadia Rota', true, 'Rota', 'Nadia', 'mended'],
  ['Nadia Rota', false, 'Rota', 'Nadia', 'certain'],
  ['Rota Nadia', false, 'Rota', 'Nadia', 'mended'],
  ['Dott.ssa Marchesi Elena', true, 'Marchesi', 'Elena', 'certain'],
  ['Locatelli C.', true, 'Locatelli', 'C.', 'certain'],
  ['Rosa Gloria', true, 'Rosa', 'Gloria', 'doubtful'],
  ['Kowalska Agnieszka', true, 'Kowalska', 'Agnieszka', 'certain'],
])('«%s» family first: %s', (text, familyFirst, familyName, givenName, order) => {
  expect(splitName(text, familyFirst)).toMatchObject({ familyName, givenName, order });
});
