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
};
