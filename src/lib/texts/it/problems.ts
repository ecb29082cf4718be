import type { Weight } from '#lib/domain/weight.ts';
import { isReport, type ProblemTexts } from '../problems.ts';
import { format } from './format.ts';
import { articleOf } from './grammar.ts';

/** Points of weight, `1 punto`, `5 punti`, `0,5 punti`. */
const points = (weight: Weight) => (weight === 100 ? '1 punto' : `${format.weight(weight)} punti`);

/** A title and the space after it, or nothing. */
const quoted = (title: string) => (title === '' ? '' : `«${title}» `);

export const problems: ProblemTexts = {
  'transversal-unanswered': ({ data: { titles } }) => ({
    sentence:
      titles.length === 1
        ? `L’obiettivo trasversale ${quoted(titles[0] ?? '')}aspetta una risposta dell’Area.`
        : `${titles.length} obiettivi trasversali aspettano una risposta dell’Area.`,
    remedy: 'Rispondi',
  }),
  'weights-missing': ({ data: { total, missing } }) => {
    const verb = missing === 100 ? 'manca' : 'mancano';
    return {
      sentence: `I pesi dell’Area fanno ${format.weight(total)}: ${verb} ${points(missing)} per arrivare a 100.`,
      remedy: missing === 100 ? 'Distribuisci il punto' : `Distribuisci ${articleOf(missing / 100)} ${points(missing)}`,
    };
  },
  'weights-excess': ({ data: { total, excess } }) => ({
    sentence: `I pesi dell’Area fanno ${format.weight(total)}: ${points(excess)} di troppo.`,
    remedy: `Togli ${points(excess)}`,
  }),
  'weight-missing': () => ({
    sentence: 'Manca il peso: senza, l’obiettivo non conta nella valutazione.',
    remedy: 'Scrivi il peso',
  }),
  'weight-zero': () => ({
    sentence: 'Peso 0: per proporre il piano ogni obiettivo deve avere un peso, se non è un prerequisito.',
    remedy: 'Assegna un peso',
  }),
  'gate-weighed': ({ data: { weight } }) => ({
    sentence: `È un prerequisito: il suo peso di ${points(weight)} non entra nella somma.`,
    remedy: 'Togli il peso',
  }),
  'title-missing': () => ({
    sentence: 'Manca il titolo: l’obiettivo non si riconosce negli elenchi.',
    remedy: 'Scrivi il titolo',
  }),
  'indicator-missing': ({ data }) => ({
    sentence: isReport(data.expectedPerformance)
      ? 'Manca l’indicatore: una relazione non misura il risultato.'
      : 'Manca l’indicatore: a fine anno il risultato non si potrà misurare.',
    remedy: 'Vedi 3 proposte',
  }),
  'indicator-everywhere': ({ data: { name, count } }) => ({
    sentence: `«${name}» è l’unico indicatore di tutti ${articleOf(count)} ${count} obiettivi: non distingue un risultato dall’altro.`,
    remedy: 'Scrivi un indicatore per ciascuno',
  }),
  'targets-all-full': ({ data: { count } }) => ({
    sentence: `Il target è 100% in tutti ${articleOf(count)} ${count} obiettivi: così non dice quanto si vuole ottenere.`,
    remedy: 'Rivedi i target',
  }),
  'indicator-weights': ({ data: { total, missing } }) => ({
    sentence: `I pesi degli indicatori fanno ${format.weight(total)}: ${
      missing > 0 ? `${missing === 100 ? 'manca' : 'mancano'} ${points(missing)}` : `${points(-missing)} di troppo`
    }.`,
    remedy: 'Sistema i pesi degli indicatori',
  }),
  'targets-equal': ({ data: { target, type } }) => ({
    sentence: `Lo stesso target (${target}) per tre anni. Per un obiettivo di ${
      type === 'improvement' ? 'miglioramento' : 'sviluppo'
    } di solito cambia.`,
    remedy: 'Rivedi i target',
  }),
  'due-date-missing': () => ({
    sentence: 'Manca la scadenza: non si sa entro quando il risultato è atteso.',
    remedy: 'Scrivi la scadenza',
  }),
  'due-date-outside': ({ data: { dueDate, year } }) => ({
    sentence: `La scadenza ${format.date(dueDate)} è fuori dal ${year}: in quest’anno il risultato non si potrà valutare.`,
    remedy: 'Correggi la scadenza',
  }),
  'phase-without-months': ({ data: { title } }) => ({
    sentence: `La fase ${quoted(title)}non ha mesi: nel cronoprogramma non si vede.`,
    remedy: 'Segna i mesi',
  }),
  'phase-late': ({ data: { title, dueDate } }) => ({
    sentence: `La fase ${quoted(title)}va oltre la scadenza dell’obiettivo (${format.date(dueDate)}).`,
    remedy: 'Rivedi i mesi',
  }),
  'milestone-outside': ({ data: { title, milestone, year } }) => ({
    sentence: `Il traguardo della fase ${quoted(title)}(${format.date(milestone)}) è fuori dal ${year}.`,
    remedy: 'Correggi il traguardo',
  }),
  'milestone-late': ({ data: { title, milestone, dueDate } }) => ({
    sentence: `Il traguardo della fase ${quoted(title)}(${format.date(milestone)}) viene dopo la scadenza dell’obiettivo (${format.date(dueDate)}).`,
    remedy: 'Correggi il traguardo',
  }),
  'nobody-involved': () => ({
    sentence: 'Nessuno partecipa: l’obiettivo non entra nella valutazione di nessuna persona.',
    remedy: 'Indica chi partecipa',
  }),
  'outside-service': ({ data: { person, from, to } }, names) => {
    const period = format.period({ from, to });
    return {
      sentence:
        period === null
          ? `${names.person(person)} non risulta in servizio in queste date: la partecipazione non si potrà valutare.`
          : `${names.person(person)} è in servizio ${period}: la partecipazione va oltre queste date.`,
      remedy: 'Correggi le date',
    };
  },
  'period-empty': ({ data: { who, from, to }, place }, names) => {
    const named = who === '' ? 'La partecipazione' : `«${who}»`;
    return {
      sentence: `${place.person === undefined ? named : names.person(who)} ha un periodo vuoto: la fine (${format.date(to)}) viene prima dell’inizio (${format.date(from)}).`,
      remedy: 'Correggi le date',
    };
  },
  'titles-equal': ({ data: { title, codes } }) => {
    const which = codes.filter((code) => code !== '');
    const subject =
      which.length === codes.length
        ? `${format.list(which)} hanno`
        : format.plural(codes.length, { one: 'obiettivo ha', other: 'obiettivi hanno' });
    return {
      sentence: `${subject} lo stesso titolo «${title}»: negli elenchi non si distinguono.`,
      remedy: 'Cambia un titolo',
    };
  },
  'person-two-spellings': ({ data: { first, second } }, names) => ({
    sentence: `${names.person(first)} e ${names.person(second)} sembrano la stessa persona scritta in due modi: se è così, i suoi periodi restano divisi fra due nomi.`,
    remedy: 'Scegli la scrittura giusta',
  }),
};
