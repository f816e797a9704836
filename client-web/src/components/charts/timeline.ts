/** When each activity was to be, and when it was: planned times follow one another from the first opening. */
import type { TimelineActivity } from './records';

export interface TimelineRow {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** All in minutes after the start. */
  readonly plannedFrom: number;
  readonly plannedTo: number;
  readonly actualFrom?: number;
  readonly actualTo?: number;
  readonly running: boolean;
  /** Whole minutes it took, or has taken so far. */
  readonly took?: number;
}

export interface Timeline {
  readonly rows: readonly TimelineRow[];
  /** Milliseconds since 1970 UTC at minute 0: the first opening, or `now` when nothing has been opened. */
  readonly start: number;
  /** Minutes that the picture must cover; never 0. */
  readonly length: number;
  readonly nowAt: number;
}

const MINUTE_MS = 60_000;

/** `now` is the server's time: a running activity reaches up to it. */
export function timelineOf(activities: readonly TimelineActivity[], now: number): Timeline {
  const openings = activities.flatMap((one) =>
    one.opened_at === undefined ? [] : [one.opened_at],
  );
  const start = openings.length === 0 ? now : Math.min(...openings);
  let planned = 0;
  const rows = activities.map((activity) => {
    const plannedFrom = planned;
    planned += activity.minutes;
    return {
      ...actual(activity, start, now),
      ...identity(activity),
      plannedFrom,
      plannedTo: planned,
    };
  });
  const nowAt = (now - start) / MINUTE_MS;
  const length = Math.max(1, planned, ...rows.map((row) => row.actualTo ?? 0));
  return { rows, start, length, nowAt };
}

const identity = ({ id, title, minutes }: TimelineActivity) => ({ id, title, minutes });

function actual(
  { opened_at, closed_at }: TimelineActivity,
  start: number,
  now: number,
): Pick<TimelineRow, 'actualFrom' | 'actualTo' | 'running' | 'took'> {
  if (opened_at === undefined) return { running: false };
  const running = closed_at === undefined || closed_at < opened_at;
  const end = Math.max(opened_at, running ? now : closed_at);
  return {
    actualFrom: (opened_at - start) / MINUTE_MS,
    actualTo: (end - start) / MINUTE_MS,
    running,
    took: Math.round((end - opened_at) / MINUTE_MS),
  };
}
