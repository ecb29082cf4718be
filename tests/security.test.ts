import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

/** `path` ("one title", "another"): what the table says holds a row. */
const held = [...text.matchAll(/`([\w/.-]+\.(?:test|e2e)\.ts)` \(((?:"[^"]+"(?:, )?)+)\)/g)].flatMap(
  ([, path = '', titles = '']) => [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ path, title })),
);

test('the threat model names tests', () => {
  const mentions = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('.test.ts'));
  expect(held.length).toBeGreaterThan(mentions.length);
});

const attacks = text
  .slice(text.indexOf('| attack |'), text.indexOf('## Choices'))
  .split('\n')
  .slice(2)
  .filter((line) => line.startsWith('|'))
  .map((line) => line.slice(1, -1).split('|'));

test.each(attacks)('«%s» has what stops it, and its tests', (...cells) => {
  expect(cells).toHaveLength(3);
  expect(held.some(({ path, title }) => cells[2]?.includes(`\`${path}\` (`) && cells[2].includes(`"${title}"`))).toBe(
    true,
  );
});

test.each(held)('$path still has «$title»', ({ path, title }) => {
  expect(existsSync(join(ROOT, path)), path).toBe(true);
  expect(readFileSync(join(ROOT, path), 'utf8')).toContain(title);
});
