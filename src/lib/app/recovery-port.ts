import { RecoveryResult, RecoveryStanding } from '#lib/protocol/recovery.ts';
import type { RecoveryPort } from '#lib/sync/recovery.ts';
import { RequestFailure, type Send } from './request.ts';

/** Refusals that asking again does not change: no such document, closed, too large, not taken. */
const FINAL = [404, 409, 413, 422];

export function recoveryPort(send: Send): RecoveryPort {
  return {
    standing: (document) => send('GET', `/api/documents/${document}/recovery`, RecoveryStanding),
    offer: async (document, offer) => {
      try {
        await send('POST', `/api/documents/${document}/recovery`, RecoveryResult, offer);
        return true;
      } catch (failure) {
        if (failure instanceof RequestFailure && FINAL.includes(failure.status)) return false;
        throw failure;
      }
    },
  };
}
