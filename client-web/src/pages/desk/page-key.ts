// Desk, screen and observer pages are opened with their key in the fragment, which no server log sees. The fragment
// stays in the address: a reload and a bookmark must lead back here. A copy is kept for this tab, for when somebody
// follows a link to the bare address.

import type { Credentials } from '../../connection/connection';

interface PageAddress {
  readonly pathname: string;
  readonly hash: string;
}

const placeOf = (workshop: string): string =>
  `cg/key/${location.pathname.split('/')[1] ?? ''}/${workshop}`;

/** Workshop and key of `/desk/{id}#key`. An empty key is refused by the server with a sentence that says what to do. */
export function keyOfPage(address: PageAddress = location): Credentials {
  const workshop = decodeURIComponent(address.pathname.split('/')[2] ?? '');
  const inAddress = address.hash.replace(/^#/, '');
  const place = placeOf(workshop);
  try {
    if (inAddress !== '') sessionStorage.setItem(place, inAddress);
    return { workshop, token: inAddress || (sessionStorage.getItem(place) ?? '') };
  } catch {
    // Storage is forbidden here: the address alone has to do.
    return { workshop, token: inAddress };
  }
}
