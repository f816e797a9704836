// The countdown of the activity that is on: start, more, less, end. The same time is seen on the screen and the phones.

import { useState } from 'preact/hooks';
import { Button } from '../../components/Button';
import { Countdown } from '../../components/Countdown';
import { Field } from '../../components/Field';
import { limits } from '../../protocol';
import { deskText } from '../../text/desk';
import type { Activity } from '../screen/model';
import { Act, Outcome, useGiver } from './Act';
import { wholeNumber } from './plan-form';

const text = deskText.timer;

export function Timer({ activity: { id, record } }: { activity: Activity }) {
  if (record.ends_at === undefined)
    return <StartForm key={id} activity={id} minutes={record.minutes} />;
  return (
    <div class="timer" role="group" aria-label={text.label}>
      <Countdown endsAt={record.ends_at} />
      {[-1, 1, 5].map((minutes) => (
        <Act
          key={minutes}
          method="timer.extend"
          about={`timer.extend/${minutes}`}
          params={{ activity: id, minutes }}
          kind="quiet"
        >
          {text.add(minutes)}
        </Act>
      ))}
      <Act method="timer.end" params={{ activity: id }} kind="quiet">
        {text.end}
      </Act>
    </div>
  );
}

function StartForm({ activity, minutes }: { activity: string; minutes: number }) {
  const [value, setValue] = useState(String(minutes || 5));
  const [error, setError] = useState<string>();
  const giver = useGiver(`timer.start/${activity}`);
  const start = () => {
    const whole = wholeNumber(value, 1, limits.minutes_max);
    setError(whole === undefined ? text.badMinutes : undefined);
    if (whole !== undefined)
      void giver.give({ method: 'timer.start', params: { activity, minutes: whole } });
  };
  return (
    <form
      class="timer timer-form"
      aria-label={text.label}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <span aria-hidden="true">{text.before}</span>
      <Field
        class="field-number"
        label={text.minutes}
        hideLabel
        value={value}
        onInput={setValue}
        error={error}
        inputMode="numeric"
      />
      <span aria-hidden="true">{text.after}</span>
      <Button type="submit" pending={giver.pending} label={text.startLabel}>
        {text.start}
      </Button>
      <Outcome command={giver.command} />
    </form>
  );
}
