// The disk fails under a running server: fdatasync and pwrite64 give EIO at every call or at every N-th. Commands are
// refused clearly, health is red, reading and exporting work, and the server recovers without a restart.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Server } from '../e2e/support/server.ts';
import { after } from '../e2e/support/waiting.ts';
import { integrity, readDatabase } from './support/database-copy.ts';
import { effort } from './support/effort.ts';
import { Faults, type Fault } from './support/faults.ts';
import { held } from './support/held.ts';
import { isReady, troubleReading, untilReady, untilUnready } from './support/looks.ts';
import { canTrace } from './support/possible.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const sufferMs = effort(1_200, 5_000);
const pauseMs = 8;

interface FaultyDisk extends Fault {
  readonly name: string;
  /** Every call fails, so that nothing can be accepted while it lasts. */
  readonly isDead?: boolean;
}

const dead: FaultyDisk[] = [
  { name: 'every fdatasync fails', calls: 'fdatasync', injection: 'error=EIO', isDead: true },
  { name: 'every pwrite64 fails', calls: 'pwrite64', injection: 'error=EIO', isDead: true },
];
const everyNth = (calls: string, n: number): FaultyDisk => ({
  name: `every ${n}. ${calls} fails`,
  calls,
  injection: `error=EIO:when=${n}+${n}`,
});
const often = effort(
  [everyNth('fdatasync', 3), everyNth('pwrite64', 5)],
  [1, 2, 3, 5, 7, 13].flatMap((n) => [everyNth('fdatasync', n + 1), everyNth('pwrite64', n + 1)]),
);
const slow: FaultyDisk = {
  name: 'every fdatasync takes a quarter of a second',
  calls: 'fdatasync',
  injection: 'delay_enter=250000',
};

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.close());

/** People write before, during and after; what `during` finds is for the test to judge. */
async function suffer(disk: FaultyDisk, during: (room: WritersRoom) => Promise<void>) {
  await untilReady(server);
  const room = await WritersRoom.open(server, disk.name, 5);
  const { pid } = server;
  let over = false;
  const writing = room.write(() => over, pauseMs);
  await after(100);
  const faults = await Faults.inject(pid, disk);
  let injected: number;
  try {
    await during(room);
  } finally {
    injected = faults.injected;
    await faults.end();
  }
  await untilReady(server);
  await after(300);
  over = true;
  await writing;
  expect(server.isRunning && server.pid === pid, 'the same process').toBe(true);
  expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
  expect(room.acknowledged.length, 'all that was sent').toBe(room.sent.length);
  expect(await troubleReading(server, room.workshop, room.acknowledged)).toEqual([]);
  room.stop();
  return { room, injected };
}

describe.skipIf(!canTrace)('a disk that fails (needs strace)', () => {
  test.each(dead)('$name: refused clearly, red, readable, and well again', async (disk) => {
    const { room, injected } = await suffer(disk, async ({ workshop, acknowledged }) => {
      await untilUnready(server);
      const troubles = await troubleReading(server, workshop, acknowledged);
      expect.soft(troubles, 'reading on a dead disk').toEqual([]);
      await after(sufferMs);
      expect.soft(await isReady(server), 'ready on a dead disk').toBe(false);
    });
    expect(room.refusals.length).toBeGreaterThan(0);
    const reasons = new Set(room.refusals.map(({ reason, retry }) => `${reason}, retry: ${retry}`));
    expect([...reasons]).toEqual(['storage_unavailable, retry: true']);
    held(
      'The real process',
      `${disk.name} (EIO) for ${sufferMs / 1000} s`,
      `${room.refusals.length} refusals storage_unavailable after ${injected} faults, /readyz 503, transcript and first view served, recovered as the same process, ${room.acknowledged.length} commands each there once`,
    );
  });

  test.each(often)('$name: what was acknowledged is there once', async (disk) => {
    const { room, injected } = await suffer(disk, () => after(sufferMs));
    expect(injected).toBeGreaterThan(0);
    held(
      'The real process',
      `${disk.name} (EIO)`,
      `${injected} faults, ${room.refusals.length} refusals, ${room.acknowledged.length} commands each there once, recovered each time`,
    );
  });

  test(`${slow.name}: everything is only later`, async () => {
    const { room } = await suffer(slow, async ({ workshop, acknowledged }) => {
      expect(await troubleReading(server, workshop, acknowledged)).toEqual([]);
      await after(sufferMs);
      expect(await isReady(server)).toBe(true);
    });
    expect(room.refusals).toEqual([]);
    held('The real process', slow.name, 'nothing refused, reading goes on');
  });

  test('the database is sound after all that', async () => {
    await server.stop();
    expect(readDatabase(server.data, integrity)).toBe('ok');
    await server.startAgain();
  });
});
