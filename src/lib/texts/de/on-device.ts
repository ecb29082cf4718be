import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const changes = { one: 'Änderung', other: 'Änderungen' };

export const onDevice: Texts['onDevice'] = {
  memoryLost: {
    detail: 'Seite neu laden',
    state: 'Nicht gespeichert – Seite neu laden',
    what: 'Der Browser hat den Speicher von Traguardo geschlossen. Laden Sie die Seite neu: Was Sie geschrieben haben, bleibt und wird gespeichert.',
    title: 'Die letzte Änderung ist nicht gespeichert:',
    banner:
      'Der Browser hat den Speicher von Traguardo geschlossen. Laden Sie die Seite neu, was Sie geschrieben haben, bleibt.',
    reload: 'Seite neu laden',
  },
  sheets: {
    title: 'Bewertungsbögen',
    online: 'Nur mit Netz zu öffnen',
    onlineWhy:
      'Diese Adresse ist nicht https: Von einem Bogen bleibt hier nichts. Fragen Sie die Verwaltung von Traguardo nach der https-Adresse.',
    sealed: 'Ohne Netz öffnen sich die Bögen nicht',
    sealedWhy:
      'Was Sie schreiben und noch nicht gesendet ist, bleibt hier verschlossen: Es öffnet sich und geht hinaus, wenn Sie sich wieder anmelden.',
    personal: 'Ohne Netz öffnen sich die Bögen',
    personalUntil: (day) =>
      `Bis zum ${day}; danach braucht es eine Anmeldung mit Netz, sie gilt für weitere sieben Tage. Auf dem Gerät bleiben sie verschlossen.`,
    personalOver: 'Die sieben Tage sind vorbei: Melden Sie sich mit Netz an, dann öffnen sie sich wieder.',
    choose: 'Dies ist ein persönliches Gerät',
    chooseWhy:
      'Nur Sie verwenden es, und es ist durch einen Code oder Fingerabdruck geschützt. Auf einem gemeinsamen Gerät wählen Sie das nicht.',
    chooseLater: 'Um die Wahl zu ändern, melden Sie sich mit Netz an.',
    locked: (count) => `${format.plural(count, changes)} sicher, zum Ansehen anmelden`,
    lockedWhy:
      'Es sind Änderungen an Bögen, auf diesem Gerät verschlossen. Wenn Sie sich anmelden, öffnen sie sich und gehen von selbst hinaus.',
    refusedLocked:
      'Es sind Änderungen an Bögen, die die Gemeinde nicht angenommen hat. Wenn Sie sich anmelden, lesen Sie sie und wählen, was damit geschieht.',
    signIn: 'Anmelden',
    damaged: (count) =>
      `${format.plural(count, changes)} an einem Bogen ${count === 1 ? 'ist' : 'sind'} nicht mehr lesbar`,
    damagedWhy:
      'Was auf diesem Gerät liegt, passt nicht zum Schlüssel, mit dem es verschlossen wurde. Prüfen Sie den Bogen und schreiben Sie nach, was fehlt.',
    discard: 'Von diesem Gerät entfernen',
    discardTitle: 'Unlesbares entfernen?',
    discardWhat: 'Es lässt sich nicht wiederherstellen. Ihre übrigen Änderungen bleiben, wie sie sind.',
  },
};
