// The table of what was tried and what held: from what the tests said when they passed, and from the report of the run
// for those that did not. `node table.ts HELD.jsonl REPORT.json`

import { existsSync, readFileSync } from 'node:fs';

interface Held {
  readonly area: string;
  readonly tried: string;
  readonly held: string;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const width = 58;

function lines(text: string, characters: number): string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > characters) {
      found.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...found, line];
}

function row(left: string, right: string): string {
  const [a, b] = [lines(left, width), lines(right, width)];
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) =>
    `${(a[at] ?? '').padEnd(width)}  ${b[at] ?? ''}`.trimEnd(),
  ).join('\n');
}

function read(file: string | undefined): string {
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : '';
}

const [heldFile, reportFile] = process.argv.slice(2);
const rows = read(heldFile)
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Held);
const report = JSON.parse(read(reportFile) || '{"testResults":[]}') as Report;
const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);

const out: string[] = [];
for (const area of new Set(rows.map((one) => one.area))) {
  out.push('', area, '='.repeat(area.length), row('tried', 'held'), '-'.repeat(2 * width + 2));
  for (const one of rows) if (one.area === area) out.push(row(one.tried, one.held));
}
for (const [status, title] of [
  ['failed', 'Did NOT hold'],
  ['skipped', 'Not tried: this machine does not let us, or it is not built'],
  ['pending', 'Not tried: this machine does not let us, or it is not built'],
] as const) {
  const named = tests.filter((one) => one.status === status);
  if (named.length === 0) continue;
  out.push('', title, '='.repeat(title.length), ...named.map(({ fullName }) => `  ${fullName}`));
}
process.stdout.write(`${out.join('\n')}\n`);
