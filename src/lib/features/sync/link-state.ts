import type { SyncSummary } from '#lib/app/app.svelte.ts';
import type { IconName } from '#lib/ui/icons.ts';

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
      return { tone: 'ok', icon: 'check-circle', words: 'Salvato in Comune', remedy: null };
    case 'saved-here':
      return { tone: 'calm', icon: 'arrow-up-circle', words: 'Salvato qui, parte fra poco', remedy: null };
    case 'sending':
      return { tone: 'calm', icon: 'refresh', words: 'Invio in corso…', remedy: null };
    case 'offline':
      return {
        tone: 'warn',
        icon: 'wifi-off',
        words: 'Senza rete',
        remedy: null,
      };
    case 'session-expired':
      return {
        tone: 'warn',
        icon: 'lock',
        words: 'Accesso scaduto',
        remedy: 'Le modifiche sono al sicuro qui. Accedi di nuovo e partono da sole.',
      };
    case 'to-review':
      return {
        tone: 'warn',
        icon: 'warning-circle',
        words: 'Da rivedere',
        remedy: 'C’è un punto da decidere in un’area.',
      };
    case 'not-accepted':
      return {
        tone: 'bad',
        icon: 'warning-circle',
        words: 'Modifiche non accettate',
        remedy: 'Il Comune non ha potuto prendere alcune modifiche. Sono tutte conservate qui.',
      };
    case 'not-saved':
      return {
        tone: 'bad',
        icon: 'error',
        words: 'Non salvato – memoria piena',
        remedy: 'Esporta adesso le modifiche, poi libera spazio su questo dispositivo.',
      };
    case 'read-only':
      return { tone: 'calm', icon: 'locked', words: 'Sola lettura', remedy: null };
    case 'update-needed':
      return {
        tone: 'warn',
        icon: 'download',
        words: 'Serve la nuova versione',
        remedy: 'Aggiorna Traguardo: quello che hai scritto resta su questo dispositivo.',
      };
    case 'at-risk':
      return {
        tone: 'warn',
        icon: 'warning-circle',
        words: 'Memoria non protetta',
        remedy:
          'I dati non inviati possono andare persi se il dispositivo libera spazio: installa Traguardo o esporta le modifiche.',
      };
    default:
      return state satisfies never;
  }
}
