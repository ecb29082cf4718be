import type { ProblemDetails } from '#lib/protocol/http.ts';
import { refusals } from '#lib/texts/it/refusals.ts';

/** Every code a request can be answered with, and its status. */
const PROBLEM_STATUS = {
  'signed-out': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'wrong-origin': 403,
  'wrong-code': 403,
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
  'identifier-taken': 409,
  'account-exists': 409,
  'account-deactivated': 409,
  'document-closed': 409,
  'last-administrator': 409,
  'link-expired': 410,
  'too-large': 413,
  'not-json': 415,
  invalid: 422,
  'wrong-password': 422,
  'too-many-attempts': 429,
  fault: 500,
  'storage-unavailable': 503,
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
