// A WebSocket made by hand, so that every bit of a frame can be wrong.

import { randomBytes } from 'node:crypto';
import { subprotocol, type Answer } from '../../e2e/support/rpc-socket.ts';
import { until } from '../../e2e/support/waiting.ts';
import { RawSocket } from './raw-socket.ts';

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface FrameParts {
  readonly opcode: number;
  readonly payload?: string | Uint8Array;
  readonly isFinal?: boolean;
  readonly isMasked?: boolean;
  /** 4: RSV1, 2: RSV2, 1: RSV3. */
  readonly reserved?: number;
  /** What the header says, where it is not the payload's length. */
  readonly declaredLength?: bigint;
  /** Bytes that the length takes, where they are not the fewest: 1, 2 or 8. */
  readonly lengthBytes?: 1 | 2 | 8;
}

export function frame(parts: FrameParts): Buffer {
  const { isFinal = true, isMasked = true, reserved = 0, payload = '' } = parts;
  const body = Buffer.from(payload as Uint8Array);
  const length = parts.declaredLength ?? BigInt(body.length);
  const lengthBytes = parts.lengthBytes ?? (length < 126n ? 1 : length < 65_536n ? 2 : 8);
  const head = Buffer.alloc(lengthBytes === 1 ? 2 : 2 + lengthBytes);
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | parts.opcode;
  const mask = isMasked ? 0x80 : 0;
  if (lengthBytes === 1) head[1] = mask | Number(length);
  if (lengthBytes === 2) {
    head[1] = mask | 126;
    head.writeUInt16BE(Number(length), 2);
  }
  if (lengthBytes === 8) {
    head[1] = mask | 127;
    head.writeBigUInt64BE(length, 2);
  }
  if (!isMasked) return Buffer.concat([head, body]);
  const key = randomBytes(4);
  const masked = Buffer.from(body);
  for (let at = 0; at < masked.length; at++) masked[at]! ^= key[at % 4]!;
  return Buffer.concat([head, key, masked]);
}

export const textFrame = (payload: string): Buffer => frame({ opcode: opcode.text, payload });

export interface Received {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly payload: Buffer;
}

export class RawWebSocket {
  readonly raw: RawSocket;
  /** Frames that came and were not taken yet. */
  readonly frames: Received[] = [];

  private constructor(raw: RawSocket) {
    this.raw = raw;
  }

  static async open(server: string, headers: readonly string[] = []): Promise<RawWebSocket> {
    const raw = await RawSocket.open(server);
    const lines = [
      ...['GET /ws HTTP/1.1', `Host: ${new URL(server).host}`, 'Upgrade: websocket'],
      ...['Connection: Upgrade', `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`],
      ...['Sec-WebSocket-Version: 13', `Sec-WebSocket-Protocol: ${subprotocol}`, ...headers],
    ];
    raw.send(`${lines.join('\r\n')}\r\n\r\n`);
    await until('the upgrade', () => raw.received.includes('\r\n\r\n') || raw.hasEnded);
    const head = raw.take(raw.received.indexOf('\r\n\r\n') + 4).toString();
    if (!head.startsWith('HTTP/1.1 101 ')) throw new Error(`no upgrade: ${head}`);
    return new RawWebSocket(raw);
  }

  send(parts: FrameParts): void {
    this.raw.send(frame(parts));
  }

  request(
    method: string,
    params: object,
    id: string = randomBytes(16).toString('base64url'),
  ): void {
    this.raw.send(textFrame(JSON.stringify({ jsonrpc: '2.0', id, method, params })));
  }

  /** The next frame that is so; those before it are dropped. */
  async next(
    what: string,
    isIt: (frame: Received) => boolean,
    withinMs?: number,
  ): Promise<Received> {
    return until(
      what,
      () => {
        this.#read();
        const at = this.frames.findIndex(isIt);
        if (at < 0) {
          if (this.raw.hasEnded) throw new Error(`hung up before: ${what}`);
          return undefined;
        }
        return this.frames.splice(0, at + 1).at(-1);
      },
      withinMs,
    );
  }

  /** The next answer to a request, whatever notifications come before it. */
  async answer(withinMs?: number): Promise<Answer> {
    const isAnswer = ({ opcode: kind, payload }: Received) =>
      kind === opcode.text && (JSON.parse(payload.toString()) as { id?: unknown }).id !== undefined;
    const { payload } = await this.next('an answer', isAnswer, withinMs);
    return JSON.parse(payload.toString()) as Answer;
  }

  /** The code of the close frame that comes; whatever is before it is dropped. */
  async closeCode(withinMs?: number): Promise<number> {
    const { payload } = await this.next('a close', (got) => got.opcode === opcode.close, withinMs);
    return payload.length < 2 ? 1005 : payload.readUInt16BE(0);
  }

  close(): void {
    this.raw.close();
  }

  #read(): void {
    for (;;) {
      const { received } = this.raw;
      if (received.length < 2) return;
      const short = received[1]! & 0x7f;
      const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (received.length < headBytes) return;
      const length =
        short < 126
          ? short
          : short === 126
            ? received.readUInt16BE(2)
            : Number(received.readBigUInt64BE(2));
      if (received.length < headBytes + length) return;
      const bytes = this.raw.take(headBytes + length);
      this.frames.push({
        opcode: bytes[0]! & 0x0f,
        isFinal: (bytes[0]! & 0x80) !== 0,
        payload: bytes.subarray(headBytes),
      });
    }
  }
}
