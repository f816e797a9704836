// A workshop at its aims, with as many people and aims as wanted, all through the wire contract.

import type { WorkshopCreated } from '../../../client-web/src/protocol/generated.ts';
import { createWorkshop, linksOf } from '../../e2e/support/http-api.ts';
import { inventedName, remedy } from '../../e2e/support/invented.ts';
import { ProtocolClient } from '../../e2e/support/protocol-client.ts';
import type { Server } from '../../e2e/support/server.ts';

const sectors = ['patients', 'nhs', 'industry', 'charities'];
/** Nobody may post more. */
const aimsEach = 10;

/** Somebody in the room, who posts and supports through a connection of their own. */
export interface Member {
  readonly client: ProtocolClient;
  readonly person: string;
}

export class Room {
  readonly workshop: WorkshopCreated;
  readonly activity: string;
  readonly members: Member[] = [];
  readonly #server: Server;
  readonly #desk: ProtocolClient;
  #posted = 0;

  constructor(server: Server, workshop: WorkshopCreated, desk: ProtocolClient, activity: string) {
    this.#server = server;
    this.workshop = workshop;
    this.#desk = desk;
    this.activity = activity;
  }

  get links() {
    return linksOf(this.#server.url, this.workshop);
  }

  /** One more, who will post and support. */
  async join(): Promise<Member> {
    const member = await this.admit(this.members.length);
    this.members.push(member);
    return member;
  }

  /** Somebody who only looks on, unless the caller has it otherwise; whoever admits them stops them. */
  async admit(at: number): Promise<Member> {
    const { client, joined } = await ProtocolClient.join(this.#server.url, {
      code: this.workshop.code,
      name: inventedName(at),
      organisation: `Organisation ${1 + (at % 12)}`,
      sector: sectors[at % sectors.length]!,
    });
    return { client, person: joined.person };
  }

  /** The next aim, different from all others; by whoever has posted the fewest. Resolves with its id. */
  async post(): Promise<string> {
    const text = remedy(this.#posted);
    const turn = Math.floor(this.#posted++ / aimsEach);
    const { client } = this.members[turn] ?? (await this.join());
    const { aim } = await client.call('aim.post', { activity: this.activity, text });
    return aim;
  }

  /** Everybody supports a few aims of others, so that the aims have an order. */
  async supportSome(aims: readonly string[]): Promise<void> {
    for (const [at, member] of this.members.entries()) {
      for (const step of [1, 2, 3]) {
        const wanted = (at * 37 + step * 101) % aims.length;
        const isOwn = Math.floor(wanted / aimsEach) === at;
        const aim = aims[isOwn ? (wanted + aimsEach) % aims.length : wanted]!;
        await this.support(member, aim);
      }
    }
  }

  async support(by: Member, aim: string): Promise<void> {
    await by.client.call('aim.endorse', { aim, on: true });
  }

  close(): void {
    this.#desk.stop();
    for (const { client } of this.members) client.stop();
  }
}

export async function openRoom(server: Server): Promise<Room> {
  const api = { server: server.url, key: server.organiserKey };
  const title = 'A heart failure pathway together';
  const workshop = await createWorkshop(api, { title, template: 'first-meeting' });
  const desk = await ProtocolClient.attach(server.url, {
    workshop: workshop.id,
    token: workshop.keys.lead,
  });
  const aims = desk.view.all('activity').find(({ record }) => record.kind === 'aims');
  if (!aims) throw new Error('the template has no aims');
  await desk.call('agenda.go', { activity: aims.id });
  return new Room(server, workshop, desk, aims.id);
}
