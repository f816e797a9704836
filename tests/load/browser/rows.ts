// Rows of the table of measures, printed and kept as the load client does it (../report.hpp), so that both are one table.

import { appendFile } from 'node:fs/promises';

const scenario = 'browser';

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly note?: string;
}

/** Adds a row; its bound is in the unit of what was measured. */
export type AddRow = (
  what: string,
  measured: number,
  more?: Pick<Row, 'atMost' | 'note'>,
) => Promise<void>;

/** Three digits that count, and no more places than they need. */
function numberText(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function line(what: string, measured: string, bound: string, met: string): string {
  const cells = [what.padEnd(58), measured.padStart(16), ''.padStart(10), ''.padStart(8)];
  return `${[...cells, bound.padStart(11)].join(' ')}  ${met}\n`;
}

export function printHeading(): void {
  process.stdout.write(
    `${'measure'.padEnd(58)} ${'measured'.padStart(16)} ${'floor'.padStart(10)} ${'ratio'.padStart(8)} ${'bound'.padStart(11)}\n`,
  );
}

export class Report {
  readonly #file: string | undefined;

  /** @param file to which each row is added as a line of JSON */
  constructor(file: string | undefined) {
    this.#file = file;
  }

  /** What adds rows in this unit. */
  rowsIn(unit: 's' | 'ms'): AddRow {
    return (what, measured, more = {}) => this.#add({ what, measured, unit, ...more });
  }

  async #add({ what, measured, unit, atMost, note }: Row): Promise<void> {
    const isMet = atMost === undefined || measured <= atMost;
    const bound = atMost === undefined ? '' : `<= ${numberText(atMost)}`;
    const met = atMost === undefined ? '' : isMet ? 'met' : 'NOT MET';
    process.stdout.write(line(what, `${numberText(measured)} ${unit}`, bound, met));
    if (note !== undefined) process.stdout.write(`    ${note}\n`);
    if (this.#file === undefined) return;
    const kept = {
      ...{ scenario, what, measured, unit },
      ...(atMost === undefined ? {} : { at_most: atMost, met: isMet }),
      ...(note === undefined ? {} : { note }),
    };
    await appendFile(this.#file, `${JSON.stringify(kept)}\n`);
  }
}

/** Of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** As large as nineteen in twenty of them at most. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}

export const largest = (values: readonly number[]): number => Math.max(...values);
