import * as v from 'valibot';
import { ProblemDetails } from '#lib/protocol/http.ts';

export interface Fault {
  path: string;
  detail: string;
}

/** What the relay refused, or could not be asked. The screen says it in its language, by the code. */
export class RequestFailure extends Error {
  /** As in problem+json; `unreachable` without network, `unexpected` for an answer nobody foresaw. */
  readonly code: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly faults: readonly Fault[];
  /** Seconds to wait, where the relay says so. */
  readonly retryAfter: number | null;

  constructor(problem: Pick<ProblemDetails, 'code' | 'status' | 'faults' | 'retryAfter'>) {
    super(`${problem.status} ${problem.code}`);
    this.name = 'RequestFailure';
    this.code = problem.code;
    this.status = problem.status;
    this.faults = problem.faults ?? [];
    this.retryAfter = problem.retryAfter ?? null;
  }
}

export type Method = 'GET' | 'POST' | 'DELETE';

/** Asks the relay and checks what it answers. Throws `RequestFailure`, nothing else. */
export type Send = <Output>(
  method: Method,
  path: string,
  schema: v.GenericSchema<unknown, Output>,
  body?: unknown,
) => Promise<Output>;

export function createSend(fetcher: typeof fetch): Send {
  return async (method, path, schema, body) => {
    const response = await ask(fetcher, method, path, body);
    const answer = await readJson(response);
    if (!response.ok) throw failureOf(response, answer);
    const parsed = v.safeParse(schema, answer);
    if (!parsed.success) throw unexpected(response.status);
    return parsed.output;
  };
}

/** Asks the relay for a file. Throws `RequestFailure`, nothing else. */
export function createAskFile(fetcher: typeof fetch): (path: string, body: unknown) => Promise<Blob> {
  return async (path, body) => {
    const response = await ask(fetcher, 'POST', path, body);
    if (!response.ok) throw failureOf(response, await readJson(response));
    return response.blob().catch(() => {
      throw unreachable(0);
    });
  };
}

const GET_TIMEOUT_MS = 20_000;

async function ask(fetcher: typeof fetch, method: Method, path: string, body: unknown): Promise<Response> {
  try {
    // Also without a body: the relay takes a change from our own pages only, and this header says so.
    const headers: Record<string, string> = { accept: 'application/json' };
    if (method !== 'GET') headers['content-type'] = 'application/json';
    const content = method === 'GET' ? undefined : JSON.stringify(body ?? {});
    // A network that swallows what it is given must not hold a question for ever; what changes something is waited for.
    const signal = method === 'GET' ? AbortSignal.timeout(GET_TIMEOUT_MS) : undefined;
    return await fetcher(path, {
      method,
      headers,
      body: content,
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch {
    throw unreachable(0);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failureOf(response: Response, answer: unknown): RequestFailure {
  const problem = v.safeParse(ProblemDetails, answer);
  if (problem.success) return new RequestFailure(problem.output);
  // A proxy that answers for a relay which is not there.
  if (response.status >= 502 && response.status <= 504) {
    return unreachable(response.status);
  }
  return unexpected(response.status);
}

function unreachable(status: number): RequestFailure {
  return new RequestFailure({ code: 'unreachable', status });
}

function unexpected(status: number): RequestFailure {
  return new RequestFailure({ code: 'unexpected', status });
}
