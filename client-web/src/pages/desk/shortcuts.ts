// Single keys for a facilitator with one hand on the laptop. They do nothing while somebody types, while a control has
// the focus or a dialog is open, and they can be turned off altogether.

import { signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { keep, kept } from '../../connection/kept';

const place = 'cg/desk/single-keys';
const on = signal(kept(place) !== false);

export const singleKeys: ReadonlySignal<boolean> = on;

export function setSingleKeys(wanted: boolean): void {
  on.value = wanted;
  keep(place, wanted);
}

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'defaultPrevented'
>;

const usesKeys =
  'a[href], button, input, select, textarea, summary, dialog, [contenteditable], [role="tab"]';

/** Whether a key is the desk's: nobody types, no control wants it, no modifier makes it somebody else's. */
export function isShortcut(
  event: Pressed,
  target: EventTarget | null,
  dialogOpen: boolean,
): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat || event.defaultPrevented)
    return false;
  if (dialogOpen) return false;
  return !(target instanceof Element && target.closest(usesKeys) !== null);
}

export interface Keys {
  /** The space bar. */
  next: () => void;
  /** By the key's name. */
  others: Readonly<Record<string, () => void>>;
}

export function useShortcuts(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const dialogOpen = document.querySelector('dialog[open]') !== null;
      if (!isShortcut(event, event.target, dialogOpen)) return;
      const action = event.key === ' ' ? latest.current.next : latest.current.others[event.key];
      if (action === undefined || (!on.value && event.key !== '?' && event.key !== ' ')) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

/** After the filled button has changed it rests: the second half of a double press is not meant for what it says now. */
export const restMs = 700;

/** How long it says so when a press came too early. */
const saidMs = 4000;

/** Whether `label` has stood long enough to be meant; and the label that was pressed too early, while it is said. */
export function useRested(label: string | undefined): {
  rested: () => boolean;
  tooEarly: string | undefined;
} {
  const [early, setEarly] = useState<string>();
  const seen = useRef(label);
  const since = useRef(Number.NEGATIVE_INFINITY);
  if (seen.current !== label) {
    seen.current = label;
    since.current = performance.now();
  }
  useEffect(() => {
    if (early === undefined) return undefined;
    const timer = setTimeout(() => setEarly(undefined), saidMs);
    return () => clearTimeout(timer);
  }, [early]);
  const rested = (): boolean => {
    const longEnough = performance.now() - since.current >= restMs;
    setEarly(longEnough ? undefined : label);
    return longEnough;
  };
  return { rested, tooEarly: early === label ? early : undefined };
}
