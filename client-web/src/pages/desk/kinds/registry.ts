// What facilitators see and do in each kind of activity. A new kind is one component and its line here.

import type { ComponentType } from 'preact';
import type { Kind, WorkshopRecord } from '../../../state/record-types';
import type { Activity } from '../../screen/model';
import { AimsAtDesk } from './Aims';
import { BoardAtDesk } from './Board';
import { BreakoutAtDesk } from './Breakout';
import { IntroductionsAtDesk } from './Introductions';
import { ScoresAtDesk } from './Scores';
import { WordsAtDesk } from './Words';

export interface AtDeskProps {
  readonly activity: Activity;
  readonly workshop: WorkshopRecord;
}

const kinds: Readonly<Partial<Record<string, ComponentType<AtDeskProps>>>> = {
  introductions: IntroductionsAtDesk,
  aims: AimsAtDesk,
  scores: ScoresAtDesk,
  board: BoardAtDesk,
  breakout: BreakoutAtDesk,
  words: WordsAtDesk,
} satisfies Record<Kind, ComponentType<AtDeskProps>>;

/** Undefined for a kind that a newer server knows and this page does not: it can still be steered. */
export function atDesk(kind: string): ComponentType<AtDeskProps> | undefined {
  return kinds[kind];
}
