import { describe, expect, it } from 'vitest';
import { compareIds } from '../../state/order';
import { Records } from '../../state/records';
import { countFitting, nextStart, partsOf } from './fit';
import { tableLayout } from './tables';
import { isLoopback } from '../../components/LoopbackWarning';
import { joinAddress, spacedCode } from './join-address';
import { agendaOf, aimsOf, ideasOf, introductionsOf, scoresOf, wordsOf } from './model';
import { madeWorkshop } from '../desk/testing/workshop';

describe('fitting', () => {
  const box = { top: 0, bottom: 100, right: 100 };
  const row = (bottom: number, right = 100) => ({ top: bottom - 30, bottom, right });

  it('counts what lies within the box', () => {
    expect(countFitting([row(30), row(60), row(90), row(120)], box)).toBe(3);
    expect(countFitting([row(30), row(60)], box)).toBe(2);
    expect(countFitting([], box)).toBe(0);
  });

  it('shows at least one, however large', () => {
    expect(countFitting([row(400), row(500)], box)).toBe(1);
  });

  it('forgives the rounding of a pixel', () => {
    expect(countFitting([row(100.6)], box)).toBe(1);
    expect(countFitting([row(50), row(100.9)], box)).toBe(2);
  });

  it('turns to the next page and back to the first', () => {
    expect(nextStart(0, 6, 21)).toBe(6);
    expect(nextStart(18, 3, 21)).toBe(0);
    expect(nextStart(0, 0, 5)).toBe(1);
  });

  it('cuts columns into even parts', () => {
    expect(partsOf([1, 2, 3, 4, 5, 6, 7], 5)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
    expect(partsOf([1, 2], 5)).toEqual([[1, 2]]);
    expect(partsOf([], 5)).toEqual([[]]);
  });
});

describe('tables on the wall', () => {
  const table = (lines: number, longest = 14) => ({ lines, longest, title: 9 });
  const of = (count: number, lines: number) =>
    tableLayout(Array.from({ length: count }, () => table(lines)));

  it('are written large while there are few, and never below the smallest type', () => {
    expect(of(2, 3)).toEqual({ columns: 2, scale: 2 });
    expect(of(1, 1).scale).toBe(2);
    expect(of(6, 5).scale).toBeGreaterThan(1);
    expect(of(40, 5)).toEqual({ columns: 4, scale: 1 });
    expect(of(3, 13).scale).toBeLessThan(1.2);
  });

  it('are no larger because of a name that is cut anyway', () => {
    const long = tableLayout([table(3, 80), table(3, 80)]);
    expect(long).toEqual(tableLayout([table(3, 22), table(3, 22)]));
  });
});

describe('an address that phones cannot reach', () => {
  it('is one of the computer itself', () => {
    for (const host of [
      '127.0.0.1:8080',
      '127.1.2.3',
      'localhost:8080',
      'a.localhost',
      '[::1]:8080',
      '0.0.0.0:8080',
    ])
      expect(isLoopback(`http://${host}/join/K7MQ4P`)).toBe(true);
    for (const host of ['192.168.1.5:8080', 'example.org', '10.0.0.127', 'localhost.example.org'])
      expect(isLoopback(`http://${host}/join/K7MQ4P`)).toBe(false);
    expect(isLoopback('nonsense')).toBe(false);
  });
});

describe('how to join', () => {
  it('is the address without scheme and code', () => {
    expect(joinAddress({ join_url: 'https://example.org/join/K7MQ4P', code: 'K7MQ4P' })).toBe(
      'example.org/join',
    );
    expect(joinAddress({ join_url: 'http://192.168.1.5:8080/join/k7mq4p', code: 'K7MQ4P' })).toBe(
      '192.168.1.5:8080/join',
    );
    expect(joinAddress({ join_url: 'https://example.org/join?code=1', code: 'K7MQ4P' })).toBe(
      'example.org/join',
    );
  });

  it('is the code in two halves', () => {
    expect(spacedCode('K7MQ4P')).toBe('K7M Q4P');
    expect(spacedCode('K7M')).toBe('K7M');
  });
});

describe('what the room sees', () => {
  const recordsOf = (...made: Parameters<typeof madeWorkshop>) => {
    const records = new Records();
    records.apply(madeWorkshop(...made));
    return records;
  };

  it('has the agenda in its order', () => {
    expect(
      agendaOf(recordsOf({ people: 3, now: 'aims' })).map(({ record }) => record.order),
    ).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('leaves out what is hidden or merged, and orders aims by common ground', () => {
    const aims = aimsOf(recordsOf({ people: 30, now: 'aims' }), 'act2');
    expect(aims.map(({ id }) => id)).not.toContain('aim7');
    expect(aims.map(({ id }) => id)).not.toContain('aim2');
    const ground = aims.map(({ record }) => record.common_ground ?? -1);
    expect(ground).toEqual([...ground].sort((a, b) => b - a));
  });

  it('has the newest introduction first, without those hidden', () => {
    const entries = introductionsOf(recordsOf({ people: 30, now: 'introductions' }), 'act1');
    expect(entries[0]?.id).toBe('p21');
    expect(entries.map(({ id }) => id)).not.toContain('p6');
  });

  it('keeps scores secret that the desk has peeked at', () => {
    const records = recordsOf({ people: 30, now: 'scores', state: 'closed' });
    const activity = agendaOf(records)[2]!;
    expect(records.of('scores', 'act3')?.items).toBeDefined();
    expect(scoresOf(records, activity)).toEqual({ round: 1, eligible: 30, voted: 30 });
  });

  it('leaves hidden ideas and words out', () => {
    expect(
      ideasOf(recordsOf({ people: 30, now: 'board' }), 'act4').map(({ id }) => id),
    ).not.toContain('idea5');
    const records = new Records();
    const words = {
      people: 2,
      words: [
        { word: 'fun', people: 2 },
        { word: 'rude', people: 1, hidden: true },
      ],
    };
    records.apply({ epoch: 'e', seq: 1, put: { 'words/act6': words }, remove: [] });
    expect(wordsOf(records, 'act6')?.words.map(({ word }) => word)).toEqual(['fun']);
  });

  it('orders ids by number', () => {
    expect(['aim10', 'aim9', 'aim1'].sort(compareIds)).toEqual(['aim1', 'aim9', 'aim10']);
  });
});
