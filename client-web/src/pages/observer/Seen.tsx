// One activity as the room may see it, as text and charts to scroll.

import { WithheldNote, withheldInAims } from '../../components/charts/Withheld';
import { CommonGroundBar } from '../../components/charts/CommonGroundBar';
import { ProgressBySector } from '../../components/charts/ProgressBySector';
import { ScoresChart } from '../../components/charts/ScoresChart';
import { WordCloud } from '../../components/charts/WordCloud';
import { SectorMark } from '../../components/SectorMark';
import { useLink } from '../../connection/link';
import type { Kind, WorkshopRecord } from '../../state/record-types';
import { observerText as text } from '../../text/observer';
import { screenText } from '../../text/screen';
import { GroupTitle } from '../screen/kinds/Breakout';
import { Idea } from '../screen/kinds/Board';
import {
  aimsOf,
  groupsOf,
  ideasOf,
  introductionsOf,
  noneOf,
  reportOf,
  scoresOf,
  sectorIndex,
  wordsOf,
  type Activity,
} from '../screen/model';

interface SeenProps {
  activity: Activity;
  workshop: WorkshopRecord;
}

const kinds: Record<Kind, (props: SeenProps) => ReturnType<typeof Nothing>> = {
  introductions: Introductions,
  aims: Aims,
  scores: Scores,
  board: Board,
  breakout: Breakout,
  words: Words,
};

export function Seen(props: SeenProps) {
  const known: Readonly<Partial<Record<string, (typeof kinds)[Kind]>>> = kinds;
  const Body = known[props.activity.record.kind];
  return Body ? <Body {...props} /> : <Nothing {...props} />;
}

function Nothing({ activity }: Pick<SeenProps, 'activity'>) {
  return <p class="soft">{noneOf(activity, text)}</p>;
}

function Introductions({ activity, workshop }: SeenProps) {
  const { records } = useLink();
  const entries = introductionsOf(records, activity.id);
  const progress = records.of('progress', activity.id);
  if (entries.length === 0) return <Nothing activity={activity} />;
  return (
    <>
      {progress?.by_sector && (
        <ProgressBySector
          sectors={workshop.sectors}
          progress={{
            introduced: progress.introduced ?? 0,
            people: progress.people ?? 0,
            by_sector: progress.by_sector,
          }}
        />
      )}
      <ul class="list">
        {entries.map(({ id, record }) => (
          <li key={id}>
            <SectorMark index={sectorIndex(workshop, record.sector)} /> <b>{record.name}</b>{' '}
            <span class="soft">
              {[record.role, record.organisation].filter(Boolean).join(', ')}
            </span>
            <p class="multiline">{record.text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Aims({ activity, workshop }: SeenProps) {
  const { records } = useLink();
  const aims = aimsOf(records, activity.id);
  if (aims.length === 0) return <Nothing activity={activity} />;
  const withheld = withheldInAims(aims);
  return (
    <>
      <WithheldNote of={withheld} sectors={workshop.sectors} />
      <ul class="list">
        {aims.map(({ id, record }) => (
          <li key={id} class="stack-tight">
            <p class="multiline">{record.text}</p>
            <CommonGroundBar
              aim={record}
              sectors={workshop.sectors}
              without={withheld.throughout}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Scores({ activity, workshop }: SeenProps) {
  const { records } = useLink();
  const scores = scoresOf(records, activity);
  if (scores === undefined) return <Nothing activity={activity} />;
  return (
    <>
      <p>
        {screenText.scores.voted(scores.voted, scores.eligible)} {screenText.scores.haveScored}
      </p>
      <ScoresChart scores={scores} sectors={workshop.sectors} title={activity.record.title} />
    </>
  );
}

function Board({ activity }: SeenProps) {
  const { records } = useLink();
  const ideas = ideasOf(records, activity.id);
  if (ideas.length === 0) return <Nothing activity={activity} />;
  return (
    <div class="observer-board">
      {(activity.record.columns ?? []).map((column) => (
        <section key={column.id}>
          <h3>{column.label}</h3>
          <ul class="list">
            {ideas
              .filter(({ record }) => record.column === column.id)
              .map(({ id, record }) => (
                <li key={id}>
                  <Idea idea={record} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Breakout({ activity, workshop }: SeenProps) {
  const { records } = useLink();
  const groups = groupsOf(records, activity.id);
  const ideas = ideasOf(records, activity.id);
  if (groups.length === 0) return <Nothing activity={activity} />;
  return (
    <ul class="list">
      {groups.map(({ id, record }) => (
        <li key={id} class="stack-tight">
          <GroupTitle group={record} />
          <p class="observer-people">
            {record.people.map((person) => (
              <span key={person.person}>
                <SectorMark index={sectorIndex(workshop, person.sector)} /> {person.name}
              </span>
            ))}
          </p>
          {reportOf(record) !== undefined && <p class="multiline">{reportOf(record)}</p>}
          <ul class="plain-list">
            {ideas
              .filter((idea) => idea.record.group === id)
              .map((idea) => (
                <li key={idea.id}>{idea.record.text}</li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Words({ activity }: SeenProps) {
  const { records } = useLink();
  const words = wordsOf(records, activity.id);
  if (words === undefined || words.words.length === 0) return <Nothing activity={activity} />;
  return <WordCloud record={words} title={activity.record.title} />;
}
