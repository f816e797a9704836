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
  onNext: () => void;
}

export function Current(props: CurrentProps) {
  const { workshop, agenda, activity } = props;
  if (activity === undefined) return <NothingOn {...props} />;
  const { id, record } = activity;
  const Tools = atDesk(record.kind);
  return (
    <>
      <HelpCalls activity={id} />
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
      {record.state !== 'closed' && <Timer activity={activity} />}
      {Tools && (
        <div class="live" key={id}>
          <Tools activity={activity} workshop={workshop} />
        </div>
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
  const { workshop, agenda } = props;
  return (
    <>
      <h2 class="current-title">{workshop.ended ? deskText.menu.ended : deskText.nothingOn}</h2>
      {!workshop.ended && (
        <p class="current-prompt">
          {agenda.length === 0 ? deskText.newActivities : deskText.nothingOnHint}
        </p>
      )}
      <div class="controls">
        <NextButton {...props} />
      </div>
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

interface ControlsProps {
  activity: Activity;
  agenda: readonly Activity[];
  next: NextAction | undefined;
}

interface Control {
  readonly method: string;
  readonly label: string;
  readonly shown: boolean;
}

/** Everything else that can be done now; what the filled button does is not said twice. */
function Controls({ activity: { id, record }, agenda, next }: ControlsProps) {
  const scores = record.kind === 'scores';
  const results = scores || record.kind === 'breakout';
  const { state, revealed } = record;
  const closed = state === 'closed';
  const seen = revealed || record.seen === true;
  const controls: Control[] = [
    {
      method: 'activity.open',
      label: closed ? text.reopen : text.open,
      shown: state === 'draft' || (closed && !(scores && seen)),
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
        .map(({ method, label }) => (
          <Act key={method} method={method} params={{ activity: id }}>
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
function HelpCalls({ activity }: { activity: string }) {
  const { records } = useLink();
  const calls = groupsOf(records, activity).filter(({ record }) => record.help === true);
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
