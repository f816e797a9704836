// What a file of tests has: a server of its own and a browser. Every test ends with its pages closed and quiet.

import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type {
  WorkshopCreate,
  WorkshopCreated,
} from '../../../client-web/src/protocol/generated.ts';
import { planOf, readCase, type WorkshopCase } from './case-file.ts';
import { Chromium } from './chromium.ts';
import { createWorkshop, type Api } from './http-api.ts';
import { ProtocolClient } from './protocol-client.ts';
import { Server, type ServerOptions } from './server.ts';

/** Pictures of the pages of tests that failed. */
const failures = fileURLToPath(new URL('../../../build/e2e/failures', import.meta.url));

export class World {
  #server: Server | undefined;
  #chromium: Chromium | undefined;
  #case: WorkshopCase | undefined;
  readonly #clients: ProtocolClient[] = [];

  get server(): Server {
    return this.#server!;
  }

  get chromium(): Chromium {
    return this.#chromium!;
  }

  /** The joint-working case. */
  get case(): WorkshopCase {
    return this.#case!;
  }

  get api(): Api {
    return { server: this.server.url, key: this.server.organiserKey };
  }

  /** A new workshop, of the case unless told otherwise. */
  workshop(plan: WorkshopCreate = planOf(this.case)): Promise<WorkshopCreated> {
    return createWorkshop(this.api, plan);
  }

  /** A facilitator, screen or observer over the wire. */
  async attach(
    { id, keys }: WorkshopCreated,
    as: keyof WorkshopCreated['keys'] = 'lead',
  ): Promise<ProtocolClient> {
    return this.keep(
      await ProtocolClient.attach(this.server.url, { workshop: id, token: keys[as] }),
    );
  }

  async join({ code }: WorkshopCreated, name: string, sector = 'nhs'): Promise<ProtocolClient> {
    const { client } = await ProtocolClient.join(this.server.url, { code, name, sector });
    return this.keep(client);
  }

  /** Stopped at the end of the file. */
  keep(client: ProtocolClient): ProtocolClient {
    this.#clients.push(client);
    return client;
  }

  async start(options: ServerOptions, withBrowser: boolean): Promise<void> {
    this.#case = await readCase();
    this.#server = await Server.start(options);
    if (withBrowser) this.#chromium = await Chromium.launch();
  }

  async end(): Promise<void> {
    for (const client of this.#clients) client.stop();
    await this.#chromium?.close();
    await this.#server?.close();
  }

  async takePictures(test: string): Promise<void> {
    await this.#chromium?.takePictures(`${failures}/${test.slice(0, 60).replace(/\W+/g, '-')}`);
  }

  async closePages(): Promise<void> {
    await this.#chromium?.closePages();
  }
}

interface WorldOptions extends ServerOptions {
  readonly browser?: boolean;
  /** Pages live as long as the file, which closes them itself. */
  readonly pagesStay?: boolean;
}

/** To be called once, at the top of a file. */
export function useWorld(options: WorldOptions = {}): World {
  const { browser = true, pagesStay = false, ...ofServer } = options;
  const world = new World();
  beforeAll(() => world.start(ofServer, browser));
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await world.takePictures(task.name);
    if (!pagesStay) await world.closePages();
  });
  afterAll(() => world.end());
  return world;
}
