import type { SyncSummary } from '#lib/app/app.svelte.ts';
import type { IconName } from '#lib/ui/icons.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What stands on the line between this device and the Comune. */
export interface LinkState {
  tone: 'ok' | 'warn' | 'bad' | 'calm';
  icon: IconName;
  words: string;
  /** What to do, when there is something; the line alone says the rest. */
  remedy: string | null;
}

/** One sentence per state. */
export function linkState(state: SyncSummary['state']): LinkState {
  switch (state) {
    case 'saved':
      return { tone: 'ok', icon: 'check-circle', words: t.chip.saved, remedy: null };
    case 'saved-here':
      return { tone: 'calm', icon: 'arrow-up-circle', words: t.sync.states.savedHere, remedy: null };
    case 'sending':
      return { tone: 'calm', icon: 'refresh', words: t.chip.sending, remedy: null };
    case 'offline':
      return {
        tone: 'warn',
        icon: 'wifi-off',
        words: t.chip.offline,
        remedy: null,
      };
    case 'session-expired':
      return {
        tone: 'warn',
        icon: 'lock',
        words: t.chip.expired,
        remedy: t.sync.states.expired,
      };
    case 'to-review':
      return {
        tone: 'warn',
        icon: 'warning-circle',
        words: t.chip.toReview,
        remedy: t.sync.states.toReview,
      };
    case 'not-accepted':
      return {
        tone: 'bad',
        icon: 'warning-circle',
        words: t.sync.states.notAccepted,
        remedy: t.sync.states.notAcceptedWhat,
      };
    case 'not-saved':
      return {
        tone: 'bad',
        icon: 'error',
        words: t.sync.states.notSaved,
        remedy: t.sync.states.notSavedWhat,
      };
    case 'memory-lost':
      return {
        tone: 'bad',
        icon: 'error',
        words: t.onDevice.memoryLost.state,
        remedy: t.onDevice.memoryLost.what,
      };
    case 'read-only':
      return { tone: 'calm', icon: 'locked', words: t.chip.readOnly, remedy: null };
    case 'update-needed':
      return {
        tone: 'warn',
        icon: 'download',
        words: t.sync.states.updateNeeded,
        remedy: t.sync.states.updateNeededWhat,
      };
    case 'at-risk':
      return {
        tone: 'warn',
        icon: 'warning-circle',
        words: t.sync.states.atRisk,
        remedy: t.sync.states.atRiskWhat,
      };
    default:
      return state satisfies never;
  }
}
