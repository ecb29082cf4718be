import * as v from 'valibot';
import { LARGEST_AMOUNT } from '#lib/domain/money.ts';
import { HIGHEST_GRADE, INDICATOR_DIRECTIONS, OBJECTIVE_SCOPES, OBJECTIVE_TYPES } from '#lib/domain/objective.ts';
import { CLASSIFICATION_AREAS, ROLES } from '#lib/domain/org.ts';

/** Every text from outside has a size. */
const text = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
const name = (max = 120) => v.pipe(text(max), v.minLength(1));
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{4,64}$/));
const day = v.pipe(v.string(), v.isoDate());
const openDay = v.nullable(day);
const year = v.pipe(v.number(), v.integer(), v.minValue(2010), v.maxValue(2100));
const period = { from: openDay, to: openDay };
const weight = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const grade = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_GRADE)));
/** Euro cents. */
const amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_AMOUNT));
const months = v.pipe(v.array(v.boolean()), v.length(12));

export const EntityInput = v.object({ name: name(), province: v.pipe(text(2), v.toUpperCase()) });
export const AreaShape = v.object({
  id,
  name: name(),
  code: v.pipe(text(8), v.toUpperCase()),
  order: v.pipe(v.number(), v.integer(), v.minValue(0)),
  ...period,
});
export const ServiceShape = v.object({
  id,
  area: id,
  parent: v.nullable(id),
  name: name(),
  order: v.pipe(v.number(), v.integer(), v.minValue(0)),
  ...period,
});
export const AgreementShape = v.object({
  id,
  kind: v.picklist(['service', 'staff']),
  area: v.nullable(id),
  service: v.nullable(id),
  person: v.nullable(id),
  entity: name(),
  lead: v.nullable(v.picklist(['here', 'there'])),
  share: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000))),
  act: text(200),
  ...period,
});
export const PersonShape = v.object({ id, givenName: text(80), familyName: name(80), title: text(30) });
const classificationArea = v.nullable(v.picklist(CLASSIFICATION_AREAS));
export const EmploymentShape = v.object({
  id,
  person: id,
  area: v.nullable(id),
  service: v.optional(v.nullable(id), null),
  classificationArea,
  partTime: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_600))), null),
  profile: v.optional(text(120), ''),
  ...period,
});
export const VacancyShape = v.object({
  id,
  area: id,
  service: v.nullable(id),
  classificationArea,
  words: text(200),
  ...period,
});
export const MandateShape = v.object({
  id,
  sindaco: v.nullable(id),
  name: text(120),
  act: text(200),
  ...period,
});
export const PersonAliasShape = v.object({ ...PersonShape.entries, person: id });
export const RegistryImportShape = v.object({ id, at: v.string(), people: v.number(), employments: v.number() });
export const IncaricoShape = v.object({
  id,
  person: id,
  role: v.picklist(ROLES),
  area: v.nullable(id),
  act: text(200),
  ...period,
});
export const RegistryShape = v.object({
  version: v.number(),
  entity: v.object({ id: v.string(), name: v.string(), province: v.string() }),
  years: v.array(year),
  areas: v.array(AreaShape),
  // What a device kept from before there were any of these still reads.
  services: v.optional(v.array(ServiceShape), []),
  people: v.array(PersonShape),
  employments: v.array(EmploymentShape),
  incarichi: v.array(IncaricoShape),
  agreements: v.optional(v.array(AgreementShape), []),
  vacancies: v.optional(v.array(VacancyShape), []),
  mandates: v.optional(v.array(MandateShape), []),
  aliases: v.optional(v.array(PersonAliasShape), []),
  lastImport: v.optional(v.nullable(RegistryImportShape), null),
});

export const ObjectiveDraftShape = v.object({
  code: text(20),
  title: text(400),
  description: text(20_000),
  type: v.nullable(v.picklist(OBJECTIVE_TYPES)),
  strategicObjective: v.nullable(id),
  expectedPerformance: text(5_000),
  dueDate: openDay,
  expectedValue: text(200),
  weight: v.nullable(weight),
  weightLocked: v.boolean(),
  gate: v.optional(v.boolean()),
  scope: v.optional(v.nullable(v.picklist(OBJECTIVE_SCOPES))),
  strategicity: v.optional(grade),
  complexity: v.optional(grade),
  tools: v.optional(text(1_000)),
  budget: v.optional(v.nullable(amount)),
  budgetItem: v.optional(text(200)),
  stakeholders: v.optional(text(1_000)),
  preventionMeasure: v.optional(text(1_000)),
  transparencyDuty: v.optional(text(1_000)),
  notes: text(20_000),
  indicators: v.pipe(
    v.array(
      v.object({
        name: text(1_000),
        unit: text(60),
        baseline: text(200),
        target: text(200),
        direction: v.nullable(v.picklist(INDICATOR_DIRECTIONS)),
        formula: v.optional(text(1_000)),
        source: v.optional(text(400)),
        targetSecond: v.optional(text(200)),
        targetThird: v.optional(text(200)),
        weight: v.optional(v.nullable(weight)),
      }),
    ),
    v.maxLength(50),
  ),
  phases: v.optional(
    v.pipe(v.array(v.object({ title: text(400), planned: months, done: months, milestone: openDay })), v.maxLength(60)),
  ),
  participations: v.pipe(v.array(v.object({ person: v.nullable(id), group: text(200), ...period })), v.maxLength(200)),
});

