// A slow link between a browser and the server, HTTP and WebSocket alike: the browser's own throttling delays requests,
// but knows neither the handshake of a connection nor a socket that is open. Here every connection first pays for its
// handshake, all share one line in each direction, and a connection sends no more at first than TCP lets it (ten
// segments, doubled by each round trip). Nothing is lost, and names are not looked up.

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface LinkShape {
  readonly roundTripMs: number;
  /** In each direction. */
  readonly bytesPerSecond: number;
  /** Round trips before the first byte of a connection: 1 for TCP, 2 with TLS 1.3 on it. */
  readonly handshakes: number;
}

const segmentBytes = 1460;
const firstWindowBytes = 10 * segmentBytes;

/** One direction of the line: what all connections send leaves it one after the other. */
class Line {
  readonly #bytesPerSecond: number;
  #freeAt = 0;

  constructor(bytesPerSecond: number) {
    this.#bytesPerSecond = bytesPerSecond;
  }

  /** When a piece that is handed over now has left. */
  leavesAt(bytes: number): number {
    const begins = Math.max(performance.now(), this.#freeAt);
    this.#freeAt = begins + (bytes * 1000) / this.#bytesPerSecond;
    return this.#freeAt;
  }
}

/** What one end of a connection sends to the other. */
class Stream {
  readonly #line: Line;
  readonly #oneWayMs: number;
  readonly #to: Socket;
  readonly #opensAt: number;
  #waiting: Buffer[] = [];
  #windowBytes = firstWindowBytes;
  #underWayBytes = 0;
  #ended = false;

  constructor(line: Line, oneWayMs: number, to: Socket, opensAt: number) {
    this.#line = line;
    this.#oneWayMs = oneWayMs;
    this.#to = to;
    this.#opensAt = opensAt;
  }

  send(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += segmentBytes) {
      this.#waiting.push(bytes.subarray(at, at + segmentBytes));
    }
    const early = this.#opensAt - performance.now();
    if (early > 0) setTimeout(() => this.#go(), early);
    else this.#go();
  }

  end(): void {
    this.#ended = true;
    this.#endIfDone();
  }

  #go(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (!next || this.#underWayBytes + next.length > this.#windowBytes) return;
      this.#waiting.shift();
      this.#underWayBytes += next.length;
      const arrivesAt = this.#line.leavesAt(next.length) + this.#oneWayMs;
      setTimeout(() => this.#arrived(next), arrivesAt - performance.now());
    }
  }

  #arrived(piece: Buffer): void {
    if (this.#to.writable) this.#to.write(piece);
    setTimeout(() => {
      this.#underWayBytes -= piece.length;
      this.#windowBytes += piece.length;
      this.#go();
      this.#endIfDone();
    }, this.#oneWayMs);
  }

  #endIfDone(): void {
    const isDone = this.#ended && this.#waiting.length === 0 && this.#underWayBytes === 0;
    if (isDone && this.#to.writable) this.#to.end();
  }
}

export class SlowLink {
  readonly #shape: LinkShape;
  readonly #target: { host: string; port: number };
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #up: Line;
  readonly #down: Line;

  private constructor(targetUrl: string, shape: LinkShape) {
    const { hostname, port } = new URL(targetUrl);
    this.#target = { host: hostname, port: Number(port) };
    this.#shape = shape;
    this.#up = new Line(shape.bytesPerSecond);
    this.#down = new Line(shape.bytesPerSecond);
    this.#server = createServer({ noDelay: true }, (near) => this.#accept(near));
  }

  static async before(targetUrl: string, shape: LinkShape): Promise<SlowLink> {
    const link = new SlowLink(targetUrl, shape);
    await new Promise<void>((done) => {
      link.#server.listen(0, '127.0.0.1', done);
    });
    return link;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((done) => {
      this.#server.close(() => done());
    });
  }

  #accept(near: Socket): void {
    const { roundTripMs, handshakes } = this.#shape;
    const opensAt = performance.now() + handshakes * roundTripMs;
    const far = connect({ ...this.#target, noDelay: true });
    this.#carry(near, far, new Stream(this.#up, roundTripMs / 2, far, opensAt));
    this.#carry(far, near, new Stream(this.#down, roundTripMs / 2, near, 0));
  }

  #carry(from: Socket, to: Socket, stream: Stream): void {
    this.#sockets.add(from);
    from.on('data', (bytes: Buffer) => stream.send(bytes));
    from.on('end', () => stream.end());
    from.on('error', () => to.destroy());
    from.on('close', () => this.#sockets.delete(from));
  }
}
