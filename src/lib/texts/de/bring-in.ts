import type { Texts } from '../texts.ts';
import { format } from './format.ts';

export const bringIn: Texts['bringIn'] = {
  refusals: {
    empty: 'Die Datei ist leer. Wählen Sie die Datei des Plans oder fügen Sie die Tabelle der Ziele ein.',
    'too-large':
      'Die Datei ist größer als 20 MB. Sichern Sie eine Kopie ohne Bilder oder fügen Sie die Tabelle der Ziele ein.',
    'too-many-cells': 'Die Datei hat zu viele Zellen für einen Plan. Fügen Sie nur die Tabellen der Ziele ein.',
    encrypted:
      'Die Datei ist mit einem Passwort geschützt. Öffnen Sie sie, sichern Sie eine Kopie ohne Passwort und wählen Sie diese.',
    'old-word':
      'Die Datei hat das alte Format .doc. Öffnen Sie die Datei und sichern Sie sie als .docx, oder fügen Sie die Tabelle ein.',
    'other-document':
      'Dieses Format lässt sich nicht lesen. Sichern Sie die Datei als .docx oder PDF, oder fügen Sie die Tabelle ein.',
    unsafe:
      'Die Datei enthält versteckte Anweisungen, die ein Bürodokument nicht hat: Sie wurde nicht geöffnet. Kopieren Sie die Tabelle und fügen Sie sie hier ein.',
    'too-slow':
      'Das Lesen dauert zu lange und wurde angehalten. Fügen Sie nur die Tabellen der Ziele ein, einen Bereich nach dem anderen.',
    damaged:
      'Die Datei ist beschädigt und lässt sich nicht öffnen. Öffnen Sie sie in ihrem Programm, sichern Sie sie neu und versuchen Sie es noch einmal.',
    'image-only':
      'Die Datei enthält nur Bilder, vielleicht einen Scan: Es gibt keinen Text zu lesen. Verlangen Sie das Dokument, aus dem sie gedruckt wurde (Word, Writer, Excel), oder fügen Sie die Tabelle ein.',
    'not-text':
      'Die Datei enthält keinen lesbaren Text. Wählen Sie das Dokument des Plans, oder fügen Sie die Tabelle ein.',
    'no-table':
      'Es wurde keine Tabelle mit Zielen gefunden. Es braucht eine Tabelle mit mindestens dem Ziel und einer Spalte wie Gewichtung, Personal oder Frist: Versuchen Sie, sie allein einzufügen.',
  },
  problems: {
    'merged-cell': 'Zwei Ziele in derselben Zeile',
    'merged-weight': 'Zwei Gewichtungen in derselben Zelle',
    'row-broken': 'Zeile durch den Seitenwechsel getrennt',
    'date-odd': 'Datum ungewöhnlich geschrieben',
    'date-impossible': 'Datum, das es im Kalender nicht gibt',
    'date-unclear': 'Frist ohne Datum',
    'date-outside-plan': 'Datum außerhalb der Jahre des Plans',
    'two-spellings': 'Ein Nachname in zwei Schreibweisen',
    'name-ambiguous': 'Ein Name, der mehrere Personen meinen kann',
    'area-unnamed': 'Ziele ohne Namen des Bereichs',
    'area-without-staff': 'Bereich ohne Personal',
    'indicator-repeated': 'Dasselbe Ergebnis bei allen Zielen',
    'weight-missing': 'Gewichtung fehlt',
    'weight-unclear': 'Gewichtung unklar',
    'weight-coefficients': 'Gewichtungen als Koeffizienten geschrieben',
    'weights-sum': 'Die Gewichtungen des Bereichs ergeben nicht 100',
    'header-guessed': 'Spalten ohne Überschrift',
    'title-missing': 'Ziel ohne Titel',
    eliminated: 'Ziel, das ein Akt gestrichen hat',
  },
  confidence: { certain: 'Sicher', likely: 'Wahrscheinlich', doubtful: 'Zu bestätigen' },
  asItIs: 'So lassen',
  title: 'Mit dem vorhandenen Plan beginnen',
  titleIn: (year) => `Den vorhandenen Plan für ${year} übernehmen`,
  steps: {
    label: 'Schritte',
    file: 'Datei',
    check: 'Prüfung',
    done: ', erledigt',
    year: (year) => `Jahr ${year}`.trim(),
  },
  notAllowed: 'Einen Plan in Traguardo übernehmen kann das Gemeindesekretariat oder die Systemverwaltung.',
  notAllowedHint: 'Mit Ihren heutigen Aufträgen können Sie die Ziele lesen.',

  read: {
    choose: 'Datei wählen',
    what: 'Der Plan des Vorjahres, so wie er ist. Nichts kommt in den Plan, solange Sie nicht bestätigen.',
    reading: (name) => `${name} wird gelesen…`,
    progress: 'Lesen der Datei',
    stop: 'Abbrechen',
    drop: 'Datei hierher ziehen oder wählen',
    kinds: 'Word, Writer, PDF, Excel, Calc, Webseite, Text (.docx, .odt, .pdf, .xlsx, .ods, .html, .csv, .txt)',
    orPaste: 'Oder einfügen',
    pasteWhat: 'Kopieren Sie die Tabellen der Ziele aus Word, Excel oder einer Webseite und fügen Sie sie hier ein.',
    pasted: 'Eingefügter Text',
    readingText: 'Der Text wird gelesen…',
    readText: 'Eingefügten Text lesen',
    nothing: 'Es wurde nichts gelesen.',
    notOpened:
      'Die Datei hat sich nicht geöffnet. Sichern Sie die Datei neu als .docx, oder fügen Sie die Tabelle der Ziele ein.',
    pasteFirst: 'Fügen Sie zuerst den Text oder die Tabelle des Plans ein.',
    offline: 'Gelesen wird auf diesem Gerät, auch ohne Netz.',
  },

  review: {
    view: 'Was anzeigen',
    wasRead: 'Was gelesen wurde',
    document: 'Das Dokument',
    summary: (objectives, people) =>
      `Gelesen: ${format.plural(objectives, { one: 'Ziel', other: 'Ziele' })} und ${format.plural(people, { one: 'Person', other: 'Personen' })}`,
    certainCells: (count) => format.plural(count, { one: 'sichere Zelle', other: 'sichere Zellen' }),
    toLook: (count) => `${format.number(count)} anzusehen`,
    unread: (columns) =>
      `${columns.length === 1 ? 'Eine Spalte wurde nicht gelesen' : 'Einige Spalten wurden nicht gelesen'}: ${columns.map((column) => `„${column}“`).join(', ')}. Im Dokument bleiben sie.`,
    points: 'Zu prüfende Punkte',
    undo: 'Letzte Antwort rückgängig machen',
    acceptAll: (count) => `Alle ${count} Vorschläge annehmen`,
    noDoubt: 'Kein unklarer Punkt: Prüfen Sie die Tabellen unten und bestätigen Sie.',
    cancelAll: 'Alles abbrechen',
    promise: 'Nichts kommt in den Plan, solange Sie nicht bestätigen.',
    left: () => 'Es fehlen noch',
    answers: (count) => format.plural(count, { one: 'Antwort', other: 'Antworten' }),
    answersLeft: (count) => `Noch ${format.plural(count, { one: 'Antwort', other: 'Antworten' })}`,
    allAnswered: 'Alle Punkte haben eine Antwort',
    bringing: 'Der Plan wird übernommen…',
    confirm: 'Bestätigen und weiter',
    bringInto: (year) => `Für ${year} übernehmen`,
    cancelTitle: 'Alles abbrechen?',
    cancelWhat:
      'Antworten und Berichtigungen gehen verloren. In den Plan ist nichts gekommen; die Datei bleibt, wie sie ist.',
    goOn: 'Weiter prüfen',
    mended: 'In der Tabelle berichtigt',
  },

  card: {
    point: (number, answered) => `Punkt ${number}${answered ? ', beantwortet' : ''}: `,
    answer: 'Antwort:',
    answersTo: (number) => `Antworten auf Punkt ${number}`,
    changeOf: (number) => `Antwort auf Punkt ${number} ändern`,
    change: 'Ändern',
    see: 'Im Dokument ansehen',
    mend: 'In der Tabelle berichtigen',
    goTo: (number) => `Zu Punkt ${number}`,
    document: 'Dokument',
    documentText: 'Text des Dokuments',
  },

  doubts: {
    title: (count) => format.plural(count, { one: 'Wert zum Ansehen', other: 'Werte zum Ansehen' }),
    read: 'So gelesen',
    inDocument: 'Im Dokument',
    nothing: 'nichts',
    accept: 'Annehmen',
    correct: 'Berichtigen',
    skip: 'Überspringen',
    keys: { correct: 'b', skip: 'u' },
    none: 'Sie haben alle Werte angesehen.',
    phases: 'Phasen',
    fields: {
      code: 'Kennzahl',
      title: 'Titel',
      description: 'Beschreibung',
      type: 'Art',
      strategicReference: 'Bezug',
      expectedPerformance: 'Erwartete Leistung',
      dueDate: 'Frist',
      weight: 'Gewichtung',
      target: 'Erwarteter Wert',
      indicators: 'Indikatoren',
      participants: 'Personen',
      result: 'Ergebnis',
      notes: 'Anmerkungen',
    },
  },

  known: {
    there: (title, score) => `Gibt es schon: „${title}“ (Ähnlichkeit ${score} von 100)`,
    choice: (title) => `Was mit ${title} geschieht`,
    choices: { keep: 'Vorhandenes lassen', update: 'Vorhandenes aktualisieren', add: 'Als neu hinzufügen' },
    personOf: (name) => `Wer ${name} in der Gemeinde ist`,
    person: (name, score) => `${name} (${score} von 100)`,
    newPerson: 'Neue Person',
    inComune: 'In der Gemeinde',
  },

  chapters: {
    title: 'Kapitel',
    existing: 'Kapitel, die der Plan schon hat, bleiben wie sie sind.',
    titleOf: (title) => `Titel des Kapitels ${title}`,
    titleNeeded: 'Der Titel wird gebraucht.',
    leaveOut: 'Weglassen',
    leaveOutOf: (title) => `${title} weglassen`,
  },

  undo: {
    last: (objectives, year, day) =>
      `Zuletzt übernommener Plan: ${format.plural(objectives, { one: 'Ziel', other: 'Ziele' })} für ${year}, am ${day}.`,
    undo: 'Übernahme rückgängig machen',
    title: 'Übernahme rückgängig machen?',
    what: 'Die übernommenen Ziele und Kapitel kommen in den Papierkorb; mit der Datei entstandene Bereiche und Personen werden entfernt. Was vorher da war, wird wieder wie vorher.',
    undone: 'Die Übernahme ist rückgängig gemacht.',
    undoing: 'Wird rückgängig gemacht…',
  },

  entity: {
    title: 'Gemeinde und Jahr',
    yearTitle: 'Jahr des Plans',
    noYear: 'Das Dokument nennt kein Jahr.',
    inDocument: (years) => `Im Dokument: ${years}`,
    yearsOf: (span, year) => `${span}, Ziele ${year}`,
    name: 'Name der Gemeinde',
    province: 'Provinz',
    year: 'Jahr',
    moveDates: (from, to) => `Auch die Daten von ${from} auf ${to} verschieben`,
    moveExample: (from, to) => `Eine Frist am 31.12.${from} wird zum 31.12.${to}.`,
    another: (theirs, ours) =>
      `Das Dokument ist von „${theirs}“, hier ist aber „${ours}“: Prüfen Sie, ob es die richtige Datei ist.`,
    exists: (year) =>
      `Das Jahr ${year} gibt es schon: Gleichnamige Bereiche und Personen werden wiedererkannt, ebenso Ziele, die es schon gibt.`,
  },

  area: {
    becomes: (name) => `So wird der Bereich: ${name || 'ohne Namen'}`,
    total: (total, gap) => {
      if (gap === 0) return 'Summe 100';
      const rest =
        gap > 0 ? `es ${gap === 100 ? 'fehlt' : 'fehlen'} ${format.weight(gap)}` : `${format.weight(-gap)} zu viel`;
      return `Summe ${format.weight(total)} – ${rest}`;
    },
    more: (name) => `Mehr zu: ${name || 'diesem Bereich'}`,
    leaveOut: 'Bereich weglassen',
    leaveOutObjective: 'Dieses Ziel weglassen',
    name: 'Name des Bereichs',
    head: 'Verantwortliche/r',
    noHead: 'Niemand im Dokument',
    noStaff: 'Das Dokument nennt kein Personal',
    staff: (staff) => `Personal im Dokument – ${staff}`,
    shared: (others) => `. In Vereinbarung mit ${others}`,
    noObjectives: 'Keine Ziele im Dokument. Der Bereich kommt leer herein.',
    columns: {
      objective: 'Ziel',
      people: 'Personen',
      expected: 'Erwartete Leistung',
      weight: 'Gewichtung',
      more: 'Sicherheit und mehr',
    },
    objective: (number) => `Ziel ${number}`,
    cells: {
      title: (name) => `Titel von ${name}`,
      description: (name) => `Beschreibung von ${name}`,
      people: (name) => `Personen von ${name}`,
      expected: (name) => `Erwartete Leistung von ${name}`,
      due: (name) => `Frist von ${name}`,
      value: (name) => `Erwarteter Wert von ${name}`,
      weight: (name) => `Gewichtung von ${name}`,
      other: (field, name) => `${field} von ${name}`,
    },
    gate: 'Voraussetzung',
    noTitle: 'Ohne Titel',
    noDescription: 'Ohne Beschreibung',
    nobody: 'Niemand',
    noDue: 'ohne Frist',
    noValue: 'ohne Wert',
    notANumber: 'Geben Sie eine Zahl ein, zum Beispiel 15 oder 12,5.',
    notAType: (types) => `Geben Sie eine dieser Arten ein: ${types}.`,
    count: (count) =>
      `${format.plural(count, { one: 'Ziel', other: 'Ziele' })}. Jede Zelle lässt sich berichtigen: Drücken Sie die Eingabetaste oder tippen Sie sie an.`,
    cell: (label, value) => `${label}: ${value === '' ? 'leer' : value}. Berichtigen`,
  },

  people: {
    title: 'Personen',
    familyName: 'Nachname',
    givenName: 'Vorname',
    where: 'Wo',
    headOf: (area) => `Verantwortlich: ${area}`,
    inObjectives: (count) => `in ${format.plural(count, { one: 'Ziel', other: 'Zielen' })}`,
    familyNameOf: (name) => `Nachname von ${name}`,
    givenNameOf: (name) => `Vorname von ${name}`,
    familyNameNeeded: 'Der Nachname ist nötig.',
    spelled: (spellings) => `geschrieben ${spellings.map((one) => `„${one}“`).join(' und ')}`,
    merge: 'Zusammenführen',
    mergeAsk: 'Zusammenführen…',
    mergeOf: (name) => `${name} mit einer anderen Person zusammenführen`,
    mergeTitle: (name) => `Mit wem ${name} zusammenführen?`,
    mergeWhat: 'Die zwei Schreibweisen werden zu einer einzigen Person, in allen Zielen.',
    sameAs: 'Es ist dieselbe Person wie',
    choose: 'Person wählen',
    mergeTwo: 'Die zwei Personen zusammenführen',
    missingName: (line) => `In „${line}“ fehlt der Name.`,
    notADate: (text, example) => `„${text}“ ist kein Datum. Schreiben Sie zum Beispiel ${example}.`,
    endsBefore: (line) => `In „${line}“ liegt das Ende vor dem Beginn.`,
  },
};
