// A disk that is full (a small tmpfs): refused clearly, health red, reading and exporting work, and the server takes
// commands again when there is space, without a restart.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { integrity, readDatabase } from './support/database-copy.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { isReady, troubleReading, untilReady } from './support/looks.ts';
import { canMount } from './support/possible.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const times = effort(1, 5);
const fullForMs = effort(1_000, 5_000);

function mount(...given: string[]): void {
  const { status, stderr } = spawnSync('mount', given);
  if (status !== 0) throw new Error(stderr.toString());
}

describe.skipIf(!canMount)('a full disk (needs root, to mount a small one)', () => {
  const disk = mkdtempSync(join(tmpdir(), 'commonground-disk-'));
  const ballast = join(disk, 'ballast');
  let server: Server;

  beforeAll(async () => {
    mount('-t', 'tmpfs', '-o', 'size=6m,mode=0700', 'commonground-hardening', disk);
    server = await Server.start({ data: join(disk, 'data') });
  });
  afterAll(async () => {
    await server.close();
    spawnSync('umount', [disk]);
    rmdirSync(disk);
  });

  /** Until nothing goes in any more. */
  function fill(): void {
    try {
      writeFileSync(ballast, Buffer.alloc(1 << 20), { flag: 'a' });
      fill();
    } catch {
      // Full: the last part went in as far as it fitted.
    }
  }

  test.each(Array.from({ length: times }, (_, at) => at + 1))('full, time %i', async (time) => {
    const room = await WritersRoom.open(server, `full ${time}`, 5);
    let over = false;
    const writing = room.write(() => over, 10);
    await after(200);
    fill();
    await until('a refusal', () => room.refusals.length > 0);
    const red = await until('red health', async () => !(await isReady(server)), 3_000).catch(
      () => false,
    );
    const troubles = await troubleReading(server, room.workshop, room.acknowledged);
    await after(fullForMs);
    rmSync(ballast);
    await untilReady(server);
    const accepted = room.acknowledged.length;
    await until('writing to go on', () => room.acknowledged.length > accepted);
    over = true;
    await writing;
    const reasons = new Set(room.refusals.map(({ reason, retry }) => `${reason}, retry: ${retry}`));
    expect([...reasons]).toEqual(['storage_unavailable, retry: true']);
    expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
    expect.soft(troubles, 'reading on a full disk').toEqual([]);
    expect.soft(red, '/readyz says that the disk is full').toBe(true);
    room.stop();
    held(
      'The real process',
      `full disk (tmpfs), time ${time}`,
      `${room.refusals.length} refusals storage_unavailable, /readyz 503, transcript and first view served, went on when space returned, ${room.acknowledged.length} commands each there once`,
    );
  });

  test('the database is sound after all that', async () => {
    await server.stop();
    expect(readDatabase(server.data, integrity)).toBe('ok');
    await server.startAgain();
  });
});
