// Out of file descriptors: those who are in go on, commits and exports too, and when some are free newcomers get in.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProtocolClient } from '../e2e/support/protocol-client.ts';
import { Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { held } from './support/held.ts';
import { troubleReading, statusOf } from './support/looks.ts';
import { canLimit } from './support/possible.ts';
import { useOf } from './support/process-use.ts';
import { RawSocket } from './support/raw-socket.ts';
import { WritersRoom } from './support/writers.ts';

const descriptors = 64;

describe.skipIf(!canLimit)('out of descriptors (needs prlimit)', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start({ under: ['prlimit', `--nofile=${descriptors}:${descriptors}`] });
  });
  afterAll(() => server.close());

  test(`with ${descriptors} of them`, async () => {
    const room = await WritersRoom.open(server, 'full house', 10);
    const greedy: RawSocket[] = [];
    const crowd = Array.from({ length: descriptors * 2 }, async () => {
      greedy.push(await RawSocket.open(server.url));
    });
    // The kernel takes connections for us up to its backlog; the server cannot.
    await Promise.allSettled(crowd);
    await until('all descriptors to be taken', async () => {
      return (await useOf(server.pid)).descriptors >= descriptors - 1;
    });
    // Those who are in notice nothing.
    await Promise.all(room.writers.map((writer) => writer.post()));
    expect(room.acknowledged).toHaveLength(10);
    // And it does not turn in circles meanwhile.
    const cpu = process.cpuUsage();
    await after(500);
    expect(process.cpuUsage(cpu).user).toBeLessThan(500_000);
    for (const socket of greedy) socket.close();
    const begun = Date.now();
    await until('an answer for a newcomer', async () => {
      return (await statusOf(server, '/healthz').catch(() => 0)) === 200;
    });
    const recoveredMs = Date.now() - begun;
    const { client } = await ProtocolClient.join(server.url, {
      code: room.workshop.code,
      name: 'Late',
      sector: 'one',
    });
    expect(await troubleReading(server, room.workshop, room.acknowledged)).toEqual([]);
    client.stop();
    room.stop();
    held(
      'The real process',
      `${descriptors * 2} connections to a server with ${descriptors} descriptors`,
      `those inside wrote on; a newcomer was in ${recoveredMs} ms after they had gone`,
    );
  });
});
