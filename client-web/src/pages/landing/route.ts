// Where on the landing page: in the fragment, so that the back button works and a reload stays.

import { computed, signal } from '@preact/signals';

export type Route =
  | { at: 'home' }
  | { at: 'start' }
  | { at: 'workshop'; id: string; isNew: boolean }
  | { at: 'sheet'; id: string };

const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
  scrollTo(0, 0);
});

export function routeOf(fragment: string): Route {
  const [at, id] = fragment.replace(/^#/, '').split('/');
  if (at === 'start') return { at };
  if ((at === 'workshop' || at === 'new') && id) return { at: 'workshop', id, isNew: at === 'new' };
  if (at === 'sheet' && id) return { at, id };
  return { at: 'home' };
}

export const route = computed(() => routeOf(hash.value));
