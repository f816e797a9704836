// Renewing links (protocol rules LK1 and LK2): the old ones open nothing from then on.

export type LinkRole = 'lead' | 'process' | 'screen' | 'observer';

/** The page that a role's link opens. */
const pages: Record<LinkRole, string> = {
  lead: 'desk',
  process: 'desk',
  screen: 'screen',
  observer: 'observer',
};

export function linkOf(role: LinkRole, workshop: string, key: string, origin: string): string {
  return `${origin}/${pages[role]}/${encodeURIComponent(workshop)}#${key}`;
}

/** Only the lead's key renews; the key begins with whose it is. */
export function mayRenew(token: string): boolean {
  return token.startsWith('lead.');
}

/** The keys from now on, or nothing when the server did not do it. */
export async function renewLinks(
  workshop: string,
  key: string,
  roles: readonly LinkRole[],
): Promise<Record<LinkRole, string> | undefined> {
  try {
    const answer = await fetch(`/api/workshops/${encodeURIComponent(workshop)}/keys`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ roles }),
    });
    if (!answer.ok) return undefined;
    return ((await answer.json()) as { keys: Record<LinkRole, string> }).keys;
  } catch {
    return undefined;
  }
}
