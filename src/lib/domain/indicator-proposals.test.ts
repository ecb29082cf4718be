import { expect, test } from 'vitest';
import { proposeIndicators } from './indicator-proposals.ts';

const names = (title: string, description = '', expectedPerformance = '') =>
  proposeIndicators({ title, description, expectedPerformance }).map((one) => one.name);

test.each([
  ['Riscossione delle entrate arretrate', /incassate/],
  ['Formazione: 40 ore per ogni dipendente', /Dipendenti con le ore/],
  ['Manutenzioni: risposta alle segnalazioni', /segnalazione e la chiusura/],
  ['Nuovo contratto per la farmacia comunale', /nuovo contratto/],
  ['Consultazione ELETTORALE amministrativa', /Prefettura/],
  ['Riordino delle anagrafiche del protocollo', /giorno di arrivo/],
  ['Controlli sul territorio', /Controlli svolti/],
  ['Rendiconto di gestione', /Adempimenti contabili/],
])('the words of «%s» shape its proposals', (title, expected) => {
  expect(names(title).join(' · ')).toMatch(expected);
});

test('the title speaks before the description', () => {
  expect(names('Nuovo contratto per la farmacia', 'Formazione degli addetti')).toEqual(
    names('Nuovo contratto per la farmacia'),
  );
  expect(names('Farmacia comunale', 'Rinnovo della locazione')).toEqual(names('Nuovo contratto'));
});

test('there are always three, all different and measurable, without a target', () => {
  for (const title of ['', 'Sportello unico', 'Riscossione', 'Elezioni', 'Formazione', 'Gare']) {
    const proposals = proposeIndicators({ title, description: '', expectedPerformance: '' });
    expect(new Set(proposals.map((one) => one.name)).size).toBe(3);
    for (const one of proposals) {
      expect(one.unit).not.toBe('');
      expect(one).not.toHaveProperty('target');
    }
  }
});
