import { effect } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { secondsLeft, ServerClock } from './clock';
import { keepDraft, keptDraft, useDraft } from './drafts';
import type { AimRecord } from './record-types';
import { Records } from './records';

const aim = (text: string): AimRecord => ({
  activity: 'act1',
  text,
  endorsed: 0,
  common_ground: null,
  sectors: [],
  at: 0,
});
const frame = (seq: number, put: Record<string, unknown>, remove: string[] = [], full = false) => ({
  epoch: 'e1',
  seq,
  put,
  remove,
  ...(full ? { full } : {}),
});

describe('records', () => {
  let records: Records;
  beforeEach(() => {
    records = new Records();
  });

  it('are found one by one and by family', () => {
    records.apply(frame(1, { 'aim/aim1': aim('a'), 'mine/aim/aim1': { text: 'a' } }));
    expect(records.of('aim', 'aim1')?.text).toBe('a');
    expect(records.all('aim').map((entry) => entry.id)).toEqual(['aim1']);
    expect(records.all('mine/aim').map((entry) => entry.key)).toEqual(['mine/aim/aim1']);
    expect(records.of('aim', null)).toBeUndefined();
    expect(records.position).toEqual({ epoch: 'e1', seq: 1 });
  });

  it('are changed by a frame in one go: 200 changes, one run', () => {
    let runs = 0;
    const stop = effect(() => {
      records.all('aim');
      records.of('aim', 'aim7');
      runs++;
    });
    const put = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`aim/aim${n}`, aim(`${n}`)]),
    );
    records.apply(frame(1, put));
    stop();
    expect(runs).toBe(2);
  });

  it('tell only those who read what changed', () => {
    records.apply(frame(1, { 'aim/aim1': aim('a'), 'aim/aim2': aim('b') }));
    let runs = 0;
    const stop = effect(() => {
      records.of('aim', 'aim1');
      runs++;
    });
    records.apply(frame(2, { 'aim/aim2': aim('c'), me: { name: 'Ana' } }));
    stop();
    expect(runs).toBe(1);
    const list = records.all('aim');
    records.apply(frame(3, { me: { name: 'Bea' } }));
    expect(records.all('aim')).toBe(list);
  });

  it('stay the same objects where nothing changed, in lists and within records', () => {
    const workshop = (people: number) => ({ title: 'T', people, sectors: [{ id: 'nhs' }] });
    records.apply(frame(1, { 'aim/aim1': aim('a'), 'aim/aim2': aim('b'), workshop: workshop(1) }));
    const [first, second] = records.all('aim');
    const sectors = records.single('workshop')?.sectors;
    records.apply(frame(2, { 'aim/aim2': aim('c'), workshop: workshop(2) }));
    expect(records.all('aim')[0]).toBe(first);
    expect(records.all('aim')[1]).not.toBe(second);
    expect(records.single('workshop')?.people).toBe(2);
    expect(records.single('workshop')?.sectors).toBe(sectors);
  });

  it('wake nobody when a full frame says what was known', () => {
    records.apply(frame(1, { 'aim/aim1': aim('a') }));
    const list = records.all('aim');
    records.apply(frame(7, { 'aim/aim1': aim('a') }, [], true));
    expect(records.all('aim')).toBe(list);
    records.apply(frame(8, { 'aim/aim1': { ...aim('a'), sectors: [{ id: 'nhs', n: 1 }] } }));
    records.apply(frame(9, { 'aim/aim1': aim('a') }));
    expect(records.of('aim', 'aim1')?.sectors).toEqual([]);
  });

  it('VW1: a full frame drops everything held first', () => {
    records.apply(frame(1, { 'aim/aim1': aim('a'), me: { name: 'Ana' } }));
    records.apply(frame(5, { 'aim/aim2': aim('b') }, [], true));
    expect(records.all('aim').map((entry) => entry.id)).toEqual(['aim2']);
    expect(records.single('me')).toBeUndefined();
    expect(records.of('aim', 'aim1')).toBeUndefined();
  });

  it('go when they are removed, and removing what is not there is nothing', () => {
    records.apply(frame(1, { 'aim/aim1': aim('a') }));
    records.apply(frame(2, {}, ['aim/aim1', 'aim/aim9']));
    expect(records.all('aim')).toEqual([]);
    expect(records.of('aim', 'aim1')).toBeUndefined();
  });

  it('are ready from the first frame on, even an empty one', () => {
    expect(records.ready.value).toBe(false);
    records.apply(frame(1, {}));
    expect(records.ready.value).toBe(true);
  });
});

describe('the server clock', () => {
  it('believes the quickest answer', () => {
    let local = 0;
    const clock = new ServerClock(() => local);
    clock.learn(1000, 0, 1000);
    expect(clock.now()).toBe(500);
    clock.learn(1020, 0, 40);
    expect(clock.now()).toBe(1000);
    clock.learn(1900, 0, 800);
    local = 10;
    expect(clock.now()).toBe(1010);
  });

  it('notices that the clock of the device was set', () => {
    const clock = new ServerClock(() => 3_600_000);
    clock.learn(1000, 1000, 1010);
    clock.learn(2000, 3_600_000, 3_600_400);
    expect(clock.now()).toBe(1800);
  });

  it('counts whole seconds, so that five minutes begin at 5:00 and end at 0', () => {
    expect(secondsLeft(300_000, 1)).toBe(300);
    expect(secondsLeft(300_000, 299_999)).toBe(1);
    expect(secondsLeft(300_000, 300_000)).toBe(0);
    expect(secondsLeft(300_000, 310_500)).toBe(-10);
  });
});

describe('a draft', () => {
  it('is there again after a reload, and gone when it is emptied', () => {
    keepDraft('w1/aim', 'half a sen');
    const page = document.createElement('div');
    let set: (value: string) => void = () => undefined;
    function Box({ field }: { field: string }) {
      const [value, setValue] = useDraft(field);
      set = setValue;
      return <p>{value}</p>;
    }
    void act(() => render(<Box field="w1/aim" />, page));
    expect(page.textContent).toBe('half a sen');
    void act(() => set('half a sentence'));
    expect(keptDraft('w1/aim')).toBe('half a sentence');
    void act(() => render(<Box field="w1/other" />, page));
    expect(page.textContent).toBe('');
    void act(() => render(<Box field="w1/aim" />, page));
    void act(() => set(''));
    expect(keptDraft('w1/aim')).toBeUndefined();
  });
});
