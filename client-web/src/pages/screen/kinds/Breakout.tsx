// Who goes to which table; once groups report back, what each of them said.

import { SectorMark } from '../../../components/SectorMark';
import { useLink } from '../../../connection/link';
import type { Entry, GroupRecord, IdeaRecord, WorkshopRecord } from '../../../state/record-types';
import { screenText } from '../../../text/screen';
import { groupsOf, ideasOf, reportOf, sectorIndex } from '../model';
import { Paged } from '../Paged';
import { tableLayout, type TableContent } from '../tables';
import type { OnScreenProps } from './registry';

export function BreakoutOnScreen({ activity, workshop }: OnScreenProps) {
  const { records } = useLink();
  const groups = groupsOf(records, activity.id);
  const progress = records.of('progress', activity.id);
  if (groups.length === 0)
    return (
      <p class="stage-empty">
        {activity.record.state === 'closed'
          ? screenText.breakout.noneClosed
          : screenText.breakout.soon}
      </p>
    );
  const reporting =
    activity.record.revealed || groups.some(({ record }) => reportOf(record) !== undefined);
  if (reporting && activity.record.state !== 'draft') {
    return <Reports groups={groups} ideas={ideasOf(records, activity.id)} />;
  }
  const { columns, scale } = tableLayout(
    groups.map(({ record }) => contentOf(record)),
    activity.record.title.length > 45 || activity.record.prompt.length > 80,
  );
  return (
    <Paged
      items={groups}
      keyOf={(group) => group.id}
      total={progress?.people === undefined ? groups.length : 0}
      class="tables"
      style={{ '--scale': scale, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {({ record }) => <Table group={record} workshop={workshop} />}
    </Paged>
  );
}

export function GroupTitle({ group }: { group: GroupRecord }) {
  return (
    <h2 class="table-name">
      <span>{group.name}</span>{' '}
      {group.table !== undefined && <span class="table-where">{group.table}</span>}
    </h2>
  );
}

const namesMost = 12;

function contentOf({ name, table, people }: GroupRecord): TableContent {
  const names = people.slice(0, namesMost).map((person) => person.name.length);
  return {
    lines: Math.min(people.length, namesMost + 1),
    longest: Math.max(0, ...names),
    title: table === undefined ? name.length : name.length + 2 + table.length,
  };
}

function Table({ group, workshop }: { group: GroupRecord; workshop: WorkshopRecord }) {
  const more = group.people.length - namesMost;
  return (
    <article class="table">
      <GroupTitle group={group} />
      <ul class="table-people">
        {group.people.slice(0, namesMost).map((person) => (
          <li key={person.person}>
            <SectorMark index={sectorIndex(workshop, person.sector)} />
            <span>{person.name}</span>
          </li>
        ))}
        {more > 0 && <li class="soft">{screenText.more(more)}</li>}
      </ul>
    </article>
  );
}

interface ReportsProps {
  groups: readonly Entry<GroupRecord>[];
  ideas: readonly Entry<IdeaRecord>[];
}

const ideasMost = 5;
const ideasMostBelowLong = 2;
/** Characters from which a report needs the whole width. */
const longReport = 220;

/** Those that have reported come first; the others are there to be asked. */
function Reports({ groups, ideas }: ReportsProps) {
  const rank = ({ record }: Entry<GroupRecord>): number => (reportOf(record) === undefined ? 1 : 0);
  const ordered = [...groups].sort((a, b) => rank(a) - rank(b));
  const long = groups.some(({ record }) => (reportOf(record)?.length ?? 0) > longReport);
  return (
    <Paged
      items={ordered}
      keyOf={(group) => group.id}
      class={ordered.length === 1 || long ? 'reports reports-one' : 'reports'}
    >
      {({ id, record }) => (
        <Report
          group={record}
          ideas={ideas.filter((idea) => idea.record.group === id)}
          most={long ? ideasMostBelowLong : ideasMost}
        />
      )}
    </Paged>
  );
}

interface ReportProps {
  group: GroupRecord;
  ideas: readonly Entry<IdeaRecord>[];
  /** How many ideas have room. */
  most: number;
}

function Report({ group, ideas, most }: ReportProps) {
  const report = reportOf(group);
  const more = ideas.length - most;
  return (
    <article class="report">
      <GroupTitle group={group} />
      {report === undefined ? (
        ideas.length === 0 && <p class="report-none">{screenText.breakout.noReport}</p>
      ) : (
        <p class="report-text">{report}</p>
      )}
      {ideas.length > 0 && (
        <ul class="report-ideas">
          {ideas.slice(0, most).map((idea) => (
            <li key={idea.id}>{idea.record.text}</li>
          ))}
          {more > 0 && <li class="soft">{screenText.more(more)}</li>}
        </ul>
      )}
    </article>
  );
}
