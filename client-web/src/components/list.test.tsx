import { afterEach, describe, expect, it } from 'vitest';
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
