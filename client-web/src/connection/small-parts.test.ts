import { expect, it } from 'vitest';
import { backoffMs } from './backoff';
import { endingOf } from './close-codes';
import { commandId } from './command-id';
import { keepMembership, keptMembership, plainCode } from './credentials';
import { keep, kept, keptKeys } from './kept';

it('CM1: a command id is 22 characters of 128 random bits', () => {
  const ids = new Set(Array.from({ length: 500 }, commandId));
  expect(ids.size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  const used = new Set([...ids].join(''));
  expect(used.size).toBe(64);
});

it('waits between half and whole of a delay that doubles from 0.3 s to 10 s', () => {
  expect(backoffMs(0, () => 0)).toBe(150);
  expect(backoffMs(0, () => 1)).toBe(300);
  expect(backoffMs(3, () => 1)).toBe(2400);
  expect(backoffMs(6, () => 1)).toBe(10_000);
  expect(backoffMs(10_000, () => 1)).toBe(10_000);
});

it('knows which close codes mean to stay away', () => {
  for (const code of [1000, 1001, 1006, 1011, 4000, 4001, 4002, 4499]) {
    expect(endingOf(code)).toBeUndefined();
  }
  expect(endingOf(4501)).toBe('removed');
  expect(endingOf(4777)).toBe('policy');
});

it('JN1: compares codes in any case, without spaces and hyphens', () => {
  expect(plainCode(' k7m-q4p ')).toBe('K7MQ4P');
  keepMembership('k7m q4p', { workshop: 'w1', person: 'p1', token: 't' });
  expect(keptMembership('K7MQ4P')).toEqual({ workshop: 'w1', person: 'p1', token: 't' });
  expect(keptMembership('OTHER1')).toBeUndefined();
});

it('keeps values where the browser forbids storage', () => {
  const real = globalThis.localStorage;
  const forbidden = () => {
    throw new Error('forbidden');
  };
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: forbidden });
  try {
    keep('cg/test/a', { n: 1 });
    expect(kept('cg/test/a')).toEqual({ n: 1 });
    expect(keptKeys('cg/test/')).toEqual(['cg/test/a']);
  } finally {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      value: real,
      writable: true,
    });
  }
});
