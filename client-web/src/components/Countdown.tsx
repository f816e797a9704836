// Time left until a moment of the server's clock.

import { useEffect } from 'preact/hooks';
import { useLink } from '../connection/link';
import { secondsLeft, tick, watchTime } from '../state/clock';
import { common } from '../text/common';

/** Seconds until `endsAt`, counting while the component is there; undefined without one. */
export function useSecondsLeft(endsAt: number | undefined): number | undefined {
  const { clock } = useLink();
  useEffect(() => (endsAt === undefined ? undefined : watchTime()), [endsAt]);
  if (endsAt === undefined) return undefined;
  void tick.value;
  return secondsLeft(endsAt, clock.now());
}

export function Countdown({ endsAt }: { endsAt: number | undefined }) {
  const seconds = useSecondsLeft(endsAt);
  if (seconds === undefined) return null;
  return (
    <span class={`countdown ${seconds < 0 ? 'countdown-over' : ''}`} role="timer">
      <span aria-hidden="true">{common.timeLeft(seconds)}</span>
      <span class="visually-hidden">{common.timeLeftInWords(seconds)}</span>
    </span>
  );
}
