// The browser's part of scripts/bench: real pages in Chromium, against the real server. Measures and never judges; it
// fails when a page has trouble, whatever the times were.
//
//   node main.ts [--quick] [--json FILE] [--heading]     (CG_SERVER, CG_PAGES, CG_CHROMIUM as for the end-to-end tests)

import { parseArgs } from 'node:util';
import { Chromium } from '../../e2e/support/chromium.ts';
import { Server } from '../../e2e/support/server.ts';
import { firstPage } from './first-page.ts';
import { manyAims } from './many-aims.ts';
import { printHeading, Report } from './rows.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    heading: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

const server = await Server.start();
const chromium = await Chromium.launch();
try {
  if (values.heading) printHeading();
  const bench = { chromium, server, report: new Report(values.json), quick: values.quick };
  await firstPage(bench);
  await manyAims(bench);
} catch (error) {
  console.log(`FAULT browser: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await chromium.close();
  await server.close();
}
