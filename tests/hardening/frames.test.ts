// Conformance and hostile frames, over raw sockets, against the product's own endpoint and the echo server: the
// documented answer, bounded memory and time, others unaffected.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkshopCreated } from '../../client-web/src/protocol/generated.ts';
import { createWorkshop } from '../e2e/support/http-api.ts';
import { Server } from '../e2e/support/server.ts';
import { within } from '../e2e/support/waiting.ts';
import { Bystander, noticeableMs } from './support/bystander.ts';
import { effort, memoryFactor } from './support/effort.ts';
import { held } from './support/held.ts';
import {
  allowedCloseCodes,
  closeFrame,
  offences,
  splitOffences,
  type Offence,
} from './support/offences.ts';
import { forgetPeak, useOf } from './support/process-use.ts';
import { frame, opcode, RawWebSocket, textFrame } from './support/raw-websocket.ts';
import { EchoServer, hasEchoServer } from './support/targets.ts';

const area = 'Conformance and hostile input';

let server: Server;
let workshop: WorkshopCreated;
let echo: EchoServer | undefined;
let bystander: Bystander;

beforeAll(async () => {
  server = await Server.start();
  workshop = await createWorkshop(
    { server: server.url, key: server.organiserKey },
    { title: 'Frames', template: 'blank' },
  );
  if (hasEchoServer) echo = await EchoServer.start();
  bystander = await Bystander.watch(server.url, workshop);
  await forgetPeak(server.pid);
});
afterAll(async () => {
  await bystander.end();
  await server.close();
  await echo?.close();
});

/** As many at a time as keeps it short, and no more: each needs a connection. */
async function each<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

async function isAnsweredWith(
  url: string,
  bytes: Buffer,
  code: Offence['code'],
  name: string,
): Promise<void> {
  const socket = await RawWebSocket.open(url);
  socket.raw.send(bytes);
  expect.soft([code].flat(), name).toContain(await socket.closeCode().catch(String));
  await socket.raw.untilEnded().catch(() => expect.soft('open', name).toBe('closed'));
  socket.close();
}

/** Another request goes through on the same server, and nothing has piled up. */
async function othersAreUnaffected(): Promise<void> {
  const socket = await RawWebSocket.open(server.url);
  socket.request('ping', {}, 'still');
  await isAnswered(socket, 'still');
  socket.close();
  expect(bystander.slowestMs).toBeLessThan(noticeableMs);
}

async function isAnswered(socket: RawWebSocket, id: string): Promise<void> {
  expect(await socket.answer()).toMatchObject({
    id,
    result: { now: expect.any(Number) as number },
  });
}

const padded = (bytes: number, id = 'p'): string => {
  const request = JSON.stringify({ jsonrpc: '2.0', id, method: 'ping', params: {} });
  return request + ' '.repeat(bytes - Buffer.byteLength(request));
};

const targets: { name: string; url: () => string }[] = [
  { name: 'the product', url: () => server.url },
  ...(hasEchoServer ? [{ name: 'the echo server', url: () => echo!.url }] : []),
];

describe.each(targets)('forbidden by RFC 6455, sent to $name', ({ name, url }) => {
  test('every offence: closed with its code', async () => {
    await each(offences, (offence) =>
      isAnsweredWith(url(), offence.bytes, offence.code, offence.name),
    );
    await othersAreUnaffected();
    held(
      area,
      `${offences.length} forbidden frames to ${name}`,
      'each closed with its code, others unaffected',
    );
  });

  test('bad UTF-8 split between fragments at every byte', async () => {
    await each(splitOffences, (offence) =>
      isAnsweredWith(url(), offence.bytes, offence.code, offence.name),
    );
    held(
      area,
      `bad UTF-8 split at every byte (${splitOffences.length} ways) to ${name}`,
      '1007 each time',
    );
  });

  test('every allowed close code comes back', async () => {
    await each(allowedCloseCodes, (code) =>
      isAnsweredWith(url(), closeFrame(code), code, `${code}`),
    );
    const empty = frame({ opcode: opcode.close });
    await isAnsweredWith(url(), empty, [1000, 1005], 'an empty close');
    held(
      area,
      `${allowedCloseCodes.length} close codes to ${name}`,
      'each echoed, connection ended',
    );
  });
});

