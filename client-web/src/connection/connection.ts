// The socket: attaches, keeps itself alive, and comes back by itself until the server says not to.
//
// One Connection speaks for one token, or for nobody yet (the joining page). It gives view frames to
// `records` and the server's time to `clock`; commands that must not be lost go through the Outbox.

import { signal, type ReadonlySignal } from '@preact/signals';
import type { ServerClock } from '../state/clock';
import type { Records } from '../state/records';
import type { ViewFrame } from '../state/record-types';
import { backoffMs } from './backoff';
import { endingOf, type Ending } from './close-codes';
import { CallRefused, ConnectionLost, refusalOf } from './errors';

export const quietBeforePingMs = 20_000;
export const answerWithinMs = 8_000;
/** A connection that lasted this long was a good one: the next attempt starts at the first delay again. */
const steadyAfterMs = 10_000;

export interface Credentials {
  workshop: string;
  token: string;
}

/** `ready`: attached (or, without credentials, open). `ended`: the server said not to come back. */
export type Status = 'connecting' | 'ready' | 'waiting' | 'ended' | 'stopped';

export interface ConnectionOptions {
  url: string;
  records: Records;
  clock: ServerClock;
  credentials?: Credentials;
  openSocket?: (url: string) => WebSocket;
}

interface Call {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  askedAt: number;
}

interface Message {
  id?: string | number | null;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

export const subprotocol = 'commonground.v1';

export function socketUrl(at: { protocol: string; host: string } = location): string {
  return `${at.protocol === 'https:' ? 'wss' : 'ws'}://${at.host}/ws`;
}

export class Connection {
  private readonly statusSignal = signal<Status>('stopped');
  private readonly lostSinceSignal = signal<number | null>(null);
  private readonly endingSignal = signal<Ending | undefined>(undefined);
  private readonly audienceSignal = signal<string | undefined>(undefined);
  private readonly calls = new Map<string, Call>();
  private readonly readyListeners = new Set<() => void>();
  private credentials: Credentials | undefined;
  private socket: WebSocket | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt = 0;
  private nextCall = 1;
  private readySince = 0;
  private lastHeard = 0;
  private pinging = false;

  constructor(private readonly options: ConnectionOptions) {
    this.credentials = options.credentials;
  }

  get status(): ReadonlySignal<Status> {
    return this.statusSignal;
  }

  /** When the link went (local time), or null while it is there. */
  get lostSince(): ReadonlySignal<number | null> {
    return this.lostSinceSignal;
  }

  /** Why the server does not want this page back. */
  get ending(): ReadonlySignal<Ending | undefined> {
    return this.endingSignal;
  }

  /** What `attach` said we are: `person/p17`, `desk`, `screen` or `observer`. */
  get audience(): ReadonlySignal<string | undefined> {
    return this.audienceSignal;
  }

  start(): void {
    if (this.statusSignal.value !== 'stopped') return;
    addEventListener('online', this.comeBackNow);
    document.addEventListener('visibilitychange', this.comeBackNow);
    addEventListener('pageshow', this.comeBackNow);
    this.open();
  }

  stop(): void {
    removeEventListener('online', this.comeBackNow);
    document.removeEventListener('visibilitychange', this.comeBackNow);
    removeEventListener('pageshow', this.comeBackNow);
    this.drop();
    this.statusSignal.value = 'stopped';
  }

  /** Runs whenever the link becomes usable; returns how to stop that. */
  onReady(listener: () => void): () => void {
    this.readyListeners.add(listener);
    return () => this.readyListeners.delete(listener);
  }

  /** After `join` on this connection: from now on it speaks for that person. */
  becamePerson(credentials: Credentials): void {
    this.credentials = credentials;
  }

  /** One request. Rejects with CallRefused or ConnectionLost; sends nothing while there is no link. */
  call<Result = unknown>(method: string, params: object, id?: string): Promise<Result> {
    if (this.statusSignal.value !== 'ready') return Promise.reject(new ConnectionLost());
    return this.request<Result>(method, params, id);
  }

