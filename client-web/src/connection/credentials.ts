// Who this browser is in which workshop. Tokens stay in localStorage, one per workshop code or id.

import { forget, keep, kept } from './kept';

export interface Membership {
  workshop: string;
  person: string;
  token: string;
}

/** As the server compares codes: any case, spaces and hyphens ignored. */
export function plainCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

const membershipKey = (code: string) => `cg/person/${plainCode(code)}`;

export function keptMembership(code: string): Membership | undefined {
  const found = kept(membershipKey(code)) as Partial<Membership> | undefined;
  if (!found?.workshop || !found.token || !found.person) return undefined;
  return { workshop: found.workshop, person: found.person, token: found.token };
}

export function keepMembership(code: string, membership: Membership): void {
  keep(membershipKey(code), membership);
}

export function forgetMembership(code: string): void {
  forget(membershipKey(code));
}
