import { createRefusals } from '../refusals.ts';

export const refusals = createRefusals(
  {
    'signed-out':
      'Die Anmeldung ist abgelaufen oder fehlt. Melden Sie sich an und versuchen Sie es noch einmal: Was Sie geschrieben haben, bleibt auf diesem Gerät.',
    'wrong-credentials':
      'Benutzername oder Passwort stimmen nicht. Prüfen Sie, wie Sie sie geschrieben haben, und versuchen Sie es noch einmal.',
    forbidden:
      'Mit Ihren heutigen Aufträgen können Sie das nicht tun. Bitten Sie die Gemeindesekretärin oder den Gemeindesekretär, Aufträge und Daten zu prüfen.',
    'wrong-origin':
      'Die Anfrage kommt von einer anderen Website und wurde nicht angenommen. Öffnen Sie Traguardo unter seiner Adresse und versuchen Sie es noch einmal.',
    'wrong-code':
      'Der Code stimmt nicht. Er steht in dem Fenster, in dem Traguardo gestartet wurde: Kopieren Sie ihn und versuchen Sie es noch einmal.',
    'not-found': 'Hier ist nichts, was Sie öffnen können. Gehen Sie zur Liste zurück und wählen Sie dort.',
    'method-not-allowed':
      'Diese Adresse beantwortet solche Anfragen nicht. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    'not-set-up': 'Unter dieser Adresse gibt es noch keine Gemeinde. Öffnen Sie die Startseite, um zu beginnen.',
    'already-set-up': 'Die Gemeinde gibt es schon. Melden Sie sich mit Ihrem Benutzernamen an.',
    'area-in-use':
      'Der Bereich hat Ziele, Dienste, Personen, Aufträge oder Vereinbarungen und lässt sich nicht entfernen. Sie können ihn schließen, indem Sie das Datum „bis“ eintragen.',
    'person-in-use':
      'Die Person hat Dienstverhältnisse, Aufträge, einen Zugang oder Beteiligungen und lässt sich nicht entfernen. Sie können sie schließen, indem Sie das Datum „bis“ eintragen.',
    'service-in-use':
      'Dem Dienst sind Personen, andere Dienste oder Vereinbarungen zugeordnet; er kann nicht entfernt werden. Sie können ihn mit dem Datum „bis“ schließen.',
    'mandate-in-use':
      'Die Amtsperiode hat Programmlinien und lässt sich nicht entfernen. Löschen Sie zuerst die Programmlinien oder berichtigen Sie die Daten.',
    'merged-has-account':
      'Die Person, die verschwindet, hat einen aktiven Zugang. Behalten Sie diese Person oder deaktivieren Sie zuerst ihren Zugang.',
    'import-built-on':
      'Seit dem Import hat sich etwas geändert, er lässt sich nicht mehr als Ganzes zurücknehmen. Entfernen Sie von Hand, was nicht gebraucht wird.',
    'identifier-taken': 'Diesen Benutzernamen hat schon eine andere Person. Wählen Sie einen anderen.',
    'account-exists':
      'Die Person hat schon einen Zugang. Wenn sie das Passwort vergessen hat, geben Sie ihr einen neuen Zugangslink.',
    'account-deactivated':
      'Der Zugang dieser Person ist deaktiviert. Aktivieren Sie ihn wieder, bevor Sie ihr einen neuen Link geben.',
    'document-closed':
      'Der Plan ist abgeschlossen und lässt sich nur lesen. Um ihn zu ändern, schlagen Sie eine Anpassung vor.',
    'last-administrator':
      'Das ist die letzte Person, die Zugänge verwalten kann. Geben Sie diese Aufgabe zuerst einer anderen.',
    'link-expired':
      'Der Link gilt nicht mehr: Er wurde schon verwendet oder ist abgelaufen. Bitten Sie im Gemeindesekretariat oder bei der Systemverwaltung um einen neuen.',
    'too-large':
      'Was Sie gesendet haben, ist zu groß. Teilen Sie es in kleinere Stücke und versuchen Sie es noch einmal.',
    'not-json':
      'Die Anfrage hat nicht die erwartete Form (application/json). Laden Sie die Seite neu und versuchen Sie es noch einmal.',
    invalid: 'Eine Angabe fehlt oder ist so geschrieben, dass sie nicht lesbar ist. Prüfen Sie die genannten Felder.',
    'wrong-password':
      'Das aktuelle Passwort stimmt nicht. Prüfen Sie, wie Sie es geschrieben haben, und versuchen Sie es noch einmal.',
    'too-many-attempts':
      'Zu viele Versuche hintereinander. Warten Sie kurz und versuchen Sie es noch einmal: Kein Zugang ist gesperrt.',
    'storage-unavailable':
      'Die Gemeinde kann gerade nicht speichern. Die Änderungen bleiben auf diesem Gerät: Versuchen Sie es gleich noch einmal.',
    unreachable:
      'Die Gemeinde antwortet nicht. Prüfen Sie das Netz und versuchen Sie es noch einmal: Was Sie geschrieben haben, bleibt auf diesem Gerät.',
    fault:
      'Etwas hat nicht funktioniert, und die Anfrage wurde nicht ausgeführt. Versuchen Sie es noch einmal; wenn es wieder geschieht, melden Sie es der Systemverwaltung.',
  },
  {
    1009: { sentence: 'Die Änderungen sind zu groß, um sie auf einmal zu senden.', step: 'Änderungen exportieren' },
    1012: { sentence: 'Die Gemeinde startet neu: Das Senden geht gleich von selbst weiter.', step: 'Weiterarbeiten' },
    1013: {
      sentence: 'Die Gemeinde ist stark ausgelastet: Das Senden geht gleich von selbst weiter.',
      step: 'Weiterarbeiten',
    },
    4300: {
      sentence: 'Ihre Aufträge haben sich geändert: Das Dokument öffnet sich mit den neuen.',
      step: 'Weiterarbeiten',
    },
    4400: { sentence: 'Dieses Gerät und die Gemeinde verstehen sich nicht.', step: 'Seite neu laden' },
    4401: { sentence: 'Die Anmeldung ist abgelaufen. Die Änderungen sind auf diesem Gerät sicher.', step: 'Anmelden' },
    4403: {
      sentence: 'Sie haben keinen Zugriff mehr auf dieses Dokument. Ihre nicht gesendeten Änderungen bleiben hier.',
      step: 'Änderungen exportieren',
    },
    4410: { sentence: 'An die Stelle dieses Dokuments ist ein neues getreten.', step: 'Neues Dokument öffnen' },
    4413: { sentence: 'Die Änderungen sind zu groß, um sie auf einmal zu senden.', step: 'Änderungen exportieren' },
    4422: {
      sentence:
        'Die Gemeinde hat einige Änderungen nicht angenommen. Sie sind alle hier: Entscheiden Sie, was damit geschieht.',
      step: 'Änderungen ansehen',
    },
    4423: {
      sentence:
        'Dieses Dokument lässt sich jetzt nur noch lesen. Ihre Änderungen sind alle hier: Entscheiden Sie, was damit geschieht.',
      step: 'Änderungen ansehen',
    },
    4426: {
      sentence: 'Zum Bearbeiten braucht es die neue Version. Was Sie geschrieben haben, bleibt auf diesem Gerät.',
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
