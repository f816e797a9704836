// Whether clients that went through a bad time hold what a newcomer is given (VW4).

import { isDeepStrictEqual } from 'node:util';
import { ProtocolClient } from '../../e2e/support/protocol-client.ts';
import { after } from '../../e2e/support/waiting.ts';

/** Resolves with the milliseconds until the last one did; rejects with the keys that differ. */
export async function converge(
  server: string,
  clients: readonly ProtocolClient[],
  withinMs = 20_000,
): Promise<number> {
  const begun = Date.now();
  let pending = [...clients];
  for (;;) {
    const still = await Promise.all(pending.map((client) => differences(server, client)));
    const differing = still.flatMap((keys, at) => (keys.length === 0 ? [] : [{ at, keys }]));
    if (differing.length === 0) return Date.now() - begun;
    if (Date.now() - begun > withinMs) {
      const { at, keys } = differing[0]!;
      throw new Error(
        `${differing.length} of ${clients.length} clients do not converge; client ${at}: ${keys.slice(0, 5).join(', ')}`,
      );
    }
    pending = differing.map(({ at }) => pending[at]!);
    await after(150);
  }
}

async function differences(server: string, client: ProtocolClient): Promise<string[]> {
  const fresh = await ProtocolClient.attach(server, client.credentials!);
  const wanted = fresh.view.snapshot();
  fresh.stop();
  const here = client.view.snapshot();
  const keys = new Set([...Object.keys(wanted), ...Object.keys(here)]);
  return [...keys].filter((key) => !isDeepStrictEqual(wanted[key], here[key]));
}

/** What clients noticed of a server that breaks the contract: a position that goes back, and the like. */
export function viewFaults(clients: readonly ProtocolClient[]): string[] {
  return clients.flatMap(({ view }) => view.faults);
}
