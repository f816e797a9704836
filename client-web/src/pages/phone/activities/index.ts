// The kinds of activity that a phone knows: to add one is to add its file and its line here.

import type { Kind } from '../../../state/record-types';
import { aims } from './Aims';
import { board } from './Board';
import { breakout } from './Breakout';
import { introductions } from './Introductions';
import type { PhoneKind } from './kind';
import { scores } from './Scores';
import { words } from './Words';

const kinds: Record<Kind, PhoneKind> = { introductions, aims, scores, board, breakout, words };

/** Undefined for a kind that a newer server has and this page does not. */
export function kindOf(kind: string): PhoneKind | undefined {
  return (kinds as Partial<Record<string, PhoneKind>>)[kind];
}
