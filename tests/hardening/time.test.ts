// Time that does not pass as expected: the process stopped for a minute, and clocks that are set an hour back or ahead.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProtocolClient } from '../e2e/support/protocol-client.ts';
import { Server } from '../e2e/support/server.ts';
import { after, until } from '../e2e/support/waiting.ts';
import { converge, viewFaults } from './support/convergence.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { faketimeLibrary } from './support/possible.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const stoppedMs = effort(3_000, 60_000);

describe('a process that is stopped (SIGSTOP) and goes on', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server.close());

  test(`for ${stoppedMs / 1000} s`, async () => {
    const room = await WritersRoom.open(server, 'stopped', 20);
    let over = false;
    const writing = room.write(() => over, 30);
    await after(300);
    server.signal('SIGSTOP');
    await after(stoppedMs);
    server.signal('SIGCONT');
    const begun = Date.now();
    const soFar = room.acknowledged.length;
    await until('writing to go on', () => room.acknowledged.length > soFar + 20, 30_000);
    const onMs = Date.now() - begun;
    over = true;
    await writing;
    const clients = [room.desk, ...room.writers.map(({ client }) => client)];
    await converge(server.url, clients);
    expect(ledgerFaults(await room.ideas(), room)).toEqual([]);
    expect(room.acknowledged.length).toBe(room.sent.length);
    expect(viewFaults(clients)).toEqual([]);
    room.stop();
    held(
      'The real process',
      `SIGSTOP for ${stoppedMs / 1000} s with 20 writers`,
      `on again ${onMs} ms after SIGCONT, ${room.acknowledged.length} commands each there once, views as fresh ones`,
    );
  });
});

describe.skipIf(faketimeLibrary === undefined)('a clock that is set (needs libfaketime)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonground-clock-'));
  const clock = join(folder, 'clock');
  const set = (offset: string) => writeFileSync(clock, `${offset}\n`);
  let server: Server;
  beforeAll(async () => {
    set('+0');
    server = await Server.start({
      environment: {
        LD_PRELOAD: faketimeLibrary!,
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: '1',
        // Only the clock on the wall is set; what measures intervals goes on, as in the kernel.
        DONT_FAKE_MONOTONIC: '1',
      },
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const wallClock = async (client: ProtocolClient): Promise<number> =>
    (await client.call('ping', {})).now - Date.now();

  test.each([
    ['an hour ahead', '+3600', 3_600_000],
    ['an hour back', '-3600', -3_600_000],
  ])('%s: everybody goes on being told in time', async (name, offset, aheadMs) => {
    set('+0');
    const room = await WritersRoom.open(server, name, 5);
    const watcher = await ProtocolClient.attach(server.url, {
      workshop: room.workshop.id,
      token: room.workshop.keys.observer,
    });
    await room.write(() => room.sent.length >= 20, 20);
    expect(Math.abs(await wallClock(room.desk))).toBeLessThan(2_000);
    set(offset);
    await until('the clock to be set', async () => {
      return Math.abs((await wallClock(room.desk)) - aheadMs) < 2_000;
    });
    const slowest: number[] = [];
    for (const { client, name: author } of room.writers) {
      const begun = Date.now();
      const text = `${author} after the clock was set`;
      await client.call('idea.post', {
        activity: 'act4',
        column: 'only',
        text,
        attribution: 'name',
      });
      const holds = () => watcher.view.all('idea').some(({ record }) => record.text === text);
      await until(`${name}: the observer to be told`, holds, 5_000);
      slowest.push(Date.now() - begun);
    }
    const clients = [room.desk, watcher, ...room.writers.map(({ client }) => client)];
    await converge(server.url, clients);
    expect(viewFaults(clients)).toEqual([]);
    for (const { client } of room.writers) expect(client.ended).toBeUndefined();
    // Nobody was taken for absent, and nobody was lost.
    expect(room.desk.view.single('workshop')?.people).toBe(room.writers.length);
    room.stop();
    watcher.stop();
    held(
      'The real process',
      `the clock is set ${name}`,
      `commands acknowledged, others told within ${Math.max(...slowest)} ms, views as fresh ones`,
    );
  });
});
