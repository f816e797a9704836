// A board as columns; in each the ideas with most dots first.

import { useLink } from '../../../connection/link';
import type { Entry, IdeaRecord, Labelled } from '../../../state/record-types';
import { screenText } from '../../../text/screen';
import { ideasOf, noneOf } from '../model';
import { partsOf, useTurning } from '../fit';
import { Fitted } from '../Paged';
import type { OnScreenProps } from './registry';

/** Columns that have room beside each other in type that can be read from ten metres. */
const besideMost = 5;

export function BoardOnScreen({ activity }: OnScreenProps) {
  const { records } = useLink();
  const ideas = ideasOf(records, activity.id);
  const columns = activity.record.columns ?? [];
  const part = useTurning(partsOf(columns, besideMost));
  const inColumn = (id: string) => ideas.filter(({ record }) => record.column === id);
  return (
    <div class="board-whole">
      {ideas.length === 0 && <p class="stage-hint">{noneOf(activity, screenText.board)}</p>}
      {part.length < columns.length && (
        <ul class="board-overview">
          {columns.map((column) => (
            <li key={column.id} class={part.includes(column) ? 'board-shown' : ''}>
              {column.label} {inColumn(column.id).length || ''}
            </li>
          ))}
        </ul>
      )}
      <ul class="board">
        {part.map((column) => (
          <li key={column.id} class="board-column">
            <Column column={column} ideas={inColumn(column.id)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Column({ column, ideas }: { column: Labelled; ideas: readonly Entry<IdeaRecord>[] }) {
  return (
    <>
      <h2 class="board-label">
        <span>{column.label}</span> <span class="board-count">{ideas.length || ''}</span>
      </h2>
      <Fitted items={ideas} keyOf={({ id, record }) => `${id} ${record.text.length}`}>
        {({ record }) => <Idea idea={record} />}
      </Fitted>
    </>
  );
}

export function Idea({ idea }: { idea: IdeaRecord }) {
  return (
    <article class="idea">
      <p class="idea-text">{idea.text}</p>
      {(idea.by !== undefined || (idea.dots ?? 0) > 0) && (
        <p class="idea-by">
          {(idea.dots ?? 0) > 0 && <b class="idea-dots">{screenText.board.dots(idea.dots ?? 0)}</b>}
          {idea.by !== undefined && <span>{idea.by}</span>}
        </p>
      )}
    </article>
  );
}
