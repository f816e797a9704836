// Through the echo server: what comes in goes out the same, at every length boundary and however it is chopped.

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { effort, memoryFactor } from './support/effort.ts';
import { held } from './support/held.ts';
import { useOf } from './support/process-use.ts';
import { frame, opcode, RawWebSocket } from './support/raw-websocket.ts';
import { EchoServer, hasEchoServer } from './support/targets.ts';

const area = 'Conformance and hostile input';
const mib = 1 << 20;

describe.skipIf(!hasEchoServer)('the echo server (needs its program)', () => {
  let echo: EchoServer;
  let socket: RawWebSocket;
  beforeAll(async () => {
    echo = await EchoServer.start();
    socket = await RawWebSocket.open(echo.url);
  });
  afterAll(async () => {
    socket.close();
    await echo.close();
  });

  async function comesBack(kind: number, payload: Buffer, withinMs?: number): Promise<void> {
    const got = await socket.next('the echo', () => true, withinMs);
    expect(got.opcode).toBe(kind);
    expect(got.isFinal, 'data messages are never fragmented').toBe(true);
    // Comparing large buffers by their printed form would take minutes.
    expect(got.payload.equals(payload)).toBe(true);
  }

  const letters = (length: number): Buffer =>
    Buffer.from(Array.from({ length }, (_, at) => 97 + (at % 26)));

  const boundaries = [0, 1, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536, 65_537];
  test.each(boundaries)('%i bytes, text and binary', async (length) => {
    for (const kind of [opcode.text, opcode.binary]) {
      const payload = kind === opcode.text ? letters(length) : randomBytes(length);
      socket.send({ opcode: kind, payload });
      await comesBack(kind, payload);
    }
  });

  test.each([1, 2, 3, 5, 7, 13, 125, 126, 127, 997])('in packets of %i bytes', async (chop) => {
    const payload = letters(chop < 5 ? 700 : 20_000);
    await socket.raw.sendSlowly(frame({ opcode: opcode.text, payload }), () => chop);
    await comesBack(opcode.text, payload);
  });

  test('in fragments of every size up to 130, with pings between', async () => {
    for (let size = 1; size <= 130; size++) {
      const payload = letters(400);
      for (let at = 0; at < payload.length; at += size) {
        socket.send({
          opcode: at === 0 ? opcode.text : opcode.continuation,
          payload: payload.subarray(at, at + size),
          isFinal: at + size >= payload.length,
        });
        socket.send({ opcode: opcode.pong, payload: 'unasked' });
      }
      await comesBack(opcode.text, payload);
    }
    held(area, 'fragments of every size from 1 to 130 with control frames between', 'echoed whole');
  });

  const sizes = effort([1], [1, 2, 3, 4, 8, 15, 16]);
  test.each(sizes)('%i MiB, in odd chops', async (size) => {
    const payload = randomBytes(size * mib);
    const whole = frame({ opcode: opcode.binary, payload });
    await socket.raw.sendSlowly(whole, (sent) => 1 + ((sent * 31) % 131_071));
    await comesBack(opcode.binary, payload, 30_000);
    const fragmentBytes = 65_537;
    for (let at = 0; at < payload.length; at += fragmentBytes) {
      socket.send({
        opcode: at === 0 ? opcode.binary : opcode.continuation,
        payload: payload.subarray(at, at + fragmentBytes),
        isFinal: at + fragmentBytes >= payload.length,
      });
    }
    await comesBack(opcode.binary, payload, 30_000);
    held(
      area,
      `${size} MiB in odd chops and in fragments, through the echo server`,
      'came back byte for byte',
    );
  });

  test('a byte more than 16 MiB is refused with 1009', async () => {
    const other = await RawWebSocket.open(echo.url);
    // Its beginning is enough; to send it all would race with the server's hanging up.
    other.raw.send(
      frame({ opcode: opcode.binary, declaredLength: BigInt(16 * mib + 1), payload: 'begin' }),
    );
    expect(await other.closeCode(20_000)).toBe(1009);
    other.close();
  });

  test('memory is given back', async () => {
    const { residentKb } = await useOf(echo.pid);
    expect(residentKb).toBeLessThan((memoryFactor * 200) << 10);
  });
});
