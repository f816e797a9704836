// Plays a case from the first introduction to the last word. Who takes part may be a protocol client or somebody who
// taps on a page: the player only says who does what, and when.

import type { Kind } from '../../../client-web/src/protocol/generated.ts';
import type { WorkshopCase } from './case-file.ts';
import { planCase, type CasePlan, type PlannedIdea, type PlannedPerson } from './case-plan.ts';
import { report as reportOf } from './invented.ts';
import type { Pace } from './pace.ts';

/** Somebody with a phone. */
export interface Participant {
  introduce(text: string): Promise<void>;
  postAim(text: string): Promise<void>;
  supportAim(text: string): Promise<void>;
  score(scores: Readonly<Record<string, number | null>>): Promise<void>;
  postIdea(idea: PlannedIdea): Promise<void>;
  giveDot(ideaText: string): Promise<void>;
  postGroupIdea(text: string): Promise<void>;
  reportForGroup(text: string): Promise<void>;
  sendWords(words: readonly string[]): Promise<void>;
}

/** Somebody at a desk. */
export interface Facilitator {
  /** Goes to the activity of this kind and opens it. */
  go(kind: Kind): Promise<void>;
  startCountdown(): Promise<void>;
  close(): Promise<void>;
  reveal(): Promise<void>;
  merge(aims: readonly string[], authors: readonly string[], shared: string): Promise<void>;
  split(): Promise<void>;
  /** Ids of the case's people, group by group. */
  groups(): Promise<readonly (readonly string[])[]>;
}

export interface Cast {
  readonly facilitator: Facilitator;
  /** By their ids in the case. */
  readonly participants: ReadonlyMap<string, Participant>;
}

export type Stage = Kind;
export type Tell = (line: string) => void;

/** How many seconds each stage takes at the speed of one; together with joining about three minutes. */
const seconds: Record<Stage, number> = {
  introductions: 28,
  aims: 40,
  scores: 26,
  board: 34,
  breakout: 30,
  words: 14,
};
const revealPauseSeconds = 3;

export class CasePlayer {
  readonly plan: CasePlan;
  readonly #case: WorkshopCase;
  readonly #cast: Cast;
  readonly #pace: Pace;
  readonly #tell: Tell;

  constructor(whole: WorkshopCase, cast: Cast, pace: Pace, tell: Tell = () => undefined) {
    this.plan = planCase(whole);
    this.#case = whole;
    this.#cast = cast;
    this.#pace = pace;
    this.#tell = tell;
  }

  /** The stages of the case in the order of its agenda. */
  get stages(): readonly Stage[] {
    return this.#case.agenda.map(({ kind }) => kind);
  }

  async all(): Promise<void> {
    for (const stage of this.stages) await this.play(stage);
  }

  async play(stage: Stage): Promise<void> {
    await this.begin(stage);
    await this[stage]();
    await this.#cast.facilitator.close();
    if (stage === 'scores' || stage === 'breakout') await this.reveal(stage);
  }

  async begin(stage: Stage): Promise<void> {
    const title = this.#case.agenda.find(({ kind }) => kind === stage)?.title;
    this.#tell(title ?? stage);
    await this.#cast.facilitator.go(stage);
    await this.#cast.facilitator.startCountdown();
  }

  async introductions(): Promise<void> {
    await this.#everyone('introductions', 1, async (player, { introduction }) => {
      if (introduction !== undefined) await player.introduce(introduction);
    });
    this.#tell('  everybody has said who they are');
  }

  async aims(): Promise<void> {
    await this.#everyone('aims', 0.5, async (player, { aim }) => {
      if (aim !== undefined) await player.postAim(aim);
    });
    for (const { text, shared, authors } of this.plan.mergers) {
      await this.#cast.facilitator.merge(
        authors.map(() => text),
        authors,
        shared,
      );
      this.#tell(`  ${authors.length} aims merged: ${shared}`);
      await this.#pace.pause(1);
    }
    await this.#everyone('aims', 0.4, async (player, { supports }) => {
      for (const aim of supports) await player.supportAim(aim);
    });
    this.#tell('  support given');
  }

  async scores(): Promise<void> {
    await this.#everyone('scores', 0.8, async (player, { scores }) => {
      if (scores !== undefined) await player.score(scores);
    });
    this.#tell('  everybody has scored; nothing is shown yet');
  }

  async board(): Promise<void> {
    await this.#everyone('board', 0.6, async (player, { ideas }) => {
      for (const idea of ideas) await player.postIdea(idea);
    });
    this.#tell('  ideas are up, now the dots');
    await this.#everyone('board', 0.4, async (player, { dots }) => {
      for (const idea of dots) await player.giveDot(idea);
    });
  }

  async breakout(): Promise<void> {
    await this.#cast.facilitator.split();
    const groups = await this.#cast.facilitator.groups();
    this.#tell(
      `  ${groups.length} groups: ${groups.map((people) => people.length).join(', ')} people`,
    );
    await this.#everyone('breakout', 0.7, (player, { groupIdea }) =>
      player.postGroupIdea(groupIdea),
    );
    await this.#pace.spread(groups, seconds.breakout * 0.3, async (people, at) => {
      const spokesperson = this.#cast.participants.get(people[0] ?? '');
      await spokesperson?.reportForGroup(reportOf(at));
    });
    this.#tell('  every group has reported');
  }

  async words(): Promise<void> {
    await this.#everyone('words', 1, async (player, { words }) => {
      if (words.length > 0) await player.sendWords(words);
    });
  }

  async reveal(stage: Stage): Promise<void> {
    await this.#pace.pause(revealPauseSeconds);
    await this.#cast.facilitator.reveal();
    this.#tell(stage === 'scores' ? '  the results are shown' : '  the groups report back');
    await this.#pace.pause(revealPauseSeconds);
  }

  #everyone(
    stage: Stage,
    part: number,
    act: (player: Participant, planned: PlannedPerson) => Promise<void>,
  ): Promise<void> {
    return this.#pace.spread(this.plan.people, seconds[stage] * part, async (planned) => {
      const player = this.#cast.participants.get(planned.id);
      if (player) await act(player, planned);
    });
  }
}
