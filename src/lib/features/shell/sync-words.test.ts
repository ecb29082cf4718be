import { expect, test } from 'vitest';
import type { SyncSummary } from '#lib/app/app.svelte.ts';
import { syncWords, worthSaying } from './sync-words.ts';

const now = new Date(2027, 0, 13, 11, 0);
const today = new Date(2027, 0, 13, 10, 42);
const before = new Date(2027, 0, 11, 17, 32);

function said(summary: Partial<SyncSummary> & Pick<SyncSummary, 'state'>): string {
  const words = syncWords({ unsent: 0, at: null, points: 0, ...summary }, now);
  return words.state + words.detail + words.extra;
}

test.each([
  [{ state: 'saved', at: today }, 'Salvato in Comune · 10:42'],
  [{ state: 'saved', at: before }, 'Salvato in Comune · 11/01'],
  [{ state: 'saved' }, 'Salvato in Comune'],
  [{ state: 'saved-here', unsent: 1 }, 'Salvato su questo dispositivo'],
  [{ state: 'sending', unsent: 1 }, 'Invio in corso…'],
  [{ state: 'offline', unsent: 1 }, 'Senza rete – 1 modifica da inviare'],
  [{ state: 'offline', unsent: 3, at: today }, 'Senza rete – 3 modifiche da inviare · dati delle 10:42'],
  [{ state: 'offline', at: before }, 'Senza rete – dati del 11/01'],
  [{ state: 'session-expired' }, 'Accesso scaduto – modifiche al sicuro qui'],
  [{ state: 'to-review', points: 1 }, 'Da rivedere – 1 punto'],
  [{ state: 'not-accepted', points: 4 }, 'Da rivedere – 4 modifiche non accettate'],
  [{ state: 'not-saved' }, 'Non salvato – memoria piena'],
  [{ state: 'memory-lost' }, 'Non salvato – ricarica la pagina'],
  [{ state: 'read-only' }, 'Sola lettura'],
  [{ state: 'update-needed' }, 'Serve la nuova versione per modificare'],
  [{ state: 'at-risk' }, 'I dati non inviati possono andare persi'],
] as const)('%o is said as «%s»', (summary, words) => {
  expect(said(summary)).toBe(words);
});

test('green is for what the Comune has confirmed, and for nothing else', () => {
  const tones = (['saved', 'saved-here', 'sending', 'offline', 'read-only', 'not-saved'] as const).map(
    (state) => syncWords({ state, unsent: 0, at: null, points: 0 }, now).tone,
  );
  expect(tones).toEqual(['ok', 'calm', 'calm', 'amber', 'calm', 'pink']);
});

test('states that pass within a second are not read aloud', () => {
  expect(worthSaying('sending')).toBe(false);
  expect(worthSaying('saved-here')).toBe(false);
  expect(worthSaying('saved')).toBe(true);
  expect(worthSaying('offline')).toBe(true);
});
