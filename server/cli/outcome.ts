import * as v from 'valibot';

/** What a command says: to stdout, to stderr, and its exit code. */
export const Outcome = v.object({ exitCode: v.picklist([0, 1, 2]), out: v.string(), err: v.string() });
export type Outcome = v.InferOutput<typeof Outcome>;

export function done(out: string): Outcome {
  return { exitCode: 0, out, err: '' };
}

export function refusal(exitCode: 1 | 2, sentence: string): Outcome {
  return { exitCode, out: '', err: `${sentence}\n` };
}
