import * as v from 'valibot';
import { LARGEST_AMOUNT } from '#lib/domain/money.ts';
import {
  HIGHEST_GRADE,
  INDICATOR_DIRECTIONS,
  OBJECTIVE_SCOPES,
  OBJECTIVE_TYPES,
  RENEWAL_CHOICES,
} from '#lib/domain/objective.ts';
import { CLASSIFICATION_AREAS, ROLES } from '#lib/domain/org.ts';
import { isRichText, type RichText } from '#lib/domain/rich-text.ts';
import { StemmaPng } from './stemma.ts';

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
export const PlanImportShape = v.object({
  id,
  at: v.string(),
  year,
  objectives: v.number(),
  people: v.number(),
});
export const IncaricoShape = v.object({
  id,
  person: id,
  role: v.picklist(ROLES),
  area: v.nullable(id),
  act: text(200),
  ...period,
});
export const YearOpeningShape = v.object({ year, from: year, at: v.string(), rows: v.number() });
export const RegistryShape = v.object({
  version: v.number(),
  entity: v.object({
    id: v.string(),
    name: v.string(),
    province: v.string(),
    // Its sum: the picture is asked for once, not with every change of the registry.
    stemma: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  }),
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
  lastPlanImport: v.optional(v.nullable(PlanImportShape), null),
  lastOpening: v.optional(v.nullable(YearOpeningShape), null),
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

/** An objective of a file; `replaces` is the row that is brought up to it instead of adding another. */
const ObjectiveSeedShape = v.object({ ...ObjectiveDraftShape.entries, replaces: v.optional(id) });

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
    v.array(v.object({ area: id, objectives: v.pipe(v.array(ObjectiveSeedShape), v.maxLength(2_000)) })),
    v.maxLength(200),
  ),
  chapters: v.optional(
    v.pipe(
      v.array(v.object({ title: text(200), template: text(40), body: v.custom<RichText>(isRichText) })),
      v.maxLength(100),
    ),
  ),
  /** Names the import, so that it can be taken back. */
  id: v.optional(id),
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
  /** The organisation's own sign-in (OpenID Connect), where there is one. */
  provider: v.optional(
    v.nullable(
      v.object({
        /** The words of its button. */
        name: v.string(),
        /** Whether it is the only way in, but for the emergency account. */
        only: v.boolean(),
      }),
    ),
  ),
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
  /** What others did to this account, until seen (POST /api/access/notices/seen). */
  notices: v.optional(
    v.array(
      v.object({
        code: v.picklist(['second-factor-removed']),
        at: v.pipe(v.string(), v.isoTimestamp()),
        /** null: whoever looks after the server. */
        by: v.nullable(v.string()),
      }),
    ),
  ),
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
  /** Whether there is more than a password: one-time codes, or keys of devices. */
  strong: v.optional(v.boolean(), false),
  /** On how many devices the person is signed in. */
  sessions: v.optional(v.number(), 0),
});
export type Account = v.InferOutput<typeof Account>;
export const Accounts = v.array(Account);

/** GET /api/documents: what this person may open. */
export const DocumentEntry = v.object({
  id: v.string(),
  kind: v.picklist(['area', 'plan', 'mandate', 'eval-sheet', 'self-sheet', 'evidence', 'talk']),
  /** null for a mandate or a talk, which span several. */
  year: v.nullable(year),
  area: v.nullable(v.string()),
  mandate: v.optional(v.nullable(v.string()), null),
  /** Whose sheet or evidence it is. */
  person: v.optional(v.nullable(v.string())),
  talk: v.optional(v.nullable(v.string())),
  access: v.picklist(['read', 'write']),
  seq: v.number(),
  /** Another one than a device knows: the Comune was restored from a copy. */
  epoch: v.optional(v.string()),
});
export type DocumentEntry = v.InferOutput<typeof DocumentEntry>;
export const Documents = v.array(DocumentEntry);

