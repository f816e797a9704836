// What the desk's view does not hold is asked for page by page: to read on, and to be found.

import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import { common } from '../../text/common';
import { deskText as text } from '../../text/desk';
import { madeLink } from './testing/link';
import { pageForEachTest } from './testing/page';

interface Asked {
  of: string;
  activity?: string;
  after?: string;
  limit: number;
}

const desk = pageForEachTest({ fakeTimers: true });
/** Everything that the server has, in its order. */
let all: Record<string, object>;

/** As the server pages. */
function pageOf({ of, after, limit }: Asked): object {
  const keys = Object.keys(all).filter((key) => key.startsWith(`${of}/`));
  const from = after === undefined ? 0 : keys.indexOf(after) + 1;
  const some = keys.slice(from, from + limit);
  const put = Object.fromEntries(some.map((key) => [key, all[key]]));
  return from + limit < keys.length ? { put, next: some.at(-1) } : { put };
}

const asked = (): Asked[] =>
  desk.link.calls
    .filter(({ method }) => method === 'list.page')
    .map(({ params }) => params as Asked);
const later = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const press = (within: string, words: string) =>
  act(async () => {
    const found = [...desk.element.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
      (one) => one.textContent.includes(words),
    );
    found!.click();
    await vi.advanceTimersByTimeAsync(10);
  });

/** A desk whose view holds the last 5 of `count` people, and aims. */
async function show(count: number): Promise<void> {
  const answer = (method: string, params: object) =>
    method === 'list.page' ? pageOf(params as Asked) : { seq: 1 };
  const link = madeLink({ people: 5, now: 'aims' }, answer);
  const aim = link.records.all('aim')[0]!.record;
  all = {};
  for (let n = 1; n <= count; n++) {
    all[`person/p${n + 100}`] = { name: `Person ${n}`, sector: 'nhs', present: true };
    all[`aim/aim${n + 100}`] = { ...aim, text: `Aim ${n}`, merged: undefined };
  }
  all['person/p999'] = { name: 'Zo\u00eb Late', sector: 'nhs', present: true };
  const workshop = link.records.single('workshop');
  link.records.apply({
    epoch: 'made',
    seq: 2,
    put: { workshop: { ...workshop, people: count + 6 }, 'progress/act2': { aims: count + 5 } },
    remove: [],
  });
  await desk.showOver(link);
}

it('loads more people, a page at a time, until all are here', async () => {
  await show(70);
  expect(desk.element.querySelector('.desk-room')?.textContent).toContain(text.lists.held(5, 76));
  await press('.desk-room', common.showMore);
  expect(asked()).toEqual([{ of: 'person', limit: 50 }]);
  expect(desk.element.querySelector('.desk-room')?.textContent).toContain(text.lists.held(55, 76));
  await press('.desk-room .long-list-foot', common.showMore);
  expect(asked()[1]).toEqual({ of: 'person', limit: 50, after: 'person/p150' });
  expect(desk.element.querySelector('.desk-room .long-list-foot')).toBeNull();
});

it('finds a person who is not in the view', async () => {
  await show(450);
  await act(() => {
    const field = desk.element.querySelector<HTMLInputElement>('.desk-room .field-control')!;
    field.value = 'zoe';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await later(400);
  expect(asked().map(({ limit }) => limit)).toEqual([200, 200, 200]);
  const people = [...desk.element.querySelectorAll('.desk-room .person-name')];
  expect(people.map((one) => one.textContent)).toEqual(['Zo\u00eb Late']);
});

it('asks again for the aims it has asked for once something is done with one of them', async () => {
  await show(60);
  await press('.desk-current .long-list-foot', common.showMore);
  expect(desk.element.querySelector('.desk-current')?.textContent).toContain('Aim 30');
  all['aim/aim101'] = { ...all['aim/aim101'], text: 'Aim 1, changed meanwhile' };
  expect(desk.element.querySelector('.desk-current')?.textContent).not.toContain(
    'changed meanwhile',
  );
  await press('.desk-current', text.texts.hide);
  expect(desk.link.calls.some(({ method }) => method === 'text.hide')).toBe(true);
  await later(50);
  expect(asked().at(-1)).toMatchObject({ of: 'aim', activity: 'act2', limit: 200 });
  const shown = [...desk.element.querySelectorAll('.aim-body')]
    .map((one) => one.textContent)
    .join();
  expect(shown).toContain('changed meanwhile');
});
