// One WebSocket that speaks JSON-RPC: requests get their answers by id, everything else goes to the listener. Text of
// any kind can be sent raw, to see what the server makes of it.

import type { ErrorBody } from '../../../client-web/src/protocol/generated.ts';
import { within } from './waiting.ts';

export const subprotocol = 'commonground.v1';

/** The server said no, and why. */
export class Refused extends Error {
  readonly code: number;
  readonly reason: string;
  readonly field: string | undefined;
  readonly retry: boolean;
  /** When to try again, where the server says so. */
  readonly retryAfterMs: number | undefined;
  constructor(method: string, { code, message, data }: ErrorBody) {
    super(`${method} refused, ${data.reason}: ${message}`);
    this.code = code;
    this.reason = data.reason;
    this.field = data.field;
    this.retry = data.retry;
    this.retryAfterMs = data.retry_after_ms;
  }
}

/** The link went before the answer came: it may or may not have happened. */
export class LinkLost extends Error {}

export interface Answer {
  readonly id: string | number | null;
  readonly result?: Record<string, unknown>;
  readonly error?: ErrorBody;
}

interface Notification {
  readonly method: string;
  readonly params: unknown;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

export function socketUrl(server: string): string {
  return `${server.replace(/^http/, 'ws')}/ws`;
}

export class RpcSocket {
  readonly closed: Promise<Closed>;
  /** Answers that no call waits for, such as those with `id: null`. */
  readonly strays: Answer[] = [];
  onNotification: (method: string, params: unknown) => void = () => undefined;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, Waiting>();
  #strayWaiters: (() => void)[] = [];
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.closed = new Promise((done) => {
      socket.addEventListener('close', ({ code, reason }) => {
        for (const { method, reject } of this.#waiting.values()) {
          reject(new LinkLost(`${method}: the link went (${code})`));
        }
        this.#waiting.clear();
        done({ code, reason });
      });
    });
    socket.addEventListener('message', ({ data }) => this.#hear(String(data)));
  }

  static async open(server: string): Promise<RpcSocket> {
    const socket = new WebSocket(socketUrl(server), subprotocol);
    const rpc = new RpcSocket(socket);
    const opened = new Promise<void>((done, fail) => {
      socket.addEventListener('open', () => done());
      socket.addEventListener('error', () => fail(new LinkLost('no WebSocket to be had')));
    });
    await within('a WebSocket to open', opened);
    return rpc;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  call<Result = Record<string, unknown>>(
    method: string,
    params: object,
    id = `c${this.#nextId++}`,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (!this.isOpen) {
        reject(new LinkLost(`${method}: there is no link`));
        return;
      }
      this.#waiting.set(id, { method, resolve: (result) => resolve(result as Result), reject });
      this.#socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  sendRaw(data: string | Uint8Array<ArrayBuffer>): void {
    this.#socket.send(data);
  }

  /** The next answer that no call waits for. */
  async stray(): Promise<Answer> {
    const arrived = new Promise<void>((done) => {
      if (this.strays.length > 0) done();
      else this.#strayWaiters.push(done);
    });
    await within('an answer', arrived);
    const answer = this.strays.shift();
    if (!answer) throw new Error('two waited for one answer');
    return answer;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as Answer & Partial<Notification>;
    if (message.method !== undefined) {
      this.onNotification(message.method, message.params);
      return;
    }
    const call = this.#waiting.get(String(message.id));
    if (!call) {
      this.strays.push(message);
      for (const wake of this.#strayWaiters.splice(0)) wake();
      return;
    }
    this.#waiting.delete(String(message.id));
    if (message.error) call.reject(new Refused(call.method, message.error));
    else call.resolve(message.result);
  }
}