/** GET /api/documents/<id>/changes?field=weight: who changed which field, latest first, at most 200. */
export const FieldChangeRecord = v.object({
  seq: v.number(),
  /** Server time. */
  at: v.string(),
  person: v.nullable(v.string()),
  /** Whose proposal `person` accepted. */
  proposedBy: v.optional(v.nullable(v.string()), null),
  table: v.string(),
  row: v.string(),
  field: v.string(),
  from: v.unknown(),
  to: v.unknown(),
});
export type FieldChangeRecord = v.InferOutput<typeof FieldChangeRecord>;
export const FieldChanges = v.array(FieldChangeRecord);

/** GET /api/sheets/<year>/<person>: the version delivered last (the person, and who may open the sheet). */
export const DeliveredSheet = v.object({
  version: v.number(),
  /** ISO 8601. */
  at: v.string(),
  /** Of the canonical JSON of `sheet`. */
  sha256: v.string(),
  sheet: v.unknown(),
});
export type DeliveredSheet = v.InferOutput<typeof DeliveredSheet>;

/** POST /api/commands → CommandResult. Each has exactly one winner. */
export const Command = v.variant('type', [
  // `stemma`: null takes it away; without it, it stays.
  v.object({ type: v.literal('entity.save'), entity: EntityInput, stemma: v.exactOptional(v.nullable(StemmaPng)) }),
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
  // The year after, made from what `from` has; `id` is of the person's press, so that an answer lost is asked for again.
  v.object({
    type: v.literal('year.renew'),
    id,
    from: year,
    choices: v.pipe(v.array(v.object({ objective: id, choice: v.picklist(RENEWAL_CHOICES) })), v.maxLength(20_000)),
  }),
  // While nobody has written in it.
  v.object({ type: v.literal('year.renew.undo'), year }),
  // People have sheets for the year from then on.
  v.object({ type: v.literal('evaluation.open'), year }),
  // About a document, among people who may read it.
  v.object({
    type: v.literal('talk.open'),
    document: id,
    circle: v.pipe(v.array(id), v.minLength(2), v.maxLength(30)),
  }),
  // Freezes a version of the sheet, which its person may read from then on.
  v.object({ type: v.literal('sheet.deliver'), year, person: id }),
  // What lies in the Cestino goes for good, on the ground of an act.
  v.object({
    type: v.literal('document.erase'),
    document: id,
    rows: v.pipe(v.array(v.object({ table: text(40), row: id })), v.minLength(1), v.maxLength(200)),
    act: v.object({ organ: name(80), number: name(40), day }),
  }),
  v.object({ type: v.literal('plan.import'), plan: PlanSeed }),
  v.object({ type: v.literal('plan.import.undo'), id }),
  v.object({ type: v.literal('registry.import'), registry: RegistrySeed }),
  v.object({ type: v.literal('registry.import.undo'), id }),
  v.object({ type: v.literal('account.invite'), person: id }),
  v.object({ type: v.literal('account.deactivate'), person: id }),
  v.object({ type: v.literal('account.reactivate'), person: id }),
  v.object({ type: v.literal('account.sessions.end'), person: id }),
  // Codes, recovery codes and keys of devices: what a lost phone held. The sessions end too.
  v.object({ type: v.literal('account.second-factor.remove'), person: id }),
  // For one who comes in by the organisation's own sign-in: no password.
  v.object({ type: v.literal('account.open'), person: id, identifier }),
]);
export type Command = v.InferOutput<typeof Command>;
export const CommandResult = v.object({
  /** The registry's version after the command. */
  version: v.number(),
  /** account.invite: the path to hand over, `/invito/<token>`. */
  link: v.optional(v.string()),
  /** talk.open: the talk's document. */
  document: v.optional(v.string()),
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
  /** Proposals came or were decided, */
  v.object({ type: v.literal('proposals') }),
  /** or my own refused changes did, from another device. */
  v.object({ type: v.literal('forks') }),
  v.object({ type: v.literal('time'), at: v.string() }),
]);
export type FeedEvent = v.InferOutput<typeof FeedEvent>;
