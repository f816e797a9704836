import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { WaitingRecord } from '../../state/record-types';
import { doorText as text } from '../../text/door';
import { deskText } from '../../text/desk';
import { pageForEachTest } from './testing/page';
import { byArrival } from './waiting';
import type { Made } from './testing/workshop';

const desk = pageForEachTest({ fakeTimers: true });
let seq = 1;

const show = (made: Partial<Made>) => desk.show({ people: 6, now: 'aims', ...made });

const put = (changed: Record<string, unknown>, remove: string[] = []) =>
  act(() => desk.link.records.apply({ epoch: 'made', seq: ++seq, put: changed, remove }));
const newcomer = (name: string, since = 1): WaitingRecord => ({
  name,
  sector: 'nhs',
  since,
  present: true,
});
const door = () => desk.element.querySelector<HTMLElement>('.door')!;
const button = (label: string, within: ParentNode = desk.element): HTMLButtonElement | undefined =>
  [...within.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === label,
  );
const press = (label: string, within?: ParentNode) =>
  act(async () => {
    button(label, within)!.click();
    await vi.advanceTimersByTimeAsync(20);
  });
const calls = (method: string) =>
  desk.link.calls.filter((one) => one.method === method).map(({ params }) => params);

describe('the door', () => {
  it('says whether newcomers wait, and switches it', async () => {
    await show({});
    expect(door().textContent).toContain(text.off);
    await press(text.switchOn);
    expect(calls('waiting.switch')).toEqual([{ on: true }]);
    await show({ waitingRoom: true });
    expect(door().textContent).toContain(text.on);
    await press(text.switchOff);
    expect(calls('waiting.switch')).toEqual([{ on: false }]);
    expect(desk.element.querySelector('dialog'), 'nobody waits, so nothing is asked').toBeNull();
  });

  it('lists those who wait in the order in which they came', async () => {
    await show({ waitingRoom: true });
    await put({
      'waiting/p30': newcomer('Cy', 3),
      'waiting/p10': newcomer('Ana', 1),
      'waiting/p9': newcomer('Bo', 3),
    });
    const names = [...door().querySelectorAll('.person-name')].map((one) => one.textContent);
    expect(names).toEqual(['Ana', 'Bo', 'Cy']);
    expect(door().textContent).toContain(text.title(3));
    expect(byArrival([])).toEqual([]);
  });

  it('lets in one, all who are seen, or turns away', async () => {
    await show({ people: 3, waitingRoom: true, waiting: 3 });
    const names = [...door().querySelectorAll('.person-name')].map((one) => one.textContent);
    await press(text.letInLabel(names[1]!));
    await press(text.turnAwayLabel(names[2]!));
    await press(text.letAllIn(3));
    expect(calls('waiting.admit')).toEqual([{ people: ['p5'] }, { people: ['p4', 'p5', 'p6'] }]);
    expect(calls('waiting.refuse')).toEqual([{ people: ['p6'] }]);
    expect(desk.element.querySelector('.toasts')?.textContent).toContain(
      text.turnedAway(names[2]!),
    );
  });

  it('asks before everybody is turned away', async () => {
    await show({ people: 3, waitingRoom: true, waiting: 2 });
    await press(text.turnAllAway);
    expect(calls('waiting.refuse')).toEqual([]);
    await press(text.askTurnAllAway(2).confirm, desk.element.querySelector('dialog')!);
    expect(calls('waiting.refuse')).toEqual([{ people: ['p4', 'p5'] }]);
  });

  it('asks, once newcomers come straight in, what becomes of those who wait', async () => {
    for (const [answer, admitted] of [
      [text.askLetIn(2).confirm, [{ people: ['p4', 'p5'] }]],
      [text.askLetIn(2).otherwise, []],
    ] as const) {
      await show({ people: 3, waitingRoom: true, waiting: 2 });
      await press(text.switchOff);
      expect(calls('waiting.switch')).toEqual([{ on: false }]);
      await press(answer, desk.element.querySelector('dialog')!);
      expect(calls('waiting.admit')).toEqual(admitted);
      await desk.clear();
    }
  });

  it('keeps the list and its buttons when newcomers no longer wait', async () => {
    await show({ people: 3, waitingRoom: false, waiting: 1 });
    expect(door().textContent).toContain(text.off);
    expect(
      button(text.letInLabel('Dara')) ?? door().querySelector('.door-buttons button'),
    ).not.toBeNull();
  });

  it('flags a name that may be taken for a facilitator’s', async () => {
    await show({ waitingRoom: true });
    await put({ 'waiting/p9': { ...newcomer('Faci1itator'), resembles: 'facilitator' } });
    expect(door().textContent).toContain(deskText.room.resemblesOfficial);
  });

  it('shows a long list a part at a time', async () => {
    await show({ people: 3, waitingRoom: true, waiting: 70 });
    expect(door().querySelectorAll('.door-person')).toHaveLength(30);
    await press(text.showMore, door());
    expect(door().querySelectorAll('.door-person')).toHaveLength(60);
    await press(text.letAllIn(70));
    expect((calls('waiting.admit')[0] as { people: string[] }).people).toHaveLength(70);
  });

  it('keeps the focus when the line that had it goes', async () => {
    await show({ people: 3, waitingRoom: true, waiting: 1 });
    const one = door().querySelector<HTMLButtonElement>('.door-buttons button')!;
    one.focus();
    await put({}, ['waiting/p4']);
    expect(document.activeElement).toBe(door());
  });

  it('is shut when the workshop has ended', async () => {
    await show({ waitingRoom: true, waiting: 2, ended: true });
    expect(door()).toBeNull();
    expect(desk.element.querySelector('.door-badge')).toBeNull();
  });
});

describe('the badge', () => {
  it('is in the head while somebody waits, and leads to the door', async () => {
    await show({ waitingRoom: true });
    expect(desk.element.querySelector('.door-badge')).toBeNull();
    await put({ 'waiting/p9': newcomer('Ana') });
    const badge = desk.element.querySelector<HTMLButtonElement>('.desk-head .door-badge')!;
    expect(badge.textContent).toBe(text.badge(1));
    await act(async () => {
      badge.click();
      await vi.advanceTimersByTimeAsync(50);
    });
    expect(desk.element.querySelector('main')?.className).toContain('desk-shows-room');
    expect(document.activeElement).toBe(door());
  });
});

describe('news from the door', () => {
  const news = () =>
    [...desk.element.querySelectorAll('.desk > p[role=status]')]
      .map((one) => one.textContent)
      .join('');
  const wait = () =>
    act(async () => {
      await vi.advanceTimersByTimeAsync(1100);
    });

  it('is read out, those who come together at once; going is no news', async () => {
    await show({ people: 3, waitingRoom: true, waiting: 1 });
    await wait();
    expect(news(), 'who was there already').toBe('');
    await put({ 'waiting/p50': newcomer('Ana', 1) });
    await put({ 'waiting/p51': newcomer('Bo', 2) });
    await wait();
    expect(news()).toBe(text.came(['Bo', 'Ana'].reverse(), 3));
    await put({}, ['waiting/p50']);
    await wait();
    expect(news()).toBe(text.came(['Ana', 'Bo'], 3));
    await put(
      Object.fromEntries([1, 2, 3, 4].map((n) => [`waiting/p6${n}`, newcomer(`Bot ${n}`)])),
    );
    await wait();
    expect(news()).toBe(text.came(['1', '2', '3', '4'], 6));
    expect(news()).toContain('4 people more wait');
  });
});
