import type { ReadResult } from './imported-plan.ts';
import type { Progress } from './progress.ts';
import type { PeopleResult } from './read-people-file.ts';
import type { PlanInput } from './read-plan-file.ts';

/** Longer than the largest honest plan takes on a slow tablet. */
const LONGEST_MS = 60_000;

interface Results {
  plan: ReadResult;
  people: PeopleResult;
}
export interface ReadingRequest {
  kind: keyof Results;
  input: PlanInput;
}
export type ReadingAnswer = { share: number } | { result: ReadResult | PeopleResult } | { fault: string };

export interface ReadingOptions {
  progress?: Progress;
  /** Ends the reading; it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Reads a file off the page's thread: the page stays alive, and what hangs or was not wanted is ended whole. */
export function readInWorker<Kind extends keyof Results>(
  kind: Kind,
  input: PlanInput,
  { progress, signal }: ReadingOptions = {},
): Promise<Results[Kind]> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { type: 'module' });
    const end = (): void => {
      worker.terminate();
      clearTimeout(limit);
      signal?.removeEventListener('abort', abort);
    };
    const abort = (): void => {
      end();
      reject(signal?.reason as Error);
    };
    const limit = setTimeout(() => {
      end();
      resolve({ ok: false, reason: 'too-slow' } as Results[Kind]);
    }, LONGEST_MS);
    signal?.addEventListener('abort', abort);
    worker.onmessage = ({ data }: MessageEvent<ReadingAnswer>) => {
      if ('share' in data) {
        progress?.(data.share);
        return;
      }
      end();
      if ('result' in data) resolve(data.result as Results[Kind]);
      else reject(new Error(data.fault));
    };
    worker.onerror = (event) => {
      end();
      reject(new Error(event.message));
    };
    worker.postMessage({ kind, input } satisfies ReadingRequest);
  });
}
