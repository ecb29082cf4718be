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
    'year-begun': 'Das neue Jahr gibt es schon, und jemand hat darin geschrieben: sehen Sie es sich zuerst an.',
    'year-written':
      'Im neuen Jahr hat schon jemand geschrieben: deshalb lässt sich das Öffnen nicht mehr zurücknehmen.',
    'import-built-on':
      'Seit dem Import hat sich etwas geändert, er lässt sich nicht mehr als Ganzes zurücknehmen. Entfernen Sie von Hand, was nicht gebraucht wird.',
    'identifier-taken': 'Diesen Benutzernamen hat schon eine andere Person. Wählen Sie einen anderen.',
    'account-exists':
      'Die Person hat schon einen Zugang. Wenn sie das Passwort vergessen hat, geben Sie ihr einen neuen Zugangslink.',
    'account-deactivated':
      'Der Zugang dieser Person ist deaktiviert. Aktivieren Sie ihn wieder, bevor Sie ihr einen neuen Link geben.',
    'document-closed':
      'Der Plan ist abgeschlossen und lässt sich nur lesen. Um ihn zu ändern, schlagen Sie eine Anpassung vor.',
    'changed-meanwhile':
      'Inzwischen hat jemand genau diese Punkte geändert; es wurde nichts wiederhergestellt. Sehen Sie sich den Vergleich noch einmal an und entscheiden Sie.',
    'proposal-decided': 'Über den Vorschlag hat schon jemand anderes entschieden. Unten sehen Sie, wie.',
    'proposal-moved':
      'Der Wert in der Gemeinde hat sich inzwischen geändert. Sehen Sie sich den neuen an und entscheiden Sie noch einmal.',
    'proposal-row-gone':
      'Die Zeile des Vorschlags gibt es im Plan nicht mehr, oder sie liegt im Papierkorb. Holen Sie sie zurück, oder nehmen Sie nicht an.',
    'recovery-closed':
      'Die Gemeinde nimmt nicht mehr zurück, was vor der Wiederherstellung da war. Ihre Änderungen bleiben auf diesem Gerät.',
    'recovery-refused':
      'Die Gemeinde konnte nicht zurücknehmen, was vor der Wiederherstellung da war. Alles bleibt auf diesem Gerät.',
    'backup-no-key': 'Vor den Kopien braucht es den Wiederherstellungsschlüssel. Erstellen Sie ihn auf dieser Seite.',
    'backup-busy': 'Eine Kopie läuft bereits. Warten Sie, bis sie fertig ist.',
    'copy-unknown': 'Diese Datei ist keine Sicherungskopie von Traguardo. Wählen Sie eine Datei, die auf .copia endet.',
    'copy-newer':
      'Die Kopie stammt aus einer neueren Version von Traguardo. Aktualisieren Sie Traguardo auf diesem Computer und versuchen Sie es erneut.',
    'copy-damaged':
      'Die Kopie ist beschädigt oder unvollständig. Laden Sie sie erneut herunter, oder nehmen Sie die Kopie eines anderen Tages.',
    'copy-other-key':
      'Der Schlüssel ist richtig geschrieben, gehört aber nicht zu dieser Kopie. Suchen Sie den Schlüssel, der am Tag der Kopie galt.',
    'key-mistyped': 'Der Schlüssel ist nicht richtig geschrieben. Vergleichen Sie ihn Gruppe für Gruppe mit dem Blatt.',
    'copy-no-room':
      'Auf dem Computer der Gemeinde ist nicht genug Platz für diese Kopie. Schaffen Sie Platz und versuchen Sie es erneut.',
    'pdf-missing':
      'Auf dem Rechner der Gemeinde fehlt das Programm für PDF. Laden Sie das Dokument in einem anderen Format oder drucken Sie es aus dem Browser.',
    'pdf-busy': 'Es werden gerade andere PDF erstellt. Versuchen Sie es in einigen Sekunden noch einmal.',
    'pdf-too-long':
      'Das Dokument ist zu lang für ein einziges PDF. Laden Sie es Bereich für Bereich oder in einem anderen Format.',
    'pdf-refused':
      'Dieses Dokument lässt sich nicht als PDF erstellen. Laden Sie es in einem anderen Format und melden Sie es der Verwaltung von Traguardo.',
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
    'wrong-second-factor':
      'Der Code stimmt nicht oder wurde schon verwendet. Warten Sie, bis die App einen neuen zeigt, und geben Sie diesen ein.',
    'step-expired':
      'Es ist zu viel Zeit vergangen, oder die Anmeldung wurde in einem anderen Fenster begonnen. Beginnen Sie von vorn.',
    'second-factor-on':
      'Die Bestätigung in zwei Schritten ist schon aktiv. Um das Telefon zu wechseln, entfernen Sie sie zuerst.',
    'second-factor-off': 'Die Bestätigung in zwei Schritten ist nicht aktiv. Laden Sie die Seite neu.',
    'passkey-refused':
      'Der Schlüssel dieses Geräts wurde nicht angenommen. Versuchen Sie es noch einmal oder melden Sie sich mit dem Passwort an.',
    'too-many-passkeys':
      'Sie haben schon zehn Zugangsschlüssel. Entfernen Sie einen, den Sie nicht mehr verwenden, und versuchen Sie es noch einmal.',
    'password-off':
      'In dieser Gemeinde meldet man sich nicht mit dem Passwort an. Öffnen Sie die Seite Anmelden und verwenden Sie die Anmeldung der Gemeinde.',
    'provider-refused':
      'Die Anmeldung der Gemeinde hat Sie nicht eingelassen. Versuchen Sie es noch einmal; wenn es wieder geschieht, wenden Sie sich an die Verwaltung von Traguardo.',
    'provider-no-account':
      'Sie wurden erkannt, haben in Traguardo aber noch keinen Zugang. Bitten Sie die Verwaltung von Traguardo darum.',
    'provider-other-person':
      'Dieser Zugang gehört in Traguardo schon zu einer anderen Identität. Bitten Sie die Verwaltung von Traguardo, das zu prüfen.',
    'provider-unreachable':
      'Die Anmeldung der Gemeinde antwortet gerade nicht. Versuchen Sie es in einigen Minuten noch einmal.',
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
