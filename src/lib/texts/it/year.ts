import type { RenewalChoice } from '#lib/domain/objective.ts';
import type { RenewalReason } from '#lib/domain/next-year.ts';
import { format } from './format.ts';

const objectives = (count: number) => format.plural(count, { one: 'obiettivo', other: 'obiettivi' });

/** From a year to the next: what becomes of each objective, and what changes. */
export const year = {
  choices: { repeat: 'Ripeti', update: 'Aggiorna', close: 'Chiudi' } satisfies Record<RenewalChoice, string>,
  /** Why a choice is proposed; `from` is the year that ends. */
  reasons: {
    'area-ends': (from: number) => `L’area nel ${from + 1} non c’è più.`,
    'strategy-ends': (from: number) => `Il suo obiettivo strategico si conclude nel ${from}.`,
    transversal: () => 'È trasversale: resta nel piano del Comune.',
    'next-target': (from: number) => `Ha già il target del ${from + 1}.`,
    'due-later': (from: number) => `Scade dopo il ${from}.`,
    completed: () => 'Le sue fasi sono tutte fatte.',
    unfinished: () => 'Ha fasi non ancora fatte.',
    gate: () => 'È un prerequisito: vale ogni anno.',
    maintenance: () => 'È un’attività che continua.',
    'new-result': () => 'Vuole un risultato nuovo.',
    'nothing-said': () => 'Niente dice che sia finito.',
  } satisfies Record<RenewalReason, (from: number) => string>,
  next: {
    title: (to: number) => `Prepara il ${to}`,
    subtitle: (from: number) => `Che cosa fare di ogni obiettivo del ${from}.`,
    along: (to: number) =>
      `Passano anche strategia, obiettivi trasversali, testi e dati di contesto. Chi nel ${to} non è più in servizio, o è passato a un’altra area, resta fuori. Il resto si cambia poi, nelle aree.`,
    reading: (here: number, all: number) => `Leggo gli obiettivi: ${format.number(here)} aree su ${format.number(all)}`,
    progress: 'Obiettivi letti',
    notHere: (count: number) =>
      `Di ${count === 1 ? 'un’area' : `${format.number(count)} aree`} gli obiettivi non sono su questo dispositivo: torna qui quando c’è rete.`,
    unseen:
      'Gli obiettivi li legge il Segretario: se apri tu, per ciascuno vale la scelta proposta. Si può annullare finché nessuno scrive.',
    notYours: (to: number) => `Il ${to} lo apre il Segretario o chi amministra Traguardo.`,
    noYear: (from: number) => `Il piano ${from} non c’è.`,
    begun: (to: number) => `Il ${to} è già aperto.`,
    toYear: (to: number) => `Vai al ${to}`,
    what: (name: string) => `Che cosa fare di ${name}`,
    all: (area: string) => `Tutti gli obiettivi: ${area}`,
    allLabel: 'Tutti:',
    proposed: 'Come proposto',
    counts: (repeat: number, update: number, close: number) =>
      [
        repeat === 0 ? '' : `${format.number(repeat)} ${repeat === 1 ? 'si ripete' : 'si ripetono'}`,
        update === 0 ? '' : `${format.number(update)} da aggiornare`,
        close === 0 ? '' : `${format.number(close)} ${close === 1 ? 'si chiude' : 'si chiudono'}`,
      ]
        .filter(Boolean)
        .join(', '),
    weights: (sum: string) => `pesi ${sum} su 100`,
    nothing: (area: string) => `${area} non ha obiettivi.`,
    sum: (kept: number, to: number) => `Il ${to} comincia con ${objectives(kept)}.`,
    open: (to: number) => `Apri il ${to}`,
    opening: (to: number) => `Apro il ${to}…`,
    opened: (to: number) => `Il ${to} è aperto.`,
    empty: (to: number) => `Apri il ${to} vuoto`,
  },
  changes: {
    title: (from: number) => `Cosa cambia rispetto al ${from}`,
    subtitle: (to: number, today: string) => `Il piano ${to} com’è oggi, ${today}.`,
    noBefore: (to: number) => `Prima del ${to} non c’è un altro anno con cui confrontarlo.`,
    nothing: 'Nei due anni non ci sono ancora obiettivi.',
    /** One sentence over the whole plan. */
    whole: (repeated: number, waiting: number, updated: number, closed: number, added: number) =>
      `${format.list(
        [
          repeated === 0 ? '' : `${objectives(repeated)} ${repeated === 1 ? 'continua uguale' : 'continuano uguali'}`,
          waiting === 0 ? '' : `${format.number(waiting)} ${waiting === 1 ? 'è' : 'sono'} ancora da aggiornare`,
          updated === 0 ? '' : `${format.number(updated)} ${updated === 1 ? 'cambia' : 'cambiano'}`,
          closed === 0 ? '' : `${format.number(closed)} ${closed === 1 ? 'si chiude' : 'si chiudono'}`,
          added === 0 ? '' : `${format.number(added)} ${added === 1 ? 'è nuovo' : 'sono nuovi'}`,
        ].filter(Boolean),
      )}.`,
    updated: 'Cambiano',
    added: 'Nuovi',
    closed: 'Chiusi',
    repeated: 'Continuano uguali',
    waiting: 'Da aggiornare, ancora come l’anno prima',
    asItIs: 'Va bene così',
    asItIsNamed: (title: string) => `Va bene così: ${title}`,
    asItIsSaid: (title: string) => `${title} continua uguale.`,
    fromTo: (label: string, from: string, to: string) => `${label}: da ${from} a ${to}`,
    changed: (labels: string[]) => `${labels.length === 1 ? 'Cambia' : 'Cambiano'}: ${format.list(labels)}`,
    target: (name: string, from: string, to: string) =>
      `Target di «${name}»: ${from === to ? `resta ${to}` : `da ${from} a ${to}`}`,
    asForeseen: (target: string) => `${target}, come previsto`,
    insteadOf: (target: string, foreseen: string) => `${target}, invece di ${foreseen} come previsto`,
    nothingWritten: 'vuoto',
    joined: (names: string[]) =>
      `${names.length === 1 ? 'Comincia' : 'Cominciano'} a partecipare ${format.list(names)}.`,
    left: (names: string[]) => `Non ${names.length === 1 ? 'partecipa' : 'partecipano'} più ${format.list(names)}.`,
    weights: (before: string, after: string) =>
      `I pesi fanno ${after} su 100${before === after ? ', come prima' : `; erano ${before}`}.`,
    leftovers: (from: number) => `Il ${from} è ancora scritto qui`,
    print: 'Stampa',
    takeBack: (to: number) => `Annulla l’apertura del ${to}`,
    takeBackWhy: (to: number) =>
      `Il piano ${to} si toglie tutto, come prima di aprirlo. Si può fare finché nessuno ci ha scritto.`,
    keepOpen: (to: number) => `Tieni il ${to}`,
    takingBack: 'Annullo…',
    takenBack: (to: number) => `L’apertura del ${to} è annullata.`,
    write: 'Aggiungi o cambia obiettivi',
    seeDraft: (to: number) => `Vai al piano ${to}`,
    chapters: 'Testi',
  },
};
