// A list of lines with rules between; says something when it is empty, and can ask for more.

import type { ComponentChildren } from 'preact';
import { common } from '../text/common';
import { Button } from './Button';
import { EmptyState } from './EmptyState';

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
}

export function List<T>(props: ListProps<T>) {
  const { items, empty, onMore } = props;
  if (items.length === 0 && !onMore) return empty ? <EmptyState>{empty}</EmptyState> : null;
  return (
    <>
      <ul class={`list ${props.class ?? ''}`} aria-label={props.label}>
        {items.map((item, index) => (
          <li key={props.keyOf(item)}>{props.children(item, index)}</li>
        ))}
      </ul>
      {onMore && (
        <Button kind="quiet" onPress={onMore} pending={props.morePending ?? false}>
          {common.showMore}
        </Button>
      )}
    </>
  );
}
