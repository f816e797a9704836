// What the desk's view does not hold is asked for page by page: to read on, and to be found.

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LinkContext } from '../../connection/link';
import { common } from '../../text/common';
import { deskText as text } from '../../text/desk';
import { DeskPage } from './DeskPage';
import { madeLink, type MadeLink } from './testing/link';

interface Asked {
  of: string;
  activity?: string;
  after?: string;
  limit: number;
}

let page: HTMLElement;
let link: MadeLink;
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

beforeEach(() => {
  vi.useFakeTimers();
  page = document.createElement('div');
  document.body.append(page);
});
afterEach(async () => {
  await act(() => render(null, page));
  page.remove();
  vi.useRealTimers();
});

const asked = (): Asked[] =>
  link.calls.filter(({ method }) => method === 'list.page').map(({ params }) => params as Asked);
const later = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const press = (within: string, words: string) =>
  act(async () => {
    const found = [...page.querySelectorAll<HTMLButtonElement>(`${within} button`)].find((one) =>
      one.textContent.includes(words),
    );
    found!.click();
    await vi.advanceTimersByTimeAsync(10);
  });

/** A desk whose view holds the last 5 of `count` people, and aims. */
async function show(count: number): Promise<void> {
  const answer = (method: string, params: object) =>
    method === 'list.page' ? pageOf(params as Asked) : { seq: 1 };
  link = madeLink({ people: 5, now: 'aims' }, answer);
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
  await act(() =>
    render(
      <LinkContext.Provider value={link}>
        <DeskPage />
      </LinkContext.Provider>,
      page,
    ),
  );
}

it('loads more people, a page at a time, until all are here', async () => {
  await show(70);
  expect(page.querySelector('.desk-room')?.textContent).toContain(text.lists.held(5, 76));
  await press('.desk-room', common.showMore);
  expect(asked()).toEqual([{ of: 'person', limit: 50 }]);
  expect(page.querySelector('.desk-room')?.textContent).toContain(text.lists.held(55, 76));
  await press('.desk-room .long-list-foot', common.showMore);
  expect(asked()[1]).toEqual({ of: 'person', limit: 50, after: 'person/p150' });
  expect(page.querySelector('.desk-room .long-list-foot')).toBeNull();
});

it('finds a person who is not in the view', async () => {
  await show(450);
  await act(() => {
    const field = page.querySelector<HTMLInputElement>('.desk-room .field-control')!;
    field.value = 'zoe';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await later(400);
  expect(asked().map(({ limit }) => limit)).toEqual([200, 200, 200]);
  const people = [...page.querySelectorAll('.desk-room .person-name')];
  expect(people.map((one) => one.textContent)).toEqual(['Zo\u00eb Late']);
});

it('asks again for the aims it has asked for once something is done with one of them', async () => {
  await show(60);
  await press('.desk-current .long-list-foot', common.showMore);
  expect(page.querySelector('.desk-current')?.textContent).toContain('Aim 30');
  all['aim/aim101'] = { ...all['aim/aim101'], text: 'Aim 1, changed meanwhile' };
  expect(page.querySelector('.desk-current')?.textContent).not.toContain('changed meanwhile');
  await press('.desk-current', text.texts.hide);
  expect(link.calls.some(({ method }) => method === 'text.hide')).toBe(true);
  await later(50);
  expect(asked().at(-1)).toMatchObject({ of: 'aim', activity: 'act2', limit: 200 });
  const shown = [...page.querySelectorAll('.aim-body')].map((one) => one.textContent).join();
  expect(shown).toContain('changed meanwhile');
});
