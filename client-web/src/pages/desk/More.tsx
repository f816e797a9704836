// The first of a long list, and a button for more: a desk with a thousand entries stays quick.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { useStillOrder } from '../../components/still-order';
import { deskText } from '../../text/desk';

interface FirstOfProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T) => ComponentChildren;
  step?: number;
  /** Once all of them are shown: the way to those that are not here yet. */
  foot?: ComponentChildren;
  class?: string;
}

export function FirstOf<T>({ keyOf, children, step = 40, ...props }: FirstOfProps<T>) {
  const [most, setMost] = useState(step);
  const { items, list } = useStillOrder(props.items, keyOf);
  const left = items.length - most;
  return (
    <>
      <ul ref={list} class={props.class ?? 'desk-list'}>
        {items.slice(0, most).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {left > 0 ? (
        <Button kind="quiet" onPress={() => setMost(most + step)}>
          {deskText.texts.more(Math.min(left, step))}
        </Button>
      ) : (
        props.foot
      )}
    </>
  );
}
