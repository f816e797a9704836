// A whole case on a server: makes the workshop, lets its people in, and plays it with protocol clients.

import type { WorkshopCreated } from '../../../client-web/src/protocol/generated.ts';
import { planOf, type WorkshopCase } from './case-file.ts';
import { createWorkshop, type Api } from './http-api.ts';
import type { Pace } from './pace.ts';
import { CasePlayer, type Tell } from './play-case.ts';
import { ProtocolClient } from './protocol-client.ts';
import { ProtocolFacilitator, ProtocolParticipant } from './protocol-cast.ts';

const joiningSeconds = 14;

export class Show {
  readonly workshop: WorkshopCreated;
  readonly participants: ReadonlyMap<string, ProtocolParticipant>;
  readonly player: CasePlayer;
  readonly #desk: ProtocolClient;

  private constructor(
    workshop: WorkshopCreated,
    participants: ReadonlyMap<string, ProtocolParticipant>,
    desk: ProtocolClient,
    player: CasePlayer,
  ) {
    this.workshop = workshop;
    this.participants = participants;
    this.player = player;
    this.#desk = desk;
  }

  /** Up to where everybody is in and nothing has begun. `announce` is told of the workshop before anybody joins. */
  static async prepare(
    api: Api,
    whole: WorkshopCase,
    pace: Pace,
    tell: Tell,
    announce: (workshop: WorkshopCreated) => void = () => undefined,
  ): Promise<Show> {
    const workshop = await createWorkshop(api, planOf(whole));
    announce(workshop);
    const desk = await ProtocolClient.attach(api.server, {
      workshop: workshop.id,
      token: workshop.keys.lead,
    });
    const participants = new Map<string, ProtocolParticipant>();
    const caseIds = new Map<string, string>();
    tell('People come in');
    await pace.spread(whole.people, joiningSeconds, async (person) => {
      const joined = await ProtocolParticipant.join(api.server, workshop.code, person);
      participants.set(person.id, joined);
      caseIds.set(joined.person, person.id);
    });
    tell(`  ${participants.size} are in`);
    const facilitator = new ProtocolFacilitator(desk, caseIds);
    const player = new CasePlayer(whole, { facilitator, participants }, pace, tell);
    return new Show(workshop, participants, desk, player);
  }

  /** The people put their phones away; the workshop stays. */
  stop(): void {
    this.#desk.stop();
    for (const { client } of this.participants.values()) client.stop();
  }
}
