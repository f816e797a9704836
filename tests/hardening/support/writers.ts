// People who write without pause, and a ledger of what the server has acknowledged to them.

import type { Methods, WorkshopCreated } from '../../../client-web/src/protocol/generated.ts';
import { createWorkshop } from '../../e2e/support/http-api.ts';
import { commandId, ProtocolClient } from '../../e2e/support/protocol-client.ts';
import { LinkLost, Refused } from '../../e2e/support/rpc-socket.ts';
import type { Server } from '../../e2e/support/server.ts';
import { after } from '../../e2e/support/waiting.ts';

const boards = ['act1', 'act2', 'act3', 'act4'] as const;
const scores = 'act5';
const ideasEach = 30;
const retryMs = 120;

/**
 * Sent again under the same id until it is answered, also after "not now" (of which `onRefused` is told) and "not so
 * fast". Rejects with what is for good.
 */
export async function persist<Method extends keyof Methods>(
  client: ProtocolClient,
  method: Method,
  params: Methods[Method]['params'],
  onRefused: (refused: Refused) => void = () => undefined,
): Promise<Methods[Method]['result']> {
  const id = commandId();
  for (;;) {
    try {
      return await client.call(method, params, id);
    } catch (error) {
      if (!(error instanceof Refused) || !error.retry) throw error;
      if (error.reason === 'too_fast') {
        await after(error.retryAfterMs ?? retryMs);
      } else {
        onRefused(error);
        await after(retryMs);
      }
    }
  }
}

export class Writer {
  readonly client: ProtocolClient;
  readonly name: string;
  /** Texts that were sent, and those of them that were acknowledged. */
  readonly sent: string[] = [];
  readonly acknowledged: string[] = [];
  /** Reasons why the server said "not now". */
  readonly refusals: Refused[] = [];
  lastScore: number | undefined;
  #boardOf: (posted: number) => string;

  constructor(client: ProtocolClient, name: string) {
    this.client = client;
    this.name = name;
    this.#boardOf = (posted) => boards[Math.floor(posted / ideasEach)]!;
  }

  get isExhausted(): boolean {
    return this.sent.length >= boards.length * ideasEach;
  }

  async post(): Promise<void> {
    const text = `${this.name} idea ${this.sent.length}`;
    const activity = this.#boardOf(this.sent.length);
    this.sent.push(text);
    await persist(
      this.client,
      'idea.post',
      { activity, column: 'only', text, attribution: 'name' },
      (refused) => this.refusals.push(refused),
    );
    this.acknowledged.push(text);
  }

  async score(): Promise<void> {
    const score = (this.sent.length * 7) % 11;
    await persist(
      this.client,
      'score.cast',
      { activity: scores, scores: { item: score } },
      (refused) => this.refusals.push(refused),
    );
    this.lastScore = score;
  }

  /** One command after the other until told to stop; ends with the last one acknowledged. */
  async write(isOver: () => boolean, pauseMs = 0): Promise<void> {
    try {
      while (!isOver() && !this.isExhausted) {
        await this.post();
        if (this.sent.length % 5 === 0) await this.score();
        if (pauseMs > 0) await after(pauseMs);
      }
    } catch (error) {
      // Stopped while a command was on its way: nobody knows about that one.
      if (!(error instanceof LinkLost && isOver())) throw error;
    }
  }
}

export class WritersRoom {
  readonly workshop: WorkshopCreated;
  readonly desk: ProtocolClient;
  readonly writers: readonly Writer[];
  readonly #server: Server;

  private constructor(
    server: Server,
    workshop: WorkshopCreated,
    desk: ProtocolClient,
    writers: readonly Writer[],
  ) {
    this.#server = server;
    this.workshop = workshop;
    this.desk = desk;
    this.writers = writers;
  }

  /** `name` begins every text. Clients reach the server at `url`. */
  static async open(
    server: Server,
    name: string,
    people: number,
    url: string = server.url,
  ): Promise<WritersRoom> {
    const workshop = await createWorkshop(
      { server: server.url, key: server.organiserKey },
      {
        title: `Writers ${name}`,
        sectors: [
          { id: 'one', label: 'One' },
          { id: 'two', label: 'Two' },
        ],
        agenda: [
          ...boards.map((_, at) => ({
            kind: 'board' as const,
            title: `Board ${at + 1}`,
            columns: [{ id: 'only', label: 'Only' }] as [{ id: string; label: string }],
          })),
          { kind: 'scores', title: 'Scores', items: [{ id: 'item', label: 'Item' }] },
        ],
      },
    );
    const desk = await ProtocolClient.attach(url, {
      workshop: workshop.id,
      token: workshop.keys.lead,
    });
    for (const activity of [...boards, scores]) await desk.call('activity.open', { activity });
    const writers = await Promise.all(
      Array.from({ length: people }, async (_, at) => {
        const { client } = await ProtocolClient.join(url, {
          code: workshop.code,
          name: `${name} person ${at}`,
          sector: at % 2 === 0 ? 'one' : 'two',
        });
        return new Writer(client, `${name} person ${at}`);
      }),
    );
    return new WritersRoom(server, workshop, desk, writers);
  }

  get acknowledged(): string[] {
    return this.writers.flatMap(({ acknowledged }) => acknowledged);
  }

  get sent(): string[] {
    return this.writers.flatMap(({ sent }) => sent);
  }

  get refusals(): Refused[] {
    return this.writers.flatMap(({ refusals }) => refusals);
  }

  /** All of them at once, until told to stop. */
  async write(isOver: () => boolean, pauseMs = 0): Promise<void> {
    await Promise.all(this.writers.map((writer) => writer.write(isOver, pauseMs)));
  }

  /** Every idea that a facilitator who comes new is given, page by page: text and how often. */
  async ideas(): Promise<Map<string, number>> {
    const fresh = await ProtocolClient.attach(this.#server.url, this.desk.credentials!);
    const times = new Map<string, number>();
    let next: string | undefined;
    do {
      const page: Methods['list.page']['result'] = await fresh.call('list.page', {
        of: 'idea',
        limit: 200,
        ...(next === undefined ? {} : { after: next }),
      });
      for (const record of Object.values(page.put)) {
        const { text } = record as { text: string };
        times.set(text, (times.get(text) ?? 0) + 1);
      }
      next = page.next;
    } while (next !== undefined);
    fresh.stop();
    return times;
  }

  stop(): void {
    this.desk.stop();
    for (const { client } of this.writers) client.stop();
  }
}

/** What is wrong with what was found, seen from what was acknowledged: nothing, one hopes. */
export function ledgerFaults(
  found: ReadonlyMap<string, number>,
  { acknowledged, sent }: { acknowledged: readonly string[]; sent: readonly string[] },
): string[] {
  const known = new Set(sent);
  return [
    ...acknowledged.filter((text) => !found.has(text)).map((text) => `lost: ${text}`),
    ...[...found].filter(([, times]) => times > 1).map(([text, n]) => `${n} times: ${text}`),
    ...[...found.keys()].filter((text) => !known.has(text)).map((text) => `nobody's: ${text}`),
  ];
}
