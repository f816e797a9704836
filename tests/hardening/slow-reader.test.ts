// A reader that stops reading is cut off at its bound, while others are unaffected and the memory stays bounded.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { Bystander, noticeableMs } from './support/bystander.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { forgetPeak, useOf } from './support/process-use.ts';
import { RawWebSocket } from './support/raw-websocket.ts';
import { WritersRoom } from './support/writers.ts';

const deafPhones = effort(4, 8);
/** What a queue may hold (1 MiB), what the kernel may hold besides, and the frame that went over the bound. */
const kernelBytesEach = 16 << 20;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.close());

test(`${deafPhones} desks that ask and never read`, async () => {
  const room = await WritersRoom.open(server, 'deaf', 8);
  const { id, keys } = room.workshop;
  await room.write(() => room.sent.length >= 400);
  const bystander = await Bystander.watch(server.url, room.workshop);
  const before = await useOf(server.pid);
  await forgetPeak(server.pid);
  const deaf = await Promise.all(
    Array.from({ length: deafPhones }, async (_, at) => {
      const socket = await RawWebSocket.open(server.url);
      const token = keys[(['lead', 'process', 'observer', 'screen'] as const)[at % 4]!];
      socket.request('attach', { workshop: id, token });
      await socket.answer();
      socket.raw.socket.pause();
      return socket;
    }),
  );
  // Each answer is some 60 KB: many times what queue and kernel hold. As much at once, and then as fast, as nobody is
  // refused for it.
  const ask = (socket: RawWebSocket) =>
    socket.request('list.page', { of: 'idea', limit: 200 }, `n${Math.random()}`);
  for (const socket of deaf) for (let times = 0; times < 60; times++) ask(socket);
  let over = false;
  const asking = (async () => {
    while (!over) {
      for (const socket of deaf) ask(socket);
      await after(20);
    }
  })();
  const visitors = async (): Promise<number> => {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^commonground_visitors (\d+)/m.exec(metrics)?.[1]);
  };
  // Its own people, its desk and the bystander stay.
  const others = room.writers.length + 2;
  await until('the deaf to be cut off', async () => (await visitors()) <= others, 40_000);
  over = true;
  await asking;
  const { residentPeakKb } = await useOf(server.pid);
  const grownBytes = (residentPeakKb - before.residentKb) * 1024;
  expect(grownBytes).toBeLessThan(deafPhones * (2 << 20) + (48 << 20));
  // What was queued before the bound is still to be read, and then the code that says "come back".
  const codes = await Promise.all(
    deaf.map(async (socket) => {
      socket.raw.socket.resume();
      const code = await socket.closeCode(20_000).catch(() => 'cut off');
      const { receivedBytes } = socket.raw;
      socket.close();
      return { code, receivedBytes };
    }),
  );
  for (const { code, receivedBytes } of codes) {
    expect([4000, 'cut off']).toContain(code);
    expect(receivedBytes).toBeLessThan(kernelBytesEach);
  }
  await bystander.end();
  expect(bystander.slowestMs).toBeLessThan(noticeableMs);
  await Promise.all(room.writers.map((writer) => writer.post()));
  room.stop();
  held(
    'The real process',
    `${deafPhones} readers that ask for 60 KB answers and never read`,
    `each cut off (${codes.filter(({ code }) => code === 4000).length} told 4000), memory grew by at most ${Math.round(grownBytes / 2 ** 20)} MiB, slowest answer to another ${Math.round(bystander.slowestMs)} ms`,
  );
});
