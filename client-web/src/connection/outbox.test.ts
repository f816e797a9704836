import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallRefused, ConnectionLost } from './errors';
import { Outbox } from './outbox';
import { settled } from './testing/fake-socket';

/** A link that the test holds in its hand: every call waits for the test to answer it. */
class HeldLink {
  readonly status = signal('ready');
  readonly calls: { method: string; params: object; id: string }[] = [];
  private listeners = new Set<() => void>();
  private answer:
    { resolve: (result: unknown) => void; reject: (error: Error) => void } | undefined;

  call<Result>(method: string, params: object, id = ''): Promise<Result> {
    this.calls.push({ method, params, id });
    return new Promise<Result>((resolve, reject) => {
      this.answer = { resolve: resolve as (result: unknown) => void, reject };
    });
  }

  onReady(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async accepts(result: object = { seq: 1 }): Promise<void> {
    this.answer?.resolve(result);
    await settled();
  }

  async refuses(reason: string, retry = false): Promise<void> {
    this.answer?.reject(new CallRefused({ code: 1000, reason, message: reason, retry }));
    await settled();
  }

  async goes(): Promise<void> {
    this.status.value = 'waiting';
    this.answer?.reject(new ConnectionLost());
    await settled();
  }

  async comes(): Promise<void> {
    this.status.value = 'ready';
    for (const listener of this.listeners) listener();
    await settled();
  }
}

let link: HeldLink;
let outbox: Outbox;
const states = () => outbox.commands.value.map((command) => command.state);
const reload = () => {
  outbox.close();
  link = new HeldLink();
  link.status.value = 'connecting';
  outbox = new Outbox(link, 'cg/outbox/w1/p1');
};

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  link = new HeldLink();
  outbox = new Outbox(link, 'cg/outbox/w1/p1');
});

afterEach(() => {
  outbox.clear();
  outbox.close();
  vi.useRealTimers();
});

it('sends at once, shows how it stands, and forgets what was answered', async () => {
  outbox.send('aim.post', { text: 'a' }, { about: 'new' });
  expect(states()).toEqual(['sent']);
  expect(localStorage.length).toBe(1);
  await link.accepts({ seq: 4, aim: 'aim1' });
  expect(outbox.about('new').value).toMatchObject({ state: 'done', result: { aim: 'aim1' } });
  expect(localStorage.length).toBe(0);
  await vi.advanceTimersByTimeAsync(5000);
  expect(states()).toEqual([]);
});

it('sends one after the other, in the order given', async () => {
  for (const text of ['a', 'b', 'c']) outbox.send('aim.post', { text }, { about: text });
  expect(link.calls).toHaveLength(1);
  await link.accepts();
  await link.accepts();
  expect(link.calls.map((call) => call.params)).toEqual([
    { text: 'a' },
    { text: 'b' },
    { text: 'c' },
  ]);
});

it('CM2: sends again with the same id after a cut', async () => {
  outbox.send('aim.post', { text: 'a' });
  await link.goes();
  expect(states()).toEqual(['waiting']);
  await link.comes();
  expect(link.calls).toHaveLength(2);
  expect(link.calls[1]).toEqual(link.calls[0]);
});

it('CM2: sends again with the same id and in the same order after a reload', async () => {
  link.status.value = 'waiting';
  const first = outbox.send('aim.post', { text: 'a' }, { about: 'a' });
  const second = outbox.send('aim.post', { text: 'b' }, { about: 'b' });
  reload();
  expect(states()).toEqual(['waiting', 'waiting']);
  await link.comes();
  await link.accepts();
  await link.accepts();
  expect(link.calls.map((call) => call.id)).toEqual([first.id, second.id]);
});

it('keeps a refused command with its sentence until it is dismissed, also through a reload', async () => {
  outbox.send('aim.post', { text: 'a' }, { about: 'a' });
  await link.refuses('activity_closed');
  expect(outbox.about('a').value?.refusal?.reason).toBe('activity_closed');
  reload();
  expect(states()).toEqual(['refused']);
  await link.comes();
  expect(link.calls).toHaveLength(0);
  outbox.dismiss(outbox.commands.value[0]?.id ?? '');
  expect(states()).toEqual([]);
  expect(localStorage.length).toBe(0);
});

it('goes on with the next one after a refusal', async () => {
  outbox.send('aim.post', { text: 'a' }, { about: 'a' });
  outbox.send('aim.post', { text: 'b' }, { about: 'b' });
  await link.refuses('text_too_long');
  expect(link.calls.at(-1)?.params).toEqual({ text: 'b' });
});

it('tries a refusal of the moment again by itself, and lets nothing overtake it', async () => {
  outbox.send('score.cast', { n: 7 }, { about: 's' });
  outbox.send('score.cast', { n: 8 }, { about: 's' });
  await link.refuses('storage_unavailable', true);
  expect(link.calls).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1000);
  expect(link.calls.map((call) => call.params)).toEqual([{ n: 7 }, { n: 7 }]);
  await link.accepts();
  expect(link.calls.at(-1)?.params).toEqual({ n: 8 });
});

it('CM4: sends a refused command again with a new id when asked to', async () => {
  const first = outbox.send('aim.post', { text: 'a' });
  await link.refuses('activity_not_open', true);
  outbox.again(first.id);
  expect(link.calls).toHaveLength(2);
  expect(link.calls[1]?.id).not.toBe(first.id);
  expect(outbox.commands.value).toHaveLength(1);
});

it('lets a newer command take the place of one that has never been sent, and of no other', async () => {
  outbox.send('score.cast', { n: 6 }, { about: 's', replaces: true });
  outbox.send('score.cast', { n: 7 }, { about: 's', replaces: true });
  outbox.send('score.cast', { n: 8 }, { about: 's', replaces: true });
  await link.accepts();
  await link.accepts();
  expect(link.calls.map((call) => call.params)).toEqual([{ n: 6 }, { n: 8 }]);
});

it('does not replace after a reload what may have had its effect already', async () => {
  outbox.send('score.cast', { n: 6 }, { about: 's', replaces: true });
  reload();
  outbox.send('score.cast', { n: 7 }, { about: 's', replaces: true });
  await link.comes();
  await link.accepts();
  expect(link.calls.map((call) => call.params)).toEqual([{ n: 6 }, { n: 7 }]);
});

it('tells who waits for it how it ended', async () => {
  const ending = outbox.sent('person.edit', { name: 'Ana' });
  await link.accepts();
  await expect(ending).resolves.toMatchObject({ state: 'done' });
});
