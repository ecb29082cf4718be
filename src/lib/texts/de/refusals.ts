import { createRefusals } from '../refusals.ts';

export const refusals = createRefusals(
  {
    'signed-out':
      'Die Anmeldung ist abgelaufen oder fehlt. Melde dich an und versuche es noch einmal: Was du geschrieben hast, bleibt auf diesem Gerät.',
    'wrong-credentials':
      'Benutzername oder Passwort stimmen nicht. Prüfe, wie du sie geschrieben hast, und versuche es noch einmal.',
    forbidden:
      'Mit deinen heutigen Aufträgen kannst du das nicht tun. Bitte die Gemeindesekretärin oder den Gemeindesekretär, Aufträge und Daten zu prüfen.',
    'wrong-origin':
      'Die Anfrage kommt von einer anderen Website und wurde nicht angenommen. Öffne Traguardo unter seiner Adresse und versuche es noch einmal.',
    'wrong-code':
      'Der Code stimmt nicht. Er steht in dem Fenster, in dem Traguardo gestartet wurde: Kopiere ihn und versuche es noch einmal.',
    'not-found': 'Hier ist nichts, was du öffnen kannst. Geh zur Liste zurück und wähle dort.',
    'method-not-allowed':
      'Diese Adresse beantwortet solche Anfragen nicht. Lade die Seite neu und versuche es noch einmal.',
    'not-set-up': 'Unter dieser Adresse gibt es noch keine Gemeinde. Öffne die Startseite, um zu beginnen.',
    'already-set-up': 'Die Gemeinde gibt es schon. Melde dich mit deinem Benutzernamen an.',
    'area-in-use':
      'Der Bereich hat Ziele, Dienste, Personen, Aufträge oder Vereinbarungen und lässt sich nicht entfernen. Du kannst ihn schließen, indem du das Datum „bis“ einträgst.',
    'person-in-use':
      'Die Person hat Dienstverhältnisse, Aufträge, einen Zugang oder Beteiligungen und lässt sich nicht entfernen. Du kannst sie schließen, indem du das Datum „bis“ einträgst.',
    'service-in-use':
      'Dem Dienst sind Personen, andere Dienste oder Vereinbarungen zugeordnet; er kann nicht entfernt werden. Du kannst ihn mit dem Datum „bis“ schließen.',
    'mandate-in-use':
      'Die Amtsperiode hat Programmlinien und lässt sich nicht entfernen. Lösche zuerst die Programmlinien oder berichtige die Daten.',
    'merged-has-account':
      'Die Person, die verschwindet, hat einen aktiven Zugang. Behalte diese Person oder deaktiviere zuerst ihren Zugang.',
    'import-built-on':
      'Seit dem Import hat sich etwas geändert, er lässt sich nicht mehr als Ganzes zurücknehmen. Entferne von Hand, was nicht gebraucht wird.',
    'identifier-taken': 'Diesen Benutzernamen hat schon eine andere Person. Wähle einen anderen.',
    'account-exists':
      'Die Person hat schon einen Zugang. Wenn sie das Passwort vergessen hat, gib ihr einen neuen Zugangslink.',
    'account-deactivated':
      'Der Zugang dieser Person ist deaktiviert. Aktiviere ihn wieder, bevor du ihr einen neuen Link gibst.',
    'document-closed':
      'Der Plan ist abgeschlossen und lässt sich nur lesen. Um ihn zu ändern, schlage eine Anpassung vor.',
    'last-administrator':
      'Das ist die letzte Person, die Zugänge verwalten kann. Gib diese Aufgabe zuerst einer anderen.',
    'link-expired':
      'Der Link gilt nicht mehr: Er wurde schon verwendet oder ist abgelaufen. Bitte im Gemeindesekretariat oder bei der Systemverwaltung um einen neuen.',
    'too-large': 'Was du gesendet hast, ist zu groß. Teile es in kleinere Stücke und versuche es noch einmal.',
    'not-json':
      'Die Anfrage hat nicht die erwartete Form (application/json). Lade die Seite neu und versuche es noch einmal.',
    invalid: 'Eine Angabe fehlt oder ist so geschrieben, dass sie nicht lesbar ist. Prüfe die genannten Felder.',
    'wrong-password':
      'Das aktuelle Passwort stimmt nicht. Prüfe, wie du es geschrieben hast, und versuche es noch einmal.',
    'too-many-attempts':
      'Zu viele Versuche hintereinander. Warte kurz und versuche es noch einmal: Kein Zugang ist gesperrt.',
    'storage-unavailable':
      'Die Gemeinde kann gerade nicht speichern. Die Änderungen bleiben auf diesem Gerät: Versuche es gleich noch einmal.',
    unreachable:
      'Die Gemeinde antwortet nicht. Prüfe das Netz und versuche es noch einmal: Was du geschrieben hast, bleibt auf diesem Gerät.',
    fault:
      'Etwas hat nicht funktioniert, und die Anfrage wurde nicht ausgeführt. Versuche es noch einmal; wenn es wieder geschieht, melde es der Systemverwaltung.',
  },
  {
    1009: { sentence: 'Die Änderungen sind zu groß, um sie auf einmal zu senden.', step: 'Änderungen exportieren' },
    1012: { sentence: 'Die Gemeinde startet neu: Das Senden geht gleich von selbst weiter.', step: 'Weiterarbeiten' },
    1013: {
      sentence: 'Die Gemeinde ist stark ausgelastet: Das Senden geht gleich von selbst weiter.',
      step: 'Weiterarbeiten',
    },
    4300: {
      sentence: 'Deine Aufträge haben sich geändert: Das Dokument öffnet sich mit den neuen.',
      step: 'Weiterarbeiten',
    },
    4400: { sentence: 'Dieses Gerät und die Gemeinde verstehen sich nicht.', step: 'Seite neu laden' },
    4401: { sentence: 'Die Anmeldung ist abgelaufen. Die Änderungen sind auf diesem Gerät sicher.', step: 'Anmelden' },
    4403: {
      sentence: 'Du hast keinen Zugriff mehr auf dieses Dokument. Deine nicht gesendeten Änderungen bleiben hier.',
      step: 'Änderungen exportieren',
    },
    4410: { sentence: 'An die Stelle dieses Dokuments ist ein neues getreten.', step: 'Neues Dokument öffnen' },
    4413: { sentence: 'Die Änderungen sind zu groß, um sie auf einmal zu senden.', step: 'Änderungen exportieren' },
    4422: {
      sentence:
        'Die Gemeinde hat einige Änderungen nicht angenommen. Sie sind alle hier: Entscheide, was damit geschieht.',
      step: 'Änderungen ansehen',
    },
    4423: {
      sentence:
        'Dieses Dokument lässt sich jetzt nur noch lesen. Deine Änderungen sind alle hier: Entscheide, was damit geschieht.',
      step: 'Änderungen ansehen',
    },
    4426: {
      sentence: 'Zum Bearbeiten braucht es die neue Version. Was du geschrieben hast, bleibt auf diesem Gerät.',
      step: 'Aktualisieren',
    },
    4503: {
      sentence:
        'Die Gemeinde kann gerade nicht speichern. Die Änderungen bleiben auf diesem Gerät und gehen von selbst hinaus.',
      step: 'Weiterarbeiten',
    },
    4529: {
      sentence: 'Zu viele Änderungen auf einmal: Das Senden geht gleich von selbst weiter.',
      step: 'Weiterarbeiten',
    },
  },
);
