// Loss, resets, stalls and chops between phones and server: everything that was sent counts once, and all clients
// converge to the fresh view. And 500 sockets that are reset at once: all are back within 30 s.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProtocolClient } from '../e2e/support/protocol-client.ts';
import { Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { badNetwork, ChaosProxy } from './support/chaos-proxy.ts';
import { converge, viewFaults } from './support/convergence.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const phones = effort(12, 40);
const badForMs = effort(4_000, 60_000);
const pauseMs = effort(20, 400);
const crowd = effort(120, 500);

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.close());

test.each(effort([1], [1, 2, 3]))('a bad network, seed %i', async (seed) => {
  const proxy = await ChaosProxy.before(server.url, seed);
  const room = await WritersRoom.open(server, `bad ${seed}`, phones, proxy.url);
  const watchers = await Promise.all(
    (['screen', 'observer', 'process'] as const).map((role) =>
      ProtocolClient.attach(proxy.url, {
        workshop: room.workshop.id,
        token: room.workshop.keys[role],
      }),
    ),
  );
  const clients = [room.desk, ...watchers, ...room.writers.map(({ client }) => client)];
  let over = false;
  proxy.unleash(badNetwork);
  const writing = room.write(() => over, pauseMs);
  await after(badForMs);
  over = true;
  proxy.calm();
  await writing;
  const tookMs = await converge(server.url, clients);
  expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
  expect(room.acknowledged.length).toBe(room.sent.length);
  expect(viewFaults(clients)).toEqual([]);
  const { connections, pieces, resets, losses, stalls } = proxy.counts;
  expect(resets + losses).toBeGreaterThan(5);
  room.stop();
  for (const client of watchers) client.stop();
  await proxy.close();
  held(
    'The real process',
    `chaos proxy, seed ${seed}: ${clients.length} clients for ${badForMs / 1000} s, ${connections} connections, ${pieces} pieces, ${resets} resets, ${losses} losses, ${stalls} stalls`,
    `${room.acknowledged.length} commands each there once; all views equal to a fresh one ${tookMs} ms after the network was well`,
  );
});

test(`${crowd} sockets reset at once`, async () => {
  const proxy = await ChaosProxy.before(server.url, 7);
  const room = await WritersRoom.open(server, 'crowd', crowd, proxy.url);
  const inAll = await until('everybody to be in', () => {
    return room.desk.view.single('workshop')?.people === crowd;
  });
  expect(inAll).toBe(true);
  const phonesPresent = (): number =>
    room.desk.view.all('person').filter(({ record }) => record.present).length;
  const onLine = (): number => room.writers.filter(({ client }) => client.isOnLine).length;
  const begun = Date.now();
  expect(proxy.resetAll()).toBe(crowd + 1);
  await until('the resets to be noticed', () => onLine() < crowd / 2);
  await until('everybody to be back', () => onLine() === crowd && room.desk.isOnLine, 30_000);
  const backMs = Date.now() - begun;
  await Promise.all(room.writers.map((writer) => writer.post()));
  expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
  await converge(server.url, [room.desk, ...room.writers.slice(0, 20).map(({ client }) => client)]);
  await until('the desk to see them', () => phonesPresent() >= Math.min(crowd, 100));
  room.stop();
  await proxy.close();
  held(
    'The real process',
    `${crowd} sockets reset at once`,
    `all back in ${backMs} ms, each posted once`,
  );
});
