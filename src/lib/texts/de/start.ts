import type { Texts } from '../texts.ts';
import { format } from './format.ts';

export const start: Texts['start'] = {
  title: 'Womit möchten Sie beginnen?',
  subtitle: 'Der Leistungszyklus Ihrer Gemeinde, von den Zielen bis zu den Prämien',
  doors: {
    plan: {
      title: 'Mit dem Plan des Vorjahres',
      time: 'etwa 10 Minuten',
      what: 'Ziehen Sie die Datei des Plans hierher, als Word oder Tabelle, oder fügen Sie sie ein. Ziele, Gewichtungen und Personen kommen schon getrennt herein; Sie prüfen die unklaren Stellen.',
      go: 'Mit dem vorhandenen Plan beginnen',
    },
    empty: {
      title: 'Mit einem leeren Plan',
      time: 'etwa 5 Minuten',
      what: 'Geben Sie den Namen der Gemeinde, die Bereiche und sich selbst ein. Personen und Ziele fügen Sie hinzu, wann Sie wollen, auch zu mehreren.',
      go: 'Von vorn beginnen',
    },
    example: {
      title: 'Mit einer Beispielgemeinde',
      time: 'sofort',
      what: 'Sehen Sie sich ein fertiges Jahr mit erfundenen Personen an. Sie können alles ausprobieren und jederzeit wieder gehen.',
      go: 'Beispielgemeinde ausprobieren',
    },
  },
  invited: 'Ich habe eine Einladung erhalten',
  invitedWhat: [
    'Öffnen Sie den Link, den Sie von der Systemverwaltung Ihrer Gemeinde erhalten haben: Er beginnt mit der Adresse von Traguardo und geht weiter mit',
    '. Diese Seite braucht es nur beim ersten Mal, um die Gemeinde anzulegen.',
  ],
  example: {
    title: 'Beispielgemeinde öffnen',
    preparing: 'Das Beispiel wird vorbereitet…',
    open: 'Beispiel öffnen',
  },
  code: 'Startcode',
  codeHint: 'Er steht in dem Fenster, in dem Sie Traguardo gestartet haben.',
  back: 'Zurück',
  next: 'Weiter',
  who: 'Wer sind Sie',
  empty: {
    title: 'Von vorn beginnen',
    step: (step) => `Schritt ${step} von 2 – alles lässt sich später ändern`,
    form: 'Gemeinde und Bereiche',
    entity: 'Die Gemeinde',
    name: 'Name der Gemeinde',
    province: 'Provinz',
    year: 'Jahr des Plans',
    areas: 'Die Bereiche',
    areasHint: 'Der Code steht vor der Nummer der Ziele: AM.1, AM.2. Leere Zeilen zählen nicht.',
    area: (number) => `Bereich ${number}`,
    areaExample: 'Bereich Verwaltung',
    areaCode: 'Code',
    remove: (number, name) => `Bereich ${number}${name ? `, ${name},` : ''} entfernen`,
    add: 'Bereich hinzufügen',
    whoHint: (entity) => `Mit diesen Angaben melden Sie sich an: ${entity}. Die anderen laden Sie später ein.`,
    create: 'Gemeinde anlegen',
    letterhead: (name) => `Gemeinde ${name}`,
  },
  creating: 'Die Gemeinde wird angelegt…',
  fromPlan: (entity, areas, objectives, people) =>
    `„${entity}“ entsteht mit ${format.plural(areas, { one: 'Bereich', other: 'Bereichen' })}, ${format.plural(objectives, { one: 'Ziel', other: 'Zielen' })} und ${format.plural(people, { one: 'Person', other: 'Personen' })}. Es fehlt nur, wer beginnt: Die anderen laden Sie später ein.`,
  createAndOpen: 'Gemeinde anlegen und Plan öffnen',
  account: {
    who: 'Wer sind Sie?',
    found: 'Die im Plan gefundenen Personen.',
    other: 'Eine Person, die nicht in der Liste ist',
    givenName: 'Vorname',
    familyName: 'Nachname',
    role: 'Ihr Auftrag',
    roles: {
      segretario: 'Gemeindesekretär/in',
      head: 'Verantwortliche/r eines Bereichs',
      administrator: 'Anderes: Ich bereite Traguardo für die Gemeinde vor',
    },
    administratorHint:
      'Sie verwalten Bereiche, Personen und Zugänge. Die Pläne liest, wer in einem Bereich arbeitet oder einen Auftrag hat.',
    area: 'Bereich',
    chooseArea: 'Bereich wählen',
    identifierRule:
      'Buchstaben, Ziffern, Punkt und Bindestrich, ohne Leerzeichen: nadia.rota oder nadia.rota@comune.it',
  },
  faults: {
    name: 'Geben Sie den Namen der Gemeinde ein.',
    province: 'Geben Sie das Kürzel mit zwei Buchstaben ein, zum Beispiel BZ.',
    year: 'Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 2027.',
    areaCode: 'Geben Sie einen kurzen Code ein, zum Beispiel AM.',
    areaCodeTaken: (code) => `${code} gehört schon zu einem anderen Bereich.`,
    noArea: 'Geben Sie mindestens einen Bereich ein: Die Ziele gehören zu den Bereichen.',
    familyName: 'Geben Sie den Nachnamen ein.',
    role: 'Wählen Sie Ihren Auftrag.',
    roleWithoutAreas:
      'Der Plan hat keine Bereiche: Wählen Sie einen anderen Auftrag, die Bereiche fügen Sie später hinzu.',
    area: 'Wählen Sie den Bereich, für den Sie verantwortlich sind.',
    identifier: 'Mindestens 3 Zeichen: Buchstaben, Ziffern, Punkt und Bindestrich, ohne Leerzeichen.',
    password: (length, missing) =>
      `Das Passwort hat ${length} Zeichen: Es ${missing === 1 ? 'fehlt 1' : `fehlen ${missing}`}.`,
    code: 'Geben Sie den Code ein: Er steht in dem Fenster, in dem Sie Traguardo gestartet haben.',
  },
};
