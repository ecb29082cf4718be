import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const Änderungen = { one: 'Änderung', other: 'Änderungen' };

export const session: Texts['session'] = {
  whenOnline: 'Verfügbar, sobald das Netz wieder da ist',
  identifier: 'E-Mail oder Benutzername',
  password: 'Passwort',
  newPassword: 'Neues Passwort',
  rule: 'Mindestens 10 Zeichen. Ein Satz, den Sie sich leicht merken, ist in Ordnung.',
  entering: 'Anmeldung läuft…',
  leaving: 'Abmeldung läuft…',
  faults: {
    noIdentifier: 'Geben Sie E-Mail oder Benutzernamen ein.',
    noPassword: 'Geben Sie das Passwort ein.',
    newIdentifier: 'Geben Sie eine E-Mail oder einen Benutzernamen ein.',
    badIdentifier:
      'Verwenden Sie mindestens 3 Zeichen: Buchstaben ohne Umlaute und Akzente, Ziffern, Punkt und Bindestrich, ohne Leerzeichen.',
    noNewPassword: 'Geben Sie ein Passwort mit mindestens 10 Zeichen ein.',
    shortPassword: (missing) =>
      `${missing === 1 ? 'Es fehlt 1 Zeichen' : `Es fehlen ${missing} Zeichen`}: Mindestens 10 sind nötig.`,
    noCurrent: 'Geben Sie das Passwort ein, mit dem Sie sich jetzt anmelden.',
  },

  signIn: {
    title: 'Anmelden',
    othersUnsent: (count, name) =>
      count === 1
        ? `Auf diesem Gerät ist 1 Änderung von ${name} noch zu senden. Sie ist hier sicher und geht hinaus, sobald ${name} sich anmeldet.`
        : `Auf diesem Gerät sind ${format.plural(count, Änderungen)} von ${name} noch zu senden. Sie sind hier sicher und gehen hinaus, sobald ${name} sich anmeldet.`,
    tooMany: 'Es gab zu viele Versuche.',
    wait: 'Warten Sie, bevor Sie es noch einmal versuchen.',
    again: 'Jetzt können Sie es noch einmal versuchen.',
    againIn: (seconds) => `Neuer Versuch in ${format.plural(seconds, { one: 'Sekunde', other: 'Sekunden' })}`,
    forgotten:
      'Passwort vergessen? Wer Traguardo in Ihrer Gemeinde verwaltet, kann Ihnen einen neuen Zugangslink geben.',
    examplePeople: 'Personen des Beispiels',
    exampleWhat: 'Sie sind erfunden. Wählen Sie, mit wem Sie sich anmelden: Davon hängt ab, was Sie schreiben können.',
  },

  invitation: {
    title: 'Einladung',
    reading: 'Die Einladung wird gelesen…',
    welcome: (person) => `Willkommen, ${person}`,
    fresh: (entity) =>
      `${entity} hat Ihnen einen Zugang gegeben. Wählen Sie, mit welchem Namen Sie sich anmelden, und ein Passwort: Nur Sie kennen es.`,
    again: (entity) =>
      `${entity} hat Ihnen einen neuen Zugangslink gegeben. Wählen Sie ein neues Passwort: Das alte gilt dann nicht mehr.`,
    identifierHint: 'Ohne Leerzeichen: nadia.rota oder nadia.rota@comune.it',
    enter: 'Traguardo öffnen',
    changeAndEnter: 'Passwort ändern und anmelden',
    broken: 'Diese Einladung lässt sich nicht öffnen',
    toSignIn: 'Zur Anmeldung',
  },

  change: {
    title: 'Passwort ändern',
    current: 'Aktuelles Passwort',
    changed: 'Passwort geändert',
    changedWhat: 'Das Passwort ist geändert. Auf den anderen Geräten gilt das neue.',
    changing: 'Das Passwort wird geändert…',
  },

  signOut: {
    title: 'Abmelden',
    question: 'Von Traguardo abmelden?',
    checking: 'Es wird geprüft, ob alles in der Gemeinde ist…',
    allThere: 'Alle Ihre Änderungen sind in der Gemeinde.',
    removed:
      'Beim Abmelden werden die Pläne, die auf diesem Gerät für die Arbeit ohne Netz liegen, entfernt; bei der nächsten Anmeldung werden sie wieder geladen.',
    toSend: (count) => `${format.plural(count, Änderungen)} zu senden`,
    notAccepted: (count) =>
      format.plural(count, { one: 'nicht angenommene Änderung', other: 'nicht angenommene Änderungen' }),
    before: (what) => `Vor dem Abmelden: ${what}`,
    onlyHere: (one) =>
      `${one ? 'Sie ist' : 'Sie sind'} nur auf diesem Gerät. Entscheiden Sie, was damit geschieht: Beim Abmelden wird das Gerät geleert.`,
    notThere: 'Was noch nicht in der Gemeinde ist',
    refused: 'Was die Gemeinde nicht angenommen hat',
    fieldByField: 'Feld für Feld ansehen',
    changes: (count) => format.plural(count, Änderungen),
    notByThemselves: (one) =>
      one
        ? 'Sie geht nicht mehr von selbst hinaus: Exportieren oder verwerfen Sie sie vor dem Abmelden.'
        : 'Sie gehen nicht mehr von selbst hinaus: Exportieren oder verwerfen Sie sie vor dem Abmelden.',
    sendTitle: (_one, thenOut) => (thenOut ? 'Senden und abmelden' : 'Senden'),
    sendOnly: (one) =>
      `${one ? 'Sie geht' : 'Sie gehen'} jetzt hinaus. Danach entscheiden Sie über die nicht angenommenen Änderungen.`,
    sendAndOut: (one) =>
      `${one ? 'Sie geht' : 'Sie gehen'} jetzt hinaus; Sie werden abgemeldet, sobald die Gemeinde bestätigt, dass sie ${one ? 'gespeichert ist' : 'gespeichert sind'}.`,
    stillWaiting:
      'Die Gemeinde hat noch nicht alle bestätigt. Sie sind nicht abgemeldet: Versuchen Sie es gleich noch einmal.',
    sending: 'Wird gesendet…',
    send: 'Senden',
    sendThenOut: 'Senden und abmelden',
    saveTitle: () => 'In einer Datei sichern',
    saveWhat: (one) =>
      `Die Datei bleibt bei Ihnen. Sie kommt nicht von selbst in den Plan: Sie dient dazu, ${one ? 'die Änderung' : 'die Änderungen'} neu einzugeben oder dem Gemeindesekretariat zu geben.`,
    discardTitle: () => 'Verwerfen und abmelden',
    discardWhat: (one) =>
      one
        ? 'Sie wird von diesem Gerät gelöscht. Sie war nie im Plan und lässt sich nicht wiederherstellen.'
        : 'Sie werden von diesem Gerät gelöscht. Sie waren nie im Plan und lassen sich nicht wiederherstellen.',
    discard: (count) => `${format.plural(count, Änderungen)} verwerfen…`,
    stay: 'Abbrechen: angemeldet bleiben',
    word: 'VERWERFEN',
    typeWord: (word) => `Geben Sie zur Bestätigung ${word} ein.`,
    wordLabel: (word) => `Zur Bestätigung ${word} eingeben`,
    dialog: (count) => (count <= 1 ? 'Die Änderung verwerfen?' : `Die ${count} Änderungen verwerfen?`),
    lost: (one) =>
      one
        ? 'Sie ist nicht im Plan: Verworfen geht sie verloren. Exportieren Sie sie im Zweifel zuerst.'
        : 'Sie sind nicht im Plan: Verworfen gehen sie verloren. Exportieren Sie sie im Zweifel zuerst.',
    discardAndOut: (one) => `${one ? 'Die Änderung' : 'Die Änderungen'} verwerfen und abmelden`,
  },
};
