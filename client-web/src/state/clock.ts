// The server's time on a device whose own clock may be wrong by hours.

import { signal, type ReadonlySignal } from '@preact/signals';

export class ServerClock {
  private offsetMs = 0;
  private bestRoundTripMs = Number.POSITIVE_INFINITY;

  constructor(private readonly local: () => number = () => Date.now()) {}

  /** An answer that held the server's `now`; the quickest round trip is the most exact. */
  learn(serverNow: number, askedAt: number, answeredAt: number): void {
    const roundTripMs = Math.max(0, answeredAt - askedAt);
    const offsetMs = serverNow - (askedAt + roundTripMs / 2);
    // A jump beyond what the round trips explain: the device's clock was set meanwhile.
    const jumped = Math.abs(offsetMs - this.offsetMs) > 2000 + roundTripMs;
    if (roundTripMs > this.bestRoundTripMs && !jumped) return;
    this.bestRoundTripMs = roundTripMs;
    this.offsetMs = offsetMs;
  }

  /** Milliseconds since 1970 UTC as the server counts them. */
  now(): number {
    return this.local() + this.offsetMs;
  }
}

const second = signal(0);
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Ticks four times a second while somebody watches: reading it renders with the passing of time. */
export const tick: ReadonlySignal<number> = second;

export function watchTime(): () => void {
  watchers++;
  timer ??= setInterval(() => second.value++, 250);
  return () => {
    watchers--;
    if (watchers > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Whole seconds until `endsAt`, rounded so that a new five minutes reads 5:00; negative when over. */
export function secondsLeft(endsAt: number, now: number): number {
  return Math.ceil((endsAt - now) / 1000);
}
