import type { Texts } from '../texts.ts';

export const install: Texts['install'] = {
  title: 'Traguardo installieren',
  subtitle: 'Es wird eine App dieses Geräts, ohne App-Store',
  gives: 'Was sich ändert',
  givesList: [
    'Es öffnet sich auch ohne Netz, mit dem Plan vom letzten Mal.',
    'Es hat ein eigenes Symbol und ein eigenes Fenster, ohne Adresszeile.',
    'Das Gerät verwahrt noch nicht gesendete Änderungen sicherer.',
  ],
  installed: 'Traguardo ist auf diesem Gerät bereits installiert.',
  installedWhy: 'Sie verwenden es als App: Es öffnet sich auch ohne Netz.',
  now: 'Installieren',
  nowWhy: 'Ihr Browser macht es selbst, mit einer Frage.',
  said: 'Der Browser wurde um die Installation gebeten.',
  unsafe: 'Unter dieser Adresse ist keine Installation möglich.',
  unsafeWhy:
    'Browser installieren eine App und öffnen sie ohne Netz nur von einer Adresse, die mit https:// beginnt, oder vom Computer, auf dem Traguardo läuft (http://localhost). Fragen Sie die Person, die Traguardo installiert hat: In der Anleitung gibt es das Kapitel «Indirizzo sicuro».',
  here: 'Auf diesem Gerät',
  elsewhere: 'Auf anderen Geräten',
  platforms: {
    ios: {
      name: 'iPad und iPhone, mit Safari',
      steps: [
        'Öffnen Sie Traguardo mit Safari und melden Sie sich an.',
        'Tippen Sie auf Teilen: das Quadrat mit dem Pfeil nach oben.',
        'Scrollen Sie und tippen Sie auf «Zum Home-Bildschirm».',
        'Tippen Sie auf «Hinzufügen»: Das Symbol ist bei Ihren Apps.',
      ],
      note: 'Melden Sie sich beim ersten Öffnen der installierten App mit Netz noch einmal an: Sie hat eigene Daten, getrennt von Safari.',
    },
    android: {
      name: 'Android-Tablets und -Telefone, mit Chrome',
      steps: [
        'Öffnen Sie Traguardo mit Chrome und melden Sie sich an.',
        'Tippen Sie oben rechts auf die drei Punkte.',
        'Tippen Sie auf «Zum Startbildschirm hinzufügen», dann auf «Installieren».',
        'Bestätigen Sie: Das Symbol ist bei Ihren Apps.',
      ],
      note: 'Im Browser von Samsung heißt der Eintrag «Seite hinzufügen zu», dann «Startbildschirm».',
    },
    desktop: {
      name: 'Computer mit Windows, Mac oder Linux, mit Edge oder Chrome',
      steps: [
        'Öffnen Sie Traguardo mit Edge oder Chrome und melden Sie sich an.',
        'Klicken Sie rechts in der Adresszeile auf das Symbol mit Bildschirm und Pfeil.',
        'Klicken Sie auf «Installieren»: Es öffnet sich in einem eigenen Fenster.',
        'Wenn Sie möchten, heften Sie es an die Taskleiste oder ins Dock.',
      ],
      note: 'Fehlt das Symbol: in Edge Menü … › Apps › Diese Website als App installieren; in Chrome Menü ⋮ › Streamen, speichern und teilen › Seite als App installieren.',
    },
    safari: {
      name: 'Mac, mit Safari',
      steps: [
        'Öffnen Sie Traguardo mit Safari 17 oder neuer und melden Sie sich an.',
        'Wählen Sie im Menü Ablage «Zum Dock hinzufügen».',
        'Klicken Sie auf «Hinzufügen»: Das Symbol ist im Dock.',
      ],
      note: 'Melden Sie sich beim ersten Öffnen der installierten App mit Netz noch einmal an.',
    },
    firefox: {
      name: 'Firefox',
      steps: [
        'Auf Android: Öffnen Sie das Menü und wählen Sie «Zum Startbildschirm hinzufügen».',
        'Am Computer: Setzen Sie ein Lesezeichen auf Traguardo. Es funktioniert im Tab, auch ohne Netz.',
      ],
      note: 'Verwenden Sie keine privaten Fenster: Beim Schließen löschen sie auch nicht gesendete Änderungen.',
    },
  },
  pictures: {
    ios: 'Die Schaltfläche Teilen in Safari und im Menü «Zum Home-Bildschirm»',
    android: 'Die drei Punkte in Chrome und im Menü «Zum Startbildschirm hinzufügen»',
    desktop: 'Das Symbol zum Installieren rechts in der Adresszeile',
    safari: 'Das Menü Ablage in Safari mit «Zum Dock hinzufügen»',
    firefox: 'Das Menü von Firefox mit «Zum Startbildschirm hinzufügen»',
  },
  drawn: {
    address: 'traguardo.gemeinde…',
    safariName: 'Safari',
    ios: 'Zum Home-Bildschirm',
    android: 'Zum Startbildschirm hinzufügen',
    desktop: 'Installieren',
    safari: 'Zum Dock hinzufügen…',
    safariMenu: 'Ablage',
    firefox: 'Zum Startbildschirm…',
  },
};
