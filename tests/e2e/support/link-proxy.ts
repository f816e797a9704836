// A bad link: a TCP proxy in front of the server that can hold everything back, delay it, or cut it. The browser's own
// offline switch leaves an open WebSocket as it is, so the tests put this in the way.

import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

export class LinkProxy {
  readonly #server: Server;
  readonly #target: { host: string; port: number };
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #delayMs = 0;
  #stalled = false;
  #refusing = false;

  private constructor(targetUrl: string) {
    const { hostname, port } = new URL(targetUrl);
    this.#target = { host: hostname, port: Number(port) };
    this.#server = createServer((near) => this.#accept(near));
  }

  static async before(targetUrl: string): Promise<LinkProxy> {
    const proxy = new LinkProxy(targetUrl);
    await new Promise<void>((done) => {
      proxy.#server.listen(0, '127.0.0.1', done);
    });
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Every piece, in each direction, arrives this much later. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Nothing gets through, and nobody is told: what a phone in a lift sees. */
  stall(): void {
    this.#stalled = true;
    for (const pair of this.#pairs) for (const socket of pair) socket.pause();
  }

  /** Connections are cut and new ones refused until `mend`. */
  cut(): void {
    this.#refusing = true;
    this.dropAll();
  }

  dropAll(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
  }

  mend(): void {
    this.#refusing = false;
    this.#stalled = false;
    for (const pair of this.#pairs) for (const socket of pair) socket.resume();
  }

  async close(): Promise<void> {
    this.dropAll();
    await new Promise<void>((done) => {
      this.#server.close(() => done());
    });
  }

  #accept(near: Socket): void {
    if (this.#refusing) {
      near.destroy();
      return;
    }
    const far = connect(this.#target);
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    this.#carry(near, far);
    this.#carry(far, near);
    const end = () => {
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
      if (this.#stalled) socket.pause();
    }
  }

  #carry(from: Socket, to: Socket): void {
    from.on('data', (bytes) => {
      if (this.#delayMs === 0) to.write(bytes);
      else setTimeout(() => to.writable && to.write(bytes), this.#delayMs);
    });
  }
}
