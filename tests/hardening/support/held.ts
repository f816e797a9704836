// What was tried and held, for the table that scripts/hardening prints. A test says it once its checks have passed; one
// that failed is in the table by its name instead.

import { appendFileSync } from 'node:fs';

const table = process.env.CG_HARDENING_TABLE;

/** `area` is a paragraph of the hardening issue, `tried` the attack with its numbers, `held` what was seen. */
export function held(area: string, tried: string, what: string): void {
  if (table === undefined || table === '') return;
  appendFileSync(table, `${JSON.stringify({ area, tried, held: what })}\n`);
}
