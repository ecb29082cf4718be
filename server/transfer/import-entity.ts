import * as v from 'valibot';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { rowFaults } from '#lib/documents/row-faults.ts';
import type { RowFault } from '#lib/documents/row-faults.ts';
import { writeVersion } from '#lib/documents/write-version.ts';
import type { Version, VersionRow } from '#lib/domain/version.ts';
import {
  agreementFaults,
  areaFaults,
  employmentFaults,
  incaricoFaults,
  knownIn,
  mandateFaults,
  repeatedFaults,
  serviceFaults,
  vacancyFaults,
} from '../commands/references.ts';
import { stemmaFrom } from '../commands/stemma.ts';
import type { Ente } from '../entity/ente.ts';
import type { RegistryStore } from '../entity/registry-store.ts';
import { faultsOf } from '../http/faults.ts';
import type { Fault } from '../http/problem.ts';
import { EXPORT_FORMAT, EXPORTED_KINDS, Export } from './export-shape.ts';
import type { ExportedDocument } from './export-shape.ts';
import { upgradeExport } from './export-upgrades.ts';

/** Why a file cannot be brought in; each fault with its path, and what to do. */
export type ImportRefusal =
  { code: 'not-json' } | { code: 'not-an-export' } | { code: 'newer' } | { code: 'faults'; faults: Fault[] };

/** The content of a file of `export`, of this version or of an earlier one. */
export function readExport(text: string): { content: Export } | { refused: ImportRefusal } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return { refused: { code: 'not-json' } };
  }
  const known = v.safeParse(v.looseObject({ format: v.pipe(v.number(), v.integer(), v.minValue(1)) }), value);
  if (!known.success) return { refused: { code: 'not-an-export' } };
  if (known.output.format > EXPORT_FORMAT) return { refused: { code: 'newer' } };
  try {
    const content = v.parse(Export, upgradeExport(known.output));
    const newer = EXPORTED_KINDS.some((kind) => (content.schema[kind] ?? 0) > DOCUMENT_SCHEMA[kind]);
    if (newer) return { refused: { code: 'newer' } };
    const faults = [...registryFaults(content), ...stemmaFaults(content), ...documentFaults(content)];
    return faults.length > 0 ? { refused: { code: 'faults', faults } } : { content };
  } catch (fault) {
    if (!(fault instanceof v.ValiError)) throw fault;
    return { refused: { code: 'faults', faults: faultsOf(fault.issues as v.BaseIssue<unknown>[]) } };
  }
}

/** What only the rules of the documents themselves find, such as a text that is too long as a whole. */
export class DocumentRefused extends Error {
  readonly faults: Fault[];

  constructor(faults: Fault[], cause: unknown) {
    super('a document of the export was refused', { cause });
    this.faults = faults;
  }
}

/** Fills an ente that has nothing yet. Throws `DocumentRefused`; then the ente is good for nothing. */
export async function importEntity(ente: Ente, { registry, stemma, documents }: Export): Promise<void> {
  const summary = { areas: registry.areas.length, people: registry.people.length, years: registry.years };
  await ente.change(null, 'entity.import', summary, (store) => {
    saveRegistry(store, registry);
    const read = stemma === undefined ? null : stemmaFrom(stemma, 'stemma');
    if (read && 'stemma' in read) store.saveStemma(read.stemma);
  });
  await ente.completeDocuments();
  for (const [index, { state, tables, ...name }] of documents.entries()) {
    const document = await ente.document(name);
    if (document === null) throw new Error(`no document ${JSON.stringify(name)}`);
    try {
      await ente.relay.edit(document.id, null, (empty) => writeVersion(empty, versionOf(tables)));
    } catch (fault) {
      const detail = 'Ha testi più lunghi, o valori diversi, da quelli che Traguardo tiene.';
      throw new DocumentRefused([{ path: `documents.${index}`, detail }], fault);
    }
    if (state === 'closed') await ente.setDocumentState(document.id, state);
  }
}

function saveRegistry(store: RegistryStore, registry: Export['registry']): void {
  registry.areas.forEach((area) => store.saveArea(area));
  parentsFirst(registry.services).forEach((service) => store.saveService(service));
  registry.people.forEach((person) => store.savePerson(person));
  registry.aliases.forEach((alias) => store.saveAlias(alias));
  registry.employments.forEach((employment) => store.saveEmployment(employment));
  registry.incarichi.forEach((incarico) => store.saveIncarico(incarico));
  registry.agreements.forEach((agreement) => store.saveAgreement(agreement));
  registry.vacancies.forEach((vacancy) => store.saveVacancy(vacancy));
  registry.mandates.forEach((mandate) => store.saveMandate(mandate));
  registry.years.forEach((year) => store.addYear(year));
}

