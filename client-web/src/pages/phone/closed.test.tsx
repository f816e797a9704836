// What the phone says when there is nothing more to add.

import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ActivityRecord } from '../../state/record-types';
import { testLink, TestPage, type TestLink } from '../../testing/page';
import { aims } from './activities/Aims';
import { board } from './activities/Board';
import { breakout } from './activities/Breakout';
import { introductions } from './activities/Introductions';
import { words } from './activities/Words';
import { Phone } from './Phone';
import { activity, workshop } from './testing/records';

let link: TestLink;
let page: TestPage;

beforeEach(async () => {
  localStorage.clear();
  link = await testLink();
  link.put({ workshop, me: { person: 'p1', name: 'Ana', sector: 'nhs' } });
});
afterEach(() => {
  page.close();
  link.close();
});

it('says it is over once, with what I said, and no way to more of the same', () => {
  link.put({
    'activity/act1': activity('aims', { state: 'open', ends_at: Date.now() + 60_000 }),
    workshop: { ...workshop, now: 'act1', ended: true },
  });
  page = new TestPage(link, <Phone onLeave={() => undefined} onWithdraw={() => undefined} />);
  expect(page.text.split('This workshop has ended')).toHaveLength(2);
  expect(page.text).toContain('What I said');
  for (const gone of ['footer', '.phone-me', '.countdown', 'form'])
    expect(page.has(gone)).toBe(false);
});

it('says of what is closed and empty that it stayed so, not that it will appear', () => {
  const kinds = { introductions, aims, words, board, breakout };
  for (const [kind, { Activity }] of Object.entries(kinds)) {
    const record = activity(kind as ActivityRecord['kind'], {
      state: 'closed',
      columns: [{ id: 'time', label: 'Time' }],
    });
    page = new TestPage(link, <Activity id="act1" activity={record} open={false} />);
    expect(page.text).not.toMatch(/\byet\b|appear here|first|being made/);
    expect(page.text.length).toBeGreaterThan(5);
    page.close();
  }
});
