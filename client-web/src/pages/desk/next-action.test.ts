import { describe, expect, it } from 'vitest';
import { activityAfter, nextAction, type Room, type Step } from './next-action';

const step = (
  id: string,
  kind: Step['kind'],
  state: Step['state'] = 'draft',
  revealed = false,
): Step => ({
  id,
  kind,
  title: id.toUpperCase(),
  state,
  revealed,
});

const room = (now: string | null, agenda: Step[], more: Partial<Room> = {}): Room => ({
  ended: false,
  agenda,
  now,
  hasGroups: false,
  people: 10,
  ...more,
});

const methods = (action: ReturnType<typeof nextAction>): string | undefined => action?.method;

describe('the next sensible action', () => {
  it('begins with the first activity that has not been held', () => {
    expect(nextAction(room(null, [step('a', 'aims'), step('b', 'words')]))).toMatchObject({
      method: 'agenda.go',
      params: { activity: 'a' },
      label: 'Begin: A',
    });
    expect(nextAction(room(null, [step('a', 'aims', 'closed'), step('b', 'words')]))).toMatchObject(
      {
        params: { activity: 'b' },
        label: 'Next: B',
      },
    );
  });

  it('opens, closes, then goes on', () => {
    expect(methods(nextAction(room('a', [step('a', 'aims')])))).toBe('activity.open');
    expect(methods(nextAction(room('a', [step('a', 'aims', 'open')])))).toBe('activity.close');
    expect(nextAction(room('a', [step('a', 'aims', 'closed'), step('b', 'words')]))).toMatchObject({
      method: 'agenda.go',
      params: { activity: 'b' },
    });
  });

  it('never goes past scores that nobody has seen', () => {
    const after = step('b', 'words');
    expect(methods(nextAction(room('a', [step('a', 'scores', 'closed'), after])))).toBe(
      'activity.reveal',
    );
    expect(methods(nextAction(room('a', [step('a', 'scores', 'closed', true), after])))).toBe(
      'agenda.go',
    );
  });

  it('makes the groups before it closes a breakout, if there is anybody to place', () => {
    const open = [step('a', 'breakout', 'open')];
    expect(methods(nextAction(room('a', open)))).toBe('breakout.split');
    expect(methods(nextAction(room('a', open, { hasGroups: true })))).toBe('activity.close');
    expect(methods(nextAction(room('a', open, { people: 0 })))).toBe('activity.close');
  });

  it('asks before it ends the workshop', () => {
    expect(nextAction(room('a', [step('a', 'aims', 'closed')]))).toMatchObject({
      method: 'workshop.end',
      confirm: true,
    });
  });

  it('has nothing for an empty agenda or an ended workshop', () => {
    expect(nextAction(room(null, []))).toBeUndefined();
    expect(nextAction(room('a', [step('a', 'aims', 'open')], { ended: true }))).toBeUndefined();
  });

  it('comes back to what was passed over once the end is reached', () => {
    const agenda = [step('a', 'aims'), step('b', 'words', 'closed'), step('c', 'board', 'open')];
    expect(activityAfter(agenda, 'c')?.id).toBe('a');
    expect(activityAfter(agenda, 'a')).toBeUndefined();
  });

  it('stands an activity that has been removed meanwhile', () => {
    expect(methods(nextAction(room('gone', [step('a', 'aims')])))).toBe('agenda.go');
  });
});
