/** The layouts of the objectives: table, cards, months, per person. */
export const layouts = {
  choose: 'Disposizione',
  chosen: (name: string) => `Disposizione: ${name}`,
  names: { table: 'Tabella', cards: 'Schede', months: 'Mesi', people: 'Per persona' },
};
