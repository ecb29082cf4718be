import * as v from 'valibot';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { isConfidential } from '#lib/domain/confidential.ts';
import {
  AgreementShape,
  AreaShape,
  EmploymentShape,
  IncaricoShape,
  MandateShape,
  PersonAliasShape,
  PersonShape,
  RegistryShape,
  ServiceShape,
  VacancyShape,
} from '#lib/protocol/http.ts';
import { StemmaPng } from '#lib/protocol/stemma.ts';

/** Grows when a reader of the earlier one would be misled; then `export-upgrades.ts` gets one more step. */
export const EXPORT_FORMAT = 3;

/** Kinds that are exported: nothing of an evaluation leaves the Comune in plain text. */
export const EXPORTED_KINDS = (Object.keys(DOCUMENT_SCHEMA) as DocumentKind[]).filter(
  (kind): kind is 'area' | 'plan' | 'mandate' => !isConfidential(kind),
);

const reference = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** What an export holds of the registry: all of it but what only this server knows. */
const ExportedRegistry = v.object({
  entity: v.object({ ...v.omit(RegistryShape.entries.entity, ['stemma']).entries, id: reference }),
  years: RegistryShape.entries.years,
  areas: v.array(AreaShape),
  services: v.array(ServiceShape),
  people: v.array(PersonShape),
  employments: v.array(EmploymentShape),
  incarichi: v.array(IncaricoShape),
  agreements: v.array(AgreementShape),
  vacancies: v.array(VacancyShape),
  mandates: v.array(MandateShape),
  aliases: v.array(PersonAliasShape),
});

const state = v.picklist(['open', 'closed']);
/** Every row of every table, in its place; what a field may hold is looked at by the schema of the document. */
const tables = v.record(v.string(), v.array(v.looseObject({ id: reference })));
const year = v.pipe(v.number(), v.integer());

const ExportedDocument = v.variant('kind', [
  v.strictObject({ kind: v.literal('area'), year, area: reference, state, tables }),
  v.strictObject({ kind: v.literal('plan'), year, state, tables }),
  v.strictObject({ kind: v.literal('mandate'), mandate: reference, state, tables }),
]);
export type ExportedDocument = v.InferOutput<typeof ExportedDocument>;

/** An export as a file: the same Comune gives the same bytes. */
export const Export = v.strictObject({
  format: v.literal(EXPORT_FORMAT),
  /** Of each kind of document: what its tables and fields are. */
  schema: v.record(v.string(), v.number()),
  registry: ExportedRegistry,
  /** A PNG, in base64. */
  stemma: v.exactOptional(StemmaPng),
  documents: v.array(ExportedDocument),
});
export type Export = v.InferOutput<typeof Export>;
