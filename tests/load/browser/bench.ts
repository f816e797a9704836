// What every measure of the pages is taken with.

import type { Chromium } from '../../e2e/support/chromium.ts';
import type { Server } from '../../e2e/support/server.ts';
import type { Report } from './rows.ts';

export interface Bench {
  readonly chromium: Chromium;
  readonly server: Server;
  readonly report: Report;
  /** Fewer rounds and fewer aims: whether it works rather than how fast it is. */
  readonly quick: boolean;
}
