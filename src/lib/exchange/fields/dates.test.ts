import { expect, test } from 'vitest';
import { findDates, readDueDate } from './dates.ts';
import { readParticipants } from './participants.ts';
import { readTarget } from './target.ts';
import { readWeight } from './weight.ts';

test.each([
  ['31/12/2024', '2024-12-31'],
  ['31.12.2024', '2024-12-31'],
  ['31-12-24', '2024-12-31'],
  ['31 dicembre 2024', '2024-12-31'],
  ['1° marzo 2024', '2024-03-01'],
  ['entro dicembre 2024', '2024-12-31'],
  ['entro febbraio', '2024-02-29'],
  ['30/06', '2024-06-30'],
  ['dal 01/03/2024 al 30/11/2024', '2024-11-30'],
  ['II semestre', '2024-12-31'],
  ['1° trimestre 2025', '2025-03-31'],
  ['fine anno', '2024-12-31'],
  ['2024-2026', '2026-12-31'],
  ['2024-07-15', '2024-07-15'],
])('«%s» is due %s', (text, day) => {
  expect(readDueDate(text, 2024)?.last).toBe(day);
});

test('mixed separators are odd, a day that is not in the month does not exist', () => {
  expect(findDates('fino al 1-05/2024', 2024)).toMatchObject([{ last: '2024-05-01', odd: true }]);
  expect(findDates('31/02/2024', 2024)).toMatchObject([{ exists: false }]);
  expect(readDueDate('appena possibile', 2024)).toBeNull();
});

test.each([
  ['Brina C. (fino al 01/05/2024) - Resmini N. (dal 01.04.2024)', ['Brina C. ..2024-05-01', 'Resmini N. 2024-04-01..']],
  ['Rossi M. Bianchi L.', ['Rossi M. ..', 'Bianchi L. ..']],
  ['Dott.ssa Maria De Luca e geom. G. Rota', ['Maria De Luca ..', 'G. Rota ..']],
  ['Brina\nC. (fino al\n31/03/2024)\n-\nRota G.', ['Brina C. ..2024-03-31', 'Rota G. ..']],
  ['2 istruttori; tutto il personale', ['2 istruttori ..', 'tutto il personale ..']],
  ['Ufficio Anagrafe e Stato civile', ['Ufficio Anagrafe e Stato civile ..']],
  ['Verdi Anna dal 01/02/2024 al 30/09/2024', ['Verdi Anna 2024-02-01..2024-09-30']],
  ['Rossi Daniela 50%', ['Rossi Daniela ..']],
  ['-', []],
])('the people of «%s»', (text, people) => {
  expect(readParticipants(text, 2024).map(({ text: name, from, to }) => `${name} ${from ?? ''}..${to ?? ''}`)).toEqual(
    people,
  );
});

test.each([
  ['20', [20]],
  ['20%', [20]],
  ['20,00%', [20]],
  ['20.5 %', [20.5]],
  ['punti 20', [20]],
  ['20/100', [20]],
  ['15 25', [15, 25]],
])('the weight «%s»', (text, values) => {
  expect(readWeight(text)).toMatchObject({ kind: 'numbers', values });
});

test('a weight may be a gate, nothing, or unclear', () => {
  expect([readWeight('X').kind, readWeight('–').kind, readWeight('alto').kind]).toEqual(['gate', 'none', 'unclear']);
});

test.each([
  ['100%', 100, '%'],
  ['≥ 95 %', 95, '%'],
  ['entro 30 gg', 30, 'giorni'],
  ['n. 5 incontri', 5, 'incontri'],
  ['10.000 €', 10000, '€'],
  ['€ 1.240,50', 1240.5, '€'],
  ['31/12/2024', null, null],
  ['Sì', null, null],
])('the target «%s»', (text, value, unit) => {
  expect(readTarget(text)).toEqual({ text, value, unit });
});
