import { availableParallelism } from 'node:os';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** `npm run dev` serves the app in front of a running relay. */
const relay = `http://localhost:${process.env.PORT ?? 8080}`;

/** Fetched only where it is used: the writing of chapters, the import, documents as files, other languages, the Guida. */
const LATER =
  /ui\/rich-text|tiptap|prosemirror|xlsx|mammoth|docx|fflate|exchange|features\/(import|start|documents)|texts\/(?!it\/)[^/]+\//;

/** Tests with the memory of a device under them. */
const DEVICE = ['src/lib/{app,persistence,sync}/**/*.test.ts'];

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
  // The reading of files is one file of its own, so that the shell kept on the device holds all of it.
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
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
    projects: [
      // Threads start faster; the server sets its umask, which only a process may.
      { extends: true, test: { name: 'device', include: DEVICE, pool: 'threads' } },
      // Functions of what they are given: a file leaves nothing behind that another could trip over.
      {
        extends: true,
        test: { name: 'app', include: ['src/**/*.test.ts'], exclude: DEVICE, pool: 'threads', isolate: false },
      },
      {
        extends: true,
        test: { name: 'server', include: ['server/**/*.test.ts', 'tests/**/*.test.ts'], pool: 'forks' },
      },
    ],
    environment: 'node',
    // The default leaves half of a small machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
