import type { Texts } from '../texts.ts';

export const common: Texts['common'] = {
  add: 'Hinzufügen',
  cancel: 'Abbrechen',
  close: 'Schließen',
  delete: 'Löschen',
  done: 'Fertig',
  edit: 'Bearbeiten',
  print: 'Drucken',
  save: 'Speichern',
  untitled: 'Ohne Titel',
  required: '(nötig)',
  wideTable: 'Breite Tabelle, seitlich verschiebbar',
  showPassword: 'Passwort anzeigen',
  grades: { block: 'Blockiert', ask: 'Zu klären', advise: 'Hinweis' },
};
