import { dayBefore, italianDate } from './fields/dates.ts';
import type { PeopleReading } from './document/people.ts';
import { doubt, type AreaReading } from './area-reading.ts';
import type { ImportChoice, ImportedArea } from './imported-plan.ts';
import type { ProblemList } from './problem-list.ts';
import { rawSources, rawText } from './raw-objective.ts';
import { oneLine, plain } from './read/clean.ts';

/** Two objectives read from one row of merged cells. */
export function noteMerged({ readings }: AreaReading, area: number, problems: ProblemList): void {
  readings.forEach((reading) => {
    const { merged } = reading.raw;
    if (merged?.[0] !== reading.raw) return;
    // One number for all is told with the weights.
    if (reading.weight.kind === 'numbers' && reading.weight.values.length === 1) return;
    const members = merged.map((raw) => readings.findIndex((other) => other.raw === raw)).filter((at) => at >= 0);
    const sameText = new Set(members.map((at) => readings[at]!.objective.description)).size === 1;
    const titles = members.map((at) => `«${readings[at]!.objective.title}»`);
    for (const at of members)
      for (const field of ['weight', 'description', 'participants'] as const) doubt(readings[at]!, field, 0.75);
    const written = oneLine(rawText(reading.raw, 'weight'));
    const numbers =
      reading.weight.kind === 'numbers' ? reading.weight.values.map((value) => String(value).replace('.', ',')) : [];
    const even = numbers.length === members.length;
    const choices: ImportChoice[] = [
      { id: 'confirm', label: even ? `Conferma ${numbers.join(' e ')}` : 'Conferma' },
      ...(even && members.length === 2 ? [{ id: 'swap', label: 'Scambia i pesi' }] : []),
      { id: 'single', label: 'È un obiettivo solo' },
    ];
    problems.add({
      code: 'merged-cell',
      text: `Celle unite: ${titles.join(' e ')} stanno nella stessa riga${written === '' ? '' : ` e la pesatura è scritta «${written}»`}. Letti ${members.length} obiettivi${sameText ? ' con la stessa descrizione e le stesse persone' : ''}.`,
      where: members.map((objective) => ({ area, objective, field: 'weight' })),
      source: [...rawSources(reading.raw, 'weight'), ...merged.flatMap((raw) => rawSources(raw, 'title'))],
      choices,
    });
  });
}

/** Rows torn by a page's end, titles that are missing. */
export function noteRows({ readings }: AreaReading, area: number, problems: ProblemList): void {
  readings.forEach((reading, objective) => {
    const { raw } = reading;
    if (raw.broken) {
      const torn = (['description', 'participants', 'expectedPerformance', 'title'] as const).find(
        (field) => rawSources(raw, field).length > 1,
      );
      doubt(reading, torn ?? 'title', 0.8);
      problems.add({
        code: 'row-broken',
        text: `Riga spezzata dal cambio di pagina: «${reading.objective.title}» è stato ricomposto.`,
        where: [{ area, objective, field: torn ?? null }],
        source: torn === undefined ? rawSources(raw, 'title') : rawSources(raw, torn),
        choices: [
          { id: 'accept', label: 'Va bene così' },
          { id: 'mend', label: 'Correggi' },
        ],
      });
    }
    if (reading.objective.title === '') {
      problems.add({
        code: 'title-missing',
        text: 'Una riga ha un peso o delle persone ma nessun obiettivo.',
        where: [{ area, objective, field: 'title' }],
        source: rawSources(raw, 'weight'),
      });
    }
  });
}

/** Struck out by a later act: `Obiettivo eliminato con deliberazione di G.C. n. 88`. */
const ELIMINATED =
  /(?:^|obiettiv[oi]\s+|\()\s*(?:eliminat|stralciat|soppress|annullat|cancellat|revocat)[oi]\b(?:[^.;\n]{0,60}\b(?:deliber|d\.?\s?g\.?\s?c|g\.?\s?c\.?|determin|atto|variazion|rimodulazion)|\s*\)|\s*$)/iu;

