// What the desk offers, and what it says where it offers nothing.

import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { deskText as text } from '../../text/desk';
import { pageForEachTest } from './testing/page';

const desk = pageForEachTest();
let seq = 100;

/** Changes fields of a record that is there. */
const change = (key: string, fields: object) =>
  act(() => {
    const [family = '', id] = key.split('/');
    const before =
      id === undefined
        ? desk.link.records.single('workshop')
        : desk.link.records.of('activity', id);
    if (family !== 'workshop' && family !== 'activity') throw new Error(key);
    desk.link.records.apply({
      epoch: 'e1',
      seq: ++seq,
      put: { [key]: { ...before, ...fields } },
      remove: [],
    });
  });

const buttons = (words: string): HTMLButtonElement[] =>
  [...desk.element.querySelectorAll<HTMLButtonElement>('button')].filter((one) =>
    one.textContent.includes(words),
  );
const press = (words: string) =>
  act(async () => {
    buttons(words)[0]!.click();
    await Promise.resolve();
  });
const space = () =>
  act(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
    await Promise.resolve();
  });
const aSecond = () =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(1000);
  });
const given = (method: string) => desk.link.calls.filter((call) => call.method === method);

describe('breakout groups', () => {
  it('that have begun to write are not offered to be made anew, and why', async () => {
    await desk.show({ people: 12, now: 'breakout' });
    const [again] = buttons(text.breakout.makeAgain);
    expect(again?.getAttribute('aria-disabled')).toBe('true');
    expect(desk.element.textContent).toContain(text.breakout.inUse);
    await press(text.breakout.makeAgain);
    expect(given('breakout.split')).toEqual([]);
  });

  it('that would be empty are forecast, with as many groups as there are people to hand', async () => {
    await desk.show({ people: 4, now: 'breakout', silent: true });
    await change('activity/act5', { groups: 6, size: undefined });
    await act(() => {
      const [, byNumber] = desk.element.querySelectorAll<HTMLInputElement>('.segment input');
      byNumber!.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await act(() => {
      const field = desk.element.querySelector<HTMLInputElement>('.split-form .field-control')!;
      field.value = '6';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect(desk.element.querySelector('.split-forecast')?.textContent).toContain(
      '4 people into 6 groups: 2 would be empty.',
    );
    await press(text.breakout.fewer(4));
    expect(given('breakout.split')[0]?.params).toEqual({ activity: 'act5', groups: 4 });
  });

  it('are asked about before the filled button would leave some empty', async () => {
    vi.useFakeTimers();
    await desk.show({ people: 4, now: 'breakout', silent: true });
    await change('activity/act5', { groups: 6, size: undefined });
    await aSecond();
    await press(text.next.split);
    expect(given('breakout.split')).toEqual([]);
    expect(desk.element.querySelector('dialog')?.textContent).toContain('2 would be empty');
    await act(async () => {
      buttons(text.breakout.fewer(4)).at(-1)!.click();
      await Promise.resolve();
    });
    expect(given('breakout.split')[0]?.params).toEqual({ activity: 'act5', groups: 4 });
  });

  it('ask for help while they work, and no longer', async () => {
    await desk.show({ people: 12, now: 'breakout' });
    expect(desk.element.querySelector('.help-call')).not.toBeNull();
    expect(desk.element.querySelector('.group-asks')).not.toBeNull();
    await change('activity/act5', { state: 'closed' });
    expect(desk.element.querySelector('.help-call')).toBeNull();
    expect(desk.element.querySelector('.group-asks')).toBeNull();
  });
});

describe('the filled button', () => {
  it('says that it rests when it is pressed again too soon', async () => {
    vi.useFakeTimers();
    await desk.show({ people: 12, now: 'aims' });
    await aSecond();
    await space();
    expect(given('activity.close')).toHaveLength(1);
    await change('activity/act2', { state: 'closed' });
    await space();
    expect(given('agenda.go')).toHaveLength(0);
    const said = desk.element.querySelector('.pressed-early');
    expect(said?.textContent).toContain('The button has just changed. Press again for: Next');
    await aSecond();
    await space();
    expect(given('agenda.go')).toHaveLength(1);
    expect(said?.textContent).toBe('');
  });
});

describe('a closed round of scores', () => {
  it('says before a peek what it costs, and afterwards why it cannot be opened again', async () => {
    await desk.show({ people: 12, now: 'scores', state: 'closed' });
    await change('activity/act3', { seen: false });
    expect(desk.element.querySelector('.control-hint')?.textContent).toContain('only asked again');
    expect(buttons(text.controls.reopen)[0]?.getAttribute('aria-disabled')).toBe('false');
    await change('activity/act3', { seen: true });
    expect(buttons(text.controls.reopen)[0]?.getAttribute('aria-disabled')).toBe('true');
    expect(desk.element.querySelector('.control-hint')?.textContent).toContain(
      'Ask again starts round 2',
    );
    await press(text.controls.reopen);
    expect(given('activity.open')).toEqual([]);
  });
});

describe('after the end', () => {
  it('says it once, and offers what still makes sense', async () => {
    await desk.show({ people: 12, now: 'aims', ended: true });
    expect(desk.element.textContent.split(text.menu.ended)).toHaveLength(2);
    for (const words of [text.controls.close, text.controls.next, text.controls.leave])
      expect(buttons(words)).toEqual([]);
    for (const words of [text.menu.join, text.menu.blank, text.room.lock, text.agenda.add])
      expect(buttons(words)).toEqual([]);
    expect(desk.element.querySelector('.timer')).toBeNull();
    expect(buttons(text.menu.transcript)).toHaveLength(1);
    await press(text.menu.reopen);
    expect(given('workshop.end').at(-1)?.params).toEqual({ on: false });
  });
});

it('names the countdown as one', async () => {
  await desk.show({ people: 12, now: 'aims' });
  await change('activity/act2', { ends_at: undefined });
  const form = desk.element.querySelector('.timer-form');
  expect(form?.textContent).toMatch(/Countdown:.*minutes.*Start/);
});

it('says that nothing came of a closed activity, rather than that it will appear', async () => {
  await desk.show({ people: 12, now: 'aims', silent: true, state: 'closed' });
  expect(desk.element.textContent).toContain(text.aims.noneClosed);
});
