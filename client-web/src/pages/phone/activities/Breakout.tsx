// A breakout: my group, its table, task and people; what we write; what we report; calling for help.

import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button';
import { CommandNote } from '../../../components/CommandNote';
import { EmptyState } from '../../../components/EmptyState';
import { Field, textError } from '../../../components/Field';
import { List } from '../../../components/List';
import { SectorMark } from '../../../components/SectorMark';
import { useLink } from '../../../connection/link';
import { limits } from '../../../state/limits';
import type { Entry, GroupRecord } from '../../../state/record-types';
import { phoneText } from '../../../text';
import { OwnIdea } from '../OwnIdea';
import { useOwnDraft } from '../own-draft';
import { Posting } from '../Posting';
import type { ActivityProps, PhoneKind } from './kind';

const text = phoneText.breakout;
type MyGroup = GroupRecord & { id: string };

function Breakout({ id, activity, open }: ActivityProps) {
  const { records } = useLink();
  const group = records.of('mine/group', id);
  const all = records
    .all('group')
    .filter(({ record }) => record.activity === id)
    .sort((a, b) => a.record.order - b.record.order);
  return (
    <>
      {group ? (
        <MyGroupNow group={group} activity={id} open={open} />
      ) : (
        <p>{notInGroup(all.length, open)}</p>
      )}
      {all.length > 0 && (
        <AllGroups groups={all} own={group?.id} revealed={activity.revealed} open={open} />
      )}
    </>
  );
}

function notInGroup(groups: number, open: boolean): string {
  if (groups === 0) return open ? text.noneYet : text.noneClosed;
  return open ? text.notIn : text.notInClosed;
}

interface MyGroupProps {
  group: MyGroup;
  activity: string;
  open: boolean;
}

function MyGroupNow({ group, activity, open }: MyGroupProps) {
  return (
    <>
      <section class="my-group card stack-tight" aria-labelledby="my-group">
        <h2 id="my-group">{text.title(group.name)}</h2>
        {group.table && <p class="my-table">{text.table(group.table)}</p>}
        {group.task && (
          <>
            <h3>{text.task}</h3>
            <p class="multiline">{group.task}</p>
          </>
        )}
        <h3>{text.with}</h3>
        <People group={group} />
        {open && <Help group={group} />}
      </section>
      <GroupIdeas group={group} activity={activity} open={open} />
      <Report group={group} open={open} />
    </>
  );
}

