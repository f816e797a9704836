import { afterEach, expect, it } from 'vitest';
import type { Records } from '../../state/records';
import { phoneRecords } from './phone-records';
import { madeLink, type MadeLink } from './testing/link';
import type { Made } from './testing/workshop';

let stop: () => void = () => undefined;
afterEach(() => stop());

function preview(made: Made): { desk: MadeLink; phone: Records } {
  const desk = madeLink(made);
  const following = phoneRecords(desk.records, 'Somebody');
  stop = following.stop;
  return { desk, phone: following.records };
}

it('holds what a phone is sent, and nothing that only the desk may see', () => {
  const aims = preview({ people: 30, now: 'aims' }).phone;
  expect(aims.single('me')?.name).toBe('Somebody');
  expect(aims.all('aim').length).toBeGreaterThan(10);
  expect(aims.all('aim').some(({ record }) => record.hidden ?? record.merged_into)).toBe(false);
  expect(aims.all('person')).toEqual([]);
  expect(aims.single('health')).toBeUndefined();

  const peeked = preview({ people: 30, now: 'scores', state: 'closed' });
  expect(peeked.desk.records.of('scores', 'act3')?.items).toBeDefined();
  expect(peeked.phone.of('scores', 'act3')?.items).toBeUndefined();

  const groups = preview({ people: 30, now: 'breakout' }).phone;
  expect(groups.of('mine/group', 'act5')?.id).toBe('g1');
  expect(new Set(groups.all('idea').map(({ record }) => record.group))).toEqual(new Set(['g1']));
  expect(groups.all('group').some(({ record }) => record.help !== undefined)).toBe(false);
});

it('follows the desk until it is stopped', () => {
  const { desk, phone } = preview({ people: 3, now: 'aims' });
  const blank = (blanked: boolean) => {
    const workshop = { ...desk.records.single('workshop'), blanked };
    desk.records.apply({ epoch: 'e', seq: 9, put: { workshop }, remove: [] });
  };
  blank(true);
  expect(phone.single('workshop')?.blanked).toBe(true);
  stop();
  blank(false);
  expect(phone.single('workshop')?.blanked).toBe(true);
});
