import type { refused as italian } from '../it/refused.ts';
import { format } from './format.ts';

const aenderungen = { one: 'Änderung', other: 'Änderungen' };

export const refused: typeof italian = {
  subtitle: 'Die Gemeinde hat sie nicht angenommen, aber nichts ist verloren: Entscheiden Sie, was damit geschieht.',
  table: {
    mine: 'Meine',
    proposed: 'Der Vorschlag',
    now: 'Jetzt in der Gemeinde',
    decide: 'Was tun',
    unknownBase: 'nicht aufbewahrt',
    newRow: (row) => `${row}: neue Zeile`,
  },
  states: {
    moved: 'Hat sich nach Ihrer Änderung geändert',
    movedSince: 'Hat sich nach dem Vorschlag geändert',
    same: 'Ist schon so',
    rowGone: 'Steht nicht mehr im Plan oder liegt im Papierkorb',
    unusable: 'Die Gemeinde kann diesen Wert nicht annehmen: Er ist zu lang oder nicht lesbar geschrieben',
    unknown: 'Ist nicht auf diesem Gerät',
    none: 'gibt es nicht',
  },
  reapply: 'Erneut eintragen',
  reapplyAll: (count) => (count === 1 ? 'Erneut eintragen' : 'Alles erneut eintragen'),
  propose: 'Vorschlagen',
  proposeAll: (count) => (count === 1 ? 'Vorschlagen' : 'Alles vorschlagen'),
  canReapply: 'Sie können hier jetzt schreiben: **Erneut eintragen** schreibt sie noch einmal, als Änderung von heute.',
  canPropose:
    'Hier können Sie lesen, aber nicht schreiben: **Vorschlagen** sendet sie an Personen, die schreiben dürfen; diese nehmen sie einzeln an oder nicht.',
  canWait:
    'Das Dokument ist geschlossen, niemand kann jetzt darin schreiben. **Vorschlagen** legt sie zu den Vorschlägen für die Wiedereröffnung; wenn Sie warten, bleiben sie hier.',
  ownOnly:
    'Sie haben keinen Zugriff mehr auf dieses Dokument: Sie sehen hier nur, was Sie selbst geschrieben haben. Exportieren Sie es, wenn Sie es brauchen, und verwerfen Sie es dann.',
  notHere: 'Das Dokument ist noch nicht auf diesem Gerät: Mit Netz kommt es von selbst.',
  reapplied: (count) =>
    `${format.plural(count, aenderungen)} erneut eingetragen. Mit „Rückgängig“ nehmen Sie es im Plan zurück.`,
  reappliedLeft: (count) =>
    `${format.plural(count, { one: 'Änderung bleibt', other: 'Änderungen bleiben' })} hier: Daneben steht, warum.`,
  notSaved:
    'Dieses Gerät kann nicht speichern: Es wurde nichts eingetragen. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  proposed: (count) => `${format.plural(count, aenderungen)} vorgeschlagen: Unten sehen Sie, was daraus wird.`,
  discarded: 'Verworfen.',
  discardOne: (field) => `Die Änderung verwerfen: ${field}?`,
  safe: 'Auch die Gemeinde hat eine Kopie: Sie finden sie auf jedem Ihrer Geräte.',
  onlyHere: 'Sie ist nur auf diesem Gerät, bis die Gemeinde eine Kopie hat.',
  fromElsewhere: 'Sie kommt von einem anderen Ihrer Geräte.',
  fromFile: 'Sie kommt aus einer Datei, die Sie wieder aufgenommen haben.',
  fromProposal: 'Der Vorschlag kam nicht an: Inzwischen hat sich etwas geändert. Ihre Änderungen sind wieder hier.',
  resume: {
    title: 'Aus einer Datei weitermachen',
    what: 'Eine Datei mit Änderungen, die Sie hier oder auf einem anderen Gerät exportiert haben: Sie lesen sie nach und entscheiden.',
    choose: 'Datei wählen',
    hint: 'JSON-Datei von Traguardo, bis 24 MB',
    done: (documents) =>
      documents === 0
        ? 'Die Änderungen dieser Datei waren schon hier.'
        : 'Änderungen wieder aufgenommen: Sie stehen bei den nicht angenommenen.',
    refusals: {
      'too-large':
        'Die Datei ist zu groß für einen Export von Traguardo. Prüfen Sie, ob Sie die richtige gewählt haben.',
      damaged: 'Die Datei ist beschädigt oder nicht von Traguardo. Prüfen Sie, ob Sie die richtige gewählt haben.',
      older:
        'Die Datei stammt aus einer alten Version von Traguardo und kann nicht aufgenommen werden. Öffnen Sie sie und geben Sie die Werte neu ein.',
      'other-entity': 'Die Datei gehört zu einer anderen Gemeinde. Sie kann nur dort aufgenommen werden.',
      'other-person': 'Die Datei gehört einer anderen Person. Nur wer sie exportiert hat, kann sie aufnehmen.',
      nothing: 'In der Datei ist keine Änderung.',
    },
  },
  proposals: {
    title: 'Vorschläge',
    subtitle:
      'Änderungen von Personen, die lesen, aber nicht schreiben dürfen. Jede wird einmal angenommen oder nicht.',
    empty: 'Kein Vorschlag zu entscheiden.',
    emptyHint:
      'Wenn jemand eine Änderung in einem Dokument vorschlägt, das Sie schreiben dürfen, finden Sie sie hier und auf der Seite des Dokuments.',
    by: (person, when) => `Vorschlag von ${person}, ${when}`,
    notice: (count, people) => `${format.plural(count, { one: 'Vorschlag', other: 'Vorschläge' })} von ${people}`,
    see: 'Ansehen und entscheiden',
    accept: 'Annehmen',
    acceptAll: (count) => (count === 1 ? 'Annehmen' : 'Alles annehmen'),
    decline: 'Nicht annehmen',
    declineAll: (count) => (count === 1 ? 'Nicht annehmen' : 'Nichts annehmen'),
    onlyRead: 'Hier können Sie lesen, aber nicht schreiben: Es entscheidet, wer in diesem Dokument schreibt.',
    closed: 'Das Dokument ist geschlossen: Über den Vorschlag wird nach der Wiedereröffnung entschieden.',
    accepted: (count) => `${format.plural(count, aenderungen)}: angenommen. Im Verlauf stehen beide Namen.`,
    declined: (count) => `${format.plural(count, aenderungen)}: nicht angenommen. Die vorschlagende Person sieht es.`,
    outcomes: { accepted: 'Angenommen', declined: 'Nicht angenommen' },
    outcome: (outcome, person, when) => `${outcome} von ${person}, ${when}`,
    waiting: 'Wartet auf eine Entscheidung',
    leaving: 'Wird gesendet, sobald es Netz gibt',
    mine: 'Ihre Vorschläge',
    read: 'Gelesen',
    someoneGone: 'einer Person, die es nicht mehr gibt',
    history: (author, acceptor) => `vorgeschlagen von ${author}, angenommen von ${acceptor}`,
  },
};
