// Join codes cannot be guessed, and whoever has the right one gets in: three hundred people behind one address join
// within ten seconds while that very address sends wrong codes as fast as it is let.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { createWorkshop, deleteWorkshop } from '../e2e/support/http-api.ts';
import { commandId, ProtocolClient } from '../e2e/support/protocol-client.ts';
import { LinkLost, Refused, RpcSocket } from '../e2e/support/rpc-socket.ts';
import { Server } from '../e2e/support/server.ts';
import { held } from './support/held.ts';

const people = 300;
const guessers = 40;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Of one address: 600 at once, 30 a second after that (FU3); and what was under way. */
const guessesAtOnce = 600;
const guessesPerSecond = 30;

let server: Server;
let workshop: WorkshopCreated;
beforeAll(async () => {
  server = await Server.start();
  workshop = await createWorkshop(
    { server: server.url, key: server.organiserKey },
    { title: 'Guess', template: 'joint-working' },
  );
});
afterAll(() => server.close());

const guess = (): string =>
  Array.from({ length: 6 }, () => letters[Math.floor(Math.random() * letters.length)]).join('');

/** Opens a connection whenever the last one was closed on it, and guesses without pause. */
async function guessUntil(isOver: () => boolean, told: Map<string, number>): Promise<void> {
  const count = (what: string) => told.set(what, (told.get(what) ?? 0) + 1);
  while (!isOver()) {
    try {
      const socket = await RpcSocket.open(server.url);
      void socket.closed.then(({ code }) => count(`closed ${code}`));
      while (!isOver() && socket.isOpen) {
        const params = { code: guess(), name: 'Mallory', sector: 'nhs', consent: true };
        await socket.call('join', params, commandId()).catch((error: unknown) => {
          if (!(error instanceof Refused)) throw error;
          count(error.reason);
        });
      }
      socket.close();
    } catch (error) {
      if (!(error instanceof LinkLost)) throw error;
      count('no connection');
    }
  }
}

test(`${people} people join while ${guessers} connections of their address guess`, async () => {
  const told = new Map<string, number>();
  let over = false;
  const guessing = Array.from({ length: guessers }, () => guessUntil(() => over, told));
  await new Promise((done) => setTimeout(done, 1_000));
  const begun = Date.now();
  const joined = await Promise.all(
    Array.from({ length: people }, (_, at) =>
      ProtocolClient.join(server.url, { code: workshop.code, name: `P${at}`, sector: 'nhs' }),
    ),
  );
  const joinedMs = Date.now() - begun;
  over = true;
  await Promise.all(guessing);
  for (const { client } of joined) client.stop();
  expect(new Set(joined.map(({ joined: { person } }) => person)).size).toBe(people);
  expect(joinedMs).toBeLessThan(10_000);
  const seconds = (Date.now() - begun + 1_000) / 1_000;
  const looked = told.get('wrong_code') ?? 0;
  expect(looked).toBeLessThan(guessesAtOnce + guessesPerSecond * seconds + guessers);
  held(
    'Security',
    `${people} joins from an address that also guesses codes over ${guessers} connections`,
    `all in after ${joinedMs} ms; told the guessers: ${[...told].map(([what, n]) => `${what} ${n}`).join(', ')}`,
  );
});

test('a wrong code, an ended workshop and a deleted one: the same answer', async () => {
  const api = { server: server.url, key: server.organiserKey };
  const ended = await createWorkshop(api, { title: 'Ended', template: 'blank' });
  const desk = await ProtocolClient.attach(server.url, {
    workshop: ended.id,
    token: ended.keys.lead,
  });
  await desk.call('workshop.end', { on: true });
  desk.stop();
  const gone = await createWorkshop(api, { title: 'Gone', template: 'blank' });
  await deleteWorkshop(api, gone.id);
  const answers: { refused: Refused; ms: number }[] = [];
  for (const code of [guess(), ended.code, gone.code]) {
    const socket = await RpcSocket.open(server.url);
    const begun = Date.now();
    const refused = await socket
      .call('join', { code, name: 'Ana', sector: 'nhs', consent: true }, commandId())
      .catch((error: unknown) => error as Refused);
    answers.push({ refused: refused as Refused, ms: Date.now() - begun });
    socket.close();
  }
  const times = answers.map(({ ms }) => ms);
  expect(new Set(answers.map(({ refused }) => refused.message)).size).toBe(1);
  expect(answers[0]!.refused.reason).toBe('wrong_code');
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(120);
  held(
    'Security',
    'a wrong code, and those of workshops that have ended or are deleted',
    `the same words, after ${times.join(', ')} ms`,
  );
});

test('codes are guessed no faster by asking for them over HTTP', async () => {
  const own = await Server.start();
  const begun = Date.now();
  let looked = 0;
  const guessing = async () => {
    while (Date.now() - begun < 5_000) {
      const answer = await fetch(`${own.url}/join/${guess()}?find`);
      const { error } = (await answer.json()) as { error?: { data: { reason: string } } };
      if (error?.data.reason === 'wrong_code') looked++;
    }
  };
  await Promise.all(Array.from({ length: guessers * 4 }, guessing));
  const seconds = (Date.now() - begun) / 1_000;
  await own.close();
  expect(looked).toBeGreaterThan(guessers);
  expect(looked).toBeLessThan(guessesAtOnce + guessesPerSecond * seconds + guessers * 4);
  held(
    'Security',
    `codes guessed over HTTP, ${guessers * 4} requests at a time`,
    `${looked} looked at in ${seconds.toFixed(0)} s`,
  );
});
