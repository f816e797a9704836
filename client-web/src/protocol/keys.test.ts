// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isKind, keyOf, keyParts, unremembered } from './index';
import { methods, records } from './testing/contract';

describe('keys', () => {
  it.each([
    ['workshop', 'workshop', ''],
    ['aim/aim5', 'aim', 'aim5'],
    ['mine/aim/aim5', 'mine/aim', 'aim5'],
    ['mine/scores/act3', 'mine/scores', 'act3'],
    ['weather/today', 'weather', 'today'],
  ])('%s is of kind %s', (key, kind, id) => {
    expect(keyParts(key)).toEqual({ kind, id });
  });

  it('of every kind of the contract are understood', () => {
    for (const { kind, key } of records) {
      expect(keyParts(key.replace(/\{\w+\}/, 'x1')).kind).toBe(kind);
    }
  });

  it('are made and told apart', () => {
    expect(keyOf('mine/aim', 'aim5')).toBe('mine/aim/aim5');
    expect(isKind('mine/aim/aim5', 'aim')).toBe(false);
    expect(isKind('mine/aim/aim5', 'mine/aim')).toBe(true);
    expect(isKind('me', 'me')).toBe(true);
  });
});

describe('methods whose answers are not remembered', () => {
  it('are those of the contract', () => {
    expect([...unremembered].sort()).toEqual(
      Object.keys(methods)
        .filter((method) => !methods[method]?.remembered)
        .sort(),
    );
  });
});