/** Objectives an act took out of the plan after it was approved. */
export function noteEliminated({ readings }: AreaReading, area: number, problems: ProblemList): void {
  readings.forEach(({ raw, objective }, position) => {
    for (const field of ['title', 'notes', 'description', 'dueDate', 'type', 'result'] as const) {
      const said = raw.values[field]?.find((value) =>
        value.text.split('\n').some((line) => ELIMINATED.test(line.trim())),
      );
      if (said === undefined) continue;
      problems.add({
        code: 'eliminated',
        text: `«${objective.title}» risulta eliminato: «${oneLine(said.text)}».`,
        where: [{ area, objective: position, field: null }],
        source: [said.source],
        choices: [
          { id: 'drop', label: 'Lascialo fuori' },
          { id: 'accept', label: 'Tienilo' },
        ],
      });
      return;
    }
  });
}

/** Dates that are odd, impossible or outside the plan's years. */
export function noteDates(
  { readings }: AreaReading,
  area: number,
  years: [number, number] | null,
  problems: ProblemList,
): void {
  readings.forEach((reading, objective) => {
    const { raw, dueDate } = reading;
    if (dueDate !== null && (dueDate.odd || !dueDate.exists)) {
      doubt(reading, 'dueDate', 0.5);
      problems.add({
        ...dateProblem(dueDate.raw, dueDate.last, dueDate.exists, false, `Scadenza di «${reading.objective.title}»`),
        where: [{ area, objective, field: 'dueDate' }],
        source: reading.objective.sources.dueDate ?? [],
      });
    } else if (dueDate !== null && years !== null) {
      const dueYear = Number(dueDate.last.slice(0, 4));
      if (dueYear < years[0] || dueYear > years[1]) {
        doubt(reading, 'dueDate', 0.6);
        problems.add({
          code: 'date-outside-plan',
          key: `outside ${dueDate.last} ${area}`,
          text: `La scadenza ${italianDate(dueDate.last)} è fuori dagli anni del piano (${years[0] === years[1] ? years[0] : `${years[0]}–${years[1]}`}).`,
          where: [{ area, objective, field: 'dueDate' }],
          source: reading.objective.sources.dueDate ?? [],
        });
      }
    }
    const written = dueDate === null ? oneLine(rawText(raw, 'dueDate')) : '';
    if (/\p{L}{3}|\d/u.test(written)) {
      doubt(reading, 'dueDate', 0.4);
      problems.add({
        code: 'date-unclear',
        key: `date unclear ${plain(written)}`,
        text: `La scadenza «${written}» non dice un giorno: resta nelle note, la data è da scrivere.`,
        where: [{ area, objective, field: 'dueDate' }],
        source: rawSources(raw, 'dueDate'),
      });
    }
    reading.people.forEach((person) => {
      for (const { side, date } of person.odd) {
        doubt(reading, 'participants', 0.6);
        problems.add({
          ...dateProblem(
            date.raw,
            date.last,
            date.exists,
            side === 'to',
            `${person.text} partecipa ${side === 'to' ? 'fino a' : 'da'} questo giorno`,
          ),
          key: `date ${plain(person.text)} ${side} ${date.raw}`,
          subject: { person: person.text, side },
          where: [{ area, objective, field: 'participants' }],
          source: rawSources(raw, 'participants').filter((_, index) =>
            oneLine(raw.values.participants![index]!.text).includes(oneLine(date.raw)),
          ),
        });
      }
    });
  });
}

function dateProblem(
  raw: string,
  day: string,
  exists: boolean,
  ends: boolean,
  what: string,
): { code: 'date-odd' | 'date-impossible'; text: string; choices: ImportChoice[] } {
  const days = ends && day.endsWith('-01') ? [day, dayBefore(day)] : [day];
  return {
    code: exists ? 'date-odd' : 'date-impossible',
    text: exists
      ? `Data scritta in modo insolito: «${raw}». ${what}: letto ${italianDate(day)}.`
      : `Il giorno «${raw}» non esiste. ${what}.`,
    choices: days.map((date) => ({ id: `date:${date}`, label: italianDate(date) })),
  };
}

