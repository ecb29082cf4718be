import { FULL_WEIGHT, type Weight } from '#lib/domain/weight.ts';
import { toWeight, weightScale } from './fields/weight.ts';
import { doubt, type AreaReading } from './area-reading.ts';
import type { ImportChoice } from './imported-plan.ts';
import type { ProblemList } from './problem-list.ts';
import { rawSources, rawText } from './raw-objective.ts';
import { oneLine } from './read/clean.ts';

/** Gives an area's objectives their weights, taking the column as a whole; says what cannot be taken. */
export function applyWeights({ area, readings }: AreaReading, index: number, problems: ProblemList): void {
  const stated = readings.filter((reading) => reading.raw.values.weight !== undefined);
  if (stated.length === 0) return;
  const leaders = stated.filter(({ raw }) => raw.merged === null || raw.merged[0] === raw);
  // Ours are points, whatever they sum to.
  const own = stated.every(({ raw }) => raw.rowId !== null);
  const scale = own
    ? 'points'
    : weightScale(
        leaders.map((reading) => reading.weight),
        stated.some((reading) => reading.raw.percentWeights),
      );
  const place = (position: number): { area: number; objective: number; field: 'weight' } => ({
    area: index,
    objective: position,
    field: 'weight',
  });
  const coefficients =
    scale === 'coefficients'
      ? [...new Set(leaders.map((one) => oneLine(rawText(one.raw, 'weight'))))].slice(0, 5).join(' · ')
      : '';
  readings.forEach((reading, position) => {
    const { raw, weight, objective } = reading;
    const source = rawSources(raw, 'weight');
    if (weight.kind === 'gate') return;
    if (weight.kind === 'none') {
      doubt(reading, 'weight', 0.5);
      problems.add({
        code: 'weight-missing',
        text: `«${objective.title}» non ha un peso.`,
        where: [place(position)],
        source: source.length > 0 ? source : rawSources(raw, 'title'),
      });
      return;
    }
    // In merged rows the first objective carries the whole cell.
    const member = raw.merged?.indexOf(raw) ?? 0;
    const values = weight.kind === 'numbers' ? weight.values : [];
    const expected = raw.merged?.length ?? 1;
    if (values.length !== expected) {
      const own = raw.values.weight?.[0];
      const shared = expected > 1 && values.length === 1;
      const separate = shared && raw.merged!.some((other) => other.values.weight?.[0]?.source.row !== own?.source.row);
      if (separate) {
        objective.weight = toWeight(values[0]!, scale);
        return;
      }
      doubt(reading, 'weight', 0.4);
      problems.add({
        code: shared ? 'merged-weight' : 'weight-unclear',
        key: shared ? `merged-weight ${source[0]?.block} ${source[0]?.row}` : undefined,
        text: shared
          ? `Un peso solo, «${oneLine(rawText(raw, 'weight'))}», per ${expected} obiettivi in celle unite: dividilo tu.`
          : `Il peso «${oneLine(rawText(raw, 'weight'))}» non si legge come un numero.`,
        where: [place(position)],
        source,
        choices: shared ? sharedChoices(toWeight(values[0]!, scale), expected) : [],
        ...(shared ? { subject: { weight: toWeight(values[0]!, scale) ?? undefined } } : {}),
      });
      return;
    }
    if (scale !== 'coefficients') {
      objective.weight = toWeight(values[member]!, scale);
      return;
    }
    doubt(reading, 'weight', 0.5);
    problems.add({
      code: 'weight-coefficients',
      key: `weight-coefficients ${index}`,
      text: `La pesatura è scritta con coefficienti (${coefficients}), non in punti su 100: i pesi restano da assegnare.`,
      where: [place(position)],
      source,
    });
  });
  const total = area.objectives.reduce((sum, objective) => sum + (objective.weight ?? 0), 0);
  const complete = area.objectives.every((objective) => objective.weight !== null || objective.gate);
  if (complete && total !== FULL_WEIGHT && area.objectives.some((objective) => objective.weight !== null)) {
    problems.add({
      code: 'weights-sum',
      text: `I pesi ${area.name === '' ? 'degli obiettivi' : `di «${area.name}»`} sommano a ${String(total / 100).replace('.', ',')}, non a 100.`,
      where: [{ area: index, objective: null, field: 'weight' }],
      source: [],
    });
  }
}

/** One number over several objectives: share it out, or it was one objective. */
function sharedChoices(weight: Weight | null, count: number): ImportChoice[] {
  if (weight === null) return [];
  const part = Math.floor(weight / count);
  const even =
    part * count === weight
      ? [{ id: `even:${weight}`, label: `Dividi in parti uguali, ${String(part / 100).replace('.', ',')} ciascuno` }]
      : [];
  return [...even, { id: 'single', label: 'È un obiettivo solo' }];
}
