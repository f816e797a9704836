// Breakout groups: split the room, see who asks for help, move a person, name tables, set tasks, report back.

import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button';
import { confirm } from '../../../components/Dialog';
import { Field } from '../../../components/Field';
import { SectorMark } from '../../../components/SectorMark';
import { useLink } from '../../../connection/link';
import { limits } from '../../../protocol';
import type { Entry, GroupRecord, WorkshopRecord } from '../../../state/record-types';
import { deskText } from '../../../text/desk';
import { groupsOf, sectorIndex } from '../../screen/model';
import { Act, Outcome, useGiver } from '../Act';
import { GroupForm } from '../GroupForm';
import { HideText } from '../HideText';
import { FirstOf } from '../More';
import { MoveTo } from '../MoveTo';
import { wholeNumber } from '../plan-form';
import { emptyGroups, splitByGroups, splitBySize } from '../split';
import type { AtDeskProps } from './registry';

const text = deskText.breakout;

export function BreakoutAtDesk({ activity, workshop }: AtDeskProps) {
  const { records } = useLink();
  const groups = groupsOf(records, activity.id);
  // What the server refuses with `groups_in_use`.
  const inUse =
    groups.some(({ record }) => (record.report ?? '') !== '') ||
    records.all('idea').some(({ record }) => record.activity === activity.id);
  return (
    <div class="stack">
      {inUse
        ? activity.record.state === 'open' && !workshop.ended && <InUse />
        : !workshop.ended && (
            <SplitForm
              key={activity.id}
              activity={activity}
              workshop={workshop}
              made={groups.length > 0}
            />
          )}
      <FirstOf items={groups} keyOf={({ id }) => id} class="groups-at-desk" step={24}>
        {(group) => (
          <Group
            group={group}
            groups={groups}
            workshop={workshop}
            open={activity.record.state === 'open'}
          />
        )}
      </FirstOf>
    </div>
  );
}

/** Groups that have written something stay as they are. */
function InUse() {
  return (
    <div class="split-refused">
      <Button kind="quiet" disabled>
        {text.makeAgain}
      </Button>
      <p class="soft small">{text.inUse}</p>
    </div>
  );
}

function SplitForm({ activity, workshop, made }: AtDeskProps & { made: boolean }) {
  const { groups: plannedGroups, size: plannedSize } = activity.record;
  const [way, setWay] = useState<'size' | 'groups'>(
    plannedGroups === undefined ? 'size' : 'groups',
  );
  const [amount, setAmount] = useState(
    String(plannedGroups ?? plannedSize ?? limits.group_size_default),
  );
  const [error, setError] = useState<string>();
  const giver = useGiver(`breakout.split/${activity.id}`);
  const most = way === 'groups' ? limits.groups_max : 1000;
  const value = wholeNumber(amount, 1, most);
  const split =
    value === undefined
      ? undefined
      : way === 'groups'
        ? splitByGroups(workshop.people, value)
        : splitBySize(workshop.people, value);
  const empty = way === 'groups' ? emptyGroups(workshop.people, value ?? 0) : 0;
  const make = async (groups = value) => {
    setError(groups === undefined ? text.badNumber(1, most) : undefined);
    if (groups === undefined) return;
    const again = {
      title: text.makeAgainTitle,
      body: text.makeAgainBody,
      confirm: text.make,
      danger: true,
    };
    if (made && !(await confirm(again))) return;
    await giver.give({
      method: 'breakout.split',
      params: { activity: activity.id, [way]: groups },
    });
  };
  if (workshop.people === 0) return <p class="soft">{text.nobody}</p>;
  const form = (
    <form
      class="split-form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <fieldset class="segments">
        <legend class="visually-hidden">{text.how}</legend>
        {(['size', 'groups'] as const).map((one) => (
          <label key={one} class={one === way ? 'segment segment-on' : 'segment'}>
            <input type="radio" name="way" checked={one === way} onChange={() => setWay(one)} />
            {one === 'size' ? text.bySize : text.byNumber}
          </label>
        ))}
      </fieldset>
      <Field
        class="field-number"
        label={way === 'size' ? text.size : text.groups}
        value={amount}
        onInput={setAmount}
        error={error}
        inputMode="numeric"
      />
      <Button type="submit" pending={giver.pending}>
        {made ? text.makeAgain : text.make}
      </Button>
      {split && <p class="soft">{text.preview(split.groups, split.least, split.most)}</p>}
      {empty > 0 && (
        <p class="split-forecast" role="status">
          {text.forecast(workshop.people, value ?? 0, empty)}{' '}
          <Button kind="quiet" onPress={() => void make(workshop.people)}>
            {text.fewer(workshop.people)}
          </Button>
        </p>
      )}
      <Outcome command={giver.command} />
    </form>
  );
  if (!made) return form;
  return (
    <details class="quiet-details">
      <summary>{text.makeAgain}</summary>
      {form}
    </details>
  );
}

interface GroupProps {
  group: Entry<GroupRecord>;
  groups: readonly Entry<GroupRecord>[];
  workshop: WorkshopRecord;
  open: boolean;
}

function Group({ group: { key, id, record }, groups, workshop, open }: GroupProps) {
  const { records } = useLink();
  const [editing, setEditing] = useState(false);
  const ideas = records.all('idea').filter((idea) => idea.record.group === id);
  const places = groups.map((one) => ({ id: one.id, label: one.record.name }));
  // Nobody waits for help in a group that has gone home.
  const asks = record.help === true && open;
  return (
    <section class={asks ? 'group-card group-help' : 'group-card'} aria-label={record.name}>
      <h3 class="group-title">
        <span>{record.name}</span>
        {record.table !== undefined && <span class="group-table">{record.table}</span>}
      </h3>
      <p class="soft small">
        {text.people(record.people.length)}, {text.ideas(ideas.length)}
      </p>
      {asks && (
        <p class="group-asks">
          <b>{text.helpAsked}</b>{' '}
          <Act method="group.help" params={{ group: id, on: false }}>
            {text.helpDone}
          </Act>
        </p>
      )}
      <ul class="group-people">
        {record.people.map((person) => (
          <li key={person.person}>
            <SectorMark index={sectorIndex(workshop, person.sector)} />
            <span class="group-person">{person.name}</span>
            <MoveTo
              label={text.movePerson(person.name)}
              about={`group.move/${person.person}`}
              places={places}
              here={id}
              command={(to) => ({
                method: 'group.move',
                params: { person: person.person, group: to },
              })}
            />
          </li>
        ))}
      </ul>
      {ideas.length > 0 && (
        <details class="quiet-details">
          <summary>{text.ideas(ideas.length)}</summary>
          <ul class="desk-list">
            {ideas.map((idea) => (
              <li key={idea.id} class={idea.record.hidden ? 'entry entry-hidden' : 'entry'}>
                <p class="entry-words">{idea.record.text}</p>
                <HideText
                  record={idea.key}
                  hidden={idea.record.hidden === true}
                  label={deskText.board.hideLabel(idea.record.text)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      {record.report !== undefined && record.report !== '' && (
        <blockquote class={record.report_hidden ? 'group-report entry-hidden' : 'group-report'}>
          <p class="multiline">{record.report}</p>
          <HideText record={key} hidden={record.report_hidden === true} label={text.hideReport} />
        </blockquote>
      )}
      {editing ? (
        <GroupForm id={id} group={record} onClose={() => setEditing(false)} />
      ) : (
        <Button kind="quiet" label={text.edit(record.name)} onPress={() => setEditing(true)}>
          {text.editShort}
        </Button>
      )}
    </section>
  );
}
