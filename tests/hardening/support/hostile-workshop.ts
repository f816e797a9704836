// A workshop in which every text field holds something from the corpus of scripts.

import { limits } from '../../../client-web/src/protocol/generated.ts';
import type {
  Plan,
  WorkshopCreate,
  WorkshopCreated,
} from '../../../client-web/src/protocol/generated.ts';
import { ProtocolClient } from '../../e2e/support/protocol-client.ts';
import type { World } from '../../e2e/support/world.ts';
import { corpus, fitting } from './xss-corpus.ts';

const label = 60;
const word = 40;

/** One after the other, so that no two fields have the same. */
class Supply {
  #at: number;
  constructor(first: number) {
    this.#at = first;
  }
  next(characters: number): string {
    return fitting(this.#at++, characters);
  }
}

function planOf(supply: Supply): WorkshopCreate {
  const titled = () => ({ title: supply.next(limits.title), prompt: supply.next(300) });
  const choices = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `c${at}`, label: supply.next(label) })) as [
      { id: string; label: string },
    ];
  const agenda: Plan[] = [
    { kind: 'introductions', ...titled() },
    { kind: 'aims', ...titled() },
    { kind: 'scores', ...titled(), items: choices(10) },
    { kind: 'board', ...titled(), columns: choices(10), dots: 5 },
    { kind: 'breakout', ...titled(), groups: 8 },
    { kind: 'words', ...titled(), words: 10 },
    ...Array.from({ length: 24 }, () => ({ kind: 'aims' as const, ...titled() })),
  ];
  return {
    title: supply.next(limits.title),
    sectors: choices(8) as unknown as [
      { id: string; label: string },
      { id: string; label: string },
    ],
    agenda,
  };
}

export class HostileWorkshop {
  readonly workshop: WorkshopCreated;
  readonly desk: ProtocolClient;
  readonly people: readonly ProtocolClient[];

  private constructor(
    workshop: WorkshopCreated,
    desk: ProtocolClient,
    people: readonly ProtocolClient[],
  ) {
    this.workshop = workshop;
    this.desk = desk;
    this.people = people;
  }

  /** Made, joined and written in: nothing is closed yet. */
  static async fill(world: World, first: number, count: number): Promise<HostileWorkshop> {
    const supply = new Supply(first);
    const workshop = await world.workshop(planOf(supply));
    const desk = await world.attach(workshop);
    const people = await Promise.all(
      Array.from({ length: count }, async (_, at) => {
        const { client } = await ProtocolClient.join(world.server.url, {
          code: workshop.code,
          name: supply.next(limits.name),
          organisation: supply.next(limits.organisation),
          role: supply.next(limits.name),
          sector: `c${at % 8}`,
        });
        return world.keep(client);
      }),
    );
    const hostile = new HostileWorkshop(workshop, desk, people);
    await hostile.#write(supply);
    await hostile.#knock(world, supply);
    return hostile;
  }

  /** Some wait to be let in, for as long as the desk is looked at. */
  async #knock(world: World, supply: Supply): Promise<void> {
    await this.desk.call('waiting.switch', { on: true });
    for (let at = 0; at < 3; at++) {
      const { client } = await ProtocolClient.join(world.server.url, {
        code: this.workshop.code,
        name: supply.next(limits.name),
        organisation: supply.next(limits.organisation),
        role: supply.next(limits.name),
        sector: `c${at}`,
      });
      world.keep(client);
    }
    await this.desk.call('waiting.switch', { on: false });
  }

  async #write(supply: Supply): Promise<void> {
    const { desk, people } = this;
    for (const activity of ['act1', 'act2', 'act3', 'act4', 'act6']) {
      await desk.call('activity.open', { activity });
    }
    await desk.call('agenda.go', { activity: 'act5' });
    await desk.call('breakout.split', { activity: 'act5', groups: 8 });
    const attributions = ['name', 'organisation', 'none'] as const;
    const aims: string[] = [];
    for (const [at, person] of people.entries()) {
      const attribution = attributions[at % 3]!;
      await person.call('introduction.post', { activity: 'act1', text: supply.next(500) });
      const { aim } = await person.call('aim.post', { activity: 'act2', text: supply.next(280) });
      aims.push(aim);
      const { idea } = await person.call('idea.post', {
        ...{ activity: 'act4', column: `c${at % 10}` },
        ...{ text: supply.next(280), attribution },
      });
      await person.call('idea.vote', { idea, dots: 2 });
      await person.call('score.cast', {
        activity: 'act3',
        scores: Object.fromEntries(Array.from({ length: 10 }, (_, item) => [`c${item}`, at % 11])),
      });
      await person.call('words.post', {
        activity: 'act6',
        words: Array.from({ length: 8 }, () => supply.next(word)),
      });
      await person.call('idea.post', { activity: 'act5', text: supply.next(280), attribution });
      await person.until('a group', (view) => view.of('mine/group', 'act5') !== undefined);
      const group = person.view.of('mine/group', 'act5')!.id;
      await person.call('group.report', { group, text: supply.next(500) });
    }
    for (const { id } of desk.view.all('group')) {
      await desk.call('group.edit', {
        ...{ group: id, name: supply.next(120) },
        ...{ table: supply.next(120), task: supply.next(300) },
      });
    }
    await desk.call('aim.merge', {
      activity: 'act2',
      aims: aims.slice(0, 2),
      text: supply.next(280),
    });
    await people[3]!.call('aim.endorse', { aim: aims[2]!, on: true });
  }
}

export const peopleWanted = Math.ceil(corpus.length / 2);
