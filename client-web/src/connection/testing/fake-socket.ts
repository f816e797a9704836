// A socket without a network, for tests: what the page sent is in `sent`, what the server says is up
// to the test.

export interface Sent {
  id: string;
  method: string;
  params: Record<string, unknown>;
}

export class FakeSocket {
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('no socket has been opened');
    return socket;
  }

  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Sent[] = [];
  closed = false;

  static open = (): WebSocket => {
    const socket = new FakeSocket();
    FakeSocket.all.push(socket);
    return socket as unknown as WebSocket;
  };

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(): void {
    this.closed = true;
  }

  methods(): string[] {
    return this.sent.map((each) => each.method);
  }

  /** The newest request of a method. */
  request(method: string): Sent {
    const found = this.sent.filter((each) => each.method === method).at(-1);
    if (!found) throw new Error(`${method} has not been sent, but ${this.methods().join(', ')}`);
    return found;
  }

  async opens(): Promise<void> {
    this.onopen?.();
    await settled();
  }

  async says(message: object): Promise<void> {
    this.onmessage?.({ data: JSON.stringify({ jsonrpc: '2.0', ...message }) });
    await settled();
  }

  async answers(method: string, result: object): Promise<void> {
    await this.says({ id: this.request(method).id, result });
  }

  async refuses(method: string, reason: string, retry = false): Promise<void> {
    const error = { code: 1000, message: `Sorry: ${reason}`, data: { reason, retry } };
    await this.says({ id: this.request(method).id, error });
  }

  async closes(code: number): Promise<void> {
    this.onclose?.({ code });
    await settled();
  }

  /** Opens and is attached, as any good connection begins. */
  async attaches(audience = 'person/p1'): Promise<void> {
    await this.opens();
    await this.answers('attach', { audience, epoch: 'e1', now: Date.now() });
  }
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
}
