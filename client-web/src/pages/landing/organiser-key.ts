// The organiser's key: arrives once in the fragment of the address that the server prints, then stays
// on this device until it is forgotten.

import { signal, type ReadonlySignal } from '@preact/signals';
import { forget, keep, kept } from '../../connection/kept';

const place = 'cg/organiser';

/** Takes the key out of the address, so that it is not seen over a shoulder or kept in a bookmark. */
function fromAddress(): string | undefined {
  const found = /^#organiser=(.+)$/.exec(location.hash)?.[1];
  if (found === undefined) return undefined;
  history.replaceState(null, '', location.pathname);
  try {
    return decodeURIComponent(found);
  } catch {
    return found;
  }
}

function start(): string | undefined {
  const arrived = fromAddress();
  if (arrived !== undefined) keep(place, arrived);
  const known = arrived ?? kept(place);
  return typeof known === 'string' && known !== '' ? known : undefined;
}

const keySignal = signal(start());

export const organiserKey: ReadonlySignal<string | undefined> = keySignal;

export function rememberKey(key: string): void {
  keep(place, key);
  keySignal.value = key;
}

export function forgetKey(): void {
  forget(place);
  keySignal.value = undefined;
}

addEventListener('hashchange', () => {
  const arrived = fromAddress();
  if (arrived !== undefined) rememberKey(arrived);
});