describe('the product answers', () => {
  const lengths = [125, 126, 127, 1_000, 65_535, 65_536];
  test.each(lengths)('a request of %i bytes', async (length) => {
    const socket = await RawWebSocket.open(server.url);
    socket.raw.send(textFrame(padded(length, `l${length}`)));
    await isAnswered(socket, `l${length}`);
    socket.close();
  });

  test('one of 65,537 bytes with 1009', () =>
    isAnsweredWith(server.url, textFrame(padded(65_537)), 1009, '65,537'));

  test('a request in fragments with control frames between', async () => {
    const socket = await RawWebSocket.open(server.url);
    const bytes = Buffer.from(padded(300, 'between'));
    for (let at = 0; at < bytes.length; at += 20) {
      socket.send({
        opcode: at === 0 ? opcode.text : opcode.continuation,
        payload: bytes.subarray(at, at + 20),
        isFinal: at + 20 >= bytes.length,
      });
      if (at + 20 < bytes.length) socket.send({ opcode: opcode.ping, payload: `ping ${at}` });
    }
    for (let at = 0; at + 20 < bytes.length; at += 20) {
      const pong = await socket.next('a pong', (got) => got.opcode === opcode.pong);
      expect(pong.payload.toString()).toBe(`ping ${at}`);
    }
    await isAnswered(socket, 'between');
    socket.close();
  });

  test.each([
    ['of a byte', (bytes: Buffer, at: number) => bytes.subarray(at, at + 1)],
    ['that are empty', (bytes: Buffer, at: number) => (at === 9_999 ? bytes : Buffer.alloc(0))],
  ])('a request in 10,000 fragments %s', async (kind, part) => {
    const socket = await RawWebSocket.open(server.url);
    const bytes = Buffer.from(padded(10_000, 'ten'));
    const begun = Date.now();
    const frames = Array.from({ length: 10_000 }, (_, at) =>
      frame({
        opcode: at === 0 ? opcode.text : opcode.continuation,
        payload: part(bytes, at),
        isFinal: at === 9_999,
      }),
    );
    socket.raw.send(Buffer.concat(frames));
    await isAnswered(socket, 'ten');
    expect(Date.now() - begun).toBeLessThan(5_000);
    socket.close();
    await othersAreUnaffected();
    held(area, `10,000 fragments ${kind}`, `answered in ${Date.now() - begun} ms`);
  });

  test('a request one byte at a time', async () => {
    const socket = await RawWebSocket.open(server.url);
    await socket.raw.sendSlowly(textFrame(padded(200, 'dribble')), () => 1, 1);
    await isAnswered(socket, 'dribble');
    socket.close();
  });

  test('good UTF-8 split at every byte, between fragments and between packets', async () => {
    const id = 'Zoë ≠ 🧡 κόσμε';
    const text = Buffer.from(JSON.stringify({ jsonrpc: '2.0', id, method: 'ping', params: {} }));
    const socket = await RawWebSocket.open(server.url);
    // Who has not joined may not say so much.
    socket.request('attach', { workshop: workshop.id, token: workshop.keys.process });
    await socket.answer();
    for (let at = 1; at < text.length; at++) {
      socket.send({ opcode: opcode.text, payload: text.subarray(0, at), isFinal: false });
      socket.send({ opcode: opcode.continuation, payload: text.subarray(at) });
      await isAnswered(socket, id);
    }
    await socket.raw.sendSlowly(textFrame(text.toString()), () => 1);
    await isAnswered(socket, id);
    socket.close();
    held(area, `UTF-8 split at every one of ${text.length} bytes`, 'understood each time');
  });

  test('two thousand pings at once, and then a request', async () => {
    const socket = await RawWebSocket.open(server.url);
    const pings = Array.from({ length: 2_000 }, () => frame({ opcode: opcode.ping, payload: 'x' }));
    socket.raw.send(Buffer.concat([...pings, textFrame(padded(100, 'after'))]));
    await isAnswered(socket, 'after');
    socket.close();
  });

  test('nothing to many who never join or send half a frame, and serves the others', async () => {
    const count = effort(100, 1_000);
    const { descriptors } = await useOf(server.pid);
    const silent = await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const socket = await RawWebSocket.open(server.url);
        if (at % 2 === 0) socket.raw.send(textFrame(padded(60_000)).subarray(0, 30_000));
        return socket;
      }),
    );
    await othersAreUnaffected();
    for (const socket of silent) socket.close();
    await within(
      'their descriptors to be free again',
      (async () => {
        while ((await useOf(server.pid)).descriptors > descriptors + 2) {
          await new Promise((done) => setTimeout(done, 50));
        }
      })(),
    );
    held(
      area,
      `${count} connections that never join, half of them with half a frame`,
      'others unaffected, all descriptors free again when they hang up',
    );
  });

  test('all of this in bounded memory', async () => {
    const { residentPeakKb, residentKb } = await useOf(server.pid);
    const atMost = memoryFactor * effort(64, 136) * 1024;
    expect(residentPeakKb).toBeLessThan(atMost);
    held(
      area,
      'memory of the server over all of these',
      `at most ${Math.round(residentPeakKb / 1024)} MiB, ${Math.round(residentKb / 1024)} MiB at the end`,
    );
  });
});
