import type { Texts } from '../texts.ts';
import { format } from './format.ts';

/** After `von`, `an`, `bei`. */
const ofObjectives = (count: number) => format.plural(count, { one: 'Ziel', other: 'Zielen' });
const points = (weight: number) => `${format.weight(weight)} ${weight === 100 ? 'Punkt' : 'Punkte'}`;

export const today: Texts['today'] = {
  place: { label: 'Heute', short: 'Heute' },
  title: (year) => `Heute, Plan ${year}`,
  plan: (missing, year) =>
    missing === 0
      ? `Dem Plan ${year} fehlt nichts: Er kann vorgeschlagen werden.`
      : `Dem Plan ${year} ${missing === 1 ? 'fehlt 1 Punkt' : `fehlen ${format.number(missing)} Punkte`}, bevor er vorgeschlagen wird.`,
  part: (missing, year) =>
    missing === 0
      ? `Ihrem Teil des Plans ${year} fehlt nichts.`
      : `Ihrem Teil des Plans ${year} ${missing === 1 ? 'fehlt 1 Punkt' : `fehlen ${format.number(missing)} Punkte`}.`,
  taking: (count, year) =>
    count === 0
      ? `${year} arbeiten Sie noch an keinem Ziel mit.`
      : `${year} arbeiten Sie an ${ofObjectives(count)} mit.`,
  keeping: (missing) =>
    missing === 0
      ? 'Personen, Bereiche und Zugänge sind in Ordnung.'
      : `Sie haben noch ${format.plural(missing, { one: 'Punkt', other: 'Punkte' })} zu erledigen.`,
  notHere: (count) =>
    count === 1
      ? 'Die Ziele eines Bereichs sind noch nicht auf diesem Gerät: Sie sind hier nicht mitgezählt.'
      : `Die Ziele von ${format.number(count)} Bereichen sind noch nicht auf diesem Gerät: Sie sind hier nicht mitgezählt.`,
  deadline: (day, left) =>
    left === 0
      ? 'Er ist heute zu genehmigen.'
      : `Er ist bis ${day} zu genehmigen: noch ${format.plural(left, { one: 'Tag', other: 'Tage' })}.`,

  next: 'Der nächste Schritt',
  notNow: 'Nicht jetzt',
  notNowNamed: (title) => `Nicht jetzt: ${title}`,
  alternative: 'oder',
  mine: 'Sie sind an der Reihe',
  then: 'Und dann',
  others: 'Andere sind an der Reihe',
  othersOf: {
    years: 'Gemeindesekretär/in oder Systemverwaltung',
    registry: 'Gemeindesekretär/in oder Systemverwaltung',
    import: 'Gemeindesekretär/in oder Systemverwaltung',
    accounts: 'Gemeindesekretär/in oder Systemverwaltung',
    plan: 'Gemeindesekretär/in',
    area: 'Verantwortliche/r',
  },
  areaOf: (head, area) => `${head}, ${area}`,
  nothingMine: 'Im Moment sind Sie nicht an der Reihe.',
  nothingMineWhy: 'Was fehlt, können andere erledigen: Unten sehen Sie, wer.',
  allDone: 'Es fehlt nichts.',
  allDoneWhy: 'Lesen Sie die Ziele in Ruhe durch: Bis zum Vorschlag lassen sie sich ändern.',
  readPlan: 'Ziele öffnen',
  showAside: (count) => `Zurückgestelltes anzeigen (${format.number(count)})`,
  hideAside: 'Zurückgestelltes ausblenden',
  takeBack: 'Wieder aufnehmen',
  takeBackNamed: (title) => `Wieder aufnehmen: ${title}`,
  aside: 'Zurückgestellt',
  asideSaid: (next) => (next === null ? 'Zurückgestellt.' : `Zurückgestellt. Nächster Schritt: ${next}`),
  takenBack: (title) => `Wieder aufgenommen: ${title}`,

  steps: {
    year: (year) => ({
      title: `Das Jahr ${year} eröffnen`,
      why: 'Jedes Jahr hat seinen eigenen Plan: Er beginnt mit den Bereichen, die es gibt.',
      act: 'Zu den Jahren',
      lacks: `das Jahr ${year}`,
    }),
    areas: () => ({
      title: 'Die Bereiche der Gemeinde eintragen',
      why: 'Die Ziele stehen in den Bereichen.',
      act: 'Zu den Bereichen',
      lacks: 'die Bereiche',
    }),
    content: () => ({
      title: 'Den Plan des Vorjahres übernehmen',
      why: 'Aus Word, PDF oder einer eingefügten Tabelle: Ziele, Gewichtungen und Personen kommen bereits getrennt an, Sie prüfen die Zweifelsfälle.',
      act: 'Plan übernehmen',
      lacks: 'der Plan des Vorjahres',
    }),
    people: () => ({
      title: 'Eintragen, wer in der Gemeinde arbeitet',
      why: 'Jedes Ziel sagt, wer daran arbeitet, mit den Dienstzeiten.',
      act: 'Zu den Personen',
      lacks: 'die Personen',
    }),
    heads: (areas) => ({
      title: `Die verantwortliche Person angeben: ${areas}`,
      why: 'Die verantwortliche Person schreibt ihren Bereich. Sie wird im Menü des Bereichs angegeben, mit Akt und Daten.',
      act: 'Zu den Bereichen',
      lacks: `die verantwortliche Person: ${areas}`,
    }),
    mandate: () => ({
      title: 'Die Mandatsrichtlinien eintragen',
      why: 'Es sind die Vorhaben aus dem Programm der Bürgermeisterin oder des Bürgermeisters (Art. 46 TUEL): Aus ihnen ergeben sich alle Ziele.',
      act: 'Mandat schreiben',
      lacks: 'die Mandatsrichtlinien',
    }),
    strategic: () => ({
      title: 'Die strategischen Ziele eintragen',
      why: 'Sie stammen aus dem einheitlichen Strategiedokument (DUP) und gelten mehrere Jahre: Jedes Ziel eines Bereichs dient einem davon.',
      act: 'Strategie schreiben',
      lacks: 'die strategischen Ziele',
    }),
    chapters: () => ({
      title: 'Mit den Texten des Plans beginnen',
      why: 'Vorstellung, wer wir sind, wie wir arbeiten: Die Vorlage hat die Kapitel eines echten Plans, mit den Daten der Gemeinde.',
      act: 'Zu den Texten',
      lacks: 'die Texte des Plans',
    }),
    findings: (count) => ({
      title: `${format.plural(count, { one: 'Stelle', other: 'Stellen' })} in den Texten ansehen`,
      why: 'Namen anderer Gemeinden, falsche Jahre, überholte Gesetze: Berichtigen Sie sie oder lassen Sie sie so.',
      act: 'Kapitel öffnen',
      lacks: `${format.plural(count, { one: 'Stelle', other: 'Stellen' })} in den Texten anzusehen`,
    }),
    figures: () => ({
      title: 'Den Rahmen in Zahlen eintragen',
      why: 'Bevölkerung, Personal, Haushalt der letzten drei Jahre, mit der Quelle.',
      act: 'Zu den Zahlen',
      lacks: 'der Rahmen in Zahlen',
    }),
    phases: (count) => ({
      title: `Die Phasen von ${ofObjectives(count)} richtigstellen`,
      why: 'Jede Phase hat ihre Monate und endet innerhalb der Frist.',
      act: 'Zu den Phasen',
      lacks: count === 1 ? 'die Phasen eines Ziels' : `die Phasen von ${ofObjectives(count)}`,
    }),
    objectives: () => ({
      title: 'Das erste Ziel schreiben',
      why: 'Dieser Bereich hat noch keines.',
      act: 'Bereich öffnen',
      lacks: 'die Ziele',
    }),
    titles: (count) => ({
      title: `Den Titel von ${ofObjectives(count)} richtigstellen`,
      why: 'Mit einem eigenen Titel erkennt man ein Ziel in den Listen.',
      act: 'Zum Titel',
      lacks: count === 1 ? 'ein Titel' : `${format.number(count)} Titel`,
    }),
    weights: (gap, count) =>
      gap === 0
        ? {
            title: `Die Gewichtung von ${ofObjectives(count)} eintragen`,
            why: 'Ohne Gewichtung zählt ein Ziel in der Bewertung nicht.',
            act: 'Gewichtung eintragen',
            lacks: count === 1 ? 'eine Gewichtung' : `${format.number(count)} Gewichtungen`,
          }
        : gap > 0
          ? {
              title: `${points(gap)} Gewichtung verteilen`,
              why: 'Die Gewichtungen eines Bereichs ergeben 100.',
              act: 'Zu den Gewichtungen',
              lacks: `${points(gap)} Gewichtung`,
            }
          : {
              title: `${points(-gap)} Gewichtung wegnehmen`,
              why: `Die Gewichtungen ergeben ${format.weight(10_000 - gap)}, ein Bereich kommt auf 100.`,
              act: 'Zu den Gewichtungen',
              lacks: `Gewichtungen, die 100 ergeben (jetzt ${format.weight(10_000 - gap)})`,
            },
    indicators: (count) => ({
      title: `Den Indikator von ${ofObjectives(count)} eintragen`,
      why: 'Ohne ihn lässt sich das Ergebnis am Jahresende nicht messen.',
      act: 'Indikator eintragen',
      lacks: count === 1 ? 'ein Indikator' : `die Indikatoren von ${ofObjectives(count)}`,
    }),
    dates: (count) => ({
      title: `Die Frist von ${ofObjectives(count)} richtigstellen`,
      why: 'Jedes Ergebnis wird bis zu einem Tag des Jahres erwartet.',
      act: 'Zur Frist',
      lacks: count === 1 ? 'eine Frist' : `die Fristen von ${ofObjectives(count)}`,
    }),
    participations: (count) => ({
      title: `Angeben, wer an ${ofObjectives(count)} arbeitet`,
      why: 'Ein Ziel zählt in der Bewertung derer, die in den angegebenen Zeiten daran arbeiten.',
      act: 'Zu den beteiligten Personen',
      lacks: count === 1 ? 'wer an einem Ziel arbeitet' : `wer an ${ofObjectives(count)} arbeitet`,
    }),
    other: (count) => ({
      title: `${format.plural(count, { one: 'Punkt', other: 'Punkte' })} dieses Bereichs richtigstellen`,
      why: 'Sie sind dort gekennzeichnet, wo sie stehen, mit der Abhilfe daneben.',
      act: 'Bereich öffnen',
      lacks: format.plural(count, { one: 'offener Punkt', other: 'offene Punkte' }),
    }),
    accounts: (names) => ({
      title: `Zugang geben: ${names}`,
      why: 'Ohne Zugang kann die verantwortliche Person ihren Bereich nicht schreiben. Es genügt ein Link, keine Post.',
      act: 'Zugang geben',
      lacks: `der Zugang: ${names}`,
    }),
  },

  areas: {
    title: 'Bereich für Bereich',
    weights: 'Gewichtungen',
    complete: 'Vollständige Ziele',
    ofWeights: (total) => `${format.weight(total)} von 100`,
    ofComplete: (complete, all) => `${format.number(complete)} von ${format.number(all)}`,
    none: 'Noch keine Ziele',
    noHead: 'ohne verantwortliche Person',
    notHere: 'Noch nicht auf diesem Gerät',
  },
  own: {
    title: (year) => `Meine Ziele ${year}`,
    caption: (year) => `Die Ziele ${year}, an denen Sie mitarbeiten`,
    code: 'Kodex',
    objective: 'Ziel',
    period: 'Zeitraum',
    wholeYear: 'das ganze Jahr',
    weight: 'Gewichtung',
    weightNote: 'Die Gewichtung gilt auf 100, die Summe des Bereichs.',
    due: 'Frist',
    none: 'Wenn die verantwortliche Person Sie in ein Ziel aufnimmt, finden Sie es hier.',
    isNew: 'neu',
    changed: 'geändert',
    news: (count) => `${format.plural(count, { one: 'Neuigkeit', other: 'Neuigkeiten' })} seit dem letzten Mal`,
    markRead: 'Als gelesen kennzeichnen',
    markedRead: 'Als gelesen gekennzeichnet.',
  },
  keeper: {
    title: 'Im Auge behalten',
    safe: 'Die Adresse ist sicher: Traguardo öffnet sich auch ohne Netz.',
    unsafe: 'Unter dieser Adresse arbeitet Traguardo nur mit Netz: Es braucht eine https-Adresse.',
    install: 'So wird es auf den Tablets installiert',
  },
  closedYear: (year) => `Das Jahr ${year} ist noch nicht eröffnet.`,
  toYear: (year) => `Zum Jahr ${year}`,
};