/** What an import (or the example, or an empty start) brings in, in one go. Ids are fresh or already in the registry. */
export const PlanSeed = v.object({
  year,
  /** A plan names the enti an area is shared with; each becomes an agreement. */
  areas: v.pipe(
    v.array(v.object({ ...AreaShape.entries, sharedWith: v.optional(v.pipe(v.array(name()), v.maxLength(20)), []) })),
    v.maxLength(200),
  ),
  people: v.pipe(v.array(PersonShape), v.maxLength(5_000)),
  employments: v.pipe(v.array(EmploymentShape), v.maxLength(10_000)),
  incarichi: v.pipe(v.array(IncaricoShape), v.maxLength(2_000)),
  objectives: v.pipe(
    v.array(v.object({ area: id, objectives: v.pipe(v.array(ObjectiveDraftShape), v.maxLength(2_000)) })),
    v.maxLength(200),
  ),
});
export type PlanSeed = v.InferOutput<typeof PlanSeed>;

/**
 * People brought in from a list, in one go. Areas, services and people are new; an employment whose id the registry
 * has takes its place.
 */
export const RegistrySeed = v.object({
  id,
  areas: v.pipe(v.array(AreaShape), v.maxLength(200)),
  services: v.pipe(v.array(ServiceShape), v.maxLength(500)),
  people: v.pipe(v.array(PersonShape), v.maxLength(5_000)),
  employments: v.pipe(v.array(EmploymentShape), v.maxLength(10_000)),
});
export type RegistrySeed = v.InferOutput<typeof RegistrySeed>;

const password = v.pipe(v.string(), v.minLength(10), v.maxLength(200));
/** An e-mail address or a user name. */
const identifier = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9._+-]{3,60}(@[a-z0-9.-]{3,120})?$/));

/** GET /api/status → without signing in. */
export const Status = v.object({
  version: v.string(),
  /** null until the ente exists. */
  entity: v.nullable(v.object({ id: v.string(), name: v.string() })),
  example: v.boolean(),
  /** Whether the first-run page must ask for the code `npm start` printed (asked from another machine). */
  needsCode: v.boolean(),
  /** In example mode only. */
  logins: v.array(v.object({ identifier: v.string(), password: v.string(), name: v.string(), role: v.string() })),
});
export type Status = v.InferOutput<typeof Status>;

/** POST /api/setup → Session. Creates ente, people, plan and the first account, or nothing. */
export const SetupInput = v.object({
  code: v.optional(text(40)),
  entity: EntityInput,
  plan: PlanSeed,
  account: v.object({ person: id, identifier, password }),
});
export type SetupInput = v.InferOutput<typeof SetupInput>;

/** POST /api/example/start and /api/example/leave. */
export const ExampleInput = v.object({ code: v.optional(text(40)) });

