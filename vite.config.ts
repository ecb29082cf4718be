import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/** `npm run dev` serves the app in front of a running relay. */
const relay = `http://localhost:${process.env.PORT ?? 8080}`;

export default defineConfig({
  plugins: [sveltekit()],
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
