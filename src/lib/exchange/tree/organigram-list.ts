import { organigramOf } from '#lib/domain/organigram.ts';
import type { Placed, PlacedArea, PlacedService } from '#lib/domain/organigram.ts';
import { personName } from '#lib/domain/org.ts';
import type { Person } from '#lib/domain/org.ts';
import { bold, bullets, text } from './document-tree.ts';
import type { Block, Inline, ListItem } from './document-tree.ts';
import { dayWithin } from './facts.ts';
import type { Making } from './facts.ts';
import type { Naming } from './naming.ts';
import { organigramDrawing } from './organigram-drawing.ts';

/** The organigramma as a figure, and as a list in lists: it says aloud what the figure shows, and who works where. */
export function organigramBlocks(making: Making, naming: Naming): Block[] {
  const { facts, choice, texts } = making;
  const { registry, year } = facts;
  const { papers, enteChart, fields } = texts;
  const day = dayWithin(year, facts.today);
  const chart = organigramOf(registry, day);
  const holders = (people: readonly Person[], missing: string) =>
    people.length === 0 ? missing : naming.group(people.map(({ id }) => id));
  const item = (words: Inline[], below: ListItem[]): ListItem => [
    { type: 'paragraph', text: words },
    ...(below.length === 0 ? [] : [bullets(below)]),
  ];

  const organ = (label: string, people: readonly Person[], missing: string): ListItem =>
    item([bold(label), text(choice.names || people.length === 0 ? `: ${holders(people, missing)}` : '')], []);

  const placed = (one: Placed): ListItem => {
    const role = one.charge ? enteChart.roles[one.charge.role as keyof typeof enteChart.roles] : null;
    const category = one.employment?.classificationArea ?? null;
    const about = [
      role,
      one.office ? enteChart.offices[one.office] : null,
      one.employment?.profile || (category === null ? null : fields.classes[category]),
      one.employment === null && one.home ? enteChart.worksIn(one.home.name) : null,
    ].filter((fact) => fact !== null);
    return item([text([personName(one.person), ...about].join(', '))], []);
  };
  const people = (all: readonly Placed[]): ListItem[] => {
    if (choice.names) return all.map(placed);
    return all.length === 0 ? [] : [item([text(naming.group(all.map(({ person }) => person.id)))], [])];
  };
  const services = (all: readonly PlacedService[]): ListItem[] =>
    all.map((one) => item([text(one.service.name)], unit(one)));
  const unit = (one: PlacedService | PlacedArea): ListItem[] => [
    ...people(one.people),
    ...one.vacancies.map((vacancy) =>
      item([text([enteChart.vacancy, naming.words(vacancy.words)].filter(Boolean).join(', '))], []),
    ),
    ...services(one.services),
  ];

  return [
    {
      type: 'drawing',
      drawing: organigramDrawing(making, naming),
      caption: papers.organigramOn(texts.format.date(day)),
    },
    bullets([
      organ(fields.roles.sindaco, chart.sindaco, enteChart.noSindaco),
      organ(fields.roles.segretario, chart.segretario, enteChart.noSegretario),
      ...(chart.evaluation.length === 0 ? [] : [organ(fields.roles['evaluation-body'], chart.evaluation, '')]),
      ...chart.areas.map((one) => item([bold(one.area.name), text(`: ${enteChart.people(one.staff)}`)], unit(one))),
    ]),
  ];
}
