// Five pages from one build: hashed files under /assets/, and beside each text file the
// .br and .gz that the server hands out as they are.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './tools/chunks.ts';
import { compressed } from './tools/compressed.ts';
import { firstRequests } from './tools/first-requests.ts';
import { pageRoutes } from './tools/page-routes.ts';
import { shell } from './tools/shell.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = (name: string) => at(`./${name}.html`);
const server = process.env.COMMONGROUND_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [pageRoutes(), shell(), firstRequests(), compressed()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Browsers of the last five years.
    target: ['chrome94', 'firefox92', 'safari15'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        landing: page('index'),
        phone: page('phone'),
        desk: page('desk'),
        screen: page('screen'),
        observer: page('observer'),
      },
      output: {
        codeSplitting: { groups: chunkGroups(at('./src/pages/phone/main.tsx')) },
      },
    },
  },
  server: {
    proxy: { '/ws': { target: server, ws: true }, '/api': server },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
