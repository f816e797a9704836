// A TCP connection to which anything at all can be sent, with what came back in one buffer.

import { connect, type Socket } from 'node:net';
import { after, until } from '../../e2e/support/waiting.ts';

export class RawSocket {
  /** All that came and was not taken yet. */
  received: Buffer = Buffer.alloc(0);
  /** How many bytes came in all. */
  receivedBytes = 0;
  hasEnded = false;
  readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (bytes: Buffer) => {
      this.receivedBytes += bytes.length;
      this.received = this.received.length === 0 ? bytes : Buffer.concat([this.received, bytes]);
    });
    const end = () => {
      this.hasEnded = true;
    };
    socket.on('end', end);
    socket.on('close', end);
    socket.on('error', end);
  }

  static async open(server: string): Promise<RawSocket> {
    const { hostname, port } = new URL(server);
    const socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      allowHalfOpen: true,
    });
    await new Promise<void>((done, fail) => {
      socket.once('connect', done);
      socket.once('error', fail);
    });
    return new RawSocket(socket);
  }

  send(bytes: string | Uint8Array): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  /** Piece by piece, each in a packet of its own as far as the kernel lets it. */
  async sendSlowly(
    bytes: Uint8Array,
    pieceBytes: (sent: number) => number,
    pauseMs = 0,
  ): Promise<void> {
    for (let sent = 0; sent < bytes.length;) {
      const piece = bytes.subarray(sent, sent + pieceBytes(sent));
      this.send(piece);
      sent += piece.length;
      if (pauseMs > 0) await after(pauseMs);
      else await new Promise((done) => setImmediate(done));
    }
  }

  take(count: number): Buffer {
    const taken = this.received.subarray(0, count);
    this.received = this.received.subarray(count);
    return taken;
  }

  untilEnded(withinMs?: number): Promise<boolean> {
    return until('the server to hang up', () => this.hasEnded, withinMs);
  }

  close(): void {
    this.socket.destroy();
  }
}
