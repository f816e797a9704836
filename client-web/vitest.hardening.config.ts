// The hardening tests in ../tests/hardening: the real process under attack, broken disks and broken networks.
// CG_HARDENING=full runs all rounds; otherwise each test does a few of them and files named *.long.test.ts are left
// out (scripts/test runs that part, scripts/hardening everything). One file at a time: they measure.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const full = process.env.CG_HARDENING === 'full';

export default defineConfig({
  root: at('../tests/hardening'),
  resolve: { alias: { vitest: at('./node_modules/vitest') } },
  server: { fs: { allow: [at('..')] } },
  cacheDir: at('./node_modules/.vite/hardening'),
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    exclude: full ? [] : ['**/*.long.test.ts'],
    fileParallelism: false,
    testTimeout: full ? 600_000 : 60_000,
    hookTimeout: 60_000,
  },
});
