// Lists that show as much as there is room for. A projector has nobody to scroll it: what does not fit is shown on the
// next page after a while, or counted.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A box on the page by its edges, in pixels. */
export interface Edges {
  readonly top: number;
  readonly bottom: number;
  readonly right: number;
}

/** How many of `items`, from the first, lie wholly within `box`; at least one, which is then cut. */
export function countFitting(items: readonly Edges[], box: Edges): number {
  const slack = 1;
  const first = items.findIndex(
    (one) => one.bottom > box.bottom + slack || one.right > box.right + slack,
  );
  if (first === -1) return items.length;
  return Math.max(1, first);
}

/** Where the page after the one from `start` begins; after the last page comes the first. */
export function nextStart(start: number, shown: number, total: number): number {
  const next = start + Math.max(1, shown);
  return next >= total ? 0 : next;
}

/**
 * Measures how many of the first `count` children of the element fit into it: after every rendering, as what is in them
 * may have grown, and whenever the element's size changes.
 */
export function useFit<T extends HTMLElement>(
  count: number,
): { box: RefObject<T | null>; fits: number } {
  const box = useRef<T | null>(null);
  const [fits, setFits] = useState(count);
  const measure = (): void => {
    if (box.current !== null) setFits(fittingIn(box.current, count));
  };
  const latest = useRef(measure);
  latest.current = measure;
  useLayoutEffect(measure);
  useEffect(() => {
    const again = (): void => latest.current();
    // Text grows when its typeface arrives.
    if ('fonts' in document) void document.fonts.ready.then(again);
    if (typeof ResizeObserver === 'undefined' || box.current === null) return undefined;
    const observer = new ResizeObserver(again);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return { box, fits: Math.min(fits, count) };
}

function fittingIn(element: HTMLElement, count: number): number {
  const box = element.getBoundingClientRect();
  if (box.height === 0) return count;
  const children = Array.from(element.children).slice(0, count);
  return countFitting(
    children.map((child) => child.getBoundingClientRect()),
    box,
  );
}

/** How long one page stays: long enough to read it aloud. */
export const pageStaysMs = 12_000;
/** More than anybody reads on one page: bounds what is laid out and measured. */
export const laidOutMost = 40;

export interface Page<T, E extends HTMLElement> {
  readonly box: RefObject<E | null>;
  /** What is laid out; the first `fits` of them are to be seen. */
  readonly items: readonly T[];
  readonly from: number;
  readonly fits: number;
}

/** The page that is on. Turns by itself while there is more than one; goes back to the first when `newest` changes. */
export function usePaged<T, E extends HTMLElement>(
  items: readonly T[],
  newest: string,
): Page<T, E> {
  const [start, setStart] = useState(0);
  const from = start < items.length ? start : 0;
  const page = items.slice(from, from + laidOutMost);
  const { box, fits } = useFit<E>(page.length);
  useEffect(() => setStart(0), [newest]);
  useEffect(() => {
    if (fits >= items.length) return undefined;
    const timer = setTimeout(() => setStart(nextStart(from, fits, items.length)), pageStaysMs);
    return () => clearTimeout(timer);
  }, [from, fits, items.length, newest]);
  return { box, items: page, from, fits };
}

/** Cuts a list into as few parts as `most` allows, as even as can be: seven by five is four and three. */
export function partsOf<T>(list: readonly T[], most: number): T[][] {
  const parts = Math.max(1, Math.ceil(list.length / most));
  const size = Math.ceil(list.length / parts);
  return Array.from({ length: parts }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** One part after the other, each for as long as a page. */
export function useTurning<T>(parts: readonly T[][]): T[] {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (parts.length < 2) return undefined;
    const timer = setInterval(() => setTurn((before) => before + 1), pageStaysMs);
    return () => clearInterval(timer);
  }, [parts.length]);
  return parts[turn % parts.length] ?? [];
}