function People({ group }: { group: GroupRecord }) {
  const { records } = useLink();
  const me = records.single('me')?.person;
  const sectors = records.single('workshop')?.sectors ?? [];
  if (group.people.length < 2) return <p class="soft">{text.alone}</p>;
  return (
    <ul class="people">
      {group.people.map((each) => (
        <li key={each.person}>
          <SectorMark
            index={Math.max(
              0,
              sectors.findIndex(({ id }) => id === each.sector),
            )}
          />
          <span>
            {each.name} {each.person === me && <span class="soft">{text.you}</span>}
            <span class="visually-hidden">
              , {sectors.find(({ id }) => id === each.sector)?.label}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Help({ group }: { group: MyGroup }) {
  const { outbox } = useLink();
  const about = `help/${group.id}`;
  const command = outbox.about(about).value;
  const on = command && command.state !== 'refused' ? command.params.on === true : group.help;
  return (
    <div class="help stack-tight">
      {on && <p role="status">{text.helpCalled}</p>}
      <Button
        onPress={() =>
          outbox.send('group.help', { group: group.id, on: !on }, { about, replaces: true })
        }
      >
        {on ? text.helpCancel : text.help}
      </Button>
      {command?.state === 'refused' && <CommandNote command={command} />}
    </div>
  );
}

/** One text for the group, which any of them writes. What somebody types here is kept until it is given. */
function Report({ group, open }: { group: MyGroup; open: boolean }) {
  const { outbox } = useLink();
  const about = `report/${group.id}`;
  const command = outbox.about(about).value;
  const [draft, setDraft] = useOwnDraft(about);
  const [editing, setEditing] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const field = `report-${group.id}`;
  const onItsWay = command && command.state !== 'refused' ? String(command.params.text) : undefined;
  const current = onItsWay ?? group.report ?? '';
  const writing = open && (editing || draft !== '' || current === '');
  const submit = () => {
    const wrong = textError(text.report, draft, limits.report);
    setError(wrong);
    if (wrong) {
      document.getElementById(field)?.focus();
      return;
    }
    outbox.send('group.report', { group: group.id, text: draft.trim() }, { about, replaces: true });
    setDraft('');
    setEditing(false);
  };
  return (
    <section class="stack-tight" aria-labelledby="report-title">
      <h2 id="report-title">{text.report}</h2>
      {current !== '' && <p class="own-text multiline">{current}</p>}
      {group.report_hidden && <p class="soft small">{text.reportHidden}</p>}
      <CommandNote
        command={command}
        onEdit={{
          label: phoneText.own.putBack,
          run: (old) => setDraft(String(old.params.text)),
        }}
      />
      {writing ? (
        <div class="stack">
          <Field
            id={field}
            label={text.report}
            hideLabel
            hint={text.reportHint}
            long
            rows={4}
            value={draft}
            onInput={(value) => {
              setDraft(value);
              setError(undefined);
            }}
            most={limits.report}
            error={error}
          />
          <div class="buttons">
            <Button kind={current === '' ? 'plain' : 'main'} onPress={submit}>
              {current === '' ? text.reportPost : text.reportSave}
            </Button>
            {current !== '' && (
              <Button
                kind="quiet"
                onPress={() => {
                  setDraft('');
                  setEditing(false);
                  setError(undefined);
                }}
              >
                {phoneText.own.cancel}
              </Button>
            )}
          </div>
        </div>
      ) : (
        open && (
          <Button
            kind="quiet"
            onPress={() => {
              setDraft(current);
              setEditing(true);
            }}
          >
            {phoneText.own.edit}
          </Button>
        )
      )}
    </section>
  );
}

function GroupIdeas({ group, activity, open }: MyGroupProps) {
  const { records } = useLink();
  const own = records.all('mine/idea').filter(({ record }) => record.activity === activity);
  const ownIds = new Set(own.map((idea) => idea.id));
  const others = records
    .all('idea')
    .filter(({ id, record }) => record.group === group.id && !ownIds.has(id))
    .sort((a, b) => a.record.at - b.record.at);
  return (
    <section class="stack" aria-labelledby="group-ideas">
      <h2 id="group-ideas">{text.ideas}</h2>
      {open && (
        <Posting
          method="idea.post"
          params={{ activity, attribution: 'name' }}
          arrived={({ idea }) => records.of('mine/idea', String(idea)) !== undefined}
          label={text.ideaLabel}
          button={text.ideaPost}
          most={limits.idea}
        />
      )}
      {own.length + others.length === 0 && (
        <EmptyState>{open ? text.ideasEmpty : text.ideasEmptyClosed}</EmptyState>
      )}
      <List items={others} keyOf={(idea) => idea.key}>
        {({ record }) => (
          <article class="said stack-tight">
            <p class="multiline">{record.text}</p>
            <p class="soft small">{record.by ?? phoneText.board.withoutName}</p>
          </article>
        )}
      </List>
      <List items={own} keyOf={(idea) => idea.key}>
        {(idea) => <OwnIdea idea={idea} open={open} />}
      </List>
    </section>
  );
}

interface AllGroupsProps {
  groups: readonly Entry<GroupRecord>[];
  own: string | undefined;
  revealed: boolean;
  open: boolean;
}

function AllGroups({ groups, own, revealed, open }: AllGroupsProps) {
  const reporting = revealed || groups.some(({ record }) => record.report);
  return (
    <section class="stack-tight" aria-labelledby="all-groups">
      <h2 id="all-groups">{reporting ? text.reports : text.groups}</h2>
      <List items={groups} keyOf={(group) => group.key}>
        {({ id, record }) => (
          <article class="said stack-tight">
            <h3>
              {record.name} {id === own && <span class="soft">{text.yours}</span>}
            </h3>
            {record.table && <p class="soft small">{record.table}</p>}
            {reporting ? (
              <p class={record.report ? 'multiline' : 'soft'}>
                {record.report ?? (open ? text.reportNone : text.reportNoneClosed)}
              </p>
            ) : (
              <p class="small soft">{record.people.map((each) => each.name).join(', ')}</p>
            )}
          </article>
        )}
      </List>
    </section>
  );
}

export const breakout: PhoneKind = {
  Activity: Breakout,
  status(records, id, activity) {
    if (activity.state !== 'open') return text.statusClosed;
    const group = records.of('mine/group', id);
    return group ? text.statusOpen(group.name) : text.statusNone;
  },
};
