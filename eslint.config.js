import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Who may import whom inside src/lib. If a change needs a new arrow, this table changes first, with a reason. */
const LAYERS = {
  domain: [],
  // One home for how an office writes dates and numbers; the sentences of every layer above use it.
  texts: ['domain'],
  protocol: ['domain'],
  documents: ['domain'],
  persistence: ['documents', 'protocol'],
  sync: ['protocol', 'documents', 'persistence'],
  // Documents are written with the words, dates and numbers of the office.
  exchange: ['domain', 'texts'],
  app: ['domain', 'texts', 'protocol', 'documents', 'persistence', 'sync', 'exchange'],
  ui: ['texts'],
  features: ['domain', 'exchange', 'texts', 'app', 'ui'],
};
const KNOWS_SVELTE = ['app', 'ui', 'features'];
const KNOWS_YJS = ['documents', 'persistence', 'sync'];

const YJS = {
  regex: '^(yjs|y-protocols|y-websocket|y-indexeddb)(/|$)',
  message: 'Yjs stays in documents, persistence, sync and the relay.',
};
const SVELTE = { regex: '^(svelte|\\$app|bits-ui)(/|$)', message: 'Only app, ui, features and routes know Svelte.' };
const OLD_ALIAS = { regex: '^\\$lib', message: 'Use #lib/…' };

const only = (who, folders, self = who) => ({
  regex: folders.length ? `^#lib/(?!(?:${[self, ...folders].join('|')})/)` : `^#lib/(?!${self}/)`,
  message: `${who} may import from src/lib only: ${folders.join(', ') || 'nothing'}.`,
});

function layer(name, folders) {
  const patterns = [
    OLD_ALIAS,
    only(name, folders),
    { regex: `^(\\.\\./)+(${Object.keys(LAYERS).join('|')})/`, message: 'Between folders of src/lib use #lib/….' },
    { regex: '(^|/)(server|tests)/', message: 'The app imports neither the server nor the tests.' },
  ];
  if (!KNOWS_YJS.includes(name)) patterns.push(YJS);
  if (!KNOWS_SVELTE.includes(name)) patterns.push(SVELTE);
  return { files: [`src/lib/${name}/**/*.{ts,svelte}`], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

const FEATURES = [
  'chapters',
  'entity',
  'find',
  'import',
  'objectives',
  'session',
  'shell',
  'start',
  'strategy',
  'sync',
  'today',
  'guide',
  'install',
  'history',
  'documents',
  'year',
];
/** The same table for each feature, plus: no other feature. A later block replaces an earlier one, so it is whole. */
const feature = (name) => ({
  files: [`src/lib/features/${name}/**/*.{ts,svelte}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          OLD_ALIAS,
          YJS,
          only(`features/${name}`, LAYERS.features, `features/${name}`),
          { regex: '^(\\.\\./)', message: 'A feature uses itself, and the layers below by #lib/….' },
        ],
      },
    ],
  },
});

const PURE = {
  files: ['src/lib/domain/**/*.ts', 'src/lib/texts/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-globals': [
      'error',
      'window',
      'document',
      'navigator',
      'fetch',
      'localStorage',
      'crypto',
      'process',
      'setTimeout',
      'setInterval',
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'The time comes in as a value.' },
      { object: 'Math', property: 'random', message: 'Chance comes in as a value.' },
    ],
    'no-restricted-syntax': [
      'error',
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time comes in as a value.' },
    ],
  },
};

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'playwright-report/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-console': ['error', { allow: ['error'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Addresses are typed by hand in one place each; the app has no base path.
      'svelte/no-navigation-without-resolve': 'off',
      // Values inside a $derived are made anew each time: plain Map, Set and Date are right there.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.ts'],
    // The compiler's project leaves the worker out: it has globals of its own.
    ignores: ['vite.config.ts', 'playwright.config.ts', 'src/service-worker.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  ...Object.entries(LAYERS).map(([name, folders]) => layer(name, folders)),
  ...FEATURES.map(feature),
  {
    files: ['src/routes/**/*.{ts,svelte}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            OLD_ALIAS,
            YJS,
            only('routes', ['app', 'features', 'ui', 'texts'], 'app'),
            { regex: '(^|/)(server|tests)/', message: 'Routes import app, features, ui.' },
          ],
        },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            OLD_ALIAS,
            SVELTE,
            only('server', ['domain', 'texts', 'documents', 'protocol', 'exchange'], 'domain'),
            { regex: '(^|/)(src|tests)/', message: 'The server reaches the shared code by #lib/….' },
          ],
        },
      ],
    },
  },
  PURE,
  {
    // The command line speaks through its standard output, and so do the scripts.
    files: ['server/cli/**/*.ts', 'scripts/**', 'tests/bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tests may put together what the product keeps apart.
    files: ['**/*.test.ts', '**/*.contract.ts', 'tests/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [OLD_ALIAS] }] },
  },
);
