import type { Texts } from '../texts.ts';

export const reading: Texts['reading'] = {
  someEntity: 'die Gemeinde',
  accessibility: (entity) => ({
    title: 'Barrierefreiheit',
    subtitle: 'Was Traguardo dafür tut, dass alle es verwenden können, und wo es noch nicht gelingt',
    parts: [
      {
        title: 'Stand der Vereinbarkeit',
        text: 'Traguardo ist nach den WCAG 2.2, Stufe AA, geschrieben und damit nach den Anforderungen der Norm UNI CEI EN 301549, die das Gesetz vom 9. Jänner 2004, Nr. 4, verlangt. Jede Seite wird bei jeder Änderung automatisch geprüft; die Prüfung mit Personen, die Hilfstechnologien verwenden, steht noch aus. Deshalb ist die Vereinbarkeit heute nur teilweise gegeben.',
      },
      {
        title: 'So wird es verwendet',
        list: [
          'Alles geht mit der Tastatur. F6 führt von einem Bereich der Seite zum nächsten; Strg S sagt, wie es um das Speichern steht.',
          'Jedes Ziel der Tabelle öffnet sich auch als Blatt, mit einem Feld unter dem anderen und ihren Beschriftungen.',
          'Keine Auskunft wird nur durch Farbe gegeben; die Monatsstreifen stehen auch in Worten da.',
          'Der Text lässt sich bis 400 % vergrößern, ohne dass seitlich geblättert werden muss; Bedienelemente messen am Tablet mindestens 44 Pixel.',
          'Wer im System weniger Bewegung eingestellt hat, sieht keine.',
        ],
      },
      {
        title: 'Noch nicht barrierefreie Inhalte',
        list: [
          'Importierte Dateien bleiben, wie sie sind: Ein gescanntes Dokument lässt sich nicht lesen und muss in einem Textformat verlangt werden.',
          'Dem Ausdruck aus dem Browser können Strukturangaben fehlen: Lesen Sie den Plan auf den Seiten der App.',
        ],
      },
      {
        title: 'Erklärung und Hinweise',
        text: `Die Erklärung zur Barrierefreiheit gibt die Körperschaft ab, die Traguardo verwendet: ${entity} füllt sie jedes Jahr bis 23. September auf der Website der AgID aus und veröffentlicht den Link auf der eigenen Website. Schreiben Sie der Gemeinde, wenn Ihnen etwas Schwierigkeiten macht; bekommen Sie binnen dreißig Tagen keine Antwort, können Sie sich an die digitale Volksanwaltschaft bei der AgID wenden.`,
      },
    ],
  }),
  privacy: (entity) => ({
    title: 'Datenschutz',
    subtitle: 'Welche Daten es gibt, wo sie liegen und wer sie sieht',
    parts: [
      {
        title: 'Wem die Daten gehören',
        text: `Verantwortlich für die Verarbeitung ist die Körperschaft: ${entity}. Traguardo läuft auf einem Computer, den sie auswählt, und sendet niemandem etwas: keine Statistik, keine fremden Dienste, keine Schriften oder Bilder aus dem Netz.`,
      },
      {
        title: 'Welche Daten',
        list: [
          'Name, Bereich, Dienstzeiten und Aufträge der Personen, die in der Körperschaft arbeiten.',
          'Der Plan: Ziele, Gewichtungen, Indikatoren, wer beteiligt ist und in welchem Zeitraum.',
          'Wer was wann geschrieben hat, damit sich eine Änderung wiederfinden lässt.',
          'Für alle mit Zugang: Benutzername oder E-Mail-Adresse und das Passwort in einer Form, die niemand lesen kann.',
        ],
      },
      {
        title: 'Wer sie sieht',
        text: 'Den Plan liest, wer in der Körperschaft im Dienst ist oder einen Auftrag hat; schreiben kann ihn, wer dafür verantwortlich ist. Wer die Computer betreut und Zugriff auf die Festplatte hat, kann die Dateien lesen: Sicherungskopien gehören verwahrt.',
      },
      {
        title: 'Auf diesem Gerät',
        text: 'Damit Sie ohne Netz arbeiten können, bleibt eine Kopie des Plans in diesem Browser, samt den noch nicht gesendeten Änderungen. Jede Person, die sich anmeldet, hat ihre eigene. Beim Abmelden können Sie sie lassen oder entfernen. Es braucht ein einziges Cookie, jenes der Anmeldung, und zehn Minuten lang eines, während Sie sich anmelden. Von jeder Anmeldung behält die Gemeinde die Art des Browsers, den Beginn und die letzte Verwendung: Zu sehen ist das unter „Zugang und Geräte“.',
      },
      {
        title: 'Ihre Rechte',
        text: 'Um die Daten, die Sie betreffen, einzusehen, zu berichtigen oder einzuschränken, schreiben Sie der Gemeinde oder ihrer Datenschutzbeauftragten Person (Artikel 15 bis 22 der Verordnung EU 2016/679).',
      },
    ],
  }),
};
