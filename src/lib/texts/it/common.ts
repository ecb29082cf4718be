/** Words that every screen shares. */
export const common = {
  add: 'Aggiungi',
  cancel: 'Annulla',
  close: 'Chiudi',
  delete: 'Elimina',
  done: 'Fatto',
  edit: 'Modifica',
  print: 'Stampa',
  save: 'Salva',
  untitled: 'Senza titolo',
  required: '(serve)',
  wideTable: 'Tabella larga, si scorre di lato',
  showPassword: 'Mostra la password',
  grades: { block: 'Blocca', ask: 'Da sistemare', advise: 'Consiglio' },
};
