// The end-to-end tests in ../tests/e2e: the server as released, in Chromium (scripts/test sets CG_SERVER,
// CG_PAGES and CG_CHROMIUM). One file at a time: each has a server and a browser, and there are two cores.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('../tests/e2e'),
  resolve: { alias: { vitest: at('./node_modules/vitest') } },
  server: { fs: { allow: [at('..')] } },
  cacheDir: at('./node_modules/.vite/e2e'),
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
