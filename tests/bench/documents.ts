import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Objective } from '#lib/domain/objective.ts';
import type { Area, Employment, Person, Registry } from '#lib/domain/org.ts';
import { buildDocument } from '#lib/exchange/tree/documents.ts';
import { withPaintedDrawings } from '#lib/exchange/tree/drawing.ts';
import type { PlanFacts } from '#lib/exchange/tree/facts.ts';
import { neutralStemma } from '#lib/exchange/tree/neutral-stemma.ts';
import { stampOf } from '#lib/exchange/tree/stamp.ts';
import { writeDocx } from '#lib/exchange/write/docx.ts';
import { writeHtml } from '#lib/exchange/write/html.ts';
import { writeOdt } from '#lib/exchange/write/odt.ts';
import { it } from '#lib/texts/it/index.ts';
import { Press } from '../../server/pdf/press.ts';
import { milliseconds, quantile } from './stats.ts';

const AREAS = 8;
const EACH = 25;
const YEAR = 2027;
const always = { from: null, to: null };

function objective(area: number, index: number): Objective {
  return {
    id: `o${area}-${index}`,
    position: `a${index}`,
    code: `A${area + 1}.${index + 1}`,
    title: `Riordino dell’archivio, lotto ${index + 1}`,
    description:
      'Revisione, scarto e ricollocazione degli atti del lotto, con elenco di consistenza e proposta di scarto.',
    type: 'improvement',
    strategicObjective: null,
    transversal: null,
    continues: null,
    renewal: null,
    expectedPerformance: 'Elenco di consistenza approvato',
    dueDate: `${YEAR}-12-31`,
    expectedValue: '100%',
    weight: 400,
    weightLocked: false,
    gate: false,
    scope: null,
    strategicity: null,
    complexity: null,
    tools: '',
    budget: 120_000,
    budgetItem: '1010203',
    stakeholders: '',
    preventionMeasure: '',
    transparencyDuty: '',
    notes: '',
    indicators: [
      {
        id: `i${area}-${index}`,
        position: 'a',
        name: 'Metri lineari riordinati',
        unit: 'm',
        baseline: '0',
        target: '12',
        direction: 'at-least',
        formula: '',
        source: 'registro dell’archivio',
        targetSecond: '',
        targetThird: '',
        weight: null,
      },
    ],
    phases: [],
    participations: [0, 1, 2].map((step) => ({
      id: `p${area}-${index}-${step}`,
      position: `a${step}`,
      person: `persona${area}-${(index + step) % 4}`,
      group: '',
      ...always,
    })),
  };
}

/** A comune of 8 areas with 25 objectives and 4 people each: 200 objectives, 600 participations. */
function bigFacts(): PlanFacts {
  const areas = Array.from({ length: AREAS }, (_, order): Area => ({
    id: `area${order}`,
    name: `Area ${order + 1}`,
    code: `A${order + 1}`,
    order,
    ...always,
  }));
  const places = areas.flatMap((area, at) =>
    [0, 1, 2, 3].map((step) => ({ area: area.id, id: `persona${at}-${step}` })),
  );
  const people = places.map(({ id }, at): Person => ({
    id,
    givenName: 'Ada',
    familyName: `Moretti ${at + 1}`,
    title: '',
  }));
  const employments = places.map(({ area, id }): Employment => ({
    id: `r-${id}`,
    person: id,
    area,
    service: null,
    classificationArea: 'istruttori',
    profile: '',
    partTime: null,
    ...always,
  }));
  const registry: Registry = {
    version: 1,
    entity: { id: 'ente', name: 'Comune di Roccalta', province: 'BG' },
    years: [YEAR],
    areas,
    services: [],
    people,
    employments,
    incarichi: [],
    agreements: [],
    vacancies: [],
    mandates: [],
    aliases: [],
    lastImport: null,
    lastOpening: null,
  };
  return {
    year: YEAR,
    today: `${YEAR}-01-13`,
    registry,
    plan: { year: YEAR, strategicObjectives: [], transversals: [], chapters: [], acceptedFindings: [], figures: [] },
    strategy: { mandates: [], objectives: [] },
    areas: areas.map((area, at) => ({
      area,
      objectives: Array.from({ length: EACH }, (_, index) => objective(at, index)),
    })),
    stemma: null,
  };
}

/** The plan of 200 objectives as files: the PDF by the press of the server, the rest in this process. */
export async function measureDocuments(): Promise<string[]> {
  const scope = { kind: 'piano', area: null, objective: null } as const;
  const making = { facts: bigFacts(), choice: { template: 'istituzionale', names: true }, texts: it } as const;
  const build = () => buildDocument(scope, making);
  const tree = build();
  const stamp = stampOf(tree, new Date(`${YEAR}-01-13T09:42:00Z`), it);
  const press = new Press();
  const lines: string[] = [];
  // The press holds no process open: in the server its port does, here nothing else would.
  const open = setInterval(() => undefined, 60_000);
  try {
    const first = await timed(1, () => press.print({ tree, stamp, standard: 'ua-1' }));
    // Another content each time: a compiler that remembers the last document would show itself, not its work.
    const next = await timed(7, (round) =>
      press.print({
        tree: { ...tree, title: `${tree.title}, ${round}`, keywords: [`${round}`] },
        stamp,
        standard: 'ua-1',
      }),
    );
    const archive = await timed(7, (round) =>
      press.print({ tree: { ...tree, title: `${tree.title}, A${round}` }, stamp, standard: 'a-2a' }),
    );
    const pdf = await press.print({ tree, stamp, standard: 'ua-1' });
    const made = await timed(7, build);
    const painted = await withPaintedDrawings(tree, ({ alt }) => Promise.resolve(neutralStemma(alt)));
    const docx = await timed(5, () => writeDocx(painted, stamp));
    const odt = await timed(5, () => writeOdt(painted, stamp));
    const html = await timed(5, () => writeHtml(tree, stamp));
    lines.push(
      `Plan of ${AREAS * EACH} objectives as PDF (${Math.round(pdf.length / 1024)} kB, tagged): first, with the process that makes it ${first}; then PDF/UA-1 ${next}, PDF/A-2a ${archive}`,
      `The same plan built ${made}, as DOCX ${docx}, as ODT ${odt}, as HTML ${html}`,
      ...libreOffice(await writeDocx(painted, stamp)),
    );
  } finally {
    press.close();
    clearInterval(open);
  }
  return lines;
}

async function timed(times: number, work: (round: number) => unknown): Promise<string> {
  const samples: number[] = [];
  for (let round = 0; round < times; round += 1) {
    const start = performance.now();
    await work(round);
    samples.push(performance.now() - start);
  }
  const p50 = milliseconds(quantile(samples, 0.5));
  return times === 1 ? p50 : `p50 ${p50}, worst ${milliseconds(Math.max(...samples))}`;
}

/** The peer: LibreOffice makes a PDF of the same document, where it is installed. */
function libreOffice(docx: Uint8Array): string[] {
  if (spawnSync('soffice', ['--version']).status !== 0)
    return ['LibreOffice is not here: the same DOCX as PDF not measured'];
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-bench-'));
  try {
    const file = join(folder, 'piano.docx');
    writeFileSync(file, docx);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const samples = [0, 1, 2, 3].map(() => {
      const start = performance.now();
      spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
      return performance.now() - start;
    });
    return [
      `LibreOffice, the same DOCX as PDF: first ${milliseconds(samples[0] ?? NaN)}, then p50 ${milliseconds(quantile(samples.slice(1), 0.5))} (a process each time)`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
