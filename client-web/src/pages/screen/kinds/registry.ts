// What the room sees of each kind of activity. A new kind is one component and its line here.

import type { ComponentType } from 'preact';
import type { Kind, WorkshopRecord } from '../../../state/record-types';
import type { Activity } from '../model';
import { AimsOnScreen } from './Aims';
import { BoardOnScreen } from './Board';
import { BreakoutOnScreen } from './Breakout';
import { IntroductionsOnScreen } from './Introductions';
import { ScoresOnScreen } from './Scores';
import { WordsOnScreen } from './Words';

export interface OnScreenProps {
  readonly activity: Activity;
  readonly workshop: WorkshopRecord;
}

const kinds: Readonly<Partial<Record<string, ComponentType<OnScreenProps>>>> = {
  introductions: IntroductionsOnScreen,
  aims: AimsOnScreen,
  scores: ScoresOnScreen,
  board: BoardOnScreen,
  breakout: BreakoutOnScreen,
  words: WordsOnScreen,
} satisfies Record<Kind, ComponentType<OnScreenProps>>;

/** Undefined for a kind that a newer server knows and this page does not: title and prompt are shown alone. */
export function onScreen(kind: string): ComponentType<OnScreenProps> | undefined {
  return kinds[kind];
}
