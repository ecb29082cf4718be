import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** `npm run dev` serves the app in front of a running relay. */
const relay = `http://localhost:${process.env.PORT ?? 8080}`;

/** Fetched only where it is used: the writing of chapters, the import, other languages, the Guida. */
const LATER = /ui\/rich-text|tiptap|prosemirror|xlsx|mammoth|exchange|features\/(import|start)|texts\/(?!it\/)[^/]+\//;

export default defineConfig({
  plugins: [sveltekit()],
  build: {
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most pages share is one file: a hundred small ones cost a first visit more than their bytes do.
          groups: [{ name: 'shared', test: (id) => !LATER.test(id), minShareCount: 2 }],
        },
      },
    },
  },
  server: {
    proxy: { '/api': relay, '/version': relay, '/sync': { target: relay, ws: true } },
  },
  css: {
    preprocessorOptions: {
      scss: {
        // Bootstrap Italia 2 is written for the older Sass; its warnings are not ours to mend.
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
        quietDeps: true,
        loadPaths: ['node_modules'],
      },
    },
  },
  test: {
    // Property tests take what the machine gives them; a limit only ends what hangs.
    testTimeout: 30_000,
    include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
  },
});
