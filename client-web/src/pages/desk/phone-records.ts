// What a phone would hold now, made from what the desk holds: that of somebody who has just come in and said nothing.

import { effect, untracked } from '@preact/signals';
import type { GroupRecord, MeRecord, ViewFrame } from '../../state/record-types';
import { Records } from '../../state/records';
import {
  aimsOf,
  currentOf,
  groupsOf,
  ideasOf,
  introductionsOf,
  reportOf,
  scoresOf,
  wordsOf,
  type Activity,
} from '../screen/model';

/** Records that follow those of the desk until `stop`. */
export function phoneRecords(desk: Records, name: string): { records: Records; stop: () => void } {
  const records = new Records();
  const stop = effect(() => {
    const put = phonePut(desk, name);
    untracked(() => records.apply({ epoch: 'preview', seq: 0, put, remove: [], full: true }));
  });
  return { records, stop };
}

function phonePut(desk: Records, name: string): ViewFrame['put'] {
  const workshop = desk.single('workshop');
  if (workshop === undefined) return {};
  const me: MeRecord = { person: 'preview', name, sector: workshop.sectors[0]?.id ?? '' };
  const put: ViewFrame['put'] = { workshop, me };
  for (const { key, record } of desk.all('activity')) put[key] = record;
  const now = currentOf(desk);
  if (now !== undefined) Object.assign(put, contentsOf(desk, now));
  return put;
}

function contentsOf(desk: Records, activity: Activity): ViewFrame['put'] {
  const { id, record } = activity;
  const put: ViewFrame['put'] = {};
  const progress = desk.of('progress', id);
  if (progress !== undefined) put[`progress/${id}`] = progress;
  const groups = groupsOf(desk, id).map((group) => ({ ...group, record: asSeen(group.record) }));
  const [mine] = groups;
  if (mine !== undefined) put[`mine/group/${id}`] = { ...mine.record, id: mine.id };
  const shared = record.kind !== 'breakout' || record.revealed;
  const ideas = ideasOf(desk, id).filter((idea) => shared || idea.record.group === mine?.id);
  const lists = [introductionsOf(desk, id), aimsOf(desk, id), groups, ideas];
  for (const entry of lists.flat()) put[entry.key] = entry.record;
  const scores = scoresOf(desk, activity);
  if (scores !== undefined) put[`scores/${id}`] = scores;
  const words = wordsOf(desk, id);
  if (words !== undefined) put[`words/${id}`] = words;
  return put;
}

/** Without what only the desk is told. */
function asSeen(group: GroupRecord): GroupRecord {
  const seen: GroupRecord = { ...group };
  delete seen.help;
  delete seen.report_hidden;
  if (reportOf(group) === undefined) delete seen.report;
  return seen;
}
