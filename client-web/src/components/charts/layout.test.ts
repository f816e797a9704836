import { describe, expect, it } from 'vitest';
import { estimatedWidth, layOutCloud } from './cloud';
import { COLUMN_MIN_EM, layOutDots, percentOf } from './dots';
import { intoLanes, laneCount, MARK_EM } from './lanes';
import { timelineOf } from './timeline';

describe('dots', () => {
  it('never overlap, stay in their column and within the height', () => {
    for (const highest of [1, 2, 7, 12, 40, 100, 180]) {
      const plot = layOutDots([highest, 0, 1, 0, 0, 0, 0, 0, 0, 0, highest], 3.4);
      expect(plot.height).toBeLessThanOrEqual(3.4 + 1e-9);
      const column = plot.columns[0]!;
      expect(column).toHaveLength(highest);
      const seen = new Set(column.map((dot) => `${dot.x.toFixed(4)} ${dot.y.toFixed(4)}`));
      expect(seen.size).toBe(highest);
      for (const dot of column)
        expect(Math.abs(dot.x) + plot.pitch / 2).toBeLessThanOrEqual(COLUMN_MIN_EM / 2);
    }
  });

  it('become bars when there would be dust', () => {
    const plot = layOutDots([0, 0, 0, 0, 0, 0, 0, 0, 5000, 2500, 0], 3.4);
    expect(plot.columns).toHaveLength(0);
    expect(plot.bars[8]).toBeCloseTo(3.4);
    expect(plot.bars[9]).toBeCloseTo(1.7);
  });

  it('take no room when there are none', () => {
    expect(layOutDots(Array<number>(11).fill(0), 3.4).height).toBe(0);
  });

  it('lie on a scale that is symmetric', () => {
    expect(percentOf(0) + percentOf(10)).toBeCloseTo(100);
    expect(percentOf(5)).toBeCloseTo(50);
  });
});

describe('lanes', () => {
  it('keep marks of the same mean apart', () => {
    const placed = intoLanes(['a', 'b', 'c'].map((of) => ({ value: 7.5, of })));
    expect(new Set(placed.map((mark) => mark.lane)).size).toBe(3);
    expect(laneCount(placed)).toBe(3);
  });

  it('never let two marks of a lane touch in the narrowest plot', () => {
    const placed = intoLanes(
      [7.1, 7.3, 7.5, 7.5, 8.7, 6.2, 6.9, 10].map((value, of) => ({ value, of })),
    );
    for (const a of placed)
      for (const b of placed)
        if (a.of < b.of && a.lane === b.lane)
          expect(Math.abs(a.value - b.value) * COLUMN_MIN_EM).toBeGreaterThanOrEqual(MARK_EM);
  });

  it('use one lane where there is room', () => {
    expect(laneCount(intoLanes([1, 5, 9].map((value) => ({ value, of: value }))))).toBe(1);
  });
});

describe('cloud', () => {
  const words = Array.from({ length: 40 }, (_, index) => ({
    word: `word number ${index}`,
    people: 1 + (index % 7),
  }));

  it('is the same for the same words in any order', () => {
    const there = layOutCloud(words, { width: 200, height: 80 });
    const back = layOutCloud([...words].reverse(), { width: 200, height: 80 });
    expect(back).toEqual(there);
  });

  it('lets no two words overlap', () => {
    const cloud = layOutCloud(words, { width: 200, height: 80 });
    for (const a of cloud.words)
      for (const b of cloud.words) {
        if (a.word >= b.word) continue;
        const apartX = (estimatedWidth(a.word) * a.size + estimatedWidth(b.word) * b.size) / 2;
        const apartY = (a.size + b.size) / 2;
        expect(Math.abs(a.x - b.x) >= apartX || Math.abs(a.y - b.y) >= apartY).toBe(true);
      }
  });

  it('puts the most said in the middle, and counts what it leaves out', () => {
    const cloud = layOutCloud([...words, { word: 'together', people: 30 }], {
      width: 30,
      height: 8,
    });
    expect(cloud.words[0]).toMatchObject({ word: 'together', x: 0, y: 0 });
    expect(cloud.words.length + cloud.more).toBe(41);
    expect(cloud.more).toBeGreaterThan(0);
    expect(cloud.width).toBeLessThanOrEqual(30);
    expect(cloud.height).toBeLessThanOrEqual(8);
  });

  it('stands a single word and none', () => {
    expect(layOutCloud([], { width: 30, height: 8 }).words).toEqual([]);
    const long = layOutCloud([{ word: 'a'.repeat(40), people: 1 }], { width: 30, height: 8 });
    expect(long.words).toHaveLength(1);
    expect(long.width).toBeLessThanOrEqual(30);
  });
});

describe('timeline', () => {
  it('starts with the first opening and follows the plan', () => {
    const line = timelineOf(
      [
        { id: 'a', title: 'A', minutes: 10, opened_at: 60_000, closed_at: 660_000 },
        { id: 'b', title: 'B', minutes: 0 },
      ],
      700_000,
    );
    expect(line.rows[0]).toMatchObject({ plannedFrom: 0, plannedTo: 10, took: 10, running: false });
    expect(line.rows[1]).toMatchObject({ plannedFrom: 10, plannedTo: 10, running: false });
  });

  it('an activity that was opened again runs', () => {
    const line = timelineOf(
      [{ id: 'a', title: 'A', minutes: 1, opened_at: 100, closed_at: 50 }],
      200,
    );
    expect(line.rows[0]?.running).toBe(true);
    expect(line.length).toBeGreaterThan(0);
  });
});
