// What is on: its state, its large controls, the time, and the live picture of what people do.

import { useLink } from '../../connection/link';
import type { WorkshopRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';
import { groupsOf, type Activity } from '../screen/model';
import { Act, Outcome, type Giver } from './Act';
import { Button } from '../../components/Button';
import { atDesk } from './kinds/registry';
import { activityAfter, type NextAction } from './next-action';
import { Timer } from './Timer';

const text = deskText.controls;

interface CurrentProps {
  workshop: WorkshopRecord;
  agenda: readonly Activity[];
  activity: Activity | undefined;
  next: NextAction | undefined;
  /** Gives the next action: the filled button and the space bar share it. */
  giver: Giver;
  /** What the filled button said when it was pressed before it had rested. */
  tooEarly: string | undefined;
  onNext: () => void;
}

export function Current(props: CurrentProps) {
  const { workshop, agenda, activity } = props;
  if (workshop.ended) return <Over {...props} />;
  if (activity === undefined) return <NothingOn {...props} />;
  const { id, record } = activity;
  return (
    <>
      <HelpCalls activity={id} open={record.state === 'open'} />
      <p class="current-kind">
        {deskText.kind(record.kind)}{' '}
        <span class={`state state-${record.state}`}>{stateOf(activity)}</span>
      </p>
      <h2 class="current-title">{record.title}</h2>
      {record.prompt !== '' && <p class="current-prompt">{record.prompt}</p>}
      <div class="controls" role="group" aria-label={text.label}>
        <NextButton {...props} />
        <Controls activity={activity} agenda={agenda} next={props.next} />
      </div>
      <PressedTooEarly label={props.tooEarly} />
      <Hints activity={activity} />
      {record.state !== 'closed' && <Timer activity={activity} />}
      <Live activity={activity} workshop={workshop} />
    </>
  );
}

function Live({ activity, workshop }: { activity: Activity; workshop: WorkshopRecord }) {
  const Tools = atDesk(activity.record.kind);
  if (Tools === undefined) return null;
  return (
    <div class="live" key={activity.id}>
      <Tools activity={activity} workshop={workshop} />
    </div>
  );
}

/** After the end there is nothing to steer; what was on last can still be read, and put right. */
function Over({ activity, workshop }: CurrentProps) {
  const words = deskText.menu;
  return (
    <>
      <h2 class="current-title">{words.endedNow}</h2>
      <p class="current-prompt">{words.endedNowHint}</p>
      {activity && (
        <>
          <h3 class="over-activity">{activity.record.title}</h3>
          <Live activity={activity} workshop={workshop} />
        </>
      )}
    </>
  );
}

function stateOf({ record }: Activity): string {
  if (record.revealed) return deskText.state.revealed;
  if (record.seen === true && record.state === 'closed') return deskText.state.peeked;
  return deskText.state[record.state];
}

function NothingOn(props: CurrentProps) {
  const { agenda } = props;
  return (
    <>
      <h2 class="current-title">{deskText.nothingOn}</h2>
      <p class="current-prompt">
        {agenda.length === 0 ? deskText.newActivities : deskText.nothingOnHint}
      </p>
      <div class="controls">
        <NextButton {...props} />
      </div>
      <PressedTooEarly label={props.tooEarly} />
    </>
  );
}

function NextButton({ next, giver, onNext }: CurrentProps) {
  if (next === undefined) return null;
  return (
    <span class="act next-action">
      <Button kind="main" pending={giver.pending} onPress={onNext}>
        {next.label} <kbd class="next-key">{deskText.next.key}</kbd>
      </Button>
      <Outcome command={giver.command} />
    </span>
  );
}

/** A press that was too early is not lost in silence: whoever meant it presses again. */
function PressedTooEarly({ label }: { label: string | undefined }) {
  return (
    <p class="pressed-early" role="status">
      {label !== undefined && deskText.next.rests(label)}
    </p>
  );
}

/** Whether a round of scores has been seen by anybody: then it is never opened again. */
const isSeen = ({ revealed, seen }: Activity['record']): boolean => revealed || seen === true;

/** What cannot be read from the controls: that a look has a price, and why a control does nothing. */
function Hints({ activity: { record } }: { activity: Activity }) {
  if (record.kind !== 'scores' || record.state !== 'closed') return null;
  const [name, hint] = isSeen(record)
    ? [text.reopen, text.reopenHint((record.round ?? 1) + 1)]
    : [text.peek, text.peekHint];
  return (
    <p class="soft small control-hint" id="control-hint">
      <b>{name}</b>: {hint}
    </p>
  );
}

interface ControlsProps {
  activity: Activity;
  agenda: readonly Activity[];
  next: NextAction | undefined;
}

interface Control {
  readonly method: string;
  readonly label: string;
  readonly shown: boolean;
  readonly disabled?: boolean;
}

/** Everything else that can be done now; what the filled button does is not said twice. */
function Controls({ activity: { id, record }, agenda, next }: ControlsProps) {
  const scores = record.kind === 'scores';
  const results = scores || record.kind === 'breakout';
  const { state, revealed } = record;
  const closed = state === 'closed';
  const seen = isSeen(record);
  const controls: Control[] = [
    {
      method: 'activity.open',
      label: closed ? text.reopen : text.open,
      shown: state === 'draft' || closed,
      disabled: closed && scores && seen,
    },
    { method: 'activity.close', label: text.close, shown: state === 'open' },
    { method: 'activity.peek', label: text.peek, shown: scores && closed && !seen },
    {
      method: 'activity.reveal',
      label: text.reveal,
      shown: results && state !== 'draft' && !revealed,
    },
    { method: 'activity.hide', label: text.hide, shown: results && revealed },
    { method: 'activity.again', label: text.again, shown: scores && closed && seen },
  ];
  const following = activityAfter(
    agenda.map((one) => ({ id: one.id, ...one.record })),
    id,
  );
  return (
    <>
      {controls
        .filter(({ method, shown }) => shown && method !== next?.method)
        .map(({ method, label, disabled = false }) => (
          <Act key={method} method={method} params={{ activity: id }} disabled={disabled}>
            {label}
          </Act>
        ))}
      {following && next?.method !== 'agenda.go' && (
        <Act
          method="agenda.go"
          params={{ activity: following.id }}
          label={text.nextLabel(following.title)}
        >
          {text.next}
        </Act>
      )}
      <Act method="agenda.go" about="agenda.go/none" params={{ activity: null }} kind="quiet">
        {text.leave}
      </Act>
    </>
  );
}

/** Groups that ask for help come before everything else. */
function HelpCalls({ activity, open }: { activity: string; open: boolean }) {
  const { records } = useLink();
  const calls = open
    ? groupsOf(records, activity).filter(({ record }) => record.help === true)
    : [];
  return (
    <div role="status">
      {calls.map(({ id, record }) => (
        <p key={id} class="help-call">
          <b>{deskText.room.help(record.name)}</b>
          {record.table !== undefined && <span> {record.table}</span>}
          <Act method="group.help" about={`help-call/${id}`} params={{ group: id, on: false }}>
            {deskText.room.helpDone}
          </Act>
        </p>
      ))}
    </div>
  );
}
