// Orders that several pages show lists in: the same aims stand alike on the phone, the desk and the screen.

import type { AimRecord, Entry, IdeaRecord, IntroductionRecord } from './record-types';

/** `aim9` before `aim10`. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Most common ground first; of those of which it may not be shown, the most endorsed, then the oldest. */
export function byCommonGround(a: Entry<AimRecord>, b: Entry<AimRecord>): number {
  return (
    (b.record.common_ground ?? -1) - (a.record.common_ground ?? -1) ||
    (b.record.endorsed ?? 0) - (a.record.endorsed ?? 0) ||
    a.record.at - b.record.at ||
    compareIds(a.id, b.id)
  );
}

/** Most dots first, then the oldest, so that a board stays still while ideas come in. */
export function byDots(a: Entry<IdeaRecord>, b: Entry<IdeaRecord>): number {
  return (
    (b.record.dots ?? 0) - (a.record.dots ?? 0) ||
    a.record.at - b.record.at ||
    compareIds(a.id, b.id)
  );
}

/** Whoever has just written sees it appear. */
export function newestFirst(a: Entry<IntroductionRecord>, b: Entry<IntroductionRecord>): number {
  return b.record.at - a.record.at || compareIds(b.id, a.id);
}
