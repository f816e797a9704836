// Parts of the page that come after its first load: fetched while somebody is still typing their name,
// and asked for again when the network fails.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { ComponentType } from 'preact';

export interface Later<Props> {
  /** Undefined until it is here. */
  readonly part: ReadonlySignal<ComponentType<Props> | undefined>;
  load: () => void;
}

const retryMs = 1500;

export function later<Props>(fetchPart: () => Promise<ComponentType<Props>>): Later<Props> {
  const part = signal<ComponentType<Props> | undefined>(undefined);
  let loading = false;
  const load = () => {
    if (loading || part.peek()) return;
    loading = true;
    fetchPart()
      .then((component) => {
        part.value = component;
      })
      .catch(() => setTimeout(load, retryMs))
      .finally(() => {
        loading = false;
      });
  };
  return { part, load };
}