/** POST /api/session: sign in → Session. GET: who am I (401 when nobody). DELETE: sign out. */
export const SignInInput = v.object({ identifier, password: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });
export const Session = v.object({
  person: v.object({ id: v.string(), name: v.string() }),
  identifier: v.string(),
  administrator: v.boolean(),
  entity: v.object({ id: v.string(), name: v.string() }),
  example: v.boolean(),
  expiresAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type Session = v.InferOutput<typeof Session>;

/** POST /api/password. */
export const PasswordInput = v.object({ current: v.pipe(v.string(), v.maxLength(200)), next: password });

/** GET /api/invitations/<token> → Invitation; POST accepts it → Session. */
export const Invitation = v.object({
  entity: v.string(),
  person: v.string(),
  /** Set when the account exists and the link only gives a new password. */
  identifier: v.nullable(v.string()),
});
export type Invitation = v.InferOutput<typeof Invitation>;
export const InvitationInput = v.object({ identifier: v.optional(identifier), password });

/** GET /api/accounts (administrator, Segretario). */
export const Account = v.object({
  person: v.string(),
  identifier: v.nullable(v.string()),
  state: v.picklist(['none', 'invited', 'active', 'deactivated']),
});
export type Account = v.InferOutput<typeof Account>;
export const Accounts = v.array(Account);

/** GET /api/documents: what this person may open. */
export const DocumentEntry = v.object({
  id: v.string(),
  kind: v.picklist(['area', 'plan', 'mandate']),
  /** null for a mandate, which spans several. */
  year: v.nullable(year),
  area: v.nullable(v.string()),
  mandate: v.optional(v.nullable(v.string()), null),
  access: v.picklist(['read', 'write']),
  seq: v.number(),
});
export type DocumentEntry = v.InferOutput<typeof DocumentEntry>;
export const Documents = v.array(DocumentEntry);

/** GET /api/documents/<id>/changes?field=weight: who changed which field, latest first, at most 200. */
export const FieldChangeRecord = v.object({
  seq: v.number(),
  /** Server time. */
  at: v.string(),
  person: v.nullable(v.string()),
  table: v.string(),
  row: v.string(),
  field: v.string(),
  from: v.unknown(),
  to: v.unknown(),
});
export type FieldChangeRecord = v.InferOutput<typeof FieldChangeRecord>;
export const FieldChanges = v.array(FieldChangeRecord);

/** POST /api/commands → CommandResult. Each has exactly one winner. */
export const Command = v.variant('type', [
  v.object({ type: v.literal('entity.save'), entity: EntityInput }),
  v.object({ type: v.literal('area.save'), area: AreaShape }),
  v.object({ type: v.literal('area.remove'), id }),
  v.object({ type: v.literal('area.order'), areas: v.pipe(v.array(id), v.maxLength(200)) }),
  v.object({ type: v.literal('service.save'), service: ServiceShape }),
  v.object({ type: v.literal('service.remove'), id }),
  v.object({ type: v.literal('service.order'), services: v.pipe(v.array(id), v.maxLength(500)) }),
  v.object({ type: v.literal('agreement.save'), agreement: AgreementShape }),
  v.object({ type: v.literal('agreement.remove'), id }),
  v.object({ type: v.literal('vacancy.save'), vacancy: VacancyShape }),
  v.object({ type: v.literal('vacancy.remove'), id }),
  v.object({ type: v.literal('person.save'), person: PersonShape }),
  v.object({ type: v.literal('person.remove'), id }),
  // `keep` goes on under the name given; what was `drop`'s becomes theirs.
  v.object({
    type: v.literal('person.merge'),
    keep: id,
    drop: id,
    name: v.object({ givenName: text(80), familyName: name(80), title: text(30) }),
  }),
  v.object({ type: v.literal('employment.save'), employment: EmploymentShape }),
  v.object({ type: v.literal('employment.remove'), id }),
  v.object({ type: v.literal('incarico.save'), incarico: IncaricoShape }),
  v.object({ type: v.literal('incarico.remove'), id }),
  v.object({ type: v.literal('mandate.save'), mandate: MandateShape }),
  v.object({ type: v.literal('mandate.remove'), id }),
  v.object({ type: v.literal('year.open'), year }),
  v.object({ type: v.literal('plan.import'), plan: PlanSeed }),
  v.object({ type: v.literal('registry.import'), registry: RegistrySeed }),
  v.object({ type: v.literal('registry.import.undo'), id }),
  v.object({ type: v.literal('account.invite'), person: id }),
  v.object({ type: v.literal('account.deactivate'), person: id }),
  v.object({ type: v.literal('account.reactivate'), person: id }),
]);
export type Command = v.InferOutput<typeof Command>;
export const CommandResult = v.object({
  /** The registry's version after the command. */
  version: v.number(),
  /** account.invite: the path to hand over, `/invito/<token>`. */
  link: v.optional(v.string()),
});
export type CommandResult = v.InferOutput<typeof CommandResult>;

/** GET /api/people/<keep>/merge/<drop>: what merging them would move (whoever may change the registry). */
export const MergePreview = v.object({
  employments: v.number(),
  incarichi: v.number(),
  agreements: v.number(),
  /** Rows that would say the same twice, and are not kept. */
  repeated: v.number(),
  /** In documents that are open, and in closed ones, which stay as they are. */
  participations: v.number(),
  closed: v.number(),
  account: v.object({ keep: v.boolean(), drop: v.boolean() }),
});
export type MergePreview = v.InferOutput<typeof MergePreview>;

/** application/problem+json (RFC 9457). */
export const ProblemDetails = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  /** One Italian sentence: what happened and what to do. */
  detail: v.string(),
  /** 422: the path of each fault. */
  faults: v.optional(v.array(v.object({ path: v.string(), detail: v.string() }))),
  /** 429: seconds to wait. */
  retryAfter: v.optional(v.number()),
});
export type ProblemDetails = v.InferOutput<typeof ProblemDetails>;

/** One event of GET /api/feed (server-sent events, `data:` is this JSON). */
export const FeedEvent = v.variant('type', [
  v.object({ type: v.literal('registry'), version: v.number() }),
  v.object({ type: v.literal('document'), id: v.string(), seq: v.number() }),
  v.object({ type: v.literal('rights') }),
  v.object({ type: v.literal('time'), at: v.string() }),
]);
export type FeedEvent = v.InferOutput<typeof FeedEvent>;
