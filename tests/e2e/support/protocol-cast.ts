// A case's cast as protocol clients: people who act through the wire contract, and a facilitator likewise.

import type { JoinParams, Kind } from '../../../client-web/src/protocol/generated.ts';
import type { CasePerson } from './case-file.ts';
import type { PlannedIdea } from './case-plan.ts';
import type { Facilitator, Participant } from './play-case.ts';
import { ProtocolClient } from './protocol-client.ts';
import type { View } from './view.ts';

export function joinParams(code: string, person: CasePerson): Omit<JoinParams, 'consent'> {
  const { name, organisation, role, sector } = person;
  return {
    code,
    name,
    sector,
    ...(organisation === undefined ? {} : { organisation }),
    ...(role === undefined ? {} : { role }),
  };
}

function activityOfKind(view: View, kind: Kind): string | undefined {
  return view.all('activity').find(({ record }) => record.kind === kind)?.id;
}

export class ProtocolParticipant implements Participant {
  readonly client: ProtocolClient;
  readonly person: string;

  constructor(client: ProtocolClient, person: string) {
    this.client = client;
    this.person = person;
  }

  static async join(server: string, code: string, who: CasePerson): Promise<ProtocolParticipant> {
    const { client, joined } = await ProtocolClient.join(server, joinParams(code, who));
    return new ProtocolParticipant(client, joined.person);
  }

  async introduce(text: string): Promise<void> {
    await this.client.call('introduction.post', {
      activity: await this.#on('introductions'),
      text,
    });
  }

  async postAim(text: string): Promise<void> {
    await this.client.call('aim.post', { activity: await this.#on('aims'), text });
  }

  async supportAim(text: string): Promise<void> {
    const aim = await this.#find('aim', text);
    await this.client.call('aim.endorse', { aim, on: true });
  }

  async score(scores: Readonly<Record<string, number | null>>): Promise<void> {
    await this.client.call('score.cast', { activity: await this.#on('scores'), scores });
  }

  async postIdea(idea: PlannedIdea): Promise<void> {
    await this.client.call('idea.post', { activity: await this.#on('board'), ...idea });
  }

  async giveDot(ideaText: string): Promise<void> {
    const activity = await this.#on('board');
    const idea = await this.#find('idea', ideaText);
    // As long as it is on its way another would count the same, so one at a time.
    const before = this.client.view.of('mine/dots', activity)?.dots[idea] ?? 0;
    await this.client.call('idea.vote', { idea, dots: before + 1 });
    await this.client.until('the dot to be there', (view) => {
      return (view.of('mine/dots', activity)?.dots[idea] ?? 0) > before;
    });
  }

  async postGroupIdea(text: string): Promise<void> {
    const activity = await this.#on('breakout');
    await this.#myGroup(activity);
    await this.client.call('idea.post', { activity, text, attribution: 'name' });
  }

  async reportForGroup(text: string): Promise<void> {
    const group = await this.#myGroup(await this.#on('breakout'));
    await this.client.call('group.report', { group, text });
  }

  async sendWords(words: readonly string[]): Promise<void> {
    await this.client.call('words.post', { activity: await this.#on('words'), words: [...words] });
  }

  /** The activity of a kind, once it is open here. */
  async #on(kind: Kind): Promise<string> {
    await this.client.until(`${kind} to be open`, (view) => {
      const activity = activityOfKind(view, kind);
      return activity !== undefined && view.of('activity', activity)?.state === 'open';
    });
    return activityOfKind(this.client.view, kind)!;
  }

  async #myGroup(activity: string): Promise<string> {
    await this.client.until('a group of my own', (view) => {
      return view.of('mine/group', activity) !== undefined;
    });
    return this.client.view.of('mine/group', activity)!.id;
  }

  /** By its text: here, or, where the room is too large for one view, on a later page of the list. */
  async #find(kind: 'aim' | 'idea', text: string): Promise<string> {
    const here = () => this.client.view.all(kind).find(({ record }) => record.text === text)?.id;
    try {
      await this.client.until(`${kind} "${text}"`, () => here() !== undefined, 3_000);
      return here()!;
    } catch {
      return this.#findPaged(kind, text);
    }
  }

  async #findPaged(kind: 'aim' | 'idea', text: string): Promise<string> {
    let after: string | undefined;
    do {
      const page = await this.client.call('list.page', {
        of: kind,
        limit: 200,
        ...(after === undefined ? {} : { after }),
      });
      for (const [key, record] of Object.entries(page.put)) {
        if ((record as { text?: string }).text === text) return key.slice(key.lastIndexOf('/') + 1);
      }
      after = page.next;
    } while (after !== undefined);
    throw new Error(`no ${kind} "${text}"`);
  }
}

export class ProtocolFacilitator implements Facilitator {
  readonly client: ProtocolClient;
  /** Ids of the case by those of the workshop. */
  readonly #people: ReadonlyMap<string, string>;
  #now = '';

  constructor(client: ProtocolClient, people: ReadonlyMap<string, string>) {
    this.client = client;
    this.#people = people;
  }

  async go(kind: Kind): Promise<void> {
    this.#now = activityOfKind(this.client.view, kind) ?? '';
    await this.client.call('agenda.go', { activity: this.#now });
  }

  async startCountdown(): Promise<void> {
    const minutes = this.client.view.of('activity', this.#now)?.minutes ?? 0;
    if (minutes > 0) await this.client.call('timer.start', { activity: this.#now, minutes });
  }

  async close(): Promise<void> {
    await this.client.call('activity.close', { activity: this.#now });
  }

  async reveal(): Promise<void> {
    await this.client.call('activity.reveal', { activity: this.#now });
  }

  async merge(aims: readonly string[], _: readonly string[], shared: string): Promise<void> {
    const same = () =>
      this.client.view
        .all('aim')
        .filter(({ record }) => aims.includes(record.text) && record.merged_into === undefined);
    await this.client.until('the aims to merge', () => same().length >= aims.length);
    await this.client.call('aim.merge', {
      activity: this.#now,
      aims: same().map(({ id }) => id),
      text: shared,
    });
  }

  async split(): Promise<void> {
    const { groups, size } = this.client.view.of('activity', this.#now) ?? {};
    await this.client.call('breakout.split', {
      activity: this.#now,
      ...(groups === undefined ? { size: size ?? 5 } : { groups }),
    });
  }

  async groups(): Promise<readonly (readonly string[])[]> {
    const made = () =>
      this.client.view.all('group').filter(({ record }) => record.activity === this.#now);
    await this.client.until('the groups', () => made().length > 0);
    return made()
      .sort((a, b) => a.record.order - b.record.order)
      .map(({ record }) => record.people.map(({ person }) => this.#people.get(person) ?? person));
  }
}
