// The end-to-end tests in ../tests/e2e: the server as released, in Chromium (scripts/test sets CG_SERVER,
// CG_PAGES and CG_CHROMIUM). Two files at a time, each with a server and a browser of its own: half of what they do is to wait.
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
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
