// How a server looks from outside: ready or not, and whether it still gives what it should.

import type { WorkshopCreated } from '../../../client-web/src/protocol/generated.ts';
import { ProtocolClient } from '../../e2e/support/protocol-client.ts';
import type { Server } from '../../e2e/support/server.ts';
import { until, within } from '../../e2e/support/waiting.ts';

export async function statusOf(server: Server, path: string): Promise<number> {
  const answer = await fetch(`${server.url}${path}`, { signal: AbortSignal.timeout(5_000) });
  await answer.arrayBuffer();
  return answer.status;
}

export async function isReady(server: Server): Promise<boolean> {
  return (await statusOf(server, '/readyz')) === 200;
}

export function untilReady(server: Server, withinMs = 15_000): Promise<boolean> {
  return until('the server to be ready', () => isReady(server).catch(() => false), withinMs);
}

export function untilUnready(server: Server, withinMs = 10_000): Promise<boolean> {
  return until(
    'the server to say that it is not ready',
    async () => !(await isReady(server)),
    withinMs,
  );
}

/** The transcript, in time for somebody who waits for it. */
export async function transcriptOf(
  server: Server,
  { id, keys }: WorkshopCreated,
  withinMs = 3_000,
): Promise<string> {
  const answer = await fetch(`${server.url}/api/workshops/${id}/transcript.json`, {
    headers: { Authorization: `Bearer ${keys.lead}` },
    signal: AbortSignal.timeout(withinMs),
  });
  if (!answer.ok) throw new Error(`the transcript: ${answer.status}`);
  return answer.text();
}

/** A desk that is opened now gets its first view. */
export async function seesFirstView(
  server: Server,
  { id, keys }: WorkshopCreated,
  withinMs = 3_000,
): Promise<void> {
  const attached = ProtocolClient.attach(server.url, { workshop: id, token: keys.lead });
  (await within('a first view', attached, withinMs)).stop();
}

/** What of this is not so, in words; it is asked, not asserted, so that one answer does not hide the other. */
export async function troubleReading(
  server: Server,
  workshop: WorkshopCreated,
  holds: readonly string[],
): Promise<string[]> {
  const troubles: string[] = [];
  try {
    const transcript = await transcriptOf(server, workshop);
    const missing = holds.filter((text) => !transcript.includes(text));
    if (missing.length > 0) troubles.push(`the transcript lacks ${missing.length}: ${missing[0]}`);
  } catch (error) {
    troubles.push(`no transcript: ${String(error)}`);
  }
  await seesFirstView(server, workshop).catch((error: unknown) => {
    troubles.push(`no first view: ${String(error)}`);
  });
  return troubles;
}
