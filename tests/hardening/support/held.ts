// What was tried and held, for the table that scripts/hardening prints. A test that failed is in the table by its name
// instead, whatever it had said before.

import { appendFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';

const table = process.env.CG_HARDENING_TABLE;

/** `area` is a paragraph of the hardening issue, `tried` the attack with its numbers, `held` what was seen. */
export function held(area: string, tried: string, what: string): void {
  if (table === undefined || table === '') return;
  onTestFinished(({ task }) => {
    if (task.result?.state === 'fail') return;
    appendFileSync(table, `${JSON.stringify({ area, tried, held: what })}\n`);
  });
}
