import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { CallRefused } from '../../connection/errors';
import { ScreenPage } from '../screen/ScreenPage';
import { ObserverPage } from '../observer/ObserverPage';
import { DeskPage } from './DeskPage';
import { keyIn } from './page-key';
import { isShortcut } from './shortcuts';
import { pageForEachTest } from './testing/page';
import { fileNameOf } from './transcript';
import { byName, holds, presenceOf } from './people';
import type { Made } from './testing/workshop';

const desk = pageForEachTest();

const button = (words: string): HTMLButtonElement =>
  [...desk.element.querySelectorAll<HTMLButtonElement>('button.button')].find((one) =>
    one.textContent.includes(words),
  )!;
const press = (words: string) =>
  act(async () => {
    button(words).click();
    await Promise.resolve();
  });

describe('every page, with every kind and any number of people', () => {
  const kinds = ['introductions', 'aims', 'scores', 'board', 'breakout', 'words', null] as const;
  for (const Page of [DeskPage, ScreenPage, ObserverPage]) {
    for (const now of kinds) {
      it(`${Page.name}, ${now ?? 'nothing on'}: 0, 3 and 30 people, silent and loud`, async () => {
        for (const people of [0, 3, 30]) {
          for (const revealed of now === 'scores' || now === 'breakout' ? [false, true] : [false]) {
            const made: Made = {
              people,
              now,
              revealed,
              state: revealed ? 'closed' : 'open',
              reports: revealed,
              long: true,
            };
            await desk.show(made, Page);
            expect(desk.element.textContent).not.toMatch(/undefined|NaN|\[object|null/);
            expect(desk.element.textContent.length).toBeGreaterThan(20);
            await desk.clear();
          }
        }
      });
    }
  }
});

describe('the desk', () => {
  it('has one filled button, and it gives the next command', async () => {
    await desk.show({ people: 30, now: 'scores' });
    expect(desk.element.querySelectorAll('.button-main')).toHaveLength(1);
    await press('Close');
    expect(desk.link.calls.at(-1)).toEqual({
      method: 'activity.close',
      params: { activity: 'act3' },
    });
  });

  it('says a refusal beside what was pressed, and what to do', async () => {
    const refusal = {
      code: 1034,
      reason: 'results_seen',
      message: 'Somebody has seen the results.',
      retry: false,
    };
    await desk.show({ people: 30, now: 'scores', state: 'closed' }, DeskPage, (method) =>
      method === 'activity.open' ? new CallRefused(refusal) : { seq: 1 },
    );
    await press('Open again');
    await act(() => Promise.resolve());
    const place = button('Open again').parentElement;
    expect(place?.textContent).toContain('Somebody has seen the results.');
    expect(place?.textContent).toContain('Ask again');
  });

  it('merges the aims that are selected, with the wording given', async () => {
    await desk.show({ people: 12, now: 'aims' }, DeskPage, (method) =>
      method === 'aim.merge' ? { seq: 9, aim: 'aim99' } : { seq: 1 },
    );
    const boxes = [...desk.element.querySelectorAll<HTMLInputElement>('.aim-select input')].filter(
      (box) => !box.disabled,
    );
    await act(() => boxes[0]!.click());
    expect(desk.element.querySelector('.merge-bar')).toBeNull();
    await act(() =>
      [...desk.element.querySelectorAll<HTMLInputElement>('.aim-select input')]
        .filter((box) => !box.disabled)[1]!
        .click(),
    );
    expect(desk.element.querySelector('.merge-bar')).not.toBeNull();
    await act(async () => {
      desk.element
        .querySelector<HTMLFormElement>('.merge-bar')!
        .dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));
      await Promise.resolve();
    });
    const merge = desk.link.calls.find(({ method }) => method === 'aim.merge');
    expect((merge?.params as { aims: string[] }).aims).toHaveLength(2);
  });

  it('shows the room nothing that only the desk may see', async () => {
    const made: Made = { people: 30, now: 'scores', state: 'closed' };
    await desk.show(made, DeskPage);
    expect(desk.element.querySelector('.scores-number')).not.toBeNull();
    await desk.clear();
    await desk.show(made, ScreenPage);
    expect(desk.element.querySelector('.scores-number')).toBeNull();
    expect(desk.element.querySelector('.scores-count')?.textContent).toBe('30 of 30');
  });
});

describe('single keys', () => {
  const key = {
    key: ' ',
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    repeat: false,
    defaultPrevented: false,
  };

  it('are the page\u2019s own while nothing else wants them', () => {
    expect(isShortcut(key, document.body, false)).toBe(true);
    expect(isShortcut({ ...key, repeat: true }, document.body, false)).toBe(false);
    expect(isShortcut({ ...key, ctrlKey: true }, document.body, false)).toBe(false);
    expect(isShortcut(key, document.body, true)).toBe(false);
  });

  it('are left to whoever types or has the focus', () => {
    for (const name of ['input', 'textarea', 'select', 'button', 'summary']) {
      const element = document.createElement(name);
      desk.element.append(element);
      expect(isShortcut(key, element, false)).toBe(false);
    }
  });
});

describe('the key of a page', () => {
  it('is what stands in the fragment, and is remembered for a bare address', () => {
    expect(keyIn({ pathname: '/desk/w7', hash: '#lead.abc' })).toEqual({
      workshop: 'w7',
      token: 'lead.abc',
    });
    expect(keyIn({ pathname: '/desk/w7', hash: '' }).token).toBe('lead.abc');
    expect(keyIn({ pathname: '/screen/w7', hash: '' }).token).toBe('');
    expect(keyIn({ pathname: '/desk/%E0%A4', hash: '' }).workshop).toBe('%E0%A4');
  });
});

describe('people', () => {
  const person = (id: string, name: string, more: object = {}) => ({
    key: `person/${id}`,
    id,
    record: { name, sector: 'nhs', present: true, ...more },
  });

  it('are found without accents, in any order of words, the removed last', () => {
    const people = [
      person('p1', 'Zoë Ward', { removed: true }),
      person('p2', 'Chloé Davies', { organisation: 'County hospital' }),
      person('p3', 'Ana 10'),
      person('p4', 'Ana 9'),
    ];
    expect(holds('Chloé Davies County hospital', 'hospital chloe')).toBe(true);
    expect(holds('Chloé Davies County hospital', ' chloe  nobody')).toBe(false);
    expect(byName(people).map(({ id }) => id)).toEqual(['p4', 'p3', 'p2', 'p1']);
  });

  it('are removed before they are left, left before they are away', () => {
    const base = { name: 'A', sector: 'nhs', present: false };
    expect(presenceOf({ ...base, removed: true, left: true })).toBe('removed');
    expect(presenceOf({ ...base, left: true })).toBe('left');
    expect(presenceOf(base)).toBe('away');
    expect(presenceOf({ ...base, present: true })).toBe('present');
  });
});

describe('a transcript\u2019s file name', () => {
  it('comes from the title, and is never empty', () => {
    expect(fileNameOf('Joint working that works', 'md', 'transcript')).toBe(
      'joint-working-that-works-transcript.md',
    );
    expect(fileNameOf('中文', 'csv', 'transcript')).toBe('transcript.csv');
    expect(fileNameOf('../../etc', 'json', 'transcript')).toBe('etc-transcript.json');
  });
});
