// The one thing that a facilitator would most likely do next: what the filled button does, and the space bar.

import type { ActivityRecord } from '../../state/record-types';
import { deskText } from '../../text/desk';

/** The part of an activity that this is decided from. */
export type Step = Pick<ActivityRecord, 'kind' | 'title' | 'state' | 'revealed'> & {
  readonly id: string;
};

export interface Room {
  readonly ended: boolean;
  /** In the order of the agenda. */
  readonly agenda: readonly Step[];
  readonly now: string | null;
  /** Whether the activity that is on has groups already. */
  readonly hasGroups: boolean;
  /** Groups or scores: how many are in. Without people there is nobody to split. */
  readonly people: number;
}

export interface NextAction {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly label: string;
  /** Asks before it is done. */
  readonly confirm?: true;
}

const text = deskText.next;

/** Undefined when there is nothing sensible to press: an ended workshop, or an empty agenda. */
export function nextAction(room: Room): NextAction | undefined {
  if (room.ended) return undefined;
  const current = room.agenda.find(({ id }) => id === room.now);
  if (current === undefined) return begin(room);
  const activity = current.id;
  if (current.state === 'draft')
    return { method: 'activity.open', params: { activity }, label: text.open };
  if (current.state === 'open') return whileOpen(current, room);
  if (hasResults(current) && !current.revealed) {
    const label = current.kind === 'scores' ? text.reveal : text.reportBack;
    return { method: 'activity.reveal', params: { activity }, label };
  }
  return following(room, current);
}

/** Kinds whose results the room sees only when they are revealed. */
const hasResults = ({ kind }: Step): boolean => kind === 'scores' || kind === 'breakout';

function whileOpen(current: Step, room: Room): NextAction {
  const activity = current.id;
  if (current.kind === 'breakout' && !room.hasGroups && room.people > 0) {
    return { method: 'breakout.split', params: { activity }, label: text.split };
  }
  return { method: 'activity.close', params: { activity }, label: text.close };
}

function begin({ agenda }: Room): NextAction | undefined {
  const first = agenda.find(({ state }) => state === 'draft');
  if (first === undefined) return agenda.length === 0 ? undefined : end;
  const label = agenda.some(({ state }) => state !== 'draft')
    ? text.go(first.title)
    : text.begin(first.title);
  return { method: 'agenda.go', params: { activity: first.id }, label };
}

function following({ agenda }: Room, current: Step): NextAction {
  const next = activityAfter(agenda, current.id);
  if (next === undefined) return end;
  return { method: 'agenda.go', params: { activity: next.id }, label: text.go(next.title) };
}

/** The next activity that has not been held, after this one; else one before it that was passed over. */
export function activityAfter(agenda: readonly Step[], id: string): Step | undefined {
  const at = agenda.findIndex((step) => step.id === id);
  return [...agenda.slice(at + 1), ...agenda.slice(0, Math.max(0, at))].find(
    ({ state }) => state === 'draft',
  );
}

const end: NextAction = {
  method: 'workshop.end',
  params: { on: true },
  label: text.end,
  confirm: true,
};
