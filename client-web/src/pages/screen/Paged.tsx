// Lists without scroll bars: nobody is at the screen to move them.

import type { ComponentChildren, CSSProperties } from 'preact';
import { screenText } from '../../text/screen';
import { useFit, usePaged } from './fit';

interface PagedProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T) => ComponentChildren;
  /** How many there are in all, where the view holds only the first of them. */
  total?: number;
  class?: string;
  /** Under the list, beside which part of it is on. */
  note?: ComponentChildren;
  style?: CSSProperties;
  /** Whose change brings the first page back: the newest entry, for instance. */
  newest?: string;
}

/** Shows one page after the other, and says which part is on. */
export function Paged<T>({
  items,
  keyOf,
  children,
  total = 0,
  newest = '',
  ...props
}: PagedProps<T>) {
  const page = usePaged<T, HTMLUListElement>(items, newest);
  const all = Math.max(total, items.length);
  return (
    <div class="paged">
      <ul class={`paged-list ${props.class ?? ''}`} ref={page.box} style={props.style}>
        {page.items.map((item, index) => (
          <li key={keyOf(item)} class={index < page.fits ? '' : 'does-not-fit'}>
            {children(item)}
          </li>
        ))}
      </ul>
      <div class="paged-foot">
        {props.note}
        <p class="paged-part">
          {page.fits < all &&
            screenText.part(page.from + 1, page.from + Math.min(page.fits, page.items.length), all)}
        </p>
      </div>
    </div>
  );
}

interface FittedProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T) => ComponentChildren;
  class?: string;
}

const fittedMost = 40;

/** Shows the first that there is room for, and counts the rest. */
export function Fitted<T>({ items, keyOf, children, ...props }: FittedProps<T>) {
  const laidOut = items.slice(0, fittedMost);
  const { box, fits } = useFit<HTMLUListElement>(laidOut.length);
  const more = items.length - fits;
  return (
    <div class="fitted">
      <ul class={`fitted-list ${props.class ?? ''}`} ref={box}>
        {laidOut.map((item, index) => (
          <li key={keyOf(item)} class={index < fits ? '' : 'does-not-fit'}>
            {children(item)}
          </li>
        ))}
      </ul>
      <p class="fitted-more">{more > 0 && screenText.more(more)}</p>
    </div>
  );
}
