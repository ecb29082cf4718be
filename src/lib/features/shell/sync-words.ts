import type { SyncSummary } from '#lib/app/app.svelte.ts';
import { formatTime, plural } from '#lib/texts/italian.ts';
import type { IconName } from '#lib/ui/icons.ts';

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

/** `10:42` when it was today, else the day: an hour alone would say yesterday is now. */
function moment(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return formatTime(at);
  return at.toLocaleDateString('it-IT', { day: '2-digit', month: '2-digit' });
}

function dataOf(at: Date | null, now: Date): string {
  if (at === null) return '';
  const today = at.toDateString() === now.toDateString();
  return today ? `dati delle ${formatTime(at)}` : `dati del ${moment(at, now)}`;
}

/** The one table from state of sync to words; no other place of the app says these things. */
export function syncWords(summary: SyncSummary, now: Date): SyncWords {
  const { state, unsent, at, points } = summary;
  switch (state) {
    case 'saved':
      return {
        tone: 'ok',
        icon: 'check-circle',
        state: 'Salvato in Comune',
        detail: '',
        extra: at ? ` · ${moment(at, now)}` : '',
      };
    case 'saved-here':
      return { tone: 'calm', icon: 'check', state: 'Salvato su questo dispositivo', detail: '', extra: '' };
    case 'sending':
      return { tone: 'calm', icon: 'refresh', state: 'Invio in corso…', detail: '', extra: '' };
    case 'offline': {
      const waiting = unsent > 0 ? ` – ${plural(unsent, 'modifica', 'modifiche')} da inviare` : '';
      const data = dataOf(at, now);
      return {
        tone: 'amber',
        icon: 'wifi-off',
        state: 'Senza rete',
        detail: waiting,
        extra: data && (waiting ? ` · ${data}` : ` – ${data}`),
      };
    }
    case 'session-expired':
      return { tone: 'amber', icon: 'lock', state: 'Accesso scaduto', detail: ' – modifiche al sicuro qui', extra: '' };
    case 'to-review':
      return {
        tone: 'pink',
        icon: 'warning-circle',
        state: 'Da rivedere',
        detail: ` – ${plural(points, 'punto', 'punti')}`,
        extra: '',
      };
    case 'not-accepted':
      return {
        tone: 'pink',
        icon: 'warning-circle',
        state: 'Da rivedere',
        detail: ` – ${plural(points, 'modifica non accettata', 'modifiche non accettate')}`,
        extra: '',
      };
    case 'not-saved':
      return { tone: 'pink', icon: 'error', state: 'Non salvato', detail: ' – memoria piena', extra: '' };
    case 'read-only':
      return { tone: 'calm', icon: 'locked', state: 'Sola lettura', detail: '', extra: '' };
    case 'update-needed':
      return {
        tone: 'amber',
        icon: 'download',
        state: 'Serve la nuova versione per modificare',
        detail: '',
        extra: '',
      };
    case 'at-risk':
      return {
        tone: 'amber',
        icon: 'warning-circle',
        state: 'I dati non inviati possono andare persi',
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
