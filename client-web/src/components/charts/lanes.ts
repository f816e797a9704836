import { COLUMN_MIN_EM } from './dots';

/** How wide a sector's mark is, in em. */
export const MARK_EM = 0.8;

export interface Placed<T> {
  readonly value: number;
  readonly of: T;
  readonly lane: number;
}

/**
 * Puts marks that would touch below one another. The least distance is that of the narrowest plot, so that marks do not
 * jump between lanes when a window is resized. Order within a lane is that of the values; ties keep the given order.
 */
export function intoLanes<T>(
  marks: readonly { readonly value: number; readonly of: T }[],
): Placed<T>[] {
  const apart = (MARK_EM * 1.1) / COLUMN_MIN_EM;
  const lastInLane: number[] = [];
  const sorted = marks.map((mark, index) => ({ ...mark, index }));
  sorted.sort((a, b) => a.value - b.value || a.index - b.index);
  return sorted.map(({ value, of }) => {
    let lane = lastInLane.findIndex((last) => value - last >= apart - 1e-9);
    if (lane === -1) lane = lastInLane.length;
    lastInLane[lane] = value;
    return { value, of, lane };
  });
}

export function laneCount(placed: readonly Placed<unknown>[]): number {
  return placed.reduce((most, { lane }) => Math.max(most, lane + 1), 0);
}
