import { request } from 'node:http';
import * as v from 'valibot';
import { codeOf } from '../start-fault.ts';
import { Outcome } from './outcome.ts';

/** Lets the running server carry a command out. null: none is running. */
export function askRunning(path: string, command: readonly string[]): Promise<Outcome | null> {
  return new Promise((resolve, reject) => {
    const asking = request(
      { socketPath: path, method: 'POST', path: '/', headers: { 'content-type': 'application/json' } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          try {
            resolve(v.parse(Outcome, JSON.parse(Buffer.concat(chunks).toString('utf8'))));
          } catch (fault) {
            reject(fault instanceof Error ? fault : new Error(String(fault)));
          }
        });
      },
    );
    asking.on('error', (fault) => {
      // No socket, or one left behind by a process that is gone.
      if (['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(codeOf(fault))) resolve(null);
      else reject(fault);
    });
    asking.end(JSON.stringify(command));
  });
}
