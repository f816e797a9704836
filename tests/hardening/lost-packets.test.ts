// Packets that are lost without a word, in one direction or both, on a network of our own (network namespaces): what was
// sent counts once, and all clients converge. Skipped where namespaces may not be made.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Server } from '../e2e/support/server.ts';
import { after } from '../e2e/support/waiting.ts';
import { converge, viewFaults } from './support/convergence.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { directions, OwnNetwork, type Direction } from './support/own-network.ts';
import { canMakeNetworks } from './support/possible.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const phones = effort(10, 40);
/** How long nothing gets through: shorter and longer than what the server waits for a silent phone. */
const gaps: readonly (readonly [Direction, number])[] = effort(
  directions.map((direction) => [direction, 1_500] as const),
  directions.flatMap((direction) => [1_000, 5_000, 70_000].map((ms) => [direction, ms] as const)),
);

describe.skipIf(!canMakeNetworks)('a network of our own', () => {
  let network: OwnNetwork;
  let server: Server;
  beforeAll(async () => {
    network = OwnNetwork.make();
    const { host, under } = network;
    server = await Server.start({ host, port: 8080, under, more: ['--insecure-lan'] });
  });
  afterAll(async () => {
    await server.close();
    network.remove();
  });

  test.each(gaps)(
    'packets lost %s for %i ms',
    async (direction, forMs) => {
      const room = await WritersRoom.open(server, `${direction} ${forMs}`, phones);
      const clients = [room.desk, ...room.writers.map(({ client }) => client)];
      let over = false;
      const writing = room.write(() => over, 50);
      await after(300);
      const before = room.acknowledged.length;
      network.lose(direction);
      await after(200); // what was under way
      const atFirst = room.acknowledged.length;
      await after(forMs);
      const meanwhile = room.acknowledged.length - atFirst;
      network.mend();
      await after(500);
      over = true;
      await writing;
      const tookMs = await converge(server.url, clients, 20_000 + forMs);
      expect(before).toBeGreaterThan(0);
      expect(meanwhile).toBe(0); // it was really cut
      expect(room.acknowledged.length).toBe(room.sent.length);
      expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
      expect(viewFaults(clients)).toEqual([]);
      room.stop();
      held(
        'The real process',
        `network namespace: ${clients.length} clients, all packets lost ${direction} for ${forMs / 1000} s`,
        `${room.acknowledged.length} commands each there once; all views equal to a fresh one ${tookMs} ms after the last was acknowledged`,
      );
    },
    effort(60_000, 300_000),
  );
});
