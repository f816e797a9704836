// The agenda with its times, planned and as they went. A line opens to change it: during the day a plan changes.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { TimelineOfAgenda } from '../../components/charts/TimelineOfAgenda';
import { EmptyState } from '../../components/EmptyState';
import type { Kind } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { timeOfDay } from '../../text/numbers';
import type { Activity } from '../screen/model';
import { Act } from './Act';
import { ActivityForm } from './ActivityForm';
import { planOf, formOf } from './plan-form';
import { scheduleOf, type Slot } from './schedule';

const text = deskText.agenda;
const allKinds: readonly Kind[] = ['introductions', 'aims', 'scores', 'board', 'breakout', 'words'];

interface AgendaProps {
  activities: readonly Activity[];
  now: string | null;
  /** The server's time. */
  time: number;
  /** Then it can be read only. */
  ended: boolean;
}

export function Agenda({ activities, now, time, ended }: AgendaProps) {
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string>();
  const timed = activities.map(({ id, record }) => ({ ...record, id }));
  const schedule = scheduleOf(timed, time);
  const introduced = activities.some(({ record }) => record.kind === 'introductions');
  return (
    <>
      <h2 class="column-title">{text.title}</h2>
      {activities.length === 0 && <EmptyState>{text.empty}</EmptyState>}
      <ol class="agenda">
        {activities.map((activity, index) => (
          <li
            key={activity.id}
            class={activity.id === now ? 'agenda-line agenda-now' : 'agenda-line'}
          >
            <Line
              activity={activity}
              slot={schedule[index]}
              on={activity.id === now}
              open={open === activity.id}
              onToggle={
                ended ? undefined : () => setOpen(open === activity.id ? undefined : activity.id)
              }
            />
            {open === activity.id && !ended && (
              <Tools activities={activities} index={index} on={activity.id === now} />
            )}
          </li>
        ))}
      </ol>
      {ended ? null : adding ? (
        <ActivityForm
          kinds={allKinds.filter((kind) => kind !== 'introductions' || !introduced)}
          onClose={() => setAdding(false)}
        />
      ) : (
        <Button kind="quiet" onPress={() => setAdding(true)}>
          {text.add}
        </Button>
      )}
      {timed.some((one) => one.opened_at !== undefined) && (
        <details class="quiet-details agenda-timeline">
          <summary>{text.timeline}</summary>
          <TimelineOfAgenda activities={timed} now={time} />
        </details>
      )}
    </>
  );
}

interface LineProps {
  activity: Activity;
  slot: Slot | undefined;
  on: boolean;
  open: boolean;
  /** Absent when there is nothing to change any more. */
  onToggle: (() => void) | undefined;
}

function Line({ activity: { record }, slot, on, open, onToggle }: LineProps) {
  const words = (
    <>
      <span class={`agenda-mark agenda-${record.state}`} aria-hidden="true" />
      <span class="agenda-words">
        <span class="agenda-title">
          {on && <b class="agenda-on">{text.now} </b>}
          {record.title}
        </span>
        <span class="agenda-times">
          {deskText.kind(record.kind)}, {text.minutes(record.minutes)}
          {slot && timesOf(slot).map((time) => <span key={time}> · {time}</span>)}
          <span class="visually-hidden"> {deskText.state[record.state]}</span>
        </span>
      </span>
    </>
  );
  if (onToggle === undefined) return <div class="agenda-button agenda-fixed">{words}</div>;
  return (
    <button
      type="button"
      class="agenda-button"
      aria-expanded={open}
      aria-current={on ? 'step' : undefined}
      onClick={onToggle}
    >
      {words}
    </button>
  );
}

function timesOf(slot: Slot): string[] {
  const words: string[] = [];
  if (slot.plannedAt !== undefined && slot.expectedAt === undefined) {
    words.push(text.planned(timeOfDay(slot.plannedAt)));
  }
  if (slot.beganAt !== undefined && slot.endedAt !== undefined) {
    words.push(text.took(timeOfDay(slot.beganAt), timeOfDay(slot.endedAt), slot.took ?? 0));
  } else if (slot.beganAt !== undefined) {
    words.push(text.began(timeOfDay(slot.beganAt)));
  }
  if (slot.expectedAt !== undefined) words.push(text.expected(timeOfDay(slot.expectedAt)));
  return words;
}

interface ToolsProps {
  activities: readonly Activity[];
  index: number;
  on: boolean;
}

function Tools({ activities, index, on }: ToolsProps) {
  const [editing, setEditing] = useState(false);
  const activity = activities[index];
  if (activity === undefined) return null;
  const { id, record } = activity;
  if (editing) return <ActivityForm activity={activity} onClose={() => setEditing(false)} />;
  const after = activities[index + 1]?.id;
  return (
    <div class="buttons agenda-tools" role="group" aria-label={text.tools(record.title)}>
      {!on && (
        <Act method="agenda.go" params={{ activity: id }}>
          {text.go}
        </Act>
      )}
      <Button kind="quiet" onPress={() => setEditing(true)}>
        {text.edit}
      </Button>
      <Act
        method="agenda.move"
        about={`agenda.up/${id}`}
        params={{ activity: id, before: activities[index - 1]?.id ?? null }}
        kind="quiet"
        disabled={index === 0}
      >
        {text.up}
      </Act>
      <Act
        method="agenda.move"
        about={`agenda.down/${id}`}
        params={{ activity: id, before: activities[index + 2]?.id ?? null }}
        kind="quiet"
        disabled={after === undefined}
      >
        {text.down}
      </Act>
      {record.state === 'draft' && !on && (
        <Act
          method="agenda.remove"
          params={{ activity: id }}
          kind="quiet"
          undo={{
            message: text.removed(record.title),
            by: {
              method: 'agenda.add',
              params: {
                activity: planOf(formOf(record)),
                ...(after === undefined ? {} : { before: after }),
              },
            },
          }}
        >
          {text.remove}
        </Act>
      )}
    </div>
  );
}
