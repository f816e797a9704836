// A list of lines with rules between; says something when it is empty, and can ask for more.

import type { ComponentChildren, VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { common } from '../text/common';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { useStillOrder } from './still-order';

interface ListProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string | number;
  children: (item: T, index: number) => ComponentChildren;
  empty?: ComponentChildren;
  label?: string;
  /** There: a "Show more" button under the list. */
  onMore?: (() => void) | undefined;
  morePending?: boolean;
  class?: string;
  /** Of a list of hundreds of objects: all that its rows are made of besides their item. A row is made again when one of these or
   * its item is another object, and only what is near the view is laid out. */
  given?: readonly unknown[];
}

export function List<T>(props: ListProps<T>) {
  const { empty, onMore, given } = props;
  const { items, list } = useStillOrder(props.items, props.keyOf);
  const rows = useKeptRows(given);
  if (items.length === 0 && !onMore) return empty ? <EmptyState>{empty}</EmptyState> : null;
  return (
    <>
      <ul
        ref={list}
        class={`list ${given ? 'list-long' : ''} ${props.class ?? ''}`}
        aria-label={props.label}
      >
        {items.map((item, index) => {
          const kept = rows?.get(item as object);
          if (kept) return kept;
          const row = <Row key={props.keyOf(item)}>{props.children(item, index)}</Row>;
          rows?.set(item as object, row);
          return row;
        })}
      </ul>
      {onMore && (
        <Button kind="quiet" onPress={onMore} pending={props.morePending ?? false}>
          {common.showMore}
        </Button>
      )}
    </>
  );
}

/** Preact passes over a component that it is given again as the same object; into an element it looks all the same. */
function Row({ children }: { children: ComponentChildren }) {
  return <li>{children}</li>;
}

type Rows = WeakMap<object, VNode>;

/** Rows by their item, as long as what else they are made of stays the same: a row that is the same object costs nothing. */
function useKeptRows(given: readonly unknown[] | undefined): Rows | undefined {
  const kept = useRef<{ given: readonly unknown[]; rows: Rows } | undefined>(undefined);
  if (!given) return undefined;
  const before = kept.current;
  if (before && given.every((each, at) => each === before.given[at])) return before.rows;
  kept.current = { given, rows: new WeakMap() };
  return kept.current.rows;
}
