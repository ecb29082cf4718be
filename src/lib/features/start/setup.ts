import type { App } from '#lib/app/app.svelte.ts';
import type { AreaId, Person, PersonId } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What the first run sends: ente, plan and the first account, all or nothing. */
export type SetupInput = Parameters<App['setup']>[0];
export type PlanSeed = SetupInput['plan'];

export type FirstRole = 'segretario' | 'head' | 'administrator';

/** What the person who starts says of themselves. */
export interface AccountDraft {
  /** Someone the plan already names, or null for somebody new. */
  person: PersonId | null;
  givenName: string;
  familyName: string;
  role: FirstRole | '';
  area: AreaId | '';
  identifier: string;
  password: string;
  code: string;
}

export type AccountField = keyof AccountDraft;
export type Faults<Field extends string> = Partial<Record<Field, string>>;

const IDENTIFIER = /^[a-z0-9._+-]{3,60}(@[a-z0-9.-]{3,120})?$/;

/** What is missing or wrong, field by field, in the words shown beside the field. */
export function checkAccount(draft: AccountDraft, needsCode: boolean, hasAreas: boolean): Faults<AccountField> {
  const faults: Faults<AccountField> = {};
  if (draft.person === null && draft.familyName.trim() === '') faults.familyName = t.start.faults.familyName;
  if (draft.role === '') faults.role = t.start.faults.role;
  if (draft.role === 'head' && !hasAreas) faults.role = t.start.faults.roleWithoutAreas;
  else if (draft.role === 'head' && draft.area === '') faults.area = t.start.faults.area;
  if (!IDENTIFIER.test(draft.identifier.trim().toLowerCase()))
    faults.identifier = draft.identifier.trim() === '' ? t.session.faults.newIdentifier : t.start.faults.identifier;
  if (draft.password.length < 10) faults.password = passwordFault(draft.password);
  if (needsCode && draft.code.trim() === '') faults.code = t.start.faults.code;
  return faults;
}

function passwordFault(password: string): string {
  if (password === '') return t.session.faults.noNewPassword;
  return t.start.faults.password(password.length, 10 - password.length);
}

/** `Nadia Rota` → `nadia.rota`: a user name to start from. */
export function proposeIdentifier(givenName: string, familyName: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  return [plain(givenName), plain(familyName)].filter((part) => part !== '').join('.');
}

/** The plan with the first person and their incarico in it, and the account that opens it. */
export function composeSetup(
  entity: SetupInput['entity'],
  plan: PlanSeed,
  draft: AccountDraft,
  newId: () => string,
): SetupInput {
  const person: Person = {
    id: draft.person ?? newId(),
    givenName: draft.givenName.trim(),
    familyName: draft.familyName.trim(),
    title: '',
  };
  const people = draft.person === null ? [...plan.people, person] : plan.people;
  return {
    ...(draft.code.trim() === '' ? {} : { code: draft.code.trim() }),
    entity,
    plan: { ...plan, people, incarichi: [...plan.incarichi, ...firstIncarichi(plan, draft, person.id, newId)] },
    account: { person: person.id, identifier: draft.identifier.trim().toLowerCase(), password: draft.password },
  };
}

/** The role chosen, unless the plan says it already, and the administration: someone must be able to invite the others. */
function firstIncarichi(
  plan: PlanSeed,
  draft: AccountDraft,
  person: PersonId,
  newId: () => string,
): PlanSeed['incarichi'] {
  const given: PlanSeed['incarichi'] = [];
  const add = (role: FirstRole, area: AreaId | null) => {
    const known = plan.incarichi.some((one) => one.person === person && one.role === role && one.area === area);
    if (!known) given.push({ id: newId(), person, role, area, act: '', from: null, to: null });
  };
  if (draft.role === 'head' && draft.area !== '') add('head', draft.area);
  if (draft.role === 'segretario') add('segretario', null);
  add('administrator', null);
  return given;
}
