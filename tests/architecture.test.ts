import { readFileSync, readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { screenSources, wordsOf, wordsWrittenIn } from './written-words.ts';

const eslint = new ESLint({
  overrideConfig: {
    // Planted files are in no project; the rules asked here need no types.
    languageOptions: { parserOptions: { projectService: false } },
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
});

const HELD = ['no-restricted-imports', 'no-restricted-globals', 'no-restricted-properties', 'no-restricted-syntax'];

async function violations(filePath: string, code: string): Promise<number> {
  const source = filePath.endsWith('.svelte') ? `<script lang="ts">\n${code}\n</script>\n` : `${code}\n`;
  const [result] = await eslint.lintText(source, { filePath });
  // A fixture that does not parse would look like a rule that does not bite.
  expect(result?.messages.filter((message) => message.fatal)).toEqual([]);
  return (result?.messages ?? []).filter((message) => HELD.includes(message.ruleId ?? '')).length;
}

const use = (module: string) => `import * as planted from '${module}';\nexport const used = planted;`;

describe('who may import whom', () => {
  test.each([
    ['src/lib/domain/planted.ts', use('#lib/texts/format.ts')],
    ['src/lib/domain/planted.ts', use('yjs')],
    ['src/lib/domain/planted.ts', use('svelte')],
    ['src/lib/domain/planted.ts', 'export const now = () => Date.now();'],
    ['src/lib/domain/planted.ts', 'export const now = () => new Date();'],
    ['src/lib/domain/planted.ts', 'export const chance = () => Math.random();'],
    ['src/lib/domain/planted.ts', "export const page = () => fetch('/');"],
    ['src/lib/texts/planted.ts', use('#lib/documents/kind.ts')],
    ['src/lib/protocol/planted.ts', use('yjs')],
    ['src/lib/protocol/planted.ts', use('#lib/documents/kind.ts')],
    ['src/lib/documents/planted.ts', use('#lib/protocol/http.ts')],
    ['src/lib/documents/planted.ts', use('../../../server/main.ts')],
    ['src/lib/persistence/planted.ts', use('#lib/sync/sync-status.ts')],
    ['src/lib/sync/planted.ts', use('#lib/app/context.ts')],
    ['src/lib/sync/planted.ts', use('svelte')],
    ['src/lib/exchange/planted.ts', use('#lib/documents/kind.ts')],
    ['src/lib/app/planted.svelte.ts', use('yjs')],
    ['src/lib/app/planted.ts', use('#lib/ui/icons.ts')],
    ['src/lib/ui/Planted.svelte', use('#lib/domain/org.ts')],
    ['src/lib/ui/Planted.svelte', use('#lib/app/context.ts')],
    ['src/lib/features/session/Planted.svelte', use('#lib/features/entity/EntityView.svelte')],
    ['src/lib/features/session/Planted.svelte', use('../entity/EntityView.svelte')],
    ['src/lib/features/session/Planted.svelte', use('#lib/documents/kind.ts')],
    ['src/lib/features/session/Planted.svelte', use('yjs')],
    ['src/routes/+page.svelte', use('#lib/domain/org.ts')],
    ['src/routes/+page.svelte', use('$lib/ui/Button.svelte')],
    ['server/planted.ts', use('#lib/sync/sync-status.ts')],
    ['server/planted.ts', use('../src/lib/app/context.ts')],
    ['server/planted.ts', use('svelte')],
  ])('%s may not: %s', async (file, code) => {
    expect(await violations(file, code)).toBeGreaterThan(0);
  });

  test.each([
    ['src/lib/domain/planted.ts', use('./weight.ts')],
    ['src/lib/documents/planted.ts', use('yjs')],
    ['src/lib/sync/planted.ts', use('#lib/persistence/local-store.ts')],
    ['src/lib/app/planted.ts', use('#lib/sync/sync-status.ts')],
    ['src/lib/ui/Planted.svelte', use('#lib/texts/format.ts')],
    ['src/lib/features/session/Planted.svelte', use('#lib/app/context.ts')],
    ['src/lib/features/session/Planted.svelte', use('./SignIn.svelte')],
    ['src/routes/+page.svelte', use('#lib/features/session/SignIn.svelte')],
    ['server/planted.ts', use('#lib/documents/kind.ts')],
  ])('%s may: %s', async (file, code) => {
    expect(await violations(file, code)).toBe(0);
  });

  test('every feature has its row in the table', () => {
    const config = readFileSync('eslint.config.js', 'utf8');
    for (const name of readdirSync('src/lib/features')) expect(config).toContain(`'${name}'`);
  });
});

describe('the interface speaks through its dictionaries', () => {
  test('no screen has words of its own', () => {
    const found = screenSources().flatMap((path) => wordsOf(path).map((words) => `${path}: ${words}`));
    expect(found).toEqual([]);
  });

  test('German says Sie', () => {
    const found = readdirSync('src/lib/texts/de').flatMap((file) =>
      [
        ...readFileSync(`src/lib/texts/de/${file}`, 'utf8').matchAll(
          /.*\b(du|dir|dich|dein\w*|euch|eu(er|re)\w*)\b.*/gi,
        ),
      ].map(([line]) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test.each([
    ['<p>Ancora nessun piano.</p>', 'Ancora nessun piano.'],
    ['<p>{year} obiettivi</p>', 'obiettivi'],
    ['<button aria-label="Chiudi">×</button>', 'Chiudi'],
    ['<Button ariaLabel={open ? "apri" : ""} />', 'apri'],
    ['<Dialog title="Eliminare {label}?" />', 'Eliminare'],
    ["<p>{count === 1 ? 'Manca il peso' : t.weights.complete}</p>", 'Manca il peso'],
    ["<script>const words = 'senza titolo';</script>", 'senza titolo'],
    ['<script>app.announce(`${label} è nel Cestino.`);</script>', ' è nel Cestino.'],
  ])('%s is caught', (source, words) => {
    expect(wordsWrittenIn('Planted.svelte', source)).toContain(words);
  });

  test.each([
    ["export const label = 'Obiettivo';", 'Obiettivo'],
    ['export const say = (count: number) => `${count} da inviare`;', ' da inviare'],
  ])('%s is caught', (source, words) => {
    expect(wordsWrittenIn('planted.ts', source)).toEqual([words]);
  });

  test.each([
    '<p class="note warn" style:width="10px">{t.common.close} – 100% · {name}</p>',
    '<Icon name="arrow-up" size={16} /><kbd>Ctrl</kbd>',
    "<TextField error={at('area.code')} />",
    "<script>import x from './Some Component.svelte'; document.querySelector('input, textarea'); if (key === 'Escape') go('/ente');</script>",
    "<script>throw new Error('the document is not loaded yet');</script>",
  ])('%s may stay', (source) => {
    expect(wordsWrittenIn('Planted.svelte', source)).toEqual([]);
  });
});

describe('packages', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; resolved?: string }>;
  };

  test.each(['yjs', 'lib0', 'y-protocols'])('there is one %s', (name) => {
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
    expect(copies).toHaveLength(1);
  });

  test('the lockfile names no registry', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([]);
  });

  test('every version is exact', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
    const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
      Object.values(manifest[kind] ?? {}),
    );
    expect(asked.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
