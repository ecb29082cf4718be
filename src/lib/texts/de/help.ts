import type { Texts } from '../texts.ts';

export const help: Texts['help'] = {
  ask: (term) => `Was bedeutet: ${term}`,
  source: 'Quelle',
  read: 'Im Leitfaden lesen (italienisch)',
  terms: {
    expectedPerformance: {
      term: 'Erwartete Leistung',
      sentence: 'Das erwartete Ergebnis in Worten: was es am Jahresende gibt und heute noch nicht.',
      source: 'GvD 150/2009, Art. 5 Abs. 2',
      chapter: 'scheda-obiettivo',
    },
    weight: {
      term: 'Gewichtung',
      sentence:
        'Wie viel ein Ziel unter denen seines Bereichs zählt. Die Gewichtungen eines Bereichs ergeben 100; das Ergebnis des Bereichs ist die Summe der Ergebnisse, jedes mit seiner Gewichtung.',
      source: 'Mess- und Bewertungssystem der Gemeinde (GvD 150/2009, Art. 7)',
      chapter: 'pesi-a-100',
    },
    indicator: {
      term: 'Indikator',
      sentence:
        'Die Zahl, die zeigt, ob das Ergebnis erreicht ist: Tage, Prozente, Mengen. Ein Bericht erzählt von der Arbeit, er misst das Ergebnis nicht.',
      source: 'GvD 150/2009, Art. 4 Abs. 2 und Art. 5 Abs. 2',
      chapter: 'scheda-obiettivo',
    },
    expectedValue: {
      term: 'Erwarteter Wert',
      sentence: 'Der Wert, der als volles Ergebnis gilt, so wie das Amt ihn schreibt: 100%, 30 Tage.',
      source: 'GvD 150/2009, Art. 4 Abs. 2 Buchst. a',
      chapter: 'scheda-obiettivo',
    },
    strategicObjective: {
      term: 'Strategisches Ziel',
      sentence:
        'Ein mehrjähriges Ziel aus dem einheitlichen Strategiedokument (DUP), das eine Mandatsrichtlinie umsetzt. Die Ziele der Bereiche sind der Schritt dieses Jahres dorthin.',
      source: 'GvD 267/2000 (TUEL), Art. 170; GvD 118/2011, Anlage 4/1',
      chapter: 'mandato-e-strategia',
    },
    mandate: {
      term: 'Mandatsrichtlinien',
      sentence:
        'Die Vorhaben aus dem Programm, das die Bürgermeisterin oder der Bürgermeister dem Gemeinderat zu Beginn der Amtszeit vorlegt.',
      source: 'GvD 267/2000 (TUEL), Art. 46 Abs. 3',
      chapter: 'mandato-e-strategia',
    },
    transversal: {
      term: 'Bereichsübergreifendes Ziel',
      sentence:
        'Betrifft mehrere Bereiche zusammen, etwa Transparenz oder Weiterbildung. Jeder Bereich, der es annimmt, gibt ihm eine eigene Gewichtung.',
      source: 'GvD 150/2009, Art. 8',
      chapter: 'obiettivi-trasversali',
    },
    gate: {
      term: 'Voraussetzung',
      sentence: 'Ein Ziel ohne Gewichtung: Es bringt keine Punkte, aber ohne es werden die anderen nicht ausgezahlt.',
      source: 'Mess- und Bewertungssystem der Gemeinde (GvD 150/2009, Art. 7)',
      chapter: 'scheda-obiettivo',
    },
    weighing: {
      term: 'Strategische Bedeutung und Komplexität',
      sentence:
        'Zwei Punktwerte, die beim Gewichten helfen: wie viel das Ziel für die Gemeinde zählt und wie schwierig es ist. Daraus schlägt Traguardo Gewichtungen vor; Sie entscheiden.',
      source: 'Mess- und Bewertungssystem der Gemeinde (GvD 150/2009, Art. 7)',
      chapter: 'pesi-a-100',
    },
    charge: {
      term: 'Besonders qualifizierte Stelle (E.Q.)',
      sentence:
        'Der befristete Auftrag der Person, die für einen Bereich verantwortlich ist. In Gemeinden unter 5.000 Einwohnern kann auch ein Mitglied des Ausschusses einen Bereich verantworten.',
      source: 'GAKV Lokale Körperschaften 16.11.2022, Art. 16 ff.; G 388/2000, Art. 53 Abs. 23',
      chapter: 'persone-e-incarichi',
    },
    agreement: {
      term: 'Vereinbarung',
      sentence:
        'Die Abmachung, mit der mehrere Körperschaften einen Dienst gemeinsam führen oder sich die Zeit einer Person teilen.',
      source: 'GvD 267/2000 (TUEL), Art. 30; GAKV 16.11.2022, Art. 23',
      chapter: 'persone-e-incarichi',
    },
    classification: {
      term: 'Einstufungsbereich',
      sentence:
        'Die vertragliche Einstufung einer Person, von den einfachen Fachkräften bis zu den Funktionären. Sie ist nicht der Bereich im Organigramm.',
      source: 'GAKV Lokale Körperschaften 16.11.2022, Art. 12',
      chapter: 'persone-e-incarichi',
    },
  },
  guide: {
    title: 'Leitfaden',
    subtitle: 'Eine Aufgabe nach der anderen, in wenigen Schritten. Auch ohne Netz zu lesen.',
    language: 'Die Kapitel gibt es vorerst nur auf Italienisch.',
    for: 'Für wen',
    everybody: 'Alle',
    readers: {
      segretario: 'Gemeindesekretär/in',
      head: 'Verantwortliche/r',
      employee: 'Bedienstete/r',
      administrator: 'Systemverwaltung',
    },
    steps: 'Schritt für Schritt',
    goodToKnow: 'Gut zu wissen',
    go: 'Seite öffnen',
    printAll: 'Den ganzen Leitfaden drucken',
    chapters: 'Kapitel des Leitfadens',
    back: 'Alle Kapitel',
    next: 'Weiter',
    previous: 'Zurück',
    missing: 'Dieses Kapitel gibt es nicht.',
    forReaders: (list) => `Für ${list}`,
    picture: (title) => `So sieht es aus: ${title}`,
  },
};
