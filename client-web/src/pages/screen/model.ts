// What a room sees, in the order in which it is shown. Made from the records alone, so that the screen page, the
// observer's page and the desk's preview show the same. The desk holds more than the room may see (hidden texts,
// aims that were merged, results peeked at): all of it is left out here.

import { byCommonGround, byDots, compareIds, newestFirst } from '../../state/order';
import type {
  ActivityRecord,
  AimRecord,
  Entry,
  GroupRecord,
  IdeaRecord,
  IntroductionRecord,
  ScoresRecord,
  WordsRecord,
  WorkshopRecord,
} from '../../state/record-types';
import type { Records } from '../../state/records';

export type Activity = Entry<ActivityRecord>;

export function agendaOf(records: Records): Activity[] {
  return [...records.all('activity')].sort((a, b) => a.record.order - b.record.order);
}

/** The activity that is on, or undefined when nothing is. */
export function currentOf(records: Records): Activity | undefined {
  const id = records.single('workshop')?.now;
  const record = records.of('activity', id);
  return id === null || id === undefined || record === undefined
    ? undefined
    : { key: `activity/${id}`, id, record };
}

export function introductionsOf(records: Records, activity: string): Entry<IntroductionRecord>[] {
  return records
    .all('introduction')
    .filter(({ record }) => record.activity === activity && record.hidden !== true)
    .sort(newestFirst);
}

export function aimsOf(records: Records, activity: string): Entry<AimRecord>[] {
  return records
    .all('aim')
    .filter(
      ({ record }) =>
        record.activity === activity && record.hidden !== true && record.merged_into === undefined,
    )
    .sort(byCommonGround);
}

export function ideasOf(records: Records, activity: string): Entry<IdeaRecord>[] {
  return records
    .all('idea')
    .filter(({ record }) => record.activity === activity && record.hidden !== true)
    .sort(byDots);
}

export function groupsOf(records: Records, activity: string): Entry<GroupRecord>[] {
  return records
    .all('group')
    .filter(({ record }) => record.activity === activity)
    .sort((a, b) => a.record.order - b.record.order || compareIds(a.id, b.id));
}

/** What an empty list says: while it is open, how to fill it; afterwards, that it stayed empty. */
export function noneOf(
  { record }: Pick<Activity, 'record'>,
  text: { readonly none: string; readonly noneClosed: string },
): string {
  return record.state === 'closed' ? text.noneClosed : text.none;
}

/** A report that may be shown. */
export function reportOf(group: GroupRecord): string | undefined {
  return group.report_hidden === true || group.report === '' ? undefined : group.report;
}

/** The scores as the room has them: without items until they are revealed, even where the desk has peeked. */
export function scoresOf(records: Records, activity: Activity): ScoresRecord | undefined {
  const scores = records.of('scores', activity.id);
  if (scores === undefined || activity.record.revealed) return scores;
  const { round, eligible, voted } = scores;
  return { round, eligible, voted };
}

export function wordsOf(records: Records, activity: string): WordsRecord | undefined {
  const words = records.of('words', activity);
  return words && { ...words, words: words.words.filter((word) => word.hidden !== true) };
}

/** Where a sector stands in the workshop's list, which gives it its colour and shape. */
export function sectorIndex(workshop: WorkshopRecord, sector: string | undefined): number {
  return workshop.sectors.findIndex((one) => one.id === sector);
}
