// A server that has been in use for years: every workshop is listed, also right after a restart, when each has to be
// read from the disk again, and meanwhile those who work are answered.

import { expect, test } from 'vitest';
import { workshops } from './support/http-api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld({ browser: false });

test('a list of more workshops than the server reads in one go is whole', async () => {
  const first = await world.workshop();
  const titles = Array.from({ length: 3_000 }, (_, index) => `Workshop ${index + 1}`);
  for (let from = 0; from < titles.length; from += 20) {
    const some = titles.slice(from, from + 20);
    await Promise.all(some.map((title) => world.workshop({ template: 'blank', title })));
  }
  await world.server.kill();
  await world.server.startAgain();

  const listing = workshops(world.api);
  await world.join(first, 'Ana');
  const listed = await listing;
  expect(listed).toHaveLength(titles.length + 1);
  const there = new Set(listed.map(({ title }) => title));
  expect(titles.filter((title) => !there.has(title))).toEqual([]);
  expect(listed.at(-1)!.id).toBe(first.id);
}, 120_000);