/** One indicator (and target) copied on every objective measures nothing. */
export function noteRepeated({ area, readings }: AreaReading, index: number, problems: ProblemList): void {
  const objectives = area.objectives;
  const first = objectives[0];
  if (objectives.length < 3 || first === undefined || first.expectedPerformance === '') return;
  const same = (read: (objective: ImportedArea['objectives'][number]) => string): boolean =>
    objectives.every((objective) => plain(read(objective)) === plain(read(first)));
  if (!same((objective) => objective.expectedPerformance)) return;
  const target = first.target.text !== '' && same((objective) => objective.target.text);
  problems.add({
    code: 'indicator-repeated',
    text: `Tutti i ${objectives.length} obiettivi hanno lo stesso indicatore, «${oneLine(first.expectedPerformance)}»${target ? `, e lo stesso target, «${first.target.text}»` : ''}: non distingue un obiettivo dall’altro.`,
    where: [{ area: index, objective: null, field: 'expectedPerformance' }],
    source: readings.flatMap((reading) => reading.objective.sources.expectedPerformance ?? []),
  });
}

/** Surnames written in two ways, initials that fit two people. */
export function noteNames(found: PeopleReading, areas: AreaReading[], problems: ProblemList): void {
  for (const { person, first, second, mentions } of found.twoSpellings) {
    const head = areas.some(({ area }) => area.headPerson === person);
    const odd = mentions.slice(0, -1);
    problems.add({
      code: 'two-spellings',
      text: `Un cognome in due modi: «${first}» e «${second}»${head ? ', per il Responsabile' : ''}. Letto come una persona sola, ${found.people[person]!.name}.`,
      where: odd.map((mention) => mention.place),
      subject: { index: person },
      source: mentions.flatMap((mention) => mention.source),
      choices: [
        { id: 'same', label: 'È la stessa persona' },
        { id: 'two', label: 'Sono due' },
      ],
    });
  }
  for (const mention of found.ambiguous) {
    problems.add({
      code: 'name-ambiguous',
      key: `ambiguous ${plain(mention.name.text)}`,
      text: `«${mention.name.text}» può essere più di una persona del piano.`,
      where: [mention.place],
      source: mention.source,
    });
  }
}

/** Areas that nobody named, and areas the text gives no staff while it gives others theirs. */
export function noteAreas(areas: AreaReading[], problems: ProblemList): void {
  const anyStaff = areas.some(({ area }) => area.staff.length > 0);
  areas.forEach(({ area }, index) => {
    if (area.name === '') {
      problems.add({
        code: 'area-unnamed',
        text: 'Gli obiettivi non stanno sotto il nome di un’area: scegli a quale area appartengono.',
        where: [{ area: index, objective: null, field: 'name' }],
        source: [],
      });
    } else if (anyStaff && area.staff.length === 0 && area.objectives.length === 0) {
      const lacks = ['senza personale', ...(area.head === null ? ['senza Responsabile'] : []), 'senza obiettivi'];
      problems.add({
        code: 'area-without-staff',
        text: `«${area.name}» è nominata, ma ${lacks.join(', ').replace(/, ([^,]*)$/, ' e $1')}.`,
        where: [{ area: index, objective: null, field: 'staff' }],
        source: area.sources.name,
        choices: [
          { id: 'create', label: 'Crea l’area vuota' },
          { id: 'leave-out', label: 'Lascia fuori' },
        ],
      });
    } else if (anyStaff && area.staff.length === 0) {
      problems.add({
        code: 'area-without-staff',
        text: `Di «${area.name}» il testo non dice il personale, mentre lo dice delle altre aree.`,
        where: [{ area: index, objective: null, field: 'staff' }],
        source: area.sources.name,
      });
    }
  });
}
