import type { ProblemDetails } from '#lib/protocol/http.ts';
import { refusals } from '#lib/texts/it/refusals.ts';

/** Every code a request can be answered with, and its status. */
const PROBLEM_STATUS = {
  'signed-out': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'wrong-origin': 403,
  'wrong-code': 403,
  'password-off': 403,
  'provider-refused': 403,
  'provider-no-account': 403,
  'provider-other-person': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'not-set-up': 409,
  'already-set-up': 409,
  'area-in-use': 409,
  'person-in-use': 409,
  'service-in-use': 409,
  'mandate-in-use': 409,
  'merged-has-account': 409,
  'import-built-on': 409,
  'year-begun': 409,
  'year-written': 409,
  'identifier-taken': 409,
  'account-exists': 409,
  'account-deactivated': 409,
  'document-closed': 409,
  'changed-meanwhile': 409,
  'proposal-decided': 409,
  'proposal-moved': 409,
  'proposal-row-gone': 409,
  'recovery-closed': 409,
  'backup-no-key': 409,
  'backup-busy': 409,
  'last-administrator': 409,
  'second-factor-on': 409,
  'second-factor-off': 409,
  'too-many-passkeys': 409,
  'link-expired': 410,
  'step-expired': 410,
  'too-large': 413,
  'not-json': 415,
  invalid: 422,
  'wrong-password': 422,
  'recovery-refused': 422,
  'copy-unknown': 422,
  'copy-newer': 422,
  'copy-damaged': 422,
  'copy-other-key': 422,
  'key-mistyped': 422,
  'wrong-second-factor': 422,
  'passkey-refused': 422,
  'pdf-too-long': 422,
  'pdf-refused': 422,
  'too-many-attempts': 429,
  fault: 500,
  'provider-unreachable': 503,
  'pdf-missing': 503,
  'pdf-busy': 503,
  'storage-unavailable': 503,
  'copy-no-room': 507,
} as const;
export type HttpProblemCode = keyof typeof PROBLEM_STATUS;

export interface Fault {
  /** JSON path: `plan.areas.0.name`; empty for the whole body. */
  path: string;
  /** One Italian sentence. */
  detail: string;
}

interface Particulars {
  faults?: Fault[];
  /** Seconds. */
  retryAfter?: number;
}

/** A refusal a route throws; the application answers it as problem+json. */
export class HttpProblem extends Error {
  readonly code: HttpProblemCode;
  readonly particulars: Particulars;

  constructor(code: HttpProblemCode, particulars: Particulars = {}) {
    super(code);
    this.code = code;
    this.particulars = particulars;
  }

  get details(): ProblemDetails {
    const detail = refusals.http(this.code);
    return {
      type: 'about:blank',
      title: detail,
      status: PROBLEM_STATUS[this.code],
      code: this.code,
      detail,
      ...this.particulars,
    };
  }

  toResponse(): Response {
    const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    if (this.particulars.retryAfter !== undefined) headers.set('retry-after', String(this.particulars.retryAfter));
    return new Response(JSON.stringify(this.details), { status: PROBLEM_STATUS[this.code], headers });
  }
}

export function invalid(path: string, detail: string): HttpProblem {
  return new HttpProblem('invalid', { faults: [{ path, detail }] });
}
