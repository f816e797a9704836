import { EmptyState } from '../../../components/EmptyState';
import { useLink } from '../../../connection/link';
import { byDots } from '../../../state/order';
import type { Entry, IdeaRecord, Labelled } from '../../../state/record-types';
import { deskText } from '../../../text/desk';
import { noneOf } from '../../screen/model';
import { HideText } from '../HideText';
import { useLongList } from '../long-list';
import { FirstOf } from '../More';
import { MoveTo } from '../MoveTo';
import type { AtDeskProps } from './registry';

const text = deskText.board;

export function BoardAtDesk({ activity }: AtDeskProps) {
  const { records } = useLink();
  const list = useLongList({
    family: 'idea',
    activity: activity.id,
    total: records.of('progress', activity.id)?.ideas,
    label: deskText.lists.findIdeas,
    wordsOf: ({ text: words, by }) => `${words} ${by ?? ''}`,
  });
  const ideas = [...list.found].sort(byDots);
  const columns = activity.record.columns ?? [];
  if (list.entries.length === 0) return <EmptyState>{noneOf(activity, text)}</EmptyState>;
  return (
    <div class="stack">
      {list.head}
      <div class="board-at-desk">
        {columns.map((column) => {
          const inColumn = ideas.filter(({ record }) => record.column === column.id);
          return (
            <section key={column.id} aria-label={text.column(column.label, inColumn.length)}>
              <h3 class="board-at-desk-title">
                {column.label} <span class="soft number">{inColumn.length}</span>
              </h3>
              <FirstOf items={inColumn} keyOf={({ id }) => id} step={20}>
                {(idea) => <Idea idea={idea} columns={columns} />}
              </FirstOf>
            </section>
          );
        })}
      </div>
      {list.foot}
    </div>
  );
}

interface IdeaProps {
  idea: Entry<IdeaRecord>;
  columns: readonly Labelled[];
}

function Idea({ idea: { key, id, record }, columns }: IdeaProps) {
  return (
    <div class={record.hidden ? 'idea-entry entry-hidden' : 'idea-entry'}>
      <p class="multiline">{record.text}</p>
      <p class="soft small">
        {record.dots !== null && record.dots > 0 && <b class="number">{text.dots(record.dots)} </b>}
        {record.by}
      </p>
      {record.hidden && <p class="entry-note">{deskText.texts.hidden}</p>}
      <div class="buttons">
        <MoveTo
          label={deskText.texts.moveTo(record.text)}
          about={`idea.move/${id}`}
          places={columns}
          here={record.column}
          command={(column) => ({ method: 'idea.move', params: { idea: id, column } })}
        />
        <HideText
          record={key}
          hidden={record.hidden === true}
          label={text.hideLabel(record.text)}
        />
      </div>
    </div>
  );
}
