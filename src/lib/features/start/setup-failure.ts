import { RequestFailure } from '#lib/app/request.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { AccountField } from './setup.ts';

/** What the Comune answered to the first run: one sentence, at its field when it names one. */
export interface SetupFailure {
  sentence: string;
  field: AccountField | null;
}

export function setupFailure(problem: unknown): SetupFailure {
  if (!(problem instanceof RequestFailure)) throw problem;
  const [fault] = problem.faults;
  const field = fault ? fieldOf(fault.path) : problem.code.includes('code') ? 'code' : null;
  return { sentence: fault?.detail ?? t.refusals.http(problem.code), field };
}

/** `account.identifier` → the field of the form; what the form does not ask for stands above its button. */
function fieldOf(path: string): AccountField | null {
  if (path === 'code') return 'code';
  if (path === 'account.identifier') return 'identifier';
  if (path === 'account.password') return 'password';
  return null;
}
