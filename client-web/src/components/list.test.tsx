import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryOf } from '../state/records';
import type { Entry } from '../state/record-types';
import { TestPage } from '../testing/page';
import { List } from './List';

describe('a long list', () => {
  const made: string[] = [];
  let page: TestPage | undefined;
  afterEach(() => {
    page = undefined;
    made.length = 0;
  });

  const show = (items: readonly Entry<string>[], given: readonly unknown[]) => {
    const list = (
      <List items={items} keyOf={({ key }) => key} given={given}>
        {({ record }) => {
          made.push(record);
          return <p>{record + String(given[0])}</p>;
        }}
      </List>
    );
    if (page) page.show(list);
    else page = new TestPage(undefined, list);
    return [...page.element.querySelectorAll('p')].map(({ textContent }) => textContent);
  };

  it('makes a row again only when its item or what else was given is another', () => {
    const a = entryOf('aim/aim1', 'a');
    const b = entryOf('aim/aim2', 'b');
    expect(show([a, b], [1])).toEqual(['a1', 'b1']);
    made.length = 0;
    const c = entryOf('aim/aim2', 'c');
    expect(show([c, a], [1])).toEqual(['c1', 'a1']);
    expect(made).toEqual(['c']);
    expect(show([a, c], [2])).toEqual(['a2', 'c2']);
    expect(made).toEqual(['c', 'a', 'c']);
  });

  it('keeps the elements of rows that move', () => {
    const items = ['a', 'b', 'c', 'd'].map((text) => entryOf(`aim/${text}`, text));
    show(items, []);
    const before = [...(page?.element.querySelectorAll('li') ?? [])];
    show([...items].reverse(), []);
    expect([...(page?.element.querySelectorAll('li') ?? [])]).toEqual(before.reverse());
  });
});

describe('a list that sorts itself anew', () => {
  const entries = (...texts: string[]) => texts.map((text) => entryOf(`aim/${text}`, text));
  const listOf = (items: readonly Entry<string>[]) => (
    <List items={items} keyOf={({ key }) => key}>
      {({ record }) => <input value={record} />}
    </List>
  );
  const shown = (page: TestPage) =>
    [...page.element.querySelectorAll('input')].map(({ value }) => value);
  const fire = (type: string) => void act(() => void dispatchEvent(new Event(type)));
  const pass = (time: number) => void act(() => void vi.advanceTimersByTime(time));

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    fire('pointercancel');
    pass(5000);
    vi.useRealTimers();
  });

  it('stands still under the finger and a moment longer, with new ones at the end', () => {
    const page = new TestPage(undefined, listOf(entries('a', 'b', 'c')));
    fire('pointerdown');
    page.show(listOf(entries('new', 'c', 'a', 'b')));
    expect(shown(page)).toEqual(['a', 'b', 'c', 'new']);
    page.show(listOf(entries('new', 'c', 'b')));
    expect(shown(page)).toEqual(['b', 'c', 'new']);
    fire('pointerup');
    pass(500);
    fire('pointerdown');
    fire('pointerup');
    pass(999);
    expect(shown(page)).toEqual(['b', 'c', 'new']);
    pass(1);
    expect(shown(page)).toEqual(['new', 'c', 'b']);
  });

  it('stands still while the keyboard is at one of its rows', () => {
    const page = new TestPage(undefined, listOf(entries('a', 'b')));
    const field = page.element.querySelector('input');
    void act(() => field?.focus());
    page.show(listOf(entries('b', 'a')));
    expect(shown(page)).toEqual(['a', 'b']);
    expect(document.activeElement).toBe(field);
    void act(() => field?.blur());
    expect(shown(page)).toEqual(['b', 'a']);
  });

  it('is sorted at once while nobody is at it', () => {
    const page = new TestPage(undefined, listOf(entries('a', 'b')));
    page.show(listOf(entries('b', 'a')));
    expect(shown(page)).toEqual(['b', 'a']);
  });
});