  private request<Result>(method: string, params: object, id?: string): Promise<Result> {
    const socket = this.socket;
    if (!socket) return Promise.reject(new ConnectionLost());
    const callId = id ?? `c${this.nextCall++}`;
    return new Promise<Result>((resolve, reject) => {
      this.calls.set(callId, {
        resolve: (result) => resolve(result as Result),
        reject,
        askedAt: Date.now(),
      });
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: callId, method, params }));
      this.watch();
    });
  }

  private open(): void {
    this.statusSignal.value = 'connecting';
    this.lostSinceSignal.value ??= Date.now();
    const socket = this.options.openSocket
      ? this.options.openSocket(this.options.url)
      : new WebSocket(this.options.url, subprotocol);
    this.socket = socket;
    socket.onopen = () => void this.introduce(socket);
    socket.onmessage = (event) => this.hear(String(event.data));
    socket.onclose = (event) => this.closed(event.code);
    this.setTimer(answerWithinMs, () => this.closed(1006));
  }

  private async introduce(socket: WebSocket): Promise<void> {
    const credentials = this.credentials;
    if (!credentials) {
      this.becomeReady();
      return;
    }
    const position = this.options.records.position;
    try {
      const askedAt = Date.now();
      const attached = await this.request<{ audience: string; now: number }>('attach', {
        workshop: credentials.workshop,
        token: credentials.token,
        ...(position ? { epoch: position.epoch, since: position.seq } : {}),
      });
      this.options.clock.learn(attached.now, askedAt, Date.now());
      this.audienceSignal.value = attached.audience;
      this.becomeReady();
    } catch (error) {
      // A refusal that lasts is followed by a close code that says so; anything else is tried again.
      if (socket !== this.socket || error instanceof ConnectionLost) return;
      const reason = error instanceof CallRefused ? error.refusal.reason : '';
      if (reason === 'removed') this.closed(4501);
      else if (reason === 'bad_token') this.closed(4503);
      else this.closed(1006);
    }
  }

  private becomeReady(): void {
    this.readySince = Date.now();
    this.lastHeard = this.readySince;
    this.lostSinceSignal.value = null;
    this.statusSignal.value = 'ready';
    this.watch();
    for (const listener of [...this.readyListeners]) listener();
    if (!this.credentials) void this.ping();
  }

  private hear(text: string): void {
    this.lastHeard = Date.now();
    this.pinging = false;
    this.watch();
    const message = JSON.parse(text) as Message;
    if (message.method === 'view') {
      this.options.records.apply(message.params as ViewFrame);
      return;
    }
    const call = this.calls.get(String(message.id));
    if (!call) return;
    this.calls.delete(String(message.id));
    if (message.error) call.reject(new CallRefused(refusalOf(message.error)));
    else call.resolve(message.result);
  }

  /** Silence is asked about with a ping, sooner while an answer is owed; a ping without an answer ends the link. */
  private watch(): void {
    if (this.statusSignal.value !== 'ready' || this.pinging) return;
    const quietMs = this.calls.size > 0 ? answerWithinMs : quietBeforePingMs;
    this.setTimer(quietMs, () => void this.ping());
  }

  private async ping(withinMs = answerWithinMs): Promise<void> {
    if (this.statusSignal.value !== 'ready' || this.pinging) return;
    const askedAt = Date.now();
    const answer = this.request<{ now: number }>('ping', {});
    this.pinging = true;
    this.setTimer(withinMs, () => this.closed(1006));
    try {
      this.options.clock.learn((await answer).now, askedAt, Date.now());
    } catch {
      // The link went meanwhile, which `closed` has dealt with.
    }
  }

  private closed(code: number): void {
    const wasReady = this.statusSignal.value === 'ready';
    if (wasReady && Date.now() - this.readySince > steadyAfterMs) this.attempt = 0;
    this.drop();
    const ending = endingOf(code);
    if (ending) {
      this.endingSignal.value = ending;
      this.statusSignal.value = 'ended';
      return;
    }
    this.lostSinceSignal.value ??= Date.now();
    this.statusSignal.value = 'waiting';
    this.setTimer(backoffMs(this.attempt++), () => this.open());
  }

  /** Lets go of the socket without waiting for its close, which a dead link would never bring. */
  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    clearTimeout(this.timer);
    this.pinging = false;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    const calls = [...this.calls.values()];
    this.calls.clear();
    for (const call of calls) call.reject(new ConnectionLost());
  }

  private readonly comeBackNow = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (this.statusSignal.value === 'waiting') {
      clearTimeout(this.timer);
      this.open();
    } else if (this.statusSignal.value === 'ready' && Date.now() - this.lastHeard > 3000) {
      // Woken up: the socket may have died with the screen off, which nothing else would tell.
      void this.ping(3000);
    }
  };

  private setTimer(ms: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, ms);
  }
}
