// A bad network between phones and server: every connection is chopped, delayed and stalled at random, loses what was
// under way and is reset. All from one seed, so that a bad minute can be had again (as far as timing lets it).

import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Chaos {
  /** Of each piece that passes: it waits up to `delayMs`. */
  readonly delayMs: number;
  /** Chances, of each piece. */
  readonly stall: number;
  readonly reset: number;
  /** The piece is dropped and the link is reset a little later, as a lost link looks. */
  readonly lose: number;
  readonly stallMs: number;
  /** Chance that a new connection is refused. */
  readonly refuse: number;
}

export const badNetwork: Chaos = {
  delayMs: 40,
  stall: 0.02,
  reset: 0.015,
  lose: 0.015,
  stallMs: 1_500,
  refuse: 0.1,
};

/** Numbers from 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class ChaosProxy {
  readonly counts = { connections: 0, pieces: 0, stalls: 0, resets: 0, losses: 0, refusals: 0 };
  readonly #server: Server;
  readonly #target: { host: string; port: number };
  readonly #random: () => number;
  readonly #sockets = new Set<Socket>();
  #chaos: Chaos | undefined;

  private constructor(targetUrl: string, seed: number) {
    const { hostname, port } = new URL(targetUrl);
    this.#target = { host: hostname, port: Number(port) };
    this.#random = chance(seed);
    this.#server = createServer({ noDelay: true }, (near) => this.#accept(near));
  }

  static async before(targetUrl: string, seed: number): Promise<ChaosProxy> {
    const proxy = new ChaosProxy(targetUrl, seed);
    await new Promise<void>((done) => {
      proxy.#server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, done);
    });
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  unleash(chaos: Chaos): void {
    this.#chaos = chaos;
  }

  calm(): void {
    this.#chaos = undefined;
  }

  /** Every connection, at once, with a reset. Resolves with how many there were. */
  resetAll(): number {
    const count = this.#sockets.size / 2;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    return count;
  }

  async close(): Promise<void> {
    this.calm();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((done) => {
      this.#server.close(() => done());
    });
  }

  #happens(probability: number): boolean {
    return this.#random() < probability;
  }

  #accept(near: Socket): void {
    if (this.#chaos && this.#happens(this.#chaos.refuse)) {
      this.counts.refusals++;
      near.on('error', () => undefined);
      near.resetAndDestroy();
      return;
    }
    this.counts.connections++;
    const far = connect({ ...this.#target, noDelay: true });
    const end = () => {
      for (const socket of [near, far]) {
        this.#sockets.delete(socket);
        if (!socket.destroyed) socket.resetAndDestroy();
      }
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('error', end);
      from.on('close', end);
      this.#carry(from, to, end);
    }
  }

  #carry(from: Socket, to: Socket, end: () => void): void {
    // In their order, whatever each has to wait: this is still TCP.
    let turn = Promise.resolve();
    from.on('data', (bytes: Buffer) => {
      for (const piece of this.#chop(bytes)) {
        turn = turn.then(async () => {
          if (to.destroyed) return;
          const chaos = this.#chaos;
          if (chaos) {
            this.counts.pieces++;
            if (this.#happens(chaos.reset)) {
              this.counts.resets++;
              end();
              return;
            }
            if (this.#happens(chaos.lose)) {
              this.counts.losses++;
              await pause(this.#random() * chaos.stallMs);
              end();
              return;
            }
            const stalls = this.#happens(chaos.stall);
            if (stalls) this.counts.stalls++;
            await pause(this.#random() * (stalls ? chaos.stallMs : chaos.delayMs));
          }
          if (to.writable) to.write(piece);
        });
      }
    });
  }

  /** In one to five pieces; some are a single byte. */
  #chop(bytes: Buffer): Buffer[] {
    if (!this.#chaos || bytes.length < 2) return [bytes];
    const cuts = Array.from({ length: Math.floor(this.#random() * 5) }, () =>
      this.#happens(0.2) ? 1 : Math.floor(this.#random() * bytes.length),
    ).sort((a, b) => a - b);
    const pieces: Buffer[] = [];
    let start = 0;
    for (const cut of [...cuts, bytes.length]) {
      if (cut > start) pieces.push(bytes.subarray(start, cut));
      start = Math.max(start, cut);
    }
    return pieces;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}
