import { readPeopleFile } from './read-people-file.ts';
import { readPlanFile } from './read-plan-file.ts';
import type { ReadingAnswer, ReadingRequest } from './read-in-worker.ts';

/** The worker's side: one file, then it is done with. */
addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => void answer(data));

async function answer({ kind, input }: ReadingRequest): Promise<void> {
  const say = (said: ReadingAnswer): void => postMessage(said);
  const progress = (share: number): void => say({ share });
  try {
    say({ result: await (kind === 'plan' ? readPlanFile(input, progress) : readPeopleFile(input, progress)) });
  } catch (error) {
    say({ fault: String(error) });
  }
}
