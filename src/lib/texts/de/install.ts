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
  installedWhy: 'Du verwendest es als App: Es öffnet sich auch ohne Netz.',
  now: 'Installieren',
  nowWhy: 'Dein Browser macht es selbst, mit einer Frage.',
  said: 'Der Browser wurde um die Installation gebeten.',
  unsafe: 'Unter dieser Adresse ist keine Installation möglich.',
  unsafeWhy:
    'Browser installieren eine App und öffnen sie ohne Netz nur von einer Adresse, die mit https:// beginnt, oder vom Computer, auf dem Traguardo läuft (http://localhost). Frage die Person, die Traguardo installiert hat: In der Anleitung gibt es das Kapitel «Indirizzo sicuro».',
  here: 'Auf diesem Gerät',
  elsewhere: 'Auf anderen Geräten',
  platforms: {
    ios: {
      name: 'iPad und iPhone, mit Safari',
      steps: [
        'Öffne Traguardo mit Safari und melde dich an.',
        'Tippe auf Teilen: das Quadrat mit dem Pfeil nach oben.',
        'Scrolle und tippe auf «Zum Home-Bildschirm».',
        'Tippe auf «Hinzufügen»: Das Symbol ist bei deinen Apps.',
      ],
      note: 'Melde dich beim ersten Öffnen der installierten App mit Netz noch einmal an: Sie hat eigene Daten, getrennt von Safari.',
    },
    android: {
      name: 'Android-Tablets und -Telefone, mit Chrome',
      steps: [
        'Öffne Traguardo mit Chrome und melde dich an.',
        'Tippe oben rechts auf die drei Punkte.',
        'Tippe auf «Zum Startbildschirm hinzufügen», dann auf «Installieren».',
        'Bestätige: Das Symbol ist bei deinen Apps.',
      ],
      note: 'Im Browser von Samsung heißt der Eintrag «Seite hinzufügen zu», dann «Startbildschirm».',
    },
    desktop: {
      name: 'Computer mit Windows, Mac oder Linux, mit Edge oder Chrome',
      steps: [
        'Öffne Traguardo mit Edge oder Chrome und melde dich an.',
        'Klicke rechts in der Adresszeile auf das Symbol mit Bildschirm und Pfeil.',
        'Klicke auf «Installieren»: Es öffnet sich in einem eigenen Fenster.',
        'Wenn du willst, hefte es an die Taskleiste oder ins Dock.',
      ],
      note: 'Fehlt das Symbol: in Edge Menü … › Apps › Diese Website als App installieren; in Chrome Menü ⋮ › Streamen, speichern und teilen › Seite als App installieren.',
    },
    safari: {
      name: 'Mac, mit Safari',
      steps: [
        'Öffne Traguardo mit Safari 17 oder neuer und melde dich an.',
        'Wähle im Menü Ablage «Zum Dock hinzufügen».',
        'Klicke auf «Hinzufügen»: Das Symbol ist im Dock.',
      ],
      note: 'Melde dich beim ersten Öffnen der installierten App mit Netz noch einmal an.',
    },
    firefox: {
      name: 'Firefox',
      steps: [
        'Auf Android: Öffne das Menü und wähle «Zum Startbildschirm hinzufügen».',
        'Am Computer: Setze ein Lesezeichen auf Traguardo. Es funktioniert im Tab, auch ohne Netz.',
      ],
      note: 'Verwende keine privaten Fenster: Beim Schließen löschen sie auch nicht gesendete Änderungen.',
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
