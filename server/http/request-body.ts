import type { Context } from 'hono';
import * as v from 'valibot';
import { faultsOf } from './faults.ts';
import { HttpProblem, invalid } from './problem.ts';

const KIB = 1024;
/** Enough for any form; a whole plan has its own limit. */
const SMALL_BODY = 64 * KIB;
export const PLAN_BODY = 16 * 1024 * KIB;
/** A document with its tables, as text. */
export const DOCUMENT_BODY = 4 * 1024 * KIB;
/** The fields of a refused document and the bytes they came in. */
export const FORK_BODY = 8 * 1024 * KIB;

/** The body as the schema wants it, or 413, 415, 422. */
export async function readBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
  limit = SMALL_BODY,
): Promise<v.InferOutput<Schema>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new HttpProblem('not-json');
  const text = await readText(c, limit);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid('', 'Non è JSON valido.');
  }
  const result = v.safeParse(schema, value);
  if (!result.success) throw new HttpProblem('invalid', { faults: faultsOf(result.issues) });
  return result.output;
}

/** Counts what really arrives: a declared length proves nothing. */
async function readText(c: Context, limit: number): Promise<string> {
  if (Number(c.req.header('content-length') ?? 0) > limit) throw new HttpProblem('too-large');
  const stream = c.req.raw.body;
  if (stream === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) throw new HttpProblem('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
