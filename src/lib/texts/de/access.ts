import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const Gerät = { one: 'Gerät', other: 'Geräten' };

export const access: Texts['access'] = {
  title: 'Zugang und Geräte',
  as: (identifier) => `Angemeldet als ${identifier}`,
  reading: 'Wird gelesen…',
  whenOnline: 'Diese Seite ist zu sehen, sobald das Netz da ist.',
  passwordNow: 'Aktuelles Passwort',
  code: 'Code',
  codeHint: 'Die 6 Ziffern, die die App jetzt zeigt, oder ein Wiederherstellungscode.',
  noCode: 'Geben Sie den Code ein.',
  noName: 'Geben Sie einen Namen ein, an dem Sie ihn erkennen.',

  signIn: {
    codeTitle: 'Noch ein Schritt',
    codeWhat: 'Öffnen Sie die Code-App auf dem Telefon und geben Sie den Code für Traguardo ein.',
    enter: 'Anmelden',
    back: 'Zurück zum Passwort',
    lost: 'Telefon nicht zur Hand? Verwenden Sie einen Wiederherstellungscode. Fehlt auch der, wenden Sie sich an die Verwaltung von Traguardo.',
    passkey: 'Mit einem Zugangsschlüssel anmelden',
    passkeyWaiting: 'Das Gerät bittet um eine Bestätigung…',
    noPasskeyHere: 'Zugangsschlüssel gelten nur unter einer Adresse, die mit https beginnt.',
    or: 'oder',
    going: 'Die Anmeldung der Gemeinde wird geöffnet…',
    emergency: 'Wer Traguardo verwaltet, kann sich mit dem Passwort anmelden',
  },

  secondFactor: {
    title: 'Bestätigung in zwei Schritten',
    what: 'Zum Passwort kommt ein Code Ihres Telefons: Wer nur das Passwort kennt, kommt nicht hinein.',
    off: 'Nicht aktiv',
    on: 'Aktiv',
    since: (day, left) =>
      `Aktiv seit ${day}. ${left === 0 ? 'Sie haben keine Wiederherstellungscodes mehr.' : left === 1 ? 'Es bleibt 1 Wiederherstellungscode.' : `Es bleiben ${format.number(left)} Wiederherstellungscodes.`}`,
    fewLeft: 'Bereiten Sie neue vor: Ohne Codes und ohne Telefon kommen Sie nicht hinein.',
    turnOn: 'Aktivieren',
    turnOnTitle: 'Die Bestätigung in zwei Schritten aktivieren?',
    turnOnWhat:
      'Nötig ist eine App, die auf dem Telefon Codes erzeugt, zum Beispiel Google Authenticator oder FreeOTP.',
    next: 'Weiter',
    scanTitle: 'Telefon verbinden',
    scan: 'Erfassen Sie dieses Bild mit der Code-App.',
    picture: 'QR-Code für die Code-App; dasselbe Geheimnis steht darunter als Text.',
    byHand: 'Lässt es sich nicht erfassen? Geben Sie dieses Geheimnis in die App ein:',
    firstCode: 'Code, den die App jetzt zeigt',
    firstCodeHint: '6 Ziffern, sie ändern sich jede halbe Minute.',
    confirm: 'Bestätigen und aktivieren',
    turnedOn: 'Bestätigung in zwei Schritten aktiv',
    newCodes: 'Neue Wiederherstellungscodes',
    newCodesTitle: 'Neue Wiederherstellungscodes vorbereiten?',
    newCodesWhat: 'Die bisherigen gelten dann nicht mehr.',
    prepare: 'Codes vorbereiten',
    remove: 'Entfernen',
    removeTitle: 'Die Bestätigung in zwei Schritten entfernen?',
    removeWhat: 'Zum Anmelden genügt dann das Passwort. Die Wiederherstellungscodes gelten nicht mehr.',
    removeIt: 'Bestätigung entfernen',
    removed: 'Bestätigung in zwei Schritten entfernt',
  },

  codes: {
    title: 'Wiederherstellungscodes',
    what: 'Bewahren Sie sie getrennt vom Telefon auf: Jeder öffnet einmal, anstelle des Codes der App. Sie sehen sie nur jetzt.',
    of: (identifier, day) => `Wiederherstellungscodes von ${identifier} für Traguardo, ${day}`,
    download: 'In einer Datei sichern',
    file: 'wiederherstellungscodes-traguardo.txt',
    kept: 'Ich habe sie aufbewahrt',
  },

  passkeys: {
    title: 'Zugangsschlüssel',
    what: 'Mit einem Zugangsschlüssel (Passkey) melden Sie sich mit Fingerabdruck, Gesicht oder PIN des Geräts an, ohne das Passwort einzugeben.',
    none: 'Sie haben noch keinen Zugangsschlüssel.',
    add: 'Schlüssel hinzufügen',
    addTitle: 'Einen Zugangsschlüssel hinzufügen?',
    addWhat: 'Das Gerät bittet Sie um eine Bestätigung mit Fingerabdruck, Gesicht oder PIN.',
    name: 'Name des Geräts',
    nameHint: 'Um ihn in der Liste zu erkennen, zum Beispiel: Laptop im Büro.',
    make: 'Schlüssel erstellen',
    making: 'Das Gerät bittet um eine Bestätigung…',
    added: 'Zugangsschlüssel hinzugefügt',
    cancelled: 'Das Gerät hat nicht bestätigt. Sie können es jederzeit noch einmal versuchen.',
    known: 'Dieses Gerät hat schon einen Zugangsschlüssel von Ihnen.',
    used: (made, used) =>
      used === null ? `Erstellt ${made}, noch nicht verwendet` : `Erstellt ${made}, verwendet ${used}`,
    remove: 'Entfernen',
    removeOf: (name) => `Schlüssel ${name} entfernen`,
    removeTitle: (name) => `Den Schlüssel ${name} entfernen?`,
    removeWhat: 'Mit diesem Schlüssel kommen Sie dann nicht mehr hinein. Löschen Sie ihn auch auf dem Gerät.',
    removeIt: 'Schlüssel entfernen',
    removed: 'Zugangsschlüssel entfernt',
    needsAddress:
      'Zugangsschlüssel gelten nur unter einer Adresse, die mit https beginnt. Bitten Sie die Verwaltung von Traguardo um eine solche Adresse.',
    needsBrowser: 'Dieser Browser kennt keine Zugangsschlüssel.',
    needsPassword:
      'Sie melden sich über die Anmeldung der Gemeinde an: Zugangsschlüssel gehören zu einem Zugang mit Passwort.',
    count: (count) => format.plural(count, { one: 'Schlüssel', other: 'Schlüssel' }),
  },

  sessions: {
    title: 'Verbundene Geräte',
    what: 'Wenn Sie ein Gerät nicht erkennen, beenden Sie die Anmeldung und ändern Sie das Passwort.',
    device: (browser, system) =>
      browser !== null && system !== null ? `${browser} auf ${system}` : (browser ?? system ?? 'Unbekanntes Gerät'),
    here: 'Dieses Gerät',
    used: (when) => `Zuletzt verwendet ${when}`,
    means: {
      password: 'mit Passwort angemeldet',
      'second-factor': 'mit Passwort und Code angemeldet',
      passkey: 'mit einem Zugangsschlüssel angemeldet',
      provider: 'über die Anmeldung der Gemeinde',
    },
    end: 'Beenden',
    endOf: (device) => `Anmeldung auf ${device} beenden`,
    ended: 'Anmeldung beendet',
    endOthers: 'Alle anderen beenden',
    endOthersTitle: 'Die Anmeldungen auf den anderen Geräten beenden?',
    endOthersWhat: (count) =>
      `Sie werden sofort auf ${format.plural(count, { one: 'anderen Gerät', other: 'anderen Geräten' })} abgemeldet. Was dort noch nicht gesendet ist, bleibt dort und geht hinaus, sobald Sie sich wieder anmelden.`,
    othersEnded: 'Anmeldungen beendet: Sie sind nur noch hier angemeldet',
  },

  notices: {
    label: 'Hinweise zu Ihrem Zugang',
    'second-factor-removed': (by, when) =>
      `${by ?? 'Wer den Server betreut'} hat ${when} die Bestätigung in zwei Schritten und die Schlüssel Ihres Zugangs entfernt. Wenn Sie nicht darum gebeten haben, melden Sie es im Gemeindesekretariat; aktivieren Sie sie dann wieder.`,
    open: 'Zugang und Geräte',
    seen: 'Verstanden',
  },

  managed: {
    strong: 'Mit Bestätigung in zwei Schritten oder Zugangsschlüsseln.',
    weak: 'Nur mit Passwort.',
    sessions: (count) =>
      count === 0 ? 'Zurzeit auf keinem Gerät angemeldet.' : `Zurzeit auf ${format.plural(count, Gerät)} angemeldet.`,
    endSessions: 'Anmeldungen beenden',
    endTitle: (name) => `Die Anmeldungen von ${name} beenden?`,
    endWhat:
      'Die Person wird sofort auf allen Geräten abgemeldet und kann sich wieder anmelden. Was noch nicht gesendet ist, bleibt auf ihren Geräten.',
    lostPhone: 'Telefon verloren',
    lostTitle: (name) => `Die Bestätigung in zwei Schritten für ${name} entfernen?`,
    lostWhat:
      'Codes und Zugangsschlüssel werden entfernt, alle Anmeldungen beendet; dann genügt das Passwort. Es bleibt vermerkt, wer es getan hat, und die Person erfährt es.',
    removeIt: 'Bestätigung entfernen',
    open: (provider) => `Mit „${provider}“ einlassen`,
    openTitle: (name) => `Mit welcher Identität meldet sich ${name} an?`,
    openWhat: (provider) => `Die Person meldet sich mit „${provider}“ an: Ein Passwort ist nicht nötig.`,
    openIdentifier: 'Identität',
    openHint: 'Wie die Anmeldung der Gemeinde sie kennt: meist die E-Mail.',
    openIt: 'Zugang geben',
  },
};
