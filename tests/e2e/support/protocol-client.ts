// A client as the contract wants one: it joins or attaches, applies views, comes back by itself and sends again, under
// the same id, what was not answered. Stands in for a phone, a desk, a screen or an observer.

import { randomBytes } from 'node:crypto';
import type {
  JoinParams,
  JoinResult,
  Methods,
  ViewParams,
} from '../../../client-web/src/protocol/generated.ts';
import { LinkLost, Refused, RpcSocket, type Closed } from './rpc-socket.ts';
import { View } from './view.ts';
import { after, patienceMs, until, within } from './waiting.ts';

/** 128 random bits in text (CM1). */
export const commandId = (): string => randomBytes(16).toString('base64url');

const comeBackMs = 100;
const tooManyAttempts = 300;
/** Close codes from here on say: do not come back. */
const stayAway = 4500;

export interface Credentials {
  readonly workshop: string;
  readonly token: string;
}

export class ProtocolClient {
  readonly view = new View();
  /** Set when the server said not to come back. */
  ended: Closed | undefined;
  readonly #server: string;
  #credentials: Credentials | undefined;
  #socket: RpcSocket | undefined;
  #connecting: Promise<void> | undefined;
  #stopped = false;
  #watchers = new Set<() => void>();

  private constructor(server: string, credentials?: Credentials) {
    this.#server = server;
    this.#credentials = credentials;
  }

  /** As a facilitator, a screen, an observer, or a person who has joined before. */
  static async attach(server: string, credentials: Credentials): Promise<ProtocolClient> {
    const client = new ProtocolClient(server, credentials);
    await client.#connected();
    await client.until('the first view', (view) => view.position !== undefined);
    return client;
  }

  static async join(
    server: string,
    params: Omit<JoinParams, 'consent'>,
  ): Promise<{ client: ProtocolClient; joined: JoinResult }> {
    const client = new ProtocolClient(server);
    const joined = await client.call('join', { ...params, consent: true });
    await client.until('the first view', (view) => view.single('me') !== undefined);
    return { client, joined };
  }

  /** Attached, as far as this end knows. */
  get isOnLine(): boolean {
    return this.#socket?.isOpen === true;
  }

  get credentials(): Credentials | undefined {
    return this.#credentials;
  }

  /** Sent again with the same id until it is answered. Rejects with Refused. */
  async call<Method extends keyof Methods>(
    method: Method,
    params: Methods[Method]['params'],
    id = commandId(),
  ): Promise<Methods[Method]['result']> {
    for (let attempt = 0; attempt < tooManyAttempts; attempt++) {
      try {
        await this.#connected();
        if (!this.#socket) throw new LinkLost(method);
        const answer = this.#socket.call<Methods[Method]['result']>(method, params, id);
        if (method !== 'join') return await answer;
        // The view that follows is ours: know who we are before it is heard.
        const joined = (await answer) as JoinResult;
        this.#credentials = { workshop: joined.workshop, token: joined.token };
        return joined;
      } catch (error) {
        if (!(error instanceof LinkLost) || this.#stopped || this.ended) throw error;
        await after(comeBackMs);
      }
    }
    throw new LinkLost(`${method}: no answer after ${tooManyAttempts} attempts`);
  }

  /** Waits until the view is so. */
  async until(what: string, isSo: (view: View) => boolean, withinMs = patienceMs): Promise<void> {
    if (isSo(this.view)) return;
    let watch: (() => void) | undefined;
    const seen = new Promise<void>((done) => {
      watch = () => isSo(this.view) && done();
      this.#watchers.add(watch);
    });
    try {
      await within(what, seen, withinMs);
    } finally {
      if (watch) this.#watchers.delete(watch);
    }
  }

  /** Resolves once the server has closed this for good. */
  async untilEnded(): Promise<Closed> {
    return until('the server to end the connection', () => this.ended);
  }

  /** Drops the link; the client comes back by itself. */
  cut(): void {
    this.#socket?.close();
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.close();
  }

  async #connected(): Promise<void> {
    if (this.#socket?.isOpen) return;
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = undefined;
    });
    await this.#connecting;
  }

  async #connect(): Promise<void> {
    const socket = await RpcSocket.open(this.#server);
    let isFirst = true;
    socket.onNotification = (_, params) => {
      this.view.apply(params as ViewParams, isFirst);
      isFirst = false;
      for (const watch of [...this.#watchers]) watch();
    };
    void socket.closed.then((closed) => this.#wasClosed(socket, closed));
    const credentials = this.#credentials;
    if (credentials) {
      const { position } = this.view;
      await socket.call('attach', {
        ...credentials,
        ...(position ? { epoch: position.epoch, since: position.seq } : {}),
      });
    }
    this.#socket = socket;
  }

  async #wasClosed(socket: RpcSocket, closed: Closed): Promise<void> {
    if (closed.code >= stayAway && closed.code < 5000) this.ended = closed;
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    // Before joining there is nobody to come back as.
    for (let attempt = 0; attempt < tooManyAttempts; attempt++) {
      if (this.#stopped || this.ended || !this.#credentials) return;
      try {
        await this.#connected();
        return;
      } catch (error) {
        if (error instanceof Refused && !error.retry) return;
        await after(comeBackMs);
      }
    }
  }
}
