// Connections that say nothing: half a frame, never joining, half a request. They are cut off in their time, and take
// nothing from others meanwhile. A minute and more, so scripts/hardening only.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkshop } from '../e2e/support/http-api.ts';
import { Server } from '../e2e/support/server.ts';
import { Bystander, noticeableMs } from './support/bystander.ts';
import { held } from './support/held.ts';
import { useOf } from './support/process-use.ts';
import { RawSocket } from './support/raw-socket.ts';
import { RawWebSocket, textFrame } from './support/raw-websocket.ts';

const area = 'Conformance and hostile input';
const each = 100;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.close());

async function cutOffAfter(sockets: readonly RawSocket[], withinMs: number): Promise<number> {
  const begun = Date.now();
  await Promise.all(sockets.map((raw) => raw.untilEnded(withinMs)));
  return Date.now() - begun;
}

test('half a frame, never joining, half a request: cut off in their time', async () => {
  const workshop = await createWorkshop(
    { server: server.url, key: server.organiserKey },
    { title: 'Silence', template: 'blank' },
  );
  const bystander = await Bystander.watch(server.url, workshop);
  const { descriptors } = await useOf(server.pid);
  const many = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: each }, make));
  const half = await many(async () => {
    const socket = await RawWebSocket.open(server.url);
    socket.raw.send(textFrame('x'.repeat(50_000)).subarray(0, 20_000));
    return socket.raw;
  });
  const silent = await many(async () => (await RawWebSocket.open(server.url)).raw);
  const requests = await many(async () => {
    const raw = await RawSocket.open(server.url);
    raw.send('GET / HTTP/1.1\r\nHost:');
    return raw;
  });
  const [requestsMs, halfMs, silentMs] = await Promise.all([
    cutOffAfter(requests, 20_000),
    cutOffAfter(half, 90_000),
    cutOffAfter(silent, 90_000),
  ]);
  for (const raw of [...half, ...silent, ...requests]) raw.close();
  await bystander.end();
  expect(bystander.slowestMs).toBeLessThan(noticeableMs);
  expect((await useOf(server.pid)).descriptors).toBeLessThanOrEqual(descriptors + 2);
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;
  held(
    area,
    `${each} each of: half an HTTP request, half a frame, never joining and never answering a ping`,
    `cut off after ${seconds(requestsMs)}, ${seconds(halfMs)} and ${seconds(silentMs)}; all descriptors free again`,
  );
});
