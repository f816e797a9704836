// kill -9 at random times, with writers: every acknowledged command is there once, and the database is sound.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Server } from '../e2e/support/server.ts';
import { after } from '../e2e/support/waiting.ts';
import { integrity, readDatabase, textsLike } from './support/database-copy.ts';
import { effort } from './support/effort.ts';
import { held } from './support/held.ts';
import { ledgerFaults, WritersRoom } from './support/writers.ts';

const rounds = effort(10, 200);
const writersEach = 6;
const killWithinMs = 250;

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.close());

test(`kill -9, ${rounds} rounds`, async () => {
  let beforeKill = 0;
  let inAll = 0;
  for (let round = 1; round <= rounds; round++) {
    const name = `r${round}`;
    const room = await WritersRoom.open(server, name, writersEach);
    let over = false;
    const writing = room.write(() => over);
    await after(Math.random() * killWithinMs);
    await server.kill();
    // What was answered is known here, whether or not it was written: answers come after the commit.
    const { acknowledged, sent } = room;
    readDatabase(server.data, (database) => {
      expect(integrity(database), name).toBe('ok');
      const found = textsLike(database, `${name} person % idea`);
      expect(ledgerFaults(found, { acknowledged, sent: [...sent] }), name).toEqual([]);
    });
    beforeKill += acknowledged.length;
    over = true;
    await server.startAgain();
    // What hung in the air is sent again under its id, and counts once.
    await writing;
    expect(ledgerFaults(await room.ideas(), room), name).toEqual([]);
    expect(room.acknowledged.length, name).toBe(room.sent.length);
    for (const { client, lastScore } of room.writers) {
      if (lastScore === undefined) continue;
      await client.until(`${name}: the last score`, (view) => {
        return view.of('mine/scores', 'act5')?.scores.item === lastScore;
      });
    }
    inAll += room.acknowledged.length;
    room.stop();
  }
  expect(beforeKill).toBeGreaterThan(rounds * 5);
  held(
    'The real process',
    `kill -9 at a random time, ${rounds} rounds of ${writersEach} writers`,
    `${beforeKill} commands acknowledged before and ${inAll - beforeKill} after a kill: each there once; integrity_check ok each time`,
  );
});
