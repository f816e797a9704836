// When each activity was to begin, when it did, and when those to come can be expected.

export interface Timed {
  readonly id: string;
  readonly minutes: number;
  readonly state: 'draft' | 'open' | 'closed';
  readonly opened_at?: number;
  readonly closed_at?: number;
}

export interface Slot {
  readonly id: string;
  /** All in milliseconds since 1970 UTC; absent while not known. */
  readonly plannedAt?: number;
  readonly beganAt?: number;
  readonly endedAt?: number;
  /** Only for what has not begun, once something has. */
  readonly expectedAt?: number;
  /** Whole minutes from beginning to end. */
  readonly took?: number;
}

const minuteMs = 60_000;

export function scheduleOf(activities: readonly Timed[], now: number): Slot[] {
  const openings = activities.flatMap(({ opened_at }) =>
    opened_at === undefined ? [] : [opened_at],
  );
  const start = openings.length === 0 ? undefined : Math.min(...openings);
  let planned = start;
  let expected = start === undefined ? undefined : endOfWhatRuns(activities, now);
  return activities.map((activity) => {
    const slot: { -readonly [K in keyof Slot]: Slot[K] } = { id: activity.id };
    if (planned !== undefined) {
      slot.plannedAt = planned;
      planned += activity.minutes * minuteMs;
    }
    if (activity.opened_at !== undefined) {
      slot.beganAt = activity.opened_at;
      if (activity.state === 'closed' && activity.closed_at !== undefined) {
        slot.endedAt = activity.closed_at;
        slot.took = Math.max(0, Math.round((activity.closed_at - activity.opened_at) / minuteMs));
      }
    } else if (expected !== undefined) {
      slot.expectedAt = expected;
      expected += activity.minutes * minuteMs;
    }
    return slot;
  });
}

/** What is open is expected to take what was planned for it, and is not over before now. */
function endOfWhatRuns(activities: readonly Timed[], now: number): number {
  const ends = activities.flatMap(({ state, opened_at, minutes }) =>
    state === 'open' && opened_at !== undefined ? [opened_at + minutes * minuteMs] : [],
  );
  return Math.max(now, ...ends);
}
