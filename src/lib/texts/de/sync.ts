import type { Texts } from '../texts.ts';
import { format } from './format.ts';

const Änderungen = { one: 'Änderung', other: 'Änderungen' };

export const sync: Texts['sync'] = {
  document: (name) => {
    if (name.kind === 'gone') return 'Dokument nicht mehr zugänglich';
    if (name.kind === 'mandate') return 'Amtsperiode';
    if (name.kind === 'talk') return 'Gespräch';
    if (name.kind === 'plan') return `Plan ${name.year}`;
    if (name.kind === 'area') return `${name.area ?? 'Bereich'} ${name.year}`;
    const what = { 'eval-sheet': 'Bogen', 'self-sheet': 'Selbstbewertung', evidence: 'Nachweise' }[name.kind];
    return `${what} ${name.year}${name.person === null ? '' : ` von ${name.person}`}`;
  },
  newObjective: 'Neues Ziel',
  subtitle: 'Was schon in der Gemeinde ist und was nur auf diesem Gerät',
  link: 'Verbindung',
  thisDevice: 'Dieses Gerät',
  inUseBy: (person) => `In Verwendung von ${person}`,
  noContact: 'Noch kein Kontakt',
  lastAck: (when) => `Letzte Bestätigung ${when}`,
  update: 'Aktualisieren',
  notAccepted: (count) =>
    format.plural(count, { one: 'nicht angenommene Änderung', other: 'nicht angenommene Änderungen' }),
  keptHere: 'Sie sind auf diesem Gerät aufbewahrt.',
  seeChanges: 'Änderungen ansehen',
  toSend: (count) => (count === 0 ? 'Keine Änderung zu senden' : `${format.plural(count, Änderungen)} zu senden`),
  notSaved: (count) =>
    count === 1
      ? 'Sie ist auf diesem Gerät nicht gespeichert: Lassen Sie diese Seite offen und exportieren Sie sie jetzt.'
      : 'Sie sind auf diesem Gerät nicht alle gespeichert: Lassen Sie diese Seite offen und exportieren Sie sie jetzt.',
  allThere: 'Alles, was Sie geschrieben haben, ist in der Gemeinde.',
  allButRefused: 'Was Sie geschrieben haben, ist in der Gemeinde, außer den nicht angenommenen Änderungen.',
  safeHere: (count) =>
    count === 1
      ? 'Sie ist auf diesem Gerät sicher und geht von selbst hinaus.'
      : 'Sie sind auf diesem Gerät sicher und gehen von selbst hinaus, in der Reihenfolge, in der Sie sie gemacht haben.',
  retry: 'Jetzt noch einmal versuchen',
  states: {
    savedHere: 'Hier gespeichert, geht gleich hinaus',
    expired: 'Die Änderungen sind hier sicher. Melden Sie sich wieder an, dann gehen sie von selbst hinaus.',
    toReview: 'In einem Bereich ist ein Punkt zu entscheiden.',
    notAccepted: 'Änderungen nicht angenommen',
    notAcceptedWhat: 'Die Gemeinde konnte einige Änderungen nicht annehmen. Sie sind alle hier aufbewahrt.',
    notSaved: 'Nicht gespeichert – Speicher voll',
    notSavedWhat: 'Exportieren Sie jetzt die Änderungen und schaffen Sie dann Platz auf diesem Gerät.',
    updateNeeded: 'Es braucht die neue Version',
    updateNeededWhat: 'Aktualisieren Sie Traguardo: Was Sie geschrieben haben, bleibt auf diesem Gerät.',
    atRisk: 'Speicher nicht geschützt',
    atRiskWhat:
      'Nicht gesendete Daten können verloren gehen, wenn das Gerät Platz schafft: Installieren Sie Traguardo oder exportieren Sie die Änderungen.',
  },
  table: {
    objective: 'Ziel',
    what: 'Was',
    values: 'Vorher und jetzt',
    when: 'Wann',
    before: 'vorher',
    now: 'jetzt',
    field: 'Feld',
    was: 'Vorher',
  },
  export: 'Änderungen exportieren',
  exportFile: (day) => `zu-sendende-aenderungen-${day}.json`,
  exported: 'Die Datei ist bei Ihren Downloads gespeichert.',
  forks: {
    none: 'Nicht angenommene Änderungen',
    empty: 'Keine Änderung wurde abgelehnt.',
    emptyHint: 'Wenn es geschieht, finden Sie sie hier mit dem Grund; sie geht nicht verloren.',
    export: 'Exportieren',
    exportFile: (day) => `nicht-angenommene-aenderungen-${day}.json`,
    discard: 'Verwerfen',
    discardAsk: 'Verwerfen…',
    putAside: (when) => `Beiseitegelegt ${when}.`,
    dialog: (count, document) => `${count === 1 ? 'Die Änderung' : 'Die Änderungen'} verwerfen: ${document}?`,
  },
  device: {
    copy: 'Für den Support kopieren',
    copied: 'Kopiert: Fügen Sie es in die Nachricht ein.',
    copyByHand: 'Markieren Sie den Text und kopieren Sie ihn.',
    copyLabel: 'Text für den Support',
    version: (version) => `Version ${version}`,
    protocol: (protocol) => `Protokoll ${protocol}`,
    expires: (day) => `Anmeldung gültig bis ${day}`,
    noPlan: 'Kein Plan aufzubewahren',
    noPlanWhy: 'Mit Ihren heutigen Aufträgen öffnen Sie keinen Plan',
    plans: 'Pläne ohne Netz verfügbar',
    documents: (count) => `${format.plural(count, { one: 'Dokument', other: 'Dokumente' })} auf diesem Gerät`,
    dataOf: (when) => `Stand ${when}`,
    someOf: (ready, total) => `Ohne Netz verfügbar: ${ready} von ${total}`,
    othersLater: 'Die anderen werden mit Netz von selbst geladen',
    insecure: 'Ohne Netz lässt sich hier nicht arbeiten',
    insecureWhy:
      'Die Adresse ist nicht https: Das Gerät bewahrt die App nicht auf. Bitten Sie die Systemverwaltung um die https-Adresse',
    persisted: 'Speicher geschützt',
    persistedWhy: 'Das System kann ihn nicht von selbst löschen',
    notPersisted: 'Speicher nicht geschützt',
    notPersistedWhy:
      'Wenn der Platz ausgeht, kann ihn das System löschen. Installieren Sie Traguardo, um ihn zu schützen',
    space: 'Platz',
    spaceUnknown: 'Dieses Gerät gibt es nicht an',
    spaceUsed: (used, free) => `${used} belegt, ${free} frei für die App`,
    clockRight: 'Uhr richtig',
    clockDifference: (seconds) =>
      `${format.plural(seconds, { one: 'Sekunde', other: 'Sekunden' })} Unterschied zur Gemeinde`,
    clockWrong: (behind, minutes) =>
      `Uhr ${format.plural(minutes, { one: 'Minute', other: 'Minuten' })} ${behind ? 'nach' : 'vor'}`,
    clockWhat:
      'Die angezeigten Zeiten folgen der Gemeinde. Stellen Sie die Uhr in den Einstellungen des Geräts richtig',
    report: {
      state: 'Stand',
      lastAck: 'Letzte Bestätigung',
      none: 'keine',
      documents: 'Dokumente',
      of: (ready, total) => `${ready} von ${total}`,
      memory: 'Speicher',
      memoryOf: (persisted, usage, quota) =>
        `${persisted ? 'geschützt' : 'nicht geschützt'}, ${usage} von ${quota} Byte`,
      clock: 'Uhr',
      secure: 'Sicherer Kontext',
      agent: 'Programm',
      at: 'Zeit',
      protocol: (version, protocol) => `${version}, Protokoll ${protocol}`,
      yes: 'ja',
      no: 'nein',
    },
  },
};
