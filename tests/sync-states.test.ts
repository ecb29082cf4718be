import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { syncWords } from '#lib/features/shell/sync-words.ts';
import { SYNC_STATES } from '#lib/sync/sync-status.ts';
import { onDevice } from '#lib/texts/it/on-device.ts';

const picture = readFileSync('docs/sync-states.svg', 'utf8');
const page = readFileSync('docs/sync.md', 'utf8');

/** State → its sentence as the picture has it, on however many lines. */
function sentences(): Map<string, string> {
  const groups = picture.matchAll(/<g data-state="([^"]+)" data-said="([^"]+)">(.*?)<\/g>/gs);
  return new Map(
    [...groups].map(([, state = '', said = '', inside = '']) => {
      const lines = [...inside.matchAll(/<text class="said"[^>]*>([^<]*)<\/text>/g)].map(([, line]) => line);
      expect(lines.join(' ')).toBe(said);
      return [state, said];
    }),
  );
}

test('the picture of the states says what the app says', () => {
  const drawn = sentences();
  const at = new Date('2027-03-01T10:42:00');
  for (const state of SYNC_STATES) {
    const { state: words, detail } = syncWords({ state, unsent: 2, at: null, points: 2 }, at);
    expect(drawn.get(state)).toBe(`${words}${detail}`);
    expect(page).toContain(`| \`${state}\` | ${words}`);
  }
  expect(drawn.get('sealed')).toBe(onDevice.sheets.locked(2));
  expect(drawn.size).toBe(SYNC_STATES.length + 1);
  expect(page).toContain(onDevice.sheets.locked(2));
});
