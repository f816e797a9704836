// A list that sorts itself anew while its figures come in stands still under the finger: a row that moves between touch and
// release loses the press, and one that moves in the document loses the keyboard's place or the words being typed in it.

import { signal, untracked } from '@preact/signals';
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

/** For whoever presses one button after another. */
const moment = 1000;

const pressed = signal(false);
/** What has the focus, where that is the keyboard's. */
const worked = signal<Element | null>(null);

let release: ReturnType<typeof setTimeout> | undefined;

const onDown = () => {
  clearTimeout(release);
  pressed.value = true;
};
const onUp = () => {
  clearTimeout(release);
  release = setTimeout(() => (pressed.value = false), moment);
};
const onFocus = ({ target }: Event) => {
  worked.value = (target as Element).matches(':focus-visible') ? (target as Element) : null;
};
const onBlur = () => (worked.value = null);

addEventListener('pointerdown', onDown, true);
addEventListener('pointerup', onUp, true);
addEventListener('pointercancel', onUp, true);
addEventListener('focusin', onFocus);
addEventListener('focusout', onBlur);

interface StillOrder<T> {
  items: readonly T[];
  /** For the element that shows them. */
  list: RefObject<HTMLUListElement | null>;
}

/**
 * `items` in the order they were last shown in, new ones at the end, for as long as somebody is at the list; otherwise as they
 * are. The component that calls it is rendered again when the order is let go.
 */
export function useStillOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string | number,
): StillOrder<T> {
  const list = useRef<HTMLUListElement>(null);
  const last = useRef<readonly T[]>(items);
  const atIt = () => pressed.value || list.current?.contains(worked.value) === true;
  // Followed only while it makes a difference: a press renders nothing again on a page that stands still.
  const held = untracked(atIt) ? inOrderOf(last.current, items, keyOf) : items;
  const moved = held.some((item, at) => item !== items[at]);
  last.current = moved && atIt() ? held : items;
  return { items: last.current, list };
}

function inOrderOf<T>(
  before: readonly T[],
  items: readonly T[],
  keyOf: (item: T) => string | number,
): readonly T[] {
  const places = new Map(before.map((item, at) => [keyOf(item), at]));
  const placeOf = (item: T) => places.get(keyOf(item)) ?? places.size;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
