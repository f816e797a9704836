import { describe, expect, it } from 'vitest';
import type { ActivityRecord } from '../../state/record-types';
import { choicesOf, emptyForm, errorsOf, formOf, planOf, wholeNumber } from './plan-form';
import { scheduleOf } from './schedule';
import { stillSelected, toggled, wordingFrom } from './selection';
import { splitByGroups, splitBySize } from './split';

describe('the form of an activity', () => {
  const scores: ActivityRecord = {
    order: 0,
    kind: 'scores',
    title: 'Value',
    prompt: 'How much?',
    minutes: 10,
    state: 'draft',
    revealed: false,
    items: [
      { id: 'patients', label: 'Patients' },
      { id: 'nhs', label: 'The NHS' },
    ],
  };

  it('keeps the ids of lines that were only reworded', () => {
    expect(choicesOf('Patients\nThe health service', scores.items)).toEqual([
      { id: 'patients', label: 'Patients' },
      { id: 'nhs', label: 'The health service' },
    ]);
  });

  it('keeps ids when lines change places, and never gives one twice', () => {
    expect(choicesOf('The NHS\nPatients', scores.items).map(({ id }) => id)).toEqual([
      'nhs',
      'patients',
    ]);
    const three = choicesOf('Patients\nPatients\nPatients', scores.items).map(({ id }) => id);
    expect(new Set(three).size).toBe(3);
  });

  it('sends just what changed', () => {
    expect(planOf(formOf(scores), scores)).toEqual({});
    expect(planOf({ ...formOf(scores), minutes: '12' }, scores)).toEqual({ minutes: 12 });
  });

  it('makes a whole plan of a new one', () => {
    const form = { ...emptyForm('board'), title: ' Barriers ', list: 'Time\n\n Skills ' };
    expect(errorsOf(form)).toEqual({});
    expect(planOf(form)).toEqual({
      kind: 'board',
      title: 'Barriers',
      prompt: '',
      minutes: 10,
      dots: 3,
      columns: [
        { id: 'time', label: 'Time' },
        { id: 'skills', label: 'Skills' },
      ],
    });
  });

  it('says what is wrong, field by field', () => {
    const errors = errorsOf({ ...emptyForm('scores'), minutes: '7.5', list: '', amount: '' });
    expect(Object.keys(errors).sort()).toEqual(['list', 'minutes', 'title']);
    expect(errorsOf({ ...emptyForm('board'), title: 'A', list: 'x'.repeat(61) })).toHaveProperty(
      'list',
    );
    expect(errorsOf({ ...emptyForm('words'), title: 'A', amount: '11' })).toHaveProperty('amount');
  });

  it('takes whole numbers only', () => {
    expect(wholeNumber(' 5 ', 1, 10)).toBe(5);
    for (const bad of ['', '-1', '5.0', '5e1', '11', '0', 'five', '99999']) {
      expect(wholeNumber(bad, 1, 10)).toBeUndefined();
    }
  });
});

describe('the schedule', () => {
  const minute = 60_000;

  it('expects what is to come after what runs', () => {
    const slots = scheduleOf(
      [
        { id: 'a', minutes: 10, state: 'closed', opened_at: 0, closed_at: 14 * minute },
        { id: 'b', minutes: 20, state: 'open', opened_at: 15 * minute },
        { id: 'c', minutes: 5, state: 'draft' },
        { id: 'd', minutes: 5, state: 'draft' },
      ],
      20 * minute,
    );
    expect(slots[0]).toMatchObject({ plannedAt: 0, beganAt: 0, took: 14 });
    expect(slots[1]).toMatchObject({ plannedAt: 10 * minute, beganAt: 15 * minute });
    expect(slots[2]).toMatchObject({ plannedAt: 30 * minute, expectedAt: 35 * minute });
    expect(slots[3]?.expectedAt).toBe(40 * minute);
  });

  it('moves with the clock when an activity overruns', () => {
    const slots = scheduleOf(
      [
        { id: 'a', minutes: 10, state: 'open', opened_at: 0 },
        { id: 'b', minutes: 5, state: 'draft' },
      ],
      25 * minute,
    );
    expect(slots[1]?.expectedAt).toBe(25 * minute);
  });

  it('promises no times before anything has begun', () => {
    expect(scheduleOf([{ id: 'a', minutes: 10, state: 'draft' }], 5)).toEqual([{ id: 'a' }]);
  });
});

describe('selecting aims to merge', () => {
  const aim = (id: string, text: string, more: object = {}) => ({ id, record: { text, ...more } });

  it('forgets those that were merged, hidden or withdrawn meanwhile', () => {
    const aims = [
      aim('a', 'x'),
      aim('b', 'y', { merged_into: 's' }),
      aim('c', 'z', { hidden: true }),
    ];
    expect(stillSelected(new Set(['a', 'b', 'c', 'gone']), aims).map(({ id }) => id)).toEqual([
      'a',
    ]);
  });

  it('selects and lets go', () => {
    expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  });

  it('starts the wording from the one that says most', () => {
    expect(
      wordingFrom([aim('a', 'short'), aim('b', 'rather longer'), aim('c', 'the same len.')]),
    ).toBe('rather longer');
    expect(wordingFrom([])).toBe('');
  });
});

describe('what a split gives', () => {
  it('sizes differ by at most one', () => {
    expect(splitByGroups(20, 3)).toEqual({ groups: 3, least: 6, most: 7 });
    expect(splitBySize(20, 6)).toEqual({ groups: 4, least: 5, most: 5 });
    expect(splitBySize(21, 5)).toEqual({ groups: 5, least: 4, most: 5 });
  });

  it('is nothing when it cannot be', () => {
    expect(splitByGroups(3, 4)).toBeUndefined();
    expect(splitBySize(0, 5)).toBeUndefined();
    expect(splitByGroups(3, 0)).toBeUndefined();
  });
});
