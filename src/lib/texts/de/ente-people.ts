import type { Texts } from '../texts.ts';

export const entePeople: Texts['entePeople'] = {
  pageTitle: 'Personen · Traguardo',
  title: 'Personen',
  subtitle: 'Wer in der Gemeinde arbeitet, mit Zeiträumen, Aufträgen und Zugängen',
  add: 'Person hinzufügen',
  search: 'Nach Namen suchen',
  empty: 'Noch keine Person.',
  emptyHint: 'Es braucht sie, um zu sagen, wer an den Zielen mitarbeitet und wer sich bei Traguardo anmeldet.',
  notFound: 'Niemand heißt so.',
  columns: { person: 'Person', area: 'Bereich heute', charges: 'Aufträge heute', account: 'Zugang' },
  noService: 'ohne Dienst und ohne Aufträge',
  accounts: {
    none: 'Ohne Zugang',
    invited: 'Einladung noch nicht genutzt',
    active: 'Zugang aktiv',
    deactivated: 'Zugang deaktiviert',
  },

  person: {
    someone: 'Person',
    goneTitle: 'Person nicht gefunden',
    gone: 'Diese Person ist nicht mehr in der Liste.',
    toPeople: 'Zu den Personen',
    all: 'Alle Personen',
    noCharges: 'Heute ohne Aufträge',
    rename: 'Namen bearbeiten',
    noDates: 'ohne Datum',
    service: {
      title: 'Dienst',
      add: 'Zeitraum hinzufügen',
      empty: 'Kein Dienstzeitraum.',
      emptyHint: 'Ohne Zeitraum steht die Person in keinem Bereich.',
      noArea: 'Kein Bereich',
      noClass: 'Einstufung nicht angegeben',
      months: (year) => `Im Dienst im Jahr ${year}`,
      edit: (area, period) =>
        `Zeitraum ${area === null ? 'ohne Bereich' : `im Bereich „${area}“`}, ${period}, bearbeiten`,
    },
    charges: {
      title: 'Aufträge',
      add: 'Auftrag hinzufügen',
      empty: 'Kein Auftrag.',
      emptyHint: 'Wer in einem Bereich arbeitet, liest die Pläne; um sie zu schreiben, braucht es einen Auftrag.',
      notToday: (period) => `${period} – heute nicht in Kraft`,
      noAct: 'Maßnahme nicht angegeben',
      edit: (charge) => `Auftrag ${charge} bearbeiten`,
    },
  },

  account: {
    title: 'Zugang zu Traguardo',
    unknown: 'Der Stand des Zugangs ist zu sehen, sobald das Netz wieder da ist.',
    none: (name) =>
      `${name} meldet sich noch nicht bei Traguardo an. In den Plänen kann die Person auch ohne Zugang vorkommen.`,
    invited: (name) => `${name} hat einen Zugangslink und hat ihn noch nicht genutzt.`,
    active: ['Meldet sich an als', '.'],
    deactivated: (name) => ['Der Zugang', `ist deaktiviert: ${name} kann sich nicht anmelden und sieht nichts.`],
    linkFor: (name) => `Link für ${name}`,
    copy: 'Kopieren',
    copied: 'Kopiert.',
    copyByHand: 'Der Link ist markiert: Kopieren Sie ihn mit Strg+C.',
    handOver:
      'Übergeben Sie ihn selbst, mündlich oder per E-Mail. Er ist nur jetzt zu sehen, gilt 7 Tage und nur einmal; früher ausgegebene Links gelten nicht mehr.',
    preparing: 'Der Link wird vorbereitet…',
    invite: 'Einladen',
    inviteAgain: 'Neue Einladung',
    newLink: 'Neuer Zugangslink',
    deactivate: 'Deaktivieren',
    reactivate: 'Zugang wieder aktivieren',
    deactivateTitle: (name) => `Den Zugang von ${name} deaktivieren?`,
    deactivateWhat:
      'Die Person wird sofort auf allen Geräten abgemeldet. Zeiträume, Aufträge und was sie geschrieben hat, bleiben. Der Zugang lässt sich wieder aktivieren.',
    deactivateAccess: 'Zugang deaktivieren',
  },
};
