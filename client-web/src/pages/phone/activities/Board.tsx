// A board: write an idea into a column, choose how it is signed, give dots to what matters most.

import { Choices } from '../../../components/Choices';
import { EmptyState } from '../../../components/EmptyState';
import { List } from '../../../components/List';
import { useLink } from '../../../connection/link';
import { limits } from '../../../state/limits';
import { usePagedList } from '../../../state/pages';
import type { Attribution, Entry, IdeaRecord, Labelled } from '../../../state/record-types';
import { phoneText } from '../../../text';
import { DotsOn, useDots, type Dots } from '../Dots';
import { OwnIdea } from '../OwnIdea';
import { Posting } from '../Posting';
import { useOwnDraft } from '../own-draft';
import type { ActivityProps, PhoneKind } from './kind';

const text = phoneText.board;

function Board({ id, activity, open }: ActivityProps) {
  const { records } = useLink();
  const progress = records.of('progress', id);
  const { entries, more, pending } = usePagedList('idea', id, progress?.ideas);
  const dots = useDots(id, activity.dots ?? 0);
  const columns = activity.columns ?? [];
  const own = records.all('mine/idea').filter(({ record }) => record.activity === id);
  const used = new Set([...entries, ...own].map(({ record }) => record.column));
  const filled = columns.filter((column) => used.has(column.id));
  const empty = columns.filter((column) => !used.has(column.id)).map((column) => column.label);
  return (
    <>
      {open && <NewIdea id={id} columns={columns} />}
      {open && dots.budget > 0 && entries.length > 0 && (
        <p class="dots-left number" role="status">
          <strong>{text.dotsLeft(dots.left)}.</strong>{' '}
          <span class="soft">{text.dotsExplained(dots.budget)}</span>
        </p>
      )}
      {filled.map((column) => (
        <Column
          key={column.id}
          column={column}
          ideas={entries.filter(({ record }) => record.column === column.id)}
          own={own.filter(({ record }) => record.column === column.id)}
          dots={dots}
          open={open}
        />
      ))}
      {empty.length > 0 && (
        <EmptyState>{(open ? text.emptyColumns : text.emptyColumnsClosed)(empty)}</EmptyState>
      )}
      {dots.budget > 0 && entries.some(({ record }) => record.dots === null) && (
        <p class="soft small">{text.dotsWithheld}</p>
      )}
      {more && (
        <List items={[]} keyOf={() => ''} onMore={more} morePending={pending}>
          {() => null}
        </List>
      )}
    </>
  );
}

function NewIdea({ id, columns }: { id: string; columns: readonly Labelled[] }) {
  const { records } = useLink();
  const [column, setColumn] = useOwnDraft(
    `column/${id}`,
    columns.length === 1 ? columns[0]?.id : '',
  );
  const [attribution, setAttribution] = useOwnDraft('attribution', 'name');
  const known = columns.some((each) => each.id === column);
  return (
    <Posting
      method="idea.post"
      params={{ activity: id, column, attribution }}
      arrived={({ idea }) => records.of('mine/idea', String(idea)) !== undefined}
      label={text.label}
      button={text.post}
      most={limits.idea}
      rows={2}
      missing={() => (known ? undefined : text.missingColumn)}
    >
      {columns.length > 1 && (
        <div class="compact">
          <Choices
            legend={text.column}
            value={known ? column : undefined}
            onChoose={setColumn}
            options={columns.map((each) => ({ value: each.id, label: each.label }))}
          />
        </div>
      )}
      <AttributionChoice value={attribution as Attribution} onChoose={setAttribution} />
    </Posting>
  );
}

interface AttributionChoiceProps {
  value: Attribution;
  onChoose: (value: Attribution) => void;
}

function AttributionChoice({ value, onChoose }: AttributionChoiceProps) {
  const { records } = useLink();
  const me = records.single('me');
  const organisation = me?.organisation ?? '';
  const possible: Attribution[] = organisation
    ? ['name', 'organisation', 'none']
    : ['name', 'none'];
  const chosen = possible.includes(value) ? value : 'none';
  const explained = {
    name: text.attributions.name.hint(me?.name ?? ''),
    organisation: text.attributions.organisation.hint(organisation),
    none: text.attributions.none.hint(),
  };
  return (
    <div class="compact compact-row">
      <Choices
        legend={text.attribution}
        hint={explained[chosen]}
        value={chosen}
        onChoose={onChoose}
        options={possible.map((each) => ({ value: each, label: text.attributions[each].label }))}
      />
    </div>
  );
}

interface ColumnProps {
  column: Labelled;
  ideas: readonly Entry<IdeaRecord>[];
  own: Parameters<typeof OwnIdea>[0]['idea'][];
  dots: Dots;
  open: boolean;
}

function Column({ column, ideas, own, dots, open }: ColumnProps) {
  const ownIds = new Set(own.map((idea) => idea.id));
  const others = ideas.filter((idea) => !ownIds.has(idea.id));
  const ordered = [...others].sort(
    (a, b) => (b.record.dots ?? 0) - (a.record.dots ?? 0) || b.record.at - a.record.at,
  );
  const heading = `column-${column.id}`;
  return (
    <section class="board-column stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{column.label}</h2>
      <List items={own} keyOf={(idea) => idea.key}>
        {(idea) => (
          <div class="mine">
            <OwnIdea idea={idea} open={open} />
            <DotsOn
              id={idea.id}
              text={idea.record.text}
              given={ideas.find((each) => each.id === idea.id)?.record.dots ?? null}
              dots={dots}
              open={open}
            />
          </div>
        )}
      </List>
      <List items={ordered} keyOf={(idea) => idea.key}>
        {({ id, record }) => (
          <article class="said stack-tight">
            <p class="multiline">{record.text}</p>
            <p class="soft small">{record.by ?? text.withoutName}</p>
            <DotsOn id={id} text={record.text} given={record.dots} dots={dots} open={open} />
          </article>
        )}
      </List>
    </section>
  );
}

export const board: PhoneKind = {
  Activity: Board,
  status: (_records, _id, activity) =>
    activity.state === 'open' ? text.statusOpen : text.statusClosed,
};
