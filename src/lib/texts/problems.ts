import { formatWeight } from '#lib/domain/weight.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { articleOf, formatDate, formatPeriod, joinWords, plural } from './italian.ts';

/** How a sentence gets the names it speaks of. */
export interface Names {
  /** `Rota Nadia`. */
  person: (id: string) => string;
  /** What an objective is called: its code, else its title. */
  objective: (id: string) => string;
}

/** A problem in words: cause and effect, and the text of the one link that leads to the remedy. */
export interface ProblemWords {
  sentence: string;
  remedy: string;
}

/** Points of weight, `1 punto`, `5 punti`, `0,5 punti`. */
function points(weight: number): string {
  return weight === 100 ? '1 punto' : `${formatWeight(weight)} punti`;
}

export function problemText(problem: Problem, names: Names): ProblemWords {
  switch (problem.code) {
    case 'weights-missing': {
      const { total, missing } = problem.data;
      const verb = missing === 100 ? 'manca' : 'mancano';
      return {
        sentence: `I pesi dell’Area fanno ${formatWeight(total)}: ${verb} ${points(missing)} per arrivare a 100.`,
        remedy:
          missing === 100 ? 'Distribuisci il punto' : `Distribuisci ${articleOf(missing / 100)} ${points(missing)}`,
      };
    }
    case 'weights-excess': {
      const { total, excess } = problem.data;
      return {
        sentence: `I pesi dell’Area fanno ${formatWeight(total)}: ${points(excess)} di troppo.`,
        remedy: `Togli ${points(excess)}`,
      };
    }
    case 'weight-missing':
      return { sentence: 'Manca il peso: senza, l’obiettivo non conta nella valutazione.', remedy: 'Scrivi il peso' };
    case 'title-missing':
      return { sentence: 'Manca il titolo: l’obiettivo non si riconosce negli elenchi.', remedy: 'Scrivi il titolo' };
    case 'indicator-missing':
      return {
        sentence: isReport(problem.data.expectedPerformance)
          ? 'Manca l’indicatore: una relazione non misura il risultato.'
          : 'Manca l’indicatore: a fine anno il risultato non si potrà misurare.',
        remedy: 'Vedi 3 proposte',
      };
    case 'indicator-everywhere': {
      const { name, count } = problem.data;
      return {
        sentence: `«${name}» è l’unico indicatore di tutti ${articleOf(count)} ${count} obiettivi: non distingue un risultato dall’altro.`,
        remedy: 'Scrivi un indicatore per ciascuno',
      };
    }
    case 'targets-all-full':
      return {
        sentence: `Il target è 100% in tutti ${articleOf(problem.data.count)} ${problem.data.count} obiettivi: così non dice quanto si vuole ottenere.`,
        remedy: 'Rivedi i target',
      };
    case 'due-date-missing':
      return {
        sentence: 'Manca la scadenza: non si sa entro quando il risultato è atteso.',
        remedy: 'Scrivi la scadenza',
      };
    case 'due-date-outside': {
      const { dueDate, year } = problem.data;
      return {
        sentence: `La scadenza ${formatDate(dueDate)} è fuori dal ${year}: in quest’anno il risultato non si potrà valutare.`,
        remedy: 'Correggi la scadenza',
      };
    }
    case 'nobody-involved':
      return {
        sentence: 'Nessuno partecipa: l’obiettivo non entra nella valutazione di nessuna persona.',
        remedy: 'Indica chi partecipa',
      };
    case 'outside-service': {
      const { person, from, to } = problem.data;
      const period = formatPeriod({ from, to });
      return {
        sentence:
          period === null
            ? `${names.person(person)} non risulta in servizio in queste date: la partecipazione non si potrà valutare.`
            : `${names.person(person)} è in servizio ${period}: la partecipazione va oltre queste date.`,
        remedy: 'Correggi le date',
      };
    }
    case 'period-empty': {
      const { who, from, to } = problem.data;
      const subject =
        problem.place.person === undefined ? (who === '' ? 'La partecipazione' : `«${who}»`) : names.person(who);
      return {
        sentence: `${subject} ha un periodo vuoto: la fine (${formatDate(to)}) viene prima dell’inizio (${formatDate(from)}).`,
        remedy: 'Correggi le date',
      };
    }
    case 'titles-equal': {
      const { title, codes } = problem.data;
      const which = codes.filter((code) => code !== '');
      return {
        sentence:
          which.length === codes.length
            ? `${joinWords(which)} hanno lo stesso titolo «${title}»: negli elenchi non si distinguono.`
            : `${plural(codes.length, 'obiettivo ha', 'obiettivi hanno')} lo stesso titolo «${title}»: negli elenchi non si distinguono.`,
        remedy: 'Cambia un titolo',
      };
    }
    case 'person-two-spellings': {
      const { first, second } = problem.data;
      return {
        sentence: `${names.person(first)} e ${names.person(second)} sembrano la stessa persona scritta in due modi: se è così, i suoi periodi restano divisi fra due nomi.`,
        remedy: 'Scegli la scrittura giusta',
      };
    }
    default:
      return problem satisfies never;
  }
}

/** Whether the expected performance is only a paper about the work done. */
function isReport(expectedPerformance: string): boolean {
  return /\b(relazion[ei]|report|rendicont\w*)\b/i.test(expectedPerformance);
}
