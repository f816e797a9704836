/**
 * Where the dots of a histogram go. All lengths are in em of the chart's type size, so that the same picture is drawn
 * on a phone and on a wall: only the font size differs. Nothing is measured in the browser.
 */

/** The narrowest a column of the scale ever gets; the style sheet holds the plot to eleven of these. */
export const COLUMN_MIN_EM = 1.5;
const DOT_MAX_EM = 0.52;
const DOT_MIN_EM = 0.1;

export interface Dot {
  /** From the middle of the column, to the right. */
  readonly x: number;
  /** From the base line, upwards. */
  readonly y: number;
}

export interface DotPlot {
  /** Diameter of a dot including the gap to its neighbour; 0 when there are too many people for dots. */
  readonly pitch: number;
  /** Dots beside each other in one row of a column. */
  readonly across: number;
  /** What the highest column needs. */
  readonly height: number;
  readonly columns: readonly (readonly Dot[])[];
  /** Height of each column when it is drawn as a bar; empty while there are dots. */
  readonly bars: readonly number[];
}

interface Packing {
  readonly pitch: number;
  readonly across: number;
}

/** The largest dots with which `highest` of them fit one column of `height` em. */
function pack(highest: number, height: number): Packing {
  let best: Packing = { pitch: 0, across: 1 };
  for (let across = 1; across <= 16; across += 1) {
    const rows = Math.ceil(highest / across);
    const pitch = Math.min(DOT_MAX_EM, (COLUMN_MIN_EM * 0.92) / across, height / rows);
    if (pitch > best.pitch + 1e-9) best = { pitch, across };
  }
  return best;
}

function stack(count: number, { pitch, across }: Packing): Dot[] {
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / across);
    const inRow = Math.min(across, count - row * across);
    const place = index % across;
    return { x: (place - (inRow - 1) / 2) * pitch, y: (row + 0.5) * pitch };
  });
}

/** Lays out `histogram` (people per value 0 to 10) within `height` em: a dot a person, or bars when dots would be dust. */
export function layOutDots(histogram: readonly number[], height: number): DotPlot {
  const highest = Math.max(0, ...histogram);
  if (highest === 0)
    return { pitch: 0, across: 1, height: 0, columns: histogram.map(() => []), bars: [] };
  const packing = pack(highest, height);
  if (packing.pitch < DOT_MIN_EM) {
    const bars = histogram.map((count) => (count / highest) * height);
    return { pitch: 0, across: 1, height, columns: [], bars };
  }
  const columns = histogram.map((count) => stack(count, packing));
  const rows = Math.ceil(highest / packing.across);
  return {
    pitch: packing.pitch,
    across: packing.across,
    height: rows * packing.pitch,
    columns,
    bars: [],
  };
}

/** The middle of `value` on the scale 0 to 10, in per cent of the plot's width: eleven columns of the same width. */
export function percentOf(value: number): number {
  return ((value + 0.5) / 11) * 100;
}
