// Somebody else on the same server, who must notice nothing of an attack: asks for the time again and again, and keeps
// how long the answers took.

import type { WorkshopCreated } from '../../../client-web/src/protocol/generated.ts';
import { commandId, ProtocolClient } from '../../e2e/support/protocol-client.ts';
import { after } from '../../e2e/support/waiting.ts';

/** Others are affected when an answer takes longer than this, on two cores that the tests share with the server. */
export const noticeableMs = 2_000;

export class Bystander {
  /** Milliseconds of each answer. */
  readonly latencies: number[] = [];
  readonly #client: ProtocolClient;
  #over = false;
  #asking: Promise<void>;

  private constructor(client: ProtocolClient, everyMs: number) {
    this.#client = client;
    this.#asking = this.#ask(everyMs);
  }

  /** On the desk of the workshop. */
  static async watch(
    server: string,
    { id, keys }: WorkshopCreated,
    everyMs = 50,
  ): Promise<Bystander> {
    const client = await ProtocolClient.attach(server, { workshop: id, token: keys.lead });
    return new Bystander(client, everyMs);
  }

  get slowestMs(): number {
    return Math.max(0, ...this.latencies);
  }

  /** Stops asking; rejects if an answer never came. */
  async end(): Promise<void> {
    this.#over = true;
    await this.#asking;
    this.#client.stop();
  }

  async #ask(everyMs: number): Promise<void> {
    while (!this.#over) {
      const begun = performance.now();
      await this.#client.call('ping', {}, commandId());
      this.latencies.push(performance.now() - begun);
      await after(everyMs);
    }
  }
}
