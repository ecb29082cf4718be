import { format } from './format.ts';
import { articleOf } from './grammar.ts';

const objectives = (count: number) => format.plural(count, { one: 'obiettivo', other: 'obiettivi' });
const points = (weight: number) => `${format.weight(weight)} ${weight === 100 ? 'punto' : 'punti'}`;
/** `il punto`, `i 5 punti`. */
const thePoints = (weight: number) => (weight === 100 ? 'il punto' : `${articleOf(weight / 100)} ${points(weight)}`);

/** The first page: what is true now, and the next thing to do. */
export const today = {
  place: { label: 'Oggi', short: 'Oggi' },
  title: (year: number) => `Oggi, piano ${year}`,
  /** How far the whole plan is. */
  plan: (missing: number, year: number) =>
    missing === 0
      ? `Al piano ${year} non manca niente: si può proporre.`
      : `Al piano ${year} ${missing === 1 ? 'manca 1 cosa' : `mancano ${format.number(missing)} cose`} prima di proporlo.`,
  /** How far the part of a Responsabile is. */
  part: (missing: number, year: number) =>
    missing === 0
      ? `Alla tua parte del piano ${year} non manca niente.`
      : `Alla tua parte del piano ${year} ${missing === 1 ? 'manca 1 cosa' : `mancano ${format.number(missing)} cose`}.`,
  taking: (count: number, year: number) =>
    count === 0
      ? `Nel ${year} non partecipi ancora a nessun obiettivo.`
      : `Nel ${year} partecipi a ${objectives(count)}.`,
  keeping: (missing: number) =>
    missing === 0
      ? 'Persone, aree e accessi sono a posto.'
      : missing === 1
        ? 'Ti resta 1 cosa da sistemare.'
        : `Ti restano ${format.number(missing)} cose da sistemare.`,
  notHere: (count: number) =>
    count === 1
      ? 'Di un’area gli obiettivi non sono ancora su questo dispositivo: qui non sono contati.'
      : `Di ${format.number(count)} aree gli obiettivi non sono ancora su questo dispositivo: qui non sono contati.`,
  deadline: (day: string, left: number) =>
    left === 0
      ? 'Va approvato entro oggi.'
      : `Va approvato entro il ${day}: ${left === 1 ? 'manca 1 giorno' : `mancano ${format.number(left)} giorni`}.`,

  next: 'Il prossimo passo',
  notNow: 'Non ora',
  notNowNamed: (title: string) => `Non ora: ${title}`,
  alternative: 'oppure',
  mine: 'Tocca a te',
  then: 'E poi',
  others: 'Tocca ad altri',
  othersOf: {
    years: 'Segretario o amministratore',
    registry: 'Segretario o amministratore',
    import: 'Segretario o amministratore',
    accounts: 'Segretario o amministratore',
    plan: 'Segretario',
    area: 'Responsabile',
  },
  /** Who an area waits for. */
  areaOf: (head: string, area: string) => `${head}, ${area}`,
  nothingMine: 'Adesso non tocca a te.',
  nothingMineWhy: 'Quello che manca lo possono fare altri: qui sotto vedi chi.',
  allDone: 'Non manca niente.',
  allDoneWhy: 'Rileggi gli obiettivi con calma: si possono cambiare fino alla proposta.',
  readPlan: 'Apri gli obiettivi',
  showAside: (count: number) => `Mostra quello che hai messo da parte (${format.number(count)})`,
  hideAside: 'Nascondi quello che hai messo da parte',
  takeBack: 'Riprendi',
  takeBackNamed: (title: string) => `Riprendi: ${title}`,
  aside: 'Messi da parte',
  asideSaid: (next: string | null) => (next === null ? 'Messo da parte.' : `Messo da parte. Prossimo passo: ${next}`),
  takenBack: (title: string) => `Ripreso: ${title}`,

  /** What to do, why, and the words of the button. */
  steps: {
    year: (year: number) => ({
      title: `Apri il ${year}`,
      why: 'Ogni anno ha un piano suo: si apre con le aree che ci sono.',
      act: 'Vai agli anni',
      lacks: `il ${year} da aprire`,
    }),
    areas: () => ({
      title: 'Scrivi le aree del Comune',
      why: 'Gli obiettivi stanno dentro le aree.',
      act: 'Vai alle aree',
      lacks: 'le aree',
    }),
    content: () => ({
      title: 'Porta dal piano dell’anno scorso',
      why: 'Da Word, PDF o una tabella incollata: obiettivi, pesi e persone entrano già divisi, tu controlli i punti dubbi.',
      act: 'Porta dentro il piano',
      lacks: 'il piano dell’anno scorso',
    }),
    people: () => ({
      title: 'Scrivi chi lavora in Comune',
      why: 'Ogni obiettivo dice chi ci lavora, con le date del servizio.',
      act: 'Vai alle persone',
      lacks: 'le persone',
    }),
    heads: (areas: string) => ({
      title: `Di’ chi è Responsabile: ${areas}`,
      why: 'Il Responsabile scrive la sua area. Si indica dal menu dell’area, con l’atto e le date.',
      act: 'Vai alle aree',
      lacks: `il Responsabile: ${areas}`,
    }),
    mandate: () => ({
      title: 'Scrivi le linee di mandato',
      why: 'Sono gli impegni del programma del Sindaco (art. 46 TUEL): da lì scendono tutti gli obiettivi.',
      act: 'Scrivi il mandato',
      lacks: 'le linee di mandato',
    }),
    strategic: () => ({
      title: 'Scrivi gli obiettivi strategici',
      why: 'Vengono dal DUP e durano più anni: ogni obiettivo di un’area ne serve uno.',
      act: 'Scrivi la strategia',
      lacks: 'gli obiettivi strategici',
    }),
    chapters: () => ({
      title: 'Comincia i testi del piano',
      why: 'Presentazione, chi siamo, come lavoriamo: il modello ha i capitoli di un piano vero, con i dati del Comune già dentro.',
      act: 'Vai ai testi',
      lacks: 'i testi del piano',
    }),
    findings: (count: number) => ({
      title: `Guarda ${format.plural(count, { one: 'punto', other: 'punti' })} nei testi`,
      why: 'Nomi di altri Comuni, anni sbagliati, leggi superate: correggi, o di’ che va bene così.',
      act: 'Apri il capitolo',
      lacks: `${format.plural(count, { one: 'punto', other: 'punti' })} da guardare nei testi`,
    }),
    figures: () => ({
      title: 'Scrivi il contesto in cifre',
      why: 'Popolazione, personale, bilancio degli ultimi tre anni, con la fonte.',
      act: 'Vai al contesto',
      lacks: 'il contesto in cifre',
    }),
    phases: (count: number) => ({
      title: `Sistema le fasi di ${objectives(count)}`,
      why: 'Ogni fase ha i suoi mesi, e finisce entro la scadenza.',
      act: 'Vai alle fasi',
      lacks: count === 1 ? 'le fasi di un obiettivo' : `le fasi di ${objectives(count)}`,
    }),
    objectives: () => ({
      title: 'Scrivi il primo obiettivo',
      why: 'Quest’area non ne ha ancora.',
      act: 'Apri l’area',
      lacks: 'gli obiettivi',
    }),
    titles: (count: number) => ({
      title: count === 1 ? 'Sistema il titolo di 1 obiettivo' : `Sistema i titoli di ${objectives(count)}`,
      why: 'Con un titolo proprio un obiettivo si riconosce negli elenchi.',
      act: 'Vai al titolo',
      lacks: count === 1 ? 'un titolo' : `${format.number(count)} titoli`,
    }),
    weights: (gap: number, count: number) =>
      gap === 0
        ? {
            title: `Scrivi il peso di ${objectives(count)}`,
            why: 'Senza peso un obiettivo non conta nella valutazione.',
            act: 'Scrivi il peso',
            lacks: count === 1 ? 'un peso' : `${format.number(count)} pesi`,
          }
        : gap > 0
          ? {
              title: `Distribuisci ${thePoints(gap)} di peso che ${gap === 100 ? 'manca' : 'mancano'}`,
              why: 'I pesi di un’area fanno 100.',
              act: 'Vai ai pesi',
              lacks: `${points(gap)} di peso`,
            }
          : {
              title: `Togli ${points(-gap)} di peso`,
              why: `I pesi fanno ${format.weight(10_000 - gap)}, e un’area arriva a 100.`,
              act: 'Vai ai pesi',
              lacks: `pesi che facciano 100 (fanno ${format.weight(10_000 - gap)})`,
            },
    indicators: (count: number) => ({
      title: `Scrivi l’indicatore di ${objectives(count)}`,
      why: 'Senza, a fine anno il risultato non si può misurare.',
      act: 'Scrivi l’indicatore',
      lacks: count === 1 ? 'un indicatore' : `gli indicatori di ${objectives(count)}`,
    }),
    dates: (count: number) => ({
      title: `Sistema la scadenza di ${objectives(count)}`,
      why: 'Ogni risultato è atteso entro un giorno dell’anno.',
      act: 'Vai alla scadenza',
      lacks: count === 1 ? 'una scadenza' : `le scadenze di ${objectives(count)}`,
    }),
    participations: (count: number) => ({
      title: `Di’ chi lavora a ${objectives(count)}`,
      why: 'Un obiettivo entra nella valutazione di chi ci lavora, nelle date scritte.',
      act: 'Vai alle persone coinvolte',
      lacks: count === 1 ? 'chi lavora a un obiettivo' : `chi lavora a ${objectives(count)}`,
    }),
    other: (count: number) => ({
      title: `Sistema ${format.plural(count, { one: 'punto', other: 'punti' })} di quest’area`,
      why: 'Le trovi segnate lì dove stanno, con il rimedio accanto.',
      act: 'Apri l’area',
      lacks: format.plural(count, { one: 'punto da sistemare', other: 'punti da sistemare' }),
    }),
    accounts: (names: string) => ({
      title: `Dai un accesso a ${names}`,
      why: 'Un Responsabile senza accesso non può scrivere la sua area. Serve un link, non la posta.',
      act: 'Dai l’accesso',
      lacks: `l’accesso di ${names}`,
    }),
  },

  areas: {
    title: 'Area per area',
    weights: 'Pesi',
    complete: 'Obiettivi completi',
    ofWeights: (total: number) => `${format.weight(total)} su 100`,
    ofComplete: (complete: number, all: number) => `${format.number(complete)} su ${format.number(all)}`,
    none: 'Ancora nessun obiettivo',
    noHead: 'senza Responsabile',
    notHere: 'Non ancora su questo dispositivo',
  },
  own: {
    title: (year: number) => `I miei obiettivi ${year}`,
    caption: (year: number) => `Gli obiettivi ${year} a cui partecipi`,
    code: 'Codice',
    objective: 'Obiettivo',
    period: 'Periodo',
    wholeYear: 'tutto l’anno',
    weight: 'Peso',
    weightNote: 'Il peso è su 100, il totale della sua area.',
    due: 'Scadenza',
    none: 'Quando un Responsabile ti mette in un obiettivo, lo trovi qui.',
    isNew: 'nuovo',
    changed: 'cambiato',
    news: (count: number) => `${format.plural(count, { one: 'novità', other: 'novità' })} dall’ultima volta`,
    markRead: 'Segna come letti',
    markedRead: 'Segnati come letti.',
  },
  keeper: {
    title: 'Da tenere d’occhio',
    safe: 'L’indirizzo è sicuro: Traguardo si apre anche senza rete.',
    unsafe: 'A questo indirizzo Traguardo funziona solo con la rete: ne serve uno https.',
    install: 'Come installarlo sui tablet',
  },
  closedYear: (year: number) => `Il ${year} non è ancora aperto.`,
  toYear: (year: number) => `Vai al ${year}`,
};