type Service = Export['registry']['services'][number];

function parentsFirst(services: readonly Service[]): Service[] {
  const placed = new Set<Service>();
  const place = (service: Service) => {
    if (placed.has(service)) return;
    const parent = services.find((one) => one.id === service.parent);
    if (parent !== undefined) place(parent);
    placed.add(service);
  };
  services.forEach(place);
  return [...placed];
}

function registryFaults({ registry }: Export): Fault[] {
  const known = knownIn(registry);
  const each = <Row>(table: string, rows: readonly Row[], faults: (row: Row, path: string) => Fault[]) =>
    rows.flatMap((row, index) => faults(row, `registry.${table}.${index}`));
  const twice = Object.entries(registry).flatMap(([table, rows]) =>
    table === 'entity' || table === 'years' ? [] : repeatedFaults(rows as { id: string }[], `registry.${table}`),
  );
  if (twice.length > 0) return twice;
  return [
    ...each('areas', registry.areas, (row, path) => areaFaults(row, known, path)),
    ...each('services', registry.services, (row, path) => serviceFaults(row, known, path)),
    ...each('employments', registry.employments, (row, path) => employmentFaults(row, known, path)),
    ...each('incarichi', registry.incarichi, (row, path) => incaricoFaults(row, known, path)),
    ...each('agreements', registry.agreements, (row, path) => agreementFaults(row, known, path)),
    ...each('vacancies', registry.vacancies, (row, path) => vacancyFaults(row, known, path)),
    ...each('mandates', registry.mandates, (row, path) => mandateFaults(row, known, path)),
    ...each('aliases', registry.aliases, (row, path) =>
      known.people.has(row.person) ? [] : [{ path: `${path}.person`, detail: 'Questa persona non c’è.' }],
    ),
  ];
}

function stemmaFaults({ stemma }: Export): Fault[] {
  const read = stemma === undefined ? null : stemmaFrom(stemma, 'stemma');
  return read && 'faults' in read ? read.faults : [];
}

function documentFaults({ registry, documents }: Export): Fault[] {
  const seen = new Set<string>();
  return documents.flatMap((document, index) => {
    const { state: _state, tables, ...name } = document;
    const path = `documents.${index}`;
    const key = JSON.stringify(name);
    const faults = seen.has(key) ? [{ path, detail: 'C’è due volte.' }] : placeFaults(document, registry, path);
    seen.add(key);
    const rows = rowFaults(document.kind, tables);
    return [
      ...faults,
      ...rows.map((fault) => ({ path: [path, 'tables', ...fault.path].join('.'), detail: SENTENCES[fault.code] })),
    ];
  });
}

/** A document is of a year, an area, a mandate that are there. */
function placeFaults(document: ExportedDocument, registry: Export['registry'], path: string): Fault[] {
  if (document.kind === 'mandate')
    return registry.mandates.some(({ id }) => id === document.mandate)
      ? []
      : [{ path: `${path}.mandate`, detail: 'Questo mandato non c’è.' }];
  const faults: Fault[] = [];
  if (!registry.years.includes(document.year))
    faults.push({ path: `${path}.year`, detail: `Il ${document.year} non è tra gli anni.` });
  if (document.kind === 'area' && !registry.areas.some(({ id }) => id === document.area))
    faults.push({ path: `${path}.area`, detail: 'Quest’area non c’è.' });
  return faults;
}

const SENTENCES: Readonly<Record<RowFault['code'], string>> = {
  'unknown-table': 'Questa tabella non la conosco.',
  'unknown-field': 'Questo campo non lo conosco: forse il file viene da una versione più nuova di Traguardo.',
  missing: 'Manca.',
  repeated: 'C’è due volte.',
  type: 'Non è del tipo previsto.',
  size: 'È troppo lungo.',
  range: 'Non è uno dei valori previsti.',
};

function versionOf(tables: ExportedDocument['tables']): Version {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [
      table,
      Object.fromEntries(rows.map(({ id, ...fields }) => [id, fields as VersionRow])),
    ]),
  );
}
