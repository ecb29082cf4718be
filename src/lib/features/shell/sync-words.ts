import type { SyncSummary } from '#lib/app/app.svelte.ts';
import type { IconName } from '#lib/ui/icons.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** White: all is well or on its way. Amber: safe here, not yet there. Pink: a person is needed. */
export type ChipTone = 'ok' | 'calm' | 'amber' | 'pink';

export interface SyncWords {
  tone: ChipTone;
  icon: IconName;
  /** In bold: the state. */
  state: string;
  /** After it, with its dash or its dot; empty when the state says all. */
  detail: string;
  /** What goes first when there is no room. */
  extra: string;
}

function dataOf(at: Date | null, now: Date): string {
  if (at === null) return '';
  const today = at.toDateString() === now.toDateString();
  const brief = t.moments.brief(at, now);
  return today ? t.chip.dataOfToday(brief) : t.chip.dataOfDay(brief);
}

/** The one table from state of sync to words; no other place of the app says these things. */
export function syncWords(summary: SyncSummary, now: Date): SyncWords {
  const { state, unsent, at, points } = summary;
  switch (state) {
    case 'saved':
      return {
        tone: 'ok',
        icon: 'check-circle',
        state: t.chip.saved,
        detail: '',
        extra: at ? ` · ${t.moments.brief(at, now)}` : '',
      };
    case 'saved-here':
      return { tone: 'calm', icon: 'check', state: t.chip.savedHere, detail: '', extra: '' };
    case 'sending':
      return { tone: 'calm', icon: 'refresh', state: t.chip.sending, detail: '', extra: '' };
    case 'offline': {
      const waiting = unsent > 0 ? ` – ${t.chip.toSend(unsent)}` : '';
      const data = dataOf(at, now);
      return {
        tone: 'amber',
        icon: 'wifi-off',
        state: t.chip.offline,
        detail: waiting,
        extra: data && (waiting ? ` · ${data}` : ` – ${data}`),
      };
    }
    case 'session-expired':
      return { tone: 'amber', icon: 'lock', state: t.chip.expired, detail: ` – ${t.chip.expiredDetail}`, extra: '' };
    case 'to-review':
      return {
        tone: 'pink',
        icon: 'warning-circle',
        state: t.chip.toReview,
        detail: ` – ${t.chip.points(points)}`,
        extra: '',
      };
    case 'not-accepted':
      return {
        tone: 'pink',
        icon: 'warning-circle',
        state: t.chip.toReview,
        detail: ` – ${t.chip.notAccepted(points)}`,
        extra: '',
      };
    case 'not-saved':
      return { tone: 'pink', icon: 'error', state: t.chip.notSaved, detail: ` – ${t.chip.notSavedDetail}`, extra: '' };
    case 'memory-lost':
      return {
        tone: 'pink',
        icon: 'error',
        state: t.chip.notSaved,
        detail: ` – ${t.onDevice.memoryLost.detail}`,
        extra: '',
      };
    case 'read-only':
      return { tone: 'calm', icon: 'locked', state: t.chip.readOnly, detail: '', extra: '' };
    case 'update-needed':
      return {
        tone: 'amber',
        icon: 'download',
        state: t.chip.updateNeeded,
        detail: '',
        extra: '',
      };
    case 'at-risk':
      return {
        tone: 'amber',
        icon: 'warning-circle',
        state: t.chip.atRisk,
        detail: '',
        extra: '',
      };
    default:
      return state satisfies never;
  }
}

/** States that settle something; the others pass within a second and are not read aloud. */
export function worthSaying(state: SyncSummary['state']): boolean {
  return state !== 'sending' && state !== 'saved-here';
}
