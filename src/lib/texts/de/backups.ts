import type { Texts } from '../texts.ts';
import { format } from './format.ts';

export const backups: Texts['backups'] = {
  title: 'Sicherungskopien',
  pageTitle: 'Sicherungskopien · Traguardo',
  subtitle: 'Wenn der Computer der Gemeinde ausfällt, geht es von hier aus weiter',
  notYours: 'Die Kopien verwahren der Gemeindesekretär und wer Traguardo verwaltet.',
  unreadable: 'Die Kopien lassen sich gerade nicht anzeigen.',
  make: 'Jetzt eine Kopie machen',
  making: (share) => `Kopie läuft: ${format.number(Math.round(share * 100))}%`,
  made: 'Die Kopie ist fertig.',
  progress: 'Kopie läuft',

  state: {
    title: 'Wie es um die Kopien steht',
    noKey: 'Es werden noch keine Kopien gemacht: Der Wiederherstellungsschlüssel fehlt.',
    noKeyWhy:
      'Jede Kopie ist mit einem Schlüssel verschlossen, den man nur einmal sieht und auf Papier verwahrt. So kann niemand die Datei lesen, der sie findet.',
    none: 'Der Schlüssel ist da, aber es gibt noch keine Kopie.',
    last: (when) => `Letzte Kopie: ${when}.`,
    nightly: 'Traguardo macht jede Nacht um 2 Uhr eine; war der Computer aus, sobald er wieder läuft.',
    byHand: 'In einer Beispielgemeinde werden Kopien nur von Hand gemacht.',
    stale: 'Seit mehr als zwei Tagen gelingen die Kopien nicht.',
    failed: 'Der letzte Versuch einer Kopie ist nicht gelungen.',
    faults: {
      'no-folder': 'Der Ordner der Kopien ist nicht zu finden: Vielleicht ist die Festplatte nicht angeschlossen.',
      'no-room': 'Auf der Festplatte ist nicht genug Platz.',
      other: 'Der Grund steht im Protokoll von Traguardo auf dem Computer der Gemeinde.',
    },
    retry: 'Traguardo versucht es von selbst jede Stunde wieder.',
  },

  list: {
    title: 'Vorhandene Kopien',
    caption: 'Die Sicherungskopien, die neueste zuerst',
    empty: 'Noch keine Kopie.',
    when: 'Wann',
    size: 'Größe',
    key: 'Schlüssel',
    download: 'Herunterladen',
    downloadNamed: (when) => `Kopie herunterladen: ${when}`,
    kept: 'Es bleiben eine Kopie pro Tag für 14 Tage, eine pro Woche für 8 Wochen, eine pro Monat für 12 Monate.',
    olderKey: 'Eine Kopie öffnet sich mit dem Schlüssel, der galt, als sie gemacht wurde.',
  },

  where: {
    title: 'Wo sie liegen',
    folder: 'Auf dem Computer der Gemeinde, im Ordner',
    elsewhere:
      'Fällt die Festplatte aus, sind auch die Kopien darauf verloren: Laden Sie ab und zu eine auf eine andere Festplatte herunter, oder geben Sie Traguardo mit BACKUP_DIR einen Netzwerkordner an.',
    drill: 'So prüfen Sie, ob eine Kopie taugt',
  },
  data: {
    title: 'Daten exportieren',
    what: 'Jahre, Bereiche, Personen, Ziele und Texte in einer JSON-Datei, die man ohne Traguardo liest und mit „import-all“ in ein anderes bringt.',
    without: 'Zugänge, Bewertungen und Verlauf bleiben draußen: dafür gibt es die Kopie.',
    download: 'Export herunterladen',
  },

  key: {
    title: 'Der Wiederherstellungsschlüssel',
    none: 'Es gibt noch keinen.',
    current: (id, day) => `Der Schlüssel ${id} gilt seit ${day}.`,
    shownOnce: 'Er wurde nur einmal gezeigt: Auf dem Computer ist er nicht, und niemand kann ihn wiederfinden.',
    create: 'Wiederherstellungsschlüssel erstellen',
    replace: 'Neuen Schlüssel erstellen',
    lost: 'Ist das Blatt verloren, erstellen Sie einen neuen Schlüssel: Er gilt für die Kopien ab diesem Zeitpunkt.',
  },

  dialog: {
    title: 'Wiederherstellungsschlüssel',
    before: [
      'Gleich sehen Sie einen Schlüssel aus 14 Gruppen. Nur er öffnet die Sicherungskopien.',
      'Drucken Sie ihn, oder schreiben Sie ihn auf Papier, und legen Sie ihn in den Tresor: nicht auf diesen Computer.',
    ],
    replaces: 'Die bisherigen Kopien öffnen sich nur mit dem früheren Schlüssel: Verwahren Sie auch diesen.',
    show: 'Schlüssel zeigen',
    showing: 'Der Schlüssel wird vorbereitet…',
    shown: 'Das ist der Schlüssel. Wenn Sie schließen, ist er nicht mehr zu sehen.',
    label: (id) => `Schlüssel ${id}`,
    group: (number) => `Gruppe ${number}`,
    print: 'Blatt drucken',
    proof: 'Letzte Gruppe des Schlüssels',
    proofHint:
      'Schauen Sie auf das Blatt und schreiben Sie die letzten 4 Buchstaben oder Ziffern: So weiß man, dass es da ist.',
    wrongProof:
      'Das ist nicht die letzte Gruppe dieses Schlüssels. Schauen Sie auf das Blatt und versuchen Sie es erneut.',
    take: 'Das Blatt ist sicher verwahrt',
    taking: 'Wird in der Gemeinde gespeichert…',
    taken: 'Der Schlüssel gilt ab jetzt.',
  },

  sheet: {
    title: (entity) => `Wiederherstellungsschlüssel: ${entity}`,
    keep: 'Verwahren Sie ihn im Tresor, nicht auf diesem Computer.',
    what: 'Er dient dazu, die Gemeinde aus einer Sicherungskopie von Traguardo wiederherzustellen, wenn der Computer ausfällt. Wer eine Kopie und diesen Schlüssel hat, kann alles lesen.',
    made: (id, day) => `Schlüssel ${id}, erstellt am ${day}. Er öffnet die Kopien ab diesem Tag.`,
    how: 'So verwenden Sie ihn: Traguardo installieren, die erste Seite öffnen, «Aus einer Sicherungskopie wiederherstellen» wählen.',
    alike: 'Der Buchstabe O und die Null gelten gleich, ebenso I, L und die Eins.',
  },

  keeper: {
    noKey: 'Es werden noch keine Sicherungskopien gemacht: Der Wiederherstellungsschlüssel fehlt.',
    stale: 'Seit mehr als zwei Tagen gelingen die Sicherungskopien nicht.',
    failed: 'Die letzte Sicherungskopie ist nicht gelungen.',
    last: (when) => `Letzte Sicherungskopie: ${when}.`,
    none: 'Die erste Sicherungskopie wird heute Nacht gemacht.',
    open: 'Zu den Kopien',
  },

  restore: {
    door: 'Haben Sie eine Sicherungskopie? Wiederherstellen',
    title: 'Aus einer Sicherungskopie wiederherstellen',
    pageTitle: 'Wiederherstellen · Traguardo',
    subtitle:
      'Die Gemeinde wird wieder, wie sie am Tag der Kopie war; dann bringen die Geräte zurück, was sie darüber hinaus haben',
    file: 'Datei der Kopie wählen',
    fileHint: 'Eine Datei, die auf .copia endet. Sie können sie auch hierher ziehen.',
    chosen: (name, size) => `${name}, ${size}`,
    another: 'Andere Datei wählen',
    key: 'Wiederherstellungsschlüssel',
    keyHint: 'Die 14 Gruppen auf dem Blatt. Groß- und Kleinschreibung, Leerzeichen und Bindestriche zählen nicht.',
    go: 'Gemeinde wiederherstellen',
    sending: (share) =>
      share < 1 ? `Kopie wird gesendet: ${format.number(Math.round(share * 100))}%` : 'Kopie wird geprüft…',
    sendingLabel: 'Senden der Kopie',
    done: (entity) => `${entity} ist wieder da. Melden Sie sich mit dem gewohnten Benutzernamen und Passwort an.`,
    faults: {
      file: 'Wählen Sie die Datei der Kopie.',
      key: 'Schreiben Sie den Wiederherstellungsschlüssel: Er steht auf dem Blatt im Tresor.',
      letters: (place) => `In Gruppe ${place} steht ein Zeichen, das ein Schlüssel nicht hat.`,
      length: (groups) =>
        `Der Schlüssel hat 14 Gruppen zu 4 Buchstaben oder Ziffern: Hier sehe ich ${format.number(groups, Number.isInteger(groups) ? 0 : 1)}.`,
    },
    after: 'Nach der Wiederherstellung meldet sich jeder neu an. Niemand muss neu schreiben, was auf seinem Gerät ist.',
  },
};
