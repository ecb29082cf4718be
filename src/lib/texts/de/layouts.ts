import type { Texts } from '../texts.ts';

export const layouts: Texts['layouts'] = {
  choose: 'Darstellung',
  chosen: (name) => `Darstellung: ${name}`,
  names: { table: 'Tabelle', cards: 'Karten', months: 'Monate', people: 'Nach Personen' },
};
