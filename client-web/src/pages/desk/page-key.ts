// Desk, screen and observer pages are opened with their key in the fragment, which no server log sees. The fragment
// stays in the address: a reload and a bookmark must lead back here. A copy is kept for this tab, for when somebody
// follows a link to the bare address.

import type { Credentials } from '../../connection/connection';

interface PageAddress {
  readonly pathname: string;
  readonly hash: string;
}

let first: Credentials | undefined;

/** Workshop and key of this page, as it was opened: links within the page may change the fragment afterwards. */
export function keyOfPage(): Credentials {
  first ??= keyIn(location);
  return first;
}

/** Workshop and key of `/desk/{id}#key`. An empty key is refused by the server, and the page says what to do. */
export function keyIn(address: PageAddress): Credentials {
  const [, page = '', id = ''] = address.pathname.split('/');
  const workshop = decoded(id);
  const inAddress = address.hash.replace(/^#/, '');
  const place = `cg/key/${page}/${workshop}`;
  try {
    if (inAddress !== '') sessionStorage.setItem(place, inAddress);
    return { workshop, token: inAddress || (sessionStorage.getItem(place) ?? '') };
  } catch {
    // Storage is forbidden here: the address alone has to do.
    return { workshop, token: inAddress };
  }
}

/** An address that somebody has mistyped need not be well-formed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Another key for the same page, pasted into the address: it counts from a fresh start. */
export function reloadOnNewKey(): void {
  addEventListener('hashchange', () => location.reload());
}
